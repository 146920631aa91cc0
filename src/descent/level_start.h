// Where a descent over the levels of wide categorical columns begins.
//
// A level with few rows, all or nearly all of one class, has its effect far out: Newton's method goes there by about 1
// a step, for the curvature shrinks as fast as the gradient. But with all other weights as they are, the best effect
// of a level is the solution of an equation of its own,
//
//   share (sigmoid(z) - y) + penalty effect(z) = 0
//
// with its share of the rows, its mean label y and the logit z that its mean probability corresponds to. So the widest
// columns are set to that one after another.
#pragma once

#include "descent/arrowhead_preconditioner.h"
#include "descent/objective.h"

namespace logreg {

// `point` is the one last evaluated, of the intercept alone; it is replaced by one that is no worse, evaluated last.
// A pass for each column, at most three.
void start_levels(Objective& objective, const ArrowheadShape& shape, Point& point);

}  // namespace logreg
