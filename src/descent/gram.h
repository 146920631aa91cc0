// Sums over the rows of factor x product of two columns, for every pair of them: what a Gram or information matrix is
// made of before its terms are centred and scaled.
//
//   sum_i factor_i u_i v_i,   u and v among: the constant 1, numeric columns as they are stored, 0/1 columns of levels
//
// n rows, s columns: n s^2 / 2 products of numbers, but of levels only where a row has them.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/kernels.h"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace logreg {

// Of all columns that have some of the terms. Only columns up to the row's own are filled.
struct PairSums {
  PairSums(const Design& design, std::span<const Term> terms);
  double* row(std::size_t i) { return sums.data() + i * size; }
  std::size_t index(const Term& term) const;  // its row

  std::vector<std::size_t> numeric;        // of the design
  std::vector<std::size_t> numeric_index;  // of each numeric column of the design among the rows
  std::vector<std::size_t> categorical;    // of the design
  std::vector<std::size_t> level_begin;    // of each of them among the rows
  std::size_t size;
  std::vector<double> sums;  // size x size
};

// Puts the factor of each row of the block with this number into `factors`.
using BlockFactors = std::function<void(std::size_t b, double* factors)>;

// Over every `stride`-th block of rows. `shard_begin`: of each shard the first block, and one more at the end; small
// matrices are summed per shard.
PairSums pair_sums(const Design& design, const Kernels& kernels, std::span<const std::size_t> shard_begin,
                   const BlockFactors& factors, std::size_t stride, std::span<const Term> terms, const Run& run);

}  // namespace logreg
