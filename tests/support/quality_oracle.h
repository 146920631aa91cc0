// Slow, obvious second implementations of the metrics: every formula as a textbook states it, in long double,
// every pair and every threshold visited. They share no code with what they check.
#pragma once

#include "quality/scores.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace logreg::oracle {

using Real = long double;

inline Real probability(const Scores& s, std::size_t row) {
  return 1 / (1 + std::exp(-static_cast<Real>(s.logits[row])));
}

// Weight of the rows for which `holds(row)`.
template <typename Condition>
Real weight_where(const Scores& s, Condition holds) {
  Real sum = 0;
  for (std::size_t row = 0; row < s.logits.size(); ++row) {
    if (holds(row)) sum += s.weights.empty() ? 1.0 : s.weights[row];
  }
  return sum;
}

inline Real weight_of_class(const Scores& s, int label) {
  return weight_where(s, [&](std::size_t row) { return s.labels[row] == label; });
}

inline Real weight_at_or_above(const Scores& s, int label, double logit) {
  return weight_where(s, [&](std::size_t row) { return s.labels[row] == label && s.logits[row] >= logit; });
}

inline bool has_both_classes(const Scores& s) {
  return weight_of_class(s, 0) > 0 && weight_of_class(s, 1) > 0;
}

// All pairs of a positive and a negative row.
inline std::optional<double> roc_auc(const Scores& s) {
  if (!has_both_classes(s)) return std::nullopt;
  Real won = 0, all = 0;
  for (std::size_t i = 0; i < s.logits.size(); ++i) {
    for (std::size_t j = 0; j < s.logits.size(); ++j) {
      if (s.labels[i] != 1 || s.labels[j] != 0) continue;
      const Real weight = s.weights.empty() ? Real{1} : static_cast<Real>(s.weights[i]) * s.weights[j];
      all += weight;
      if (s.logits[i] > s.logits[j]) won += weight;
      if (s.logits[i] == s.logits[j]) won += weight / 2;
    }
  }
  return static_cast<double>(won / all);
}

// The variance of the area as a U statistic of two samples: sums over all pairs of pairs (DeLong, DeLong and
// Clarke-Pearson 1988, equation 4 to 6), each row by itself.
inline std::optional<double> roc_auc_variance(const Scores& s) {
  const auto psi = [&](std::size_t i, std::size_t j) -> Real {
    return s.logits[i] > s.logits[j] ? 1 : (s.logits[i] == s.logits[j] ? 0.5L : 0);
  };
  std::vector<std::size_t> positives, negatives;
  for (std::size_t i = 0; i < s.logits.size(); ++i) (s.labels[i] == 1 ? positives : negatives).push_back(i);
  if (positives.size() < 2 || negatives.size() < 2) return std::nullopt;
  const Real m = positives.size(), n = negatives.size();
  Real area = 0;
  for (const std::size_t i : positives) {
    for (const std::size_t j : negatives) area += psi(i, j) / (m * n);
  }
  Real of_positives = 0, of_negatives = 0;
  for (const std::size_t i : positives) {
    Real component = 0;
    for (const std::size_t j : negatives) component += psi(i, j) / n;
    of_positives += (component - area) * (component - area) / (m - 1);
  }
  for (const std::size_t j : negatives) {
    Real component = 0;
    for (const std::size_t i : positives) component += psi(i, j) / m;
    of_negatives += (component - area) * (component - area) / (n - 1);
  }
  return static_cast<double>(of_positives / m + of_negatives / n);
}

// Distinct thresholds from the greatest down, each counted afresh over all rows.
inline std::optional<double> average_precision(const Scores& s) {
  if (!has_both_classes(s)) return std::nullopt;
  const std::set<double, std::greater<>> thresholds(s.logits.begin(), s.logits.end());
  Real sum = 0, recall_before = 0;
  for (const double threshold : thresholds) {
    const Real tp = weight_at_or_above(s, 1, threshold);
    const Real fp = weight_at_or_above(s, 0, threshold);
    if (tp + fp == 0) continue;
    const Real recall = tp / weight_of_class(s, 1);
    sum += (recall - recall_before) * (tp / (tp + fp));
    recall_before = recall;
  }
  return static_cast<double>(sum);
}

inline std::optional<double> ks(const Scores& s) {
  if (!has_both_classes(s)) return std::nullopt;
  Real greatest = 0;
  for (const double threshold : s.logits) {
    const Real tpr = weight_at_or_above(s, 1, threshold) / weight_of_class(s, 1);
    const Real fpr = weight_at_or_above(s, 0, threshold) / weight_of_class(s, 0);
    greatest = std::max(greatest, std::abs(tpr - fpr));
  }
  return static_cast<double>(greatest);
}

// Pearson's correlation of two 0/1 variables: the predicted class and the actual one.
inline std::optional<double> mcc(const Scores& s, double threshold) {
  const auto predicted = [&](std::size_t row) { return probability(s, row) > threshold; };
  const Real all = weight_where(s, [](std::size_t) { return true; });
  if (all == 0) return std::nullopt;
  const Real mean_label = weight_of_class(s, 1) / all;
  const Real mean_predicted = weight_where(s, predicted) / all;
  const Real both = weight_where(s, [&](std::size_t row) { return s.labels[row] == 1 && predicted(row); }) / all;
  const Real variances = mean_label * (1 - mean_label) * mean_predicted * (1 - mean_predicted);
  if (variances < 1e-15L) return std::nullopt;
  return static_cast<double>((both - mean_label * mean_predicted) / std::sqrt(variances));
}

// (observed agreement - expected) / (1 - expected).
inline std::optional<double> kappa(const Scores& s, double threshold) {
  const auto predicted = [&](std::size_t row) { return probability(s, row) > threshold; };
  const Real all = weight_where(s, [](std::size_t) { return true; });
  if (all == 0) return std::nullopt;
  const Real label = weight_of_class(s, 1) / all;
  const Real positive = weight_where(s, predicted) / all;
  const Real expected = label * positive + (1 - label) * (1 - positive);
  if (1 - expected < 1e-15L) return std::nullopt;
  const Real observed = weight_where(s, [&](std::size_t row) { return predicted(row) == (s.labels[row] == 1); }) / all;
  return static_cast<double>((observed - expected) / (1 - expected));
}

// `loss(probability of the actual class)`, averaged.
template <typename Loss>
std::optional<double> mean_loss(const Scores& s, Loss loss) {
  Real sum = 0, all = 0;
  for (std::size_t row = 0; row < s.logits.size(); ++row) {
    const Real weight = s.weights.empty() ? 1.0 : s.weights[row];
    const Real p = probability(s, row);
    sum += weight * loss(s.labels[row] == 1 ? p : 1 - p);
    all += weight;
  }
  if (all == 0) return std::nullopt;
  return static_cast<double>(sum / all);
}

inline std::optional<double> log_loss(const Scores& s) {
  return mean_loss(s, [](Real p) { return -std::log(p); });
}

inline std::optional<double> brier_score(const Scores& s) {
  return mean_loss(s, [](Real p) { return (1 - p) * (1 - p); });
}

}  // namespace logreg::oracle
