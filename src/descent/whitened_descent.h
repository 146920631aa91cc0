// Gradient descent without a learning rate.
//
// Plain gradient descent zig-zags because inputs are correlated. In the coordinates that a metric M = L L' whitens
// (u = L' t) the surface is nearly round: each step is a gradient step there, t -= step M^-1 gradient. The first
// metric is the Fisher information at the weights of the intercept alone, which is X'X times a constant
// (X'X/4 bounds the Hessian everywhere: Boehning and Lindsay 1988); later ones are the Fisher information at current
// weights (natural gradient, Amari 1998; for this loss Newton's method). Under one metric steps have the length of
// Barzilai and Borwein (1988). They are halved until the objective falls below the largest of the last few (Grippo,
// Lampariello and Lucidi 1986).
//
// A metric need not be exact. Where there are many more rows than it needs, it is computed from a part of them: it
// then costs little, and each pass for loss and gradient still brings the minimum nearer by a large factor.
//
// It stops on the Newton decrement sqrt(g' H^-1 g): with H the information of all rows, half its square is how far the
// objective is above its minimum, and sqrt(W) times it bounds how far any weight is off in units of its standard
// error, both up to a factor that tends to 1 (Nesterov and Nemirovskii 1994; Bach 2010 for the logistic loss).
//
// Beyond dense_terms the metric is an ArrowheadPreconditioner. With one wide column that is the information, and all
// else stays the same. With several it is not, and each direction is improved by conjugate gradients until it is that
// of the information; what is stopped on then is the length of the gradient as the metric measures it.
#pragma once

#include "base/run.h"
#include "descent/descent.h"
#include "descent/linear_algebra.h"
#include "descent/objective.h"

#include <optional>

namespace logreg {

// `gram` is weighted_gram(metric_stride(...)) of X, absent beyond dense_terms.
Descent whitened_descent(Objective& objective, const std::optional<SymmetricMatrix>& gram, StartingPoint start,
                         const DescentOptions& options, Growth growth, const Run& run);

}  // namespace logreg
