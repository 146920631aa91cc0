#include "quality/confusion.h"

#include "descent/kernels.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace logreg {

namespace {

std::optional<double> ratio(double numerator, double denominator) {
  if (denominator == 0) return std::nullopt;
  return numerator / denominator;
}

// Numerator of both kappa and mcc: 0 when the prediction is independent of the class.
double determinant(const Confusion& c) {
  return c.true_positive * c.true_negative - c.false_positive * c.false_negative;
}

}  // namespace

Confusion count(const Scores& scores, double threshold, const Run& run) {
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  const auto cells = sums_over_rows<4>(scores, run, [&](std::size_t begin, std::size_t end) {
    const std::size_t rows = end - begin;
    std::array<double, rows_a_piece> found;
    const double* probabilities = found.data();
    if (scores.are_probabilities()) {
      probabilities = scores.probabilities.data() + begin;
    } else {
      kernels.probabilities(scores.logits.data() + begin, rows, found.data());
    }
    std::array<double, 4> sums{};  // actual, then predicted
    for (std::size_t i = 0; i < rows; ++i) {
      const std::size_t cell = (scores.labels[begin + i] != 0 ? 2U : 0U) + (probabilities[i] > threshold ? 1U : 0U);
      sums[cell] += scores.weight(begin + i);
    }
    return sums;
  });
  return {.true_positive = cells[3], .false_positive = cells[1], .true_negative = cells[0], .false_negative = cells[2]};
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

double predicted_positive(const Confusion& c) {
  return c.true_positive + c.false_positive;
}

double predicted_negative(const Confusion& c) {
  return c.true_negative + c.false_negative;
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
