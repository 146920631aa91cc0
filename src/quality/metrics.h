// Everything there is to say about scores at a threshold: the counts and every metric of the table, in its order.
//
// A new metric is one function and one line of the table; whoever prints an evaluation prints whatever it holds.
#pragma once

#include "base/run.h"
#include "quality/calibration_errors.h"
#include "quality/confusion.h"
#include "quality/curves.h"
#include "quality/interval.h"
#include "quality/scores.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace logreg {

struct Metric {
  std::string_view name;        // for programs: "roc_auc"
  std::string_view label;       // for people: "ROC AUC"
  std::optional<double> value;  // nothing where it is undefined, or too large for a double
  bool is_share = true;         // it lies between -1 and 1, or is a loss; else no value is special
  std::optional<Interval> interval = {};
  std::string_view interval_method = {};  // wilson, delong, normal or bootstrap
  std::optional<double> baseline = {};
};

struct Evaluation {
  std::size_t rows = 0;  // the only count without weights
  double weight_sum = 0;
  double positives = 0;
  double negatives = 0;
  std::optional<double> prevalence;
  double threshold = 0;
  Confusion confusion;
  HosmerLemeshow hosmer_lemeshow;
  std::vector<Metric> metrics;       // names and labels live as long as the program
  std::optional<double> level = {};  // of the intervals; nothing: there are none, and no baselines
};

Evaluation evaluate(const Scores& scores, double threshold, const Run& run = Run());

struct IntervalOptions {
  double level = 0.95;
  std::size_t bootstrap = 0;  // samples for the metrics that have no other interval
  std::uint64_t seed = 0;
};

// With intervals and baselines; `ranking`: of these scores. Weights count rows. Intervals of shares: Wilson; of ROC AUC
// and Gini: DeLong; of losses, calibration intercept and slope: from their standard errors; of the others: the
// bootstrap; none of the no-information rate, Kolmogorov-Smirnov and the calibration error. Baselines: every row gets
// the prevalence as its probability, and the commoner class as its prediction (the negative one of two equals), which
// takes no look at the columns.
Evaluation evaluate(const Scores& scores, const Ranking& ranking, double threshold, const IntervalOptions& intervals,
                    const Run& run = Run());

// The first metrics of the table: those that are functions of the confusion matrix.
std::vector<Metric> metrics_at_threshold(const Confusion& confusion);

// The log loss of always saying the prevalence: the least that can be had without looking at the columns.
std::optional<double> prevalence_log_loss(const Evaluation& evaluation);

// The names of the table, in its order.
std::vector<std::string_view> metric_names();

// The metric of that name; nullptr if the table has none. It lives as long as the evaluation.
const Metric* find_metric(const Evaluation& evaluation, std::string_view name);

}  // namespace logreg
