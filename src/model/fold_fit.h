// The fit of some rows of a design, and what it says of all of them: what a cross-validation is made of.
#pragma once

#include "base/run.h"
#include "data/fold_designs.h"
#include "descent/descent.h"
#include "fit/fit.h"
#include "model/training.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

// What a fit is told, which may depend on its rows: balanced class weights do, and penalties that were counted by rows.
// Any thread may call it. The start, if there is one, is of the terms of the whole design.
using OptionsOf = std::function<TrainingOptions(const Design&)>;

struct FoldFit {
  FoldDesign fold;
  TrainingOptions options;
  Fit fit;
  std::vector<double> logits;  // of all rows of the whole, after the correction for the prior
};

// The whole's weights in the units of the data, one for each of its terms: where fits of most of its rows begin, too.
// Nothing where they are no estimate.
std::optional<Start> start_of_folds(const Design& whole, const Fit& fit);

// learn[i] != 0: the fit sees row i. `start`: where an automatic descent may begin; of the terms of the whole.
FoldFit fit_rows(const FoldDesigns& designs, std::span<const std::uint8_t> learn, const OptionsOf& options_of,
                 const std::optional<Start>& start, const Run& run);

}  // namespace logreg
