// Where a descent begins.
//
// At the null model, or at weights that were handed in or found in a part of the rows, if they are better. The minimum
// over every k-th block of rows is off by about as much as an estimate from so few rows is unsure; from there the
// descent over all rows needs fewer steps than from the null model, and their preconditioner stays good.
//
// A level of a wide categorical column with few rows, all or nearly all of one class, has its effect far out: Newton's
// method goes there by about 1 a step, for the curvature shrinks as fast as the gradient. But with all other weights as
// they are, the best effect of a level is the solution of an equation of its own,
//
//   share (sigmoid(z) - y) + penalty effect(z) = 0
//
// with its share of the rows, its mean label y and the logit z that its mean probability corresponds to. So the widest
// columns are set to that one after another.
#pragma once

#include "descent/arrowhead_layout.h"
#include "descent/descent.h"
#include "descent/linear_algebra.h"
#include "descent/null_model.h"
#include "descent/objective.h"

#include <optional>
#include <vector>

namespace logreg {

// The null model, or the start (p + 1 weights) where its objective is lower: the point last evaluated. The objective of
// the null model is its loss: a penalty has nothing to add.
StartingPoint starting_point(Objective& objective, const NullModel& null,
                             const std::optional<std::vector<double>>& start);

// `point` is the one last evaluated, of the intercept alone; it is replaced by one that is no worse, evaluated last.
// A pass for each column, at most three.
void start_levels(Objective& objective, const ArrowheadShape& shape, Point& point);

// The p + 1 weights that minimise the objective over a part of the rows; nothing where such a part would not be small,
// or says too little: few rows of either class for each term, or no minimum. `gram` as for whitened_descent().
std::optional<std::vector<double>> sampled_start(const Objective& objective, const SymmetricMatrix& gram,
                                                 const NullModel& null, const DescentOptions& options);

}  // namespace logreg
