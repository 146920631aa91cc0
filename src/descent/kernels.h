// The loops over the rows of a block, where the time goes, in one table for each instruction set.
//
// All tables hold the same source, compiled for wider and wider registers: every sum runs in `lanes` lanes that are
// added in one fixed order, and no multiplication is fused with an addition, so that the bits are the same in all.
#pragma once

#include "base/instruction_set.h"

#include <cstddef>
#include <cstdint>

namespace logreg {

struct Kernels {
  static constexpr std::size_t lanes = 8;

  // z_i = constant + sum_j weights_j x_ij, added up column by column. x: a pointer for each column of `rows` numbers.
  void (*logits)(double* z, std::size_t rows, double constant, const double* const* x, std::size_t columns,
                 const double* weights);

  // z_i += effects[codes_i]
  void (*add_levels)(double* z, std::size_t rows, const std::uint32_t* codes, const double* effects);

  // z_i += effects[codes_i] x_i
  void (*add_slopes)(double* z, std::size_t rows, const std::uint32_t* codes, const double* x, const double* effects);

  // Returns sum_i w_i (softplus(z_i) - y_i z_i), and leaves w_i (sigmoid(z_i) - y_i) in `residuals`.
  // `weights` may be null: 1 each. `scratch` has room for `rows` numbers.
  double (*losses)(const double* z, std::size_t rows, const double* labels, const double* weights, double* residuals,
                   double* scratch);

  // probabilities_i = sigmoid(z_i)
  void (*probabilities)(const double* z, std::size_t rows, double* probabilities);

  // irls_weights_i = w_i p_i (1 - p_i)
  void (*irls_weights)(const double* z, std::size_t rows, const double* weights, double* irls_weights);

  double (*sum)(const double* a, std::size_t rows);

  // sums_j += sum_i a_i x_ij
  void (*add_products)(const double* a, std::size_t rows, const double* const* x, std::size_t columns, double* sums);

  // sums_r,j += sum_i a_r,i x_i,j for each of four vectors a_r: what add_products does, four times, sooner.
  void (*add_products_of_four)(const double* const* a, std::size_t rows, const double* const* x, std::size_t columns,
                               double* const* sums);

  // sums[codes_i] += a_i
  void (*add_by_level)(const double* a, std::size_t rows, const std::uint32_t* codes, double* sums);

  // sums[codes_i] += a_i x_i
  void (*add_products_by_level)(const double* a, std::size_t rows, const std::uint32_t* codes, const double* x,
                                double* sums);

  // scaled_i = a_i b_i
  void (*multiply)(const double* a, const double* b, std::size_t rows, double* scaled);

  // The largest |a_i - b_i|; differences that are NaN are passed over.
  double (*largest_difference)(const double* a, const double* b, std::size_t rows);
};

// Nothing the processor does not have is given: the next smaller set instead.
const Kernels& kernels(InstructionSet wanted);

}  // namespace logreg
