// Each row's logit by a fit that has not seen it, and what the figures of these are.
//
// Repeats are ways to deal the rows into folds; every fold of each is held out once, and everything is learned from the
// others. Figures are made fold by fold, since scores of different fits are not comparable: a ROC AUC of pooled rows is
// biased against the model, for with stratified noise each fold's fit leans away from what it does not see.
#pragma once

#include "model/fold_fit.h"
#include "quality/folds.h"
#include "quality/interval.h"
#include "quality/metrics.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace logreg {

struct HeldOutFold {
  std::size_t repeat = 0;
  std::size_t fold = 0;    // from 1
  std::size_t unseen = 0;  // rows with a level that has no coefficient
  bool converged = true;
  bool separated = false;
  // Of separated data: a row held out is on the wrong side, and as the fit goes to its limit its loss grows for ever.
  bool loss_has_no_bound = false;
};

struct CrossValidation {
  std::vector<Folds> repeats;               // of the rows of the design
  std::vector<std::vector<double>> logits;  // of each repeat, of each row; NaN where it is never held out
  std::vector<HeldOutFold> folds;           // one repeat after another

  bool holds_out(std::size_t repeat, std::size_t row) const { return repeats[repeat].of_row[row] > 0; }
};

// Throws Error (data) where the rows outside a fold are of one class.
CrossValidation cross_validate(const FoldDesigns& designs, std::vector<Folds> repeats, const OptionsOf& options_of,
                               const std::optional<Start>& start, const Run& run);

// A figure over folds: the mean, weighted by the rows' weights; its standard error from the spread over folds; an
// interval from the rows within folds. Of several repeats the means of these. Nothing where no fold has it.
struct FoldFigure {
  std::string_view metric;
  std::optional<double> value = {};
  std::optional<double> std_error = {};
  std::optional<Interval> interval = {};
  std::size_t folds = 0;  // that have it
};

// Of all metrics of the table, in its order. `rows`: labels and weights of the rows of the design; its logits are not
// looked at.
std::vector<FoldFigure> fold_figures(const CrossValidation& validation, const Scores& rows, double threshold,
                                     double level, const Run& run);

// The rows of one fold as they were scored.
Scores held_out(const CrossValidation& validation, std::size_t repeat, std::size_t fold, const Scores& rows);
// Those of all folds of a repeat.
Scores held_out(const CrossValidation& validation, std::size_t repeat, const Scores& rows);

}  // namespace logreg
