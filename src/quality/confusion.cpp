#include "quality/confusion.h"

#include "base/moments.h"
#include "fit/neuron.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace logreg {

namespace {

std::optional<double> ratio(double numerator, double denominator) {
  if (denominator == 0) return std::nullopt;
  return numerator / denominator;
}

double predicted_positive(const Confusion& c) {
  return c.true_positive + c.false_positive;
}

double predicted_negative(const Confusion& c) {
  return c.true_negative + c.false_negative;
}

// Numerator of both kappa and mcc: 0 when the prediction is independent of the class.
double determinant(const Confusion& c) {
  return c.true_positive * c.true_negative - c.false_positive * c.false_negative;
}

}  // namespace

Confusion count(const Scores& scores, double threshold) {
  assert(scores.labels.size() == scores.rows());
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  Sum cells[2][2];  // [actual][predicted]
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    const bool predicted = sigmoid(scores.logits[row]) > threshold;
    cells[scores.labels[row] != 0][predicted].add(scores.weight(row));
  }
  return {.true_positive = cells[1][1].value(),
          .false_positive = cells[0][1].value(),
          .true_negative = cells[0][0].value(),
          .false_negative = cells[1][0].value()};
}

double weight_sum(const Confusion& c) {
  return positives(c) + negatives(c);
}

double positives(const Confusion& c) {
  return c.true_positive + c.false_negative;
}

double negatives(const Confusion& c) {
  return c.true_negative + c.false_positive;
}

std::optional<double> prevalence(const Confusion& c) {
  return ratio(positives(c), weight_sum(c));
}

std::optional<double> accuracy(const Confusion& c) {
  return ratio(c.true_positive + c.true_negative, weight_sum(c));
}

std::optional<double> no_information_rate(const Confusion& c) {
  return ratio(std::max(positives(c), negatives(c)), weight_sum(c));
}

std::optional<double> balanced_accuracy(const Confusion& c) {
  const auto of_positives = recall(c);
  const auto of_negatives = specificity(c);
  if (!of_positives || !of_negatives) return std::nullopt;
  return (*of_positives + *of_negatives) / 2;
}

std::optional<double> precision(const Confusion& c) {
  return ratio(c.true_positive, predicted_positive(c));
}

std::optional<double> recall(const Confusion& c) {
  return ratio(c.true_positive, positives(c));
}

std::optional<double> specificity(const Confusion& c) {
  return ratio(c.true_negative, negatives(c));
}

std::optional<double> npv(const Confusion& c) {
  return ratio(c.true_negative, predicted_negative(c));
}

std::optional<double> f1(const Confusion& c) {
  return ratio(2 * c.true_positive, 2 * c.true_positive + c.false_positive + c.false_negative);
}

std::optional<double> mcc(const Confusion& c) {
  // Two roots of two factors each: for a perfect prediction they are the exact margins, and the result is exactly 1.
  return ratio(determinant(c),
               std::sqrt(positives(c) * predicted_positive(c)) * std::sqrt(negatives(c) * predicted_negative(c)));
}

std::optional<double> kappa(const Confusion& c) {
  // (observed - expected) / (1 - expected) agreement, both sides multiplied by weight_sum^2 / 2.
  const double disagreement_by_chance = positives(c) * predicted_negative(c) + negatives(c) * predicted_positive(c);
  return ratio(2 * determinant(c), disagreement_by_chance);
}

}  // namespace logreg
