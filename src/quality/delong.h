// The variance of the area under the ROC curve (DeLong, DeLong and Clarke-Pearson 1988), from ranks and so in the time
// of a walk over them (Sun and Xu 2014).
//
// The component of a positive row is the share of the negatives below it, that of a negative row the share of the
// positives above it, ties counting one half. The area is the mean of either, and
//
//   variance = S_positive / m + S_negative / n
//
// with the sample variances S of the components over m positives and n negatives. Row weights count rows.
#pragma once

#include "base/run.h"
#include "quality/curves.h"
#include "quality/scores.h"

#include <optional>
#include <vector>

namespace logreg {

// Undefined with one row of a class or none.
std::optional<double> roc_auc_variance(const Ranking& ranking);

// The component of each row.
std::vector<double> roc_components(const Scores& scores, const Ranking& ranking, const Run& run = Run());

// The variance of the mean over positives plus the mean over negatives of `components`: of the difference of two areas,
// if they are differences of two models' components on the same rows.
std::optional<double> roc_variance(const Scores& scores, const std::vector<double>& components, const Run& run = Run());

}  // namespace logreg
