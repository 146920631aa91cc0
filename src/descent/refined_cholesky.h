// The Cholesky factor of the information, to nearly as many digits as the rows have.
//
// The information X'WX has the square of X's condition: a term of which the others leave a part of 1e-8 is lost in its
// rounding. Where its factor L may be that bad, the rows are whitened by it, u = L^-1 x, and their products summed
// again: the factor R of that sum is near to the identity, and L R is the factor of X'WX with the condition of X alone
// (CholeskyQR2: Yamamoto, Nakatsukasa, Yanagisawa and Fukaya 2015). Something is added to the diagonal where else L
// might not exist (shifted CholeskyQR: Fukaya, Kannan, Nakatsukasa, Yamamoto and Yanagisawa 2020).
#pragma once

#include "descent/linear_algebra.h"
#include "descent/objective.h"

#include <optional>
#include <span>

namespace logreg {

// Of a squared term the part that the terms before it leave. Below this, the factor of X'WX itself is not to be
// trusted.
inline constexpr double least_sure_part = 1e-8;

// Whether all terms keep more than that. Asked of X'X: where rows stop to count, because the data are separated, a
// factor of X'WX may lose terms for good.
bool is_sure(const Cholesky& factor);

bool is_sure(const std::optional<Cholesky>& factor);

// sum_i factor_i / W u_i u_i' of the whitened rows u_i = L^-1 x_i, no factor negative. Without an intercept its first
// row is that of the identity.
SymmetricMatrix whitened_products(const Objective& objective, const Cholesky& whitener, std::span<const double> factors);

// Of the information at the weights last evaluated. One pass, and up to three more where terms nearly depend on others.
// Nothing if no row says anything about some direction.
std::optional<Cholesky> information_factor(Objective& objective);

}  // namespace logreg
