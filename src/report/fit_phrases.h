// The phrases in which reports tell of a fit: its method and penalty, how it ended, and how sure it is.
#pragma once

#include "base/sentence.h"
#include "model/model.h"
#include "model/training.h"

#include <cstddef>
#include <optional>
#include <string>

namespace logreg {

std::string method(const TrainingOptions& options, bool intercept);
std::string penalty(const ModelPenalty& penalty);  // none, or l1 = 0.1, l2 = 0.1 on ...
// mean log loss + 0.1 sum|w| + 0.05 sum w^2; ...
std::string objective(const ModelPenalty& penalty, bool intercept);
// 3 of 8 terms; where there are none, from what l1 on.
std::string nonzero_terms(std::size_t nonzero, std::size_t terms, const std::optional<double>& largest_l1,
                          SettingWords words);
std::string why_it_stopped(StopReason stop, SettingWords words);  // the tolerance is met
// Converged in ..., or why not.
std::string outcome(const Minimum& fit, const TrainingOptions& options, SettingWords words);
std::string separation(const TrainingRecord& record);  // none, or which, by what terms, on how many rows
// What standard errors are made from; no clusters: their number is not said.
std::string std_errors(const Model& model, std::size_t clusters = 0);

// Bounds on the distance from the minimum, rounded up; none below what rounding leaves undecided is claimed.
std::string loss_bound(double gap);
std::string error_bound(double error);  // of a coefficient, in units of its standard error

}  // namespace logreg
