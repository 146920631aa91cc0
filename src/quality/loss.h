// How far the probabilities are from the labels: weighted means over the rows, undefined without weight.
//
// Both are computed from the logit and nothing is clipped: a confident mistake costs what it costs.
#pragma once

#include "base/run.h"
#include "quality/scores.h"

#include <optional>

namespace logreg {

struct MeanLosses {
  std::optional<double> log_loss;     // -log(probability of the actual class), natural
  std::optional<double> brier_score;  // (probability - label)^2; Brier 1950, one class
};

// Finite logits only.
MeanLosses mean_losses(const Scores& scores, const Run& run = Run());

}  // namespace logreg
