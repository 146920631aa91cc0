// Gradient descent without a learning rate.
//
// Plain gradient descent zig-zags because inputs are correlated. In the coordinates that a metric M = L L' whitens
// (u = L' t) the surface is nearly round: each step is a gradient step there, t -= step M^-1 gradient. The first
// metric is the Fisher information at the weights of the intercept alone, which is X'X times a constant
// (X'X/4 bounds the Hessian everywhere: Boehning and Lindsay 1988); three steps use it, with the step length of
// Barzilai and Borwein (1988). Then the metric is the Fisher information at the current weights, refreshed each step
// (natural gradient, Amari 1998; for this loss Newton's method). Steps are halved until the objective falls below
// the largest of the last few (Grippo, Lampariello and Lucidi 1986).
//
// It stops on the Newton decrement sqrt(g' H^-1 g): with H the information, half its square is how far the objective
// is above its minimum, and sqrt(W) times it bounds how far any weight is off in units of its standard error, both
// up to a factor that tends to 1 (Nesterov and Nemirovskii 1994; Bach 2010 for the logistic loss).
//
// Beyond dense_terms the metric is the diagonal of the information, refreshed now and then, and every step has
// the length of Barzilai and Borwein.
#pragma once

#include "base/run.h"
#include "fit/fit.h"
#include "fit/matrix.h"
#include "fit/objective.h"

#include <optional>

namespace logreg {

// `gram` is objective.gram(), absent beyond dense_terms.
Descent whitened_descent(Objective& objective, const std::optional<SymmetricMatrix>& gram, const FitOptions& options,
                         const Run& run);

}  // namespace logreg
