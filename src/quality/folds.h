// Which row is held out when: the folds of a cross-validation, and one part of the rows as a test.
//
// Rows are dealt at random, by the seed alone, so that every fold has its part of each stratum: those of one class in
// turn, the next class going on where the one before ended. Groups are not torn apart: in a random order, the larger
// ones first, each goes to the fold that has least of what it brings (sum over strata of n_fold n_group / n_all^2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

struct Folds {
  std::size_t count = 0;              // of folds, numbered from 1
  std::vector<std::uint32_t> of_row;  // 0: the row is never held out
  bool forward = false;               // a fold is predicted from earlier ones, and from the rows that are in none

  bool holds_out(std::size_t fold, std::size_t row) const { return of_row[row] == fold; }
  bool learns_from(std::size_t fold, std::size_t row) const {
    return forward ? of_row[row] < fold : of_row[row] != fold;
  }
};

// `strata`: of each row, which are to be spread evenly; numbers from 0 without gaps. `groups` likewise, or empty.
Folds random_folds(std::span<const std::uint32_t> strata, std::span<const std::uint32_t> groups, std::size_t count,
                   std::uint64_t seed);

// One fold of about this part of the rows, and of each stratum; at least one row of each stratum of two or more is on
// either side.
Folds random_test(std::span<const std::uint32_t> strata, std::span<const std::uint32_t> groups, double part,
                  std::uint64_t seed);

// A fold for each value, in their order. `values`: numbers from 0 without gaps.
Folds folds_of_values(std::span<const std::uint32_t> values);

// count + 1 blocks of rows, as equal as equal times allow, the first in no fold. `times`: of each row the rank of its
// moment among the distinct ones. There may be fewer blocks than asked for, as there may be fewer moments.
Folds folds_of_times(std::span<const std::uint32_t> times, std::size_t count);

// Mean and standard error over folds, weighted by fold (Friedman, Hastie and Tibshirani 2010, cv.glmnet):
//
//   mean = sum_k w_k m_k / sum_k w_k,   std_error = sqrt( sum_k w_k (m_k - mean)^2 / sum_k w_k / (K - 1) )
struct FoldMean {
  double mean = 0;
  double std_error = 0;  // NaN of a single fold
};
FoldMean mean_over_folds(std::span<const double> figures, std::span<const double> weights);

}  // namespace logreg
