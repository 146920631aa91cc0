// Terms that nearly depend on the terms before them, so nearly that digits are lost.
//
// Of the squared length of a term (weighted as in the information) the terms before it leave the part s. Rounding
// errors of the information are then 1/s times as large in its inverse, and in the standard errors: of the 16 digits of
// a double about 16 + log10(s) are left. Where that would be few, the factor is refined (see information_factor.h), and
// what is left are about 16 + log10(s) / 2.
#pragma once

#include "descent/linear_algebra.h"

#include <cstddef>
#include <vector>

namespace logreg {

struct NearDependence {
  std::size_t term = 0;
  std::vector<std::size_t> on;  // earlier terms
  int digits = 0;               // that are sure
};

constexpr int enough_digits = 6;

enum class Digits { of_products, of_refined_factor };

// Terms with fewer than enough_digits. `factor`: of the information, or of X'X, the bias first; rows that it leaves out
// depend on those before but for rounding.
std::vector<NearDependence> near_dependences(const Cholesky& factor, Digits digits);

}  // namespace logreg
