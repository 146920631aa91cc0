// How much wider the interval of a column's coefficients is because the other columns say nearly the same.
//
// For one term the variance inflation factor 1 / (1 - R^2), R^2 that of its least-squares fit on all other terms. For
// the d terms of a categorical column its generalisation (Fox and Monette 1992), which no choice of the baseline
// changes: with R the correlation matrix of all terms, R_c that of the column's terms, and (R^-1)_c their part of the
// inverse,
//
//   gvif = det(R_c) det(R_others) / det(R) = det(R_c) det((R^-1)_c),    gvif^(1/d) to be compared with a vif
#pragma once

#include "descent/linear_algebra.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct Inflation {
  std::optional<double> gvif;  // nothing: infinite, since other terms determine one of the column's
  std::size_t terms = 0;

  // gvif^(1/d)
  std::optional<double> per_term() const;
};

// `column_of`: of each term, ascending from 0. Terms that those before determine count as not there, and all columns
// that have a part in that have no gvif.
std::vector<Inflation> variance_inflation(const SymmetricMatrix& correlation, std::span<const std::size_t> column_of);

}  // namespace logreg
