// As l1_quadratic, of thousands of weights that belong to levels of wide categorical columns: two levels of one column
// never meet in a row, so that the curvature is
//
//   A   B1  B2 ..    A: the core, dense: the bias and all that is no level of a wide column
//   B1' D1  F ..     D: diagonal, a number for each level
//   B2' F'  D2       F: the pairs of levels of two columns that meet in some row, sparse
//
// A sweep takes each level by itself and then the core as a whole, exactly. Bias and levels creep against each other, as
// levels of nested columns do; so whenever signs have come to rest the quadratic function of the weights that are not
// zero is minimised by conjugate gradients, whose preconditioner eliminates the first column's levels, which have no
// pairs among each other. With one wide column that is exact in one step.
#pragma once

#include "descent/linear_algebra.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

// c weights of the core, then m of levels.
struct SparseQuadratic {
  struct Pair {
    std::uint32_t level = 0;
    double value = 0;
  };

  SymmetricMatrix core;                 // A: c x c
  std::vector<double> coupling;         // B': m x c, level by level
  std::vector<double> diagonal;         // D: m
  std::vector<std::size_t> pair_begin;  // F: of the pairs of each level, m + 1; each pair stands at both of its levels
  std::vector<Pair> pairs;
  std::size_t eliminated = 0;  // the first levels, without pairs among each other
  std::vector<double> slope;   // c + m
  std::vector<double> start;
  std::vector<double> kinks;  // 0: a weight that may be anything

  std::size_t size() const { return slope.size(); }
  std::size_t core_size() const { return core.size(); }
  std::size_t levels() const { return diagonal.size(); }
  std::span<const double> coupling_of(std::size_t level) const {
    return std::span(coupling).subspan(level * core.size(), core.size());
  }
  std::span<const Pair> pairs_of(std::size_t level) const {
    return std::span(pairs).subspan(pair_begin[level], pair_begin[level + 1] - pair_begin[level]);
  }
  std::vector<double> times(std::span<const double> vector) const;  // the curvature times it
};

// Until the conditions of a minimum are violated by no more than this part of what they are at the start.
std::vector<double> minimum(const SparseQuadratic& model, double accuracy);

}  // namespace logreg
