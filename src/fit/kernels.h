// The loops over the rows of a block, where the time goes. Plain loops over arrays that the compiler vectorises.
//
// Sums run in a fixed number of lanes, so that their order, and with it every bit, does not depend on the width of
// the machine's registers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace logreg::kernels {

// z_i += weight * x_i
void add_scaled(double* z, const double* x, double weight, std::size_t rows);

// z_i += effect[code_i]
void add_levels(double* z, const std::uint32_t* codes, const double* effect, std::size_t rows);

// Returns sum_i w_i (softplus(z_i) - y_i z_i), and leaves w_i (sigmoid(z_i) - y_i) in `residual`.
// `weights` may be null: 1 each.
double losses(const double* z, const double* labels, const double* weights, double* residual, std::size_t rows);

// curvature_i = w_i p_i (1 - p_i)
void curvatures(const double* z, const double* weights, double* curvature, std::size_t rows);

double sum(const double* a, std::size_t rows);
double dot(const double* a, const double* b, std::size_t rows);

// sum[code_i] += a_i
void sum_by_level(const double* a, const std::uint32_t* codes, double* sum, std::size_t rows);

// The largest |a_i - b_i|; NaN differences are passed over.
double largest_difference(const double* a, const double* b, std::size_t rows);

}  // namespace logreg::kernels
