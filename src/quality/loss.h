// How far the probabilities are from the labels: weighted means over the rows, undefined without weight.
//
// Both are computed from the logit and nothing is clipped: a confident mistake costs what it costs.
#pragma once

#include "quality/scores.h"

#include <optional>

namespace logreg {

std::optional<double> mean_log_loss(const Scores& scores);  // -log(probability of the actual class), natural
std::optional<double> brier_score(const Scores& scores);    // (probability - label)^2; Brier 1950, one class

}  // namespace logreg
