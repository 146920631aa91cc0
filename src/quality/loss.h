// How far the probabilities are from the labels: weighted means over the rows, undefined without weight.
//
// Both are computed from the logit and nothing is clipped: a confident mistake costs what it costs.
#pragma once

#include "base/run.h"
#include "quality/scores.h"

#include <optional>

namespace logreg {

// -log(probability of the actual class), natural
std::optional<double> mean_log_loss(const Scores& scores, const Run& run = Run());
// (probability - label)^2; Brier 1950, one class
std::optional<double> brier_score(const Scores& scores, const Run& run = Run());

}  // namespace logreg
