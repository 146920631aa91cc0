#include "quality/metrics.h"

#include "base/elementary.h"
#include "base/parallel.h"
#include "inference/distributions.h"
#include "quality/bootstrap.h"
#include "quality/calibration_fit.h"
#include "quality/delong.h"
#include "quality/loss.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>

namespace logreg {

namespace {

struct Evidence {
  Confusion confusion;
  const Ranking& ranking;
  std::vector<CalibrationBin> bins = {};
  MeanLosses losses = {};
  CalibrationFit calibration = {};
};

using Definition = std::optional<double> (*)(const Evidence&);

template <auto metric>
std::optional<double> from_confusion(const Evidence& evidence) {
  return metric(evidence.confusion);
}

template <auto metric>
std::optional<double> from_ranking(const Evidence& evidence) {
  return metric(evidence.ranking);
}

template <auto member>
std::optional<double> from_losses(const Evidence& evidence) {
  return evidence.losses.*member;
}

template <auto member>
std::optional<double> from_calibration(const Evidence& evidence) {
  return evidence.calibration.*member;
}

constexpr double tenth = 0.1;

std::optional<double> gain_10(const Evidence& evidence) {
  return gain(evidence.ranking, tenth);
}

std::optional<double> lift_10(const Evidence& evidence) {
  const auto share = gain(evidence.ranking, tenth);
  if (!share) return std::nullopt;
  return *share / tenth;
}

std::optional<double> ece(const Evidence& evidence) {
  return expected_calibration_error(evidence.bins);
}

constexpr double infinity = std::numeric_limits<double>::infinity();

using IntervalOf = std::optional<Interval> (*)(double value, const Evidence& evidence, double z);

template <auto count, auto all>
std::optional<Interval> wilson(double, const Evidence& evidence, double z) {
  const double rows = all(evidence.confusion);
  if (!(rows > 0)) return std::nullopt;
  return wilson_interval(count(evidence.confusion), rows, z);
}

std::optional<Interval> delong(double area, const Evidence& evidence, double z) {
  const auto variance = roc_auc_variance(evidence.ranking);
  if (!variance) return std::nullopt;
  return normal_interval(area, *variance, z, 0, 1);
}

std::optional<Interval> delong_of_gini(double value, const Evidence& evidence, double z) {
  auto interval = delong((value + 1) / 2, evidence, z);
  if (interval) *interval = {2 * interval->low - 1, 2 * interval->high - 1};
  return interval;
}

// The mean of rows whose losses have this variance.
template <auto member>
std::optional<Interval> of_mean_loss(double value, const Evidence& evidence, double z) {
  const auto& variance = evidence.losses.*member;
  if (!variance) return std::nullopt;
  return normal_interval(value, *variance / weight_sum(evidence.confusion), z, 0, infinity);
}

template <auto member>
std::optional<Interval> of_calibration(double value, const Evidence& evidence, double z) {
  const auto& variance = evidence.calibration.*member;
  if (!variance) return std::nullopt;
  return normal_interval(value, *variance, z, -infinity, infinity);
}

// Methods without a formula.
constexpr std::string_view resampled = "bootstrap";
// What is a maximum, or a sum of distances, grows by chance: the bootstrap's intervals miss the truth.
constexpr std::string_view no_interval = "none";

struct Entry {
  std::string_view name;
  std::string_view label;
  Definition definition;
  std::string_view method = resampled;
  IntervalOf interval = nullptr;
  bool is_share = true;
};

double right(const Confusion& c) {
  return c.true_positive + c.true_negative;
}

double true_positives(const Confusion& c) {
  return c.true_positive;
}

double true_negatives(const Confusion& c) {
  return c.true_negative;
}

constexpr Entry table[] = {
    {"accuracy", "Accuracy", from_confusion<accuracy>, "wilson", wilson<right, weight_sum>},
    {"no_information_rate", "No information rate", from_confusion<no_information_rate>, no_interval},
    {"balanced_accuracy", "Balanced accuracy", from_confusion<balanced_accuracy>},
    {"precision", "Precision", from_confusion<precision>, "wilson", wilson<true_positives, predicted_positive>},
    {"recall", "Recall", from_confusion<recall>, "wilson", wilson<true_positives, positives>},
    {"specificity", "Specificity", from_confusion<specificity>, "wilson", wilson<true_negatives, negatives>},
    {"npv", "Negative predictive value", from_confusion<npv>, "wilson", wilson<true_negatives, predicted_negative>},
    {"f1", "F1", from_confusion<f1>},
    {"mcc", "Matthews correlation", from_confusion<mcc>},
    {"kappa", "Cohen's kappa", from_confusion<kappa>},
    // Those above are functions of the confusion matrix.
    {"roc_auc", "ROC AUC", from_ranking<roc_auc>, "delong", delong},
    {"average_precision", "Average precision", from_ranking<average_precision>},
    {"log_loss", "Log loss", from_losses<&MeanLosses::log_loss>, "normal",
     of_mean_loss<&MeanLosses::log_loss_variance>},
    {"brier_score", "Brier score", from_losses<&MeanLosses::brier_score>, "normal",
     of_mean_loss<&MeanLosses::brier_variance>},
    {"ks", "Kolmogorov-Smirnov", from_ranking<ks>, no_interval},
    {"gini", "Gini", from_ranking<gini>, "delong", delong_of_gini},
    {"lift_10", "Lift at 10%", lift_10, resampled, nullptr, false},
    {"gain_10", "Gain at 10%", gain_10},
    {"calibration_intercept", "Calibration intercept", from_calibration<&CalibrationFit::intercept>, "normal",
     of_calibration<&CalibrationFit::intercept_variance>, false},
    {"calibration_slope", "Calibration slope", from_calibration<&CalibrationFit::slope>, "normal",
     of_calibration<&CalibrationFit::slope_variance>, false},
    {"ece", "Calibration error (10 bins)", ece, no_interval},
};

// Row weights near the ends of what a double holds make products overflow: then there is no number to give.
std::optional<double> finite(std::optional<double> value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

Evaluation of_evidence(const Evidence& evidence, std::size_t rows, double threshold, const Run& run) {
  const Confusion& confusion = evidence.confusion;
  Evaluation evaluation{.rows = rows,
                        .weight_sum = weight_sum(confusion),
                        .positives = positives(confusion),
                        .negatives = negatives(confusion),
                        .prevalence = finite(prevalence(confusion)),
                        .threshold = threshold,
                        .confusion = confusion,
                        .hosmer_lemeshow = hosmer_lemeshow(evidence.bins),
                        .metrics = {}};
  evaluation.metrics.resize(std::size(table));
  parallel_for(run, std::size(table), [&](std::size_t i) {
    evaluation.metrics[i] = {table[i].name, table[i].label, finite(table[i].definition(evidence)), table[i].is_share};
  });
  return evaluation;
}

Evidence evidence_of(const Scores& scores, const Ranking& ranking, double threshold, const Run& run) {
  return {count(scores, threshold, run), ranking, calibration_bins(ranking, usual_calibration_bins, run),
          mean_losses(scores, run), calibration_fit(scores, ranking, run)};
}

void set_interval(Metric& metric, const std::optional<Interval>& interval, std::string_view method) {
  if (!metric.value || !interval || !std::isfinite(interval->low) || !std::isfinite(interval->high)) return;
  metric.interval = interval;
  metric.interval_method = method;
}

void add_intervals(Evaluation& evaluation, const Evidence& evidence, const IntervalOptions& options, const Run& run) {
  const double z = normal_critical_value(options.level);
  std::vector<std::size_t> places;  // of those that are resampled
  std::vector<std::optional<double>> estimates;
  for (std::size_t i = 0; i < std::size(table); ++i) {
    Metric& metric = evaluation.metrics[i];
    if (table[i].method == resampled) {
      places.push_back(i);
      estimates.push_back(metric.value);
    }
    if (table[i].interval == nullptr || !metric.value) continue;
    set_interval(metric, table[i].interval(*metric.value, evidence, z), table[i].method);
  }
  const auto figures = [&](const Resample& sample) {
    const Evidence of_sample{sample.confusion, sample.ranking};
    std::vector<std::optional<double>> values;
    values.reserve(places.size());
    for (const std::size_t place : places) values.push_back(finite(table[place].definition(of_sample)));
    return values;
  };
  const auto intervals =
      bootstrap_intervals(evidence.ranking, evaluation.threshold, estimates, figures,
                          {.samples = options.bootstrap, .seed = options.seed, .level = options.level}, run);
  for (std::size_t k = 0; k < places.size(); ++k) {
    set_interval(evaluation.metrics[places[k]], intervals[k], resampled);
  }
}

void add_baselines(Evaluation& evaluation, const Run& run) {
  if (!evaluation.prevalence) return;
  const double p = *evaluation.prevalence;
  constexpr double half = 0.5;
  const Scores dull{{}, {1, 0}, {evaluation.positives, evaluation.negatives}, {p, p}};
  const Ranking ranking(dull, run);
  const Evaluation of_dull = of_evidence(evidence_of(dull, ranking, half, run), dull.rows(), half, run);
  for (std::size_t i = 0; i < std::size(table); ++i) evaluation.metrics[i].baseline = of_dull.metrics[i].value;
}

}  // namespace

Evaluation evaluate(const Scores& scores, double threshold, const Run& run) {
  const Ranking ranking(scores, run);
  return of_evidence(evidence_of(scores, ranking, threshold, run), scores.rows(), threshold, run);
}

Evaluation evaluate(const Scores& scores, const Ranking& ranking, double threshold, const IntervalOptions& intervals,
                    const Run& run) {
  const Evidence evidence = evidence_of(scores, ranking, threshold, run);
  Evaluation evaluation = of_evidence(evidence, scores.rows(), threshold, run);
  add_intervals(evaluation, evidence, intervals, run);
  add_baselines(evaluation, run);
  evaluation.level = intervals.level;
  return evaluation;
}

std::vector<Metric> metrics_at_threshold(const Confusion& confusion) {
  static const Ranking none{Scores()};
  const Evidence evidence{confusion, none};
  std::vector<Metric> metrics;
  for (const Entry* entry = table; entry->name != "roc_auc"; ++entry) {
    metrics.push_back({entry->name, entry->label, finite(entry->definition(evidence)), entry->is_share});
  }
  return metrics;
}

std::optional<double> prevalence_log_loss(const Evaluation& evaluation) {
  const double all = elementary::log(evaluation.weight_sum);
  double loss = 0;
  for (const double of_class : {evaluation.positives, evaluation.negatives}) {
    if (!(of_class > 0)) return std::nullopt;
    loss -= of_class / evaluation.weight_sum * (elementary::log(of_class) - all);
  }
  return finite(loss);
}

std::vector<std::string_view> metric_names() {
  std::vector<std::string_view> names;
  for (const Entry& entry : table) names.push_back(entry.name);
  return names;
}

const Metric* find_metric(const Evaluation& evaluation, std::string_view name) {
  const auto found = std::ranges::find(evaluation.metrics, name, &Metric::name);
  return found == evaluation.metrics.end() ? nullptr : &*found;
}

}  // namespace logreg
