// A start near the minimum, at a small part of the cost of getting there.
//
// The minimum over every so manieth block of rows is off by about as much as an estimate from so few rows is unsure.
// From there the descent over all rows needs fewer steps than from the null model, and their metric stays good.
#pragma once

#include "descent/descent.h"
#include "descent/linear_algebra.h"
#include "descent/null_model.h"
#include "descent/objective.h"

#include <optional>
#include <vector>

namespace logreg {

// The weights that minimise the objective over a part of the rows; nothing where such a part would not be small, or
// says too little: few rows of either class for each term, or no minimum. `gram` and `null` as for whitened_descent().
std::optional<std::vector<double>> sampled_start(const Objective& objective, const SymmetricMatrix& gram,
                                                 const NullModel& null, const DescentOptions& options);

}  // namespace logreg
