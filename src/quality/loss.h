// How far the probabilities are from the labels: weighted means over the rows, undefined without weight.
//
// Both are computed from the logit, where there is one, and nothing is clipped: a confident mistake costs what it
// costs, and one made with the probability 0 has no end.
#pragma once

#include "base/run.h"
#include "quality/scores.h"

#include <optional>

namespace logreg {

struct MeanLosses {
  std::optional<double> log_loss;     // -log(probability of the actual class), natural
  std::optional<double> brier_score;  // (probability - label)^2; Brier 1950, one class
  // Of one row's loss about that mean, with the weights as counts of rows: sum w (loss - mean)^2 / (sum w - 1).
  std::optional<double> log_loss_variance = {};
  std::optional<double> brier_variance = {};
};

// Finite logits only.
MeanLosses mean_losses(const Scores& scores, const Run& run = Run());

}  // namespace logreg
