#include "quality/metrics.h"

#include "base/elementary.h"
#include "base/parallel.h"
#include "quality/curves.h"
#include "quality/loss.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace logreg {

namespace {

struct Evidence {
  const Confusion& confusion;
  const Ranking& ranking;
  MeanLosses losses;
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

struct Entry {
  std::string_view name;
  std::string_view label;
  Definition definition;
};

constexpr Entry table[] = {
    {"accuracy", "Accuracy", from_confusion<accuracy>},
    {"no_information_rate", "No information rate", from_confusion<no_information_rate>},
    {"balanced_accuracy", "Balanced accuracy", from_confusion<balanced_accuracy>},
    {"precision", "Precision", from_confusion<precision>},
    {"recall", "Recall", from_confusion<recall>},
    {"specificity", "Specificity", from_confusion<specificity>},
    {"npv", "Negative predictive value", from_confusion<npv>},
    {"f1", "F1", from_confusion<f1>},
    {"mcc", "Matthews correlation", from_confusion<mcc>},
    {"kappa", "Cohen's kappa", from_confusion<kappa>},
    // Those above are functions of the confusion matrix.
    {"roc_auc", "ROC AUC", from_ranking<roc_auc>},
    {"average_precision", "Average precision", from_ranking<average_precision>},
    {"log_loss", "Log loss", from_losses<&MeanLosses::log_loss>},
    {"brier_score", "Brier score", from_losses<&MeanLosses::brier_score>},
    {"ks", "Kolmogorov-Smirnov", from_ranking<ks>},
};

// Row weights near the ends of what a double holds make products overflow: then there is no number to give.
std::optional<double> finite(std::optional<double> value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace

Evaluation evaluate(const Scores& scores, double threshold, const Run& run) {
  const Confusion confusion = count(scores, threshold, run);
  const Ranking ranking(scores, run);
  Evaluation evaluation{.rows = scores.rows(),
                        .weight_sum = weight_sum(confusion),
                        .positives = positives(confusion),
                        .negatives = negatives(confusion),
                        .prevalence = finite(prevalence(confusion)),
                        .threshold = threshold,
                        .confusion = confusion,
                        .metrics = {}};
  const Evidence evidence{confusion, ranking, mean_losses(scores, run)};
  evaluation.metrics.resize(std::size(table));
  parallel_for(run, std::size(table), [&](std::size_t i) {
    evaluation.metrics[i] = {table[i].name, table[i].label, finite(table[i].definition(evidence))};
  });
  return evaluation;
}

std::vector<Metric> metrics_at_threshold(const Confusion& confusion) {
  static const Ranking none{Scores()};
  const Evidence evidence{confusion, none, {}};
  std::vector<Metric> metrics;
  for (const Entry* entry = table; entry->name != "roc_auc"; ++entry) {
    metrics.push_back({entry->name, entry->label, finite(entry->definition(evidence))});
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
