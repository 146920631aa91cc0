// Gradient descent as textbooks give it: constant or decaying learning rate, all rows or mini-batches.
//
// Start at weights 0, unless told otherwise. Epoch e = 0, 1, ...: rate = R / (1 + D e). gd: one step with the mean
// gradient of all rows. sgd: the rows are shuffled, then one step for each batch in order with the mean gradient of
// that batch (the last may be short). weights -= rate * gradient, the bias too. With l1 each step is followed by its
// proximal step, in which a weight moves rate * l1 nearer to zero and stops there (ISTA: Beck and Teboulle 2009); the
// norm of the gradient is that of the shortest subgradient. When numbers overflow it ends at the last point that is
// finite.
#pragma once

#include "base/run.h"
#include "descent/descent.h"
#include "descent/objective.h"

#include <vector>

namespace logreg {

// In the coordinates of the objective: raw columns if its design is not standardised.
Descent textbook_descent(Objective& objective, std::vector<double> start, const DescentOptions& options,
                         const Run& run);

}  // namespace logreg
