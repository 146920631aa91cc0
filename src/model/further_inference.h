// What there is to say of a training beyond the table of terms: tests of columns, marginal effects, profile intervals,
// rows left out. Where it does not exist, why.
#pragma once

#include "base/run.h"
#include "data/derivation.h"
#include "data/design.h"
#include "data/encoding.h"
#include "model/training.h"

#include <optional>

namespace logreg {

// What a fit was made of.
struct FitData {
  Design& design;
  const std::optional<Derivation>& derivation;  // of its columns, unless they are those of the file
  const EncodedInputs* inputs = nullptr;        // those of the file; null: they have been let go
};

// Fills in training.further, and the intervals of its table if they are profiles.
void infer_further(Training& training, const FitData& data, const Run& run);
// The same; where somebody stops it, the model is whole without it.
void infer_unless_interrupted(Training& training, const FitData& data, const Run& run);

// Why a training has no standard errors.
NotInferred why_no_errors(const Training& training);

}  // namespace logreg
