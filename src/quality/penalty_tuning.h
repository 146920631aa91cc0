// The strength of a penalty chosen by cross-validation: paths of fits over all rows and outside each fold, judged by
// the rows of the fold.
//
// For each ratio of l1 the sequence of lambdas is that of the path over all rows (see penalty_path), and every fold
// goes along the same one. A figure's mean and standard error over folds are cv.glmnet's (see mean_over_folds); of
// folds of fewer than three rows each, every row is its own fold in this, as there.
//
//   best   where the mean is best, of all ratios; of equal ones the strongest penalty
//   1se    with the ratio of the best, the strongest penalty whose mean is within one standard error of the best mean
#pragma once

#include "base/run.h"
#include "data/fold_designs.h"
#include "fit/penalty_path.h"
#include "model/fold_fit.h"
#include "quality/folds.h"
#include "quality/scores.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct TuningOptions {
  std::vector<double> l1_ratios = {1};
  LambdaOptions lambda;
  std::vector<double> lambdas;  // these, strong to weak, in place of a sequence
  std::string metric = "log_loss";
  bool all_metrics = false;  // those of tuned_metrics, too
  double threshold = 0.5;    // of metrics that have one
};

// Metrics by which a penalty can be chosen.
std::vector<std::string> tuning_metrics();
bool more_is_better(std::string_view metric);

struct TunedFigure {
  std::string metric;
  std::optional<double> mean;
  std::optional<double> std_error;
};

struct TunedPoint {
  PathPoint fit;  // of all rows
  double lambda = 0;
  std::vector<TunedFigure> figures;  // the metric that decides first
};

struct TunedPath {
  double l1_ratio = 1;
  std::vector<TunedPoint> points;  // strong to weak
  std::size_t best = 0;
  std::size_t one_se = 0;
};

struct Tuning {
  std::vector<TunedPath> paths;
  std::size_t best = 0;  // of the paths
  std::size_t folds = 0;
  std::size_t repeats = 0;
  bool row_by_row = false;         // each row is its own fold in means and standard errors
  std::size_t not_certain = 0;     // points, of all rows or of folds, without their certificate
  std::size_t without_metric = 0;  // folds that do not have the metric, such as a ROC AUC of one class
  std::size_t unseen = 0;          // rows, over all repeats, with a level that the fit of the others did not have

  const TunedPath& path() const { return paths[best]; }
};

// `rows`: labels and weights of the rows of the design. `options_of`: of the fits, whose penalty is not looked at.
// Throws Error (data) where no fold has the metric.
Tuning tune_penalty(const FoldDesigns& designs, const std::vector<Folds>& repeats, const OptionsOf& options_of,
                    const Scores& rows, const TuningOptions& options, const Run& run);

}  // namespace logreg
