// A slow, obvious maximum of Firth's penalised likelihood: Newton's method in long double with numerical differences
// of the penalised log likelihood itself, of raw columns. It shares no formula of the score or of leverages with what
// it checks.
#pragma once

#include "newton_oracle.h"

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace logreg::oracle {

// By elimination without pivots: for positive definite matrices.
inline Real log_determinant(Matrix a) {
  Real sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    sum += std::log(a[k][k]);
    for (std::size_t i = k + 1; i < a.size(); ++i) {
      const Real factor = a[i][k] / a[k][k];
      for (std::size_t j = k; j < a.size(); ++j) a[i][j] -= factor * a[k][j];
    }
  }
  return sum;
}

inline Real penalised_log_likelihood(const std::vector<Row>& rows, const std::vector<Real>& w) {
  const std::size_t n = w.size();
  Matrix information(n, std::vector<Real>(n, 0));
  for (const Row& row : rows) {
    const Real p = 1 / (1 + std::exp(-logit(row, w)));
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        const Real x = i == 0 ? 1 : static_cast<Real>(row.x[i - 1]);
        const Real y = j == 0 ? 1 : static_cast<Real>(row.x[j - 1]);
        information[i][j] += static_cast<Real>(row.weight) * p * (1 - p) * x * y;
      }
    }
  }
  return log_likelihood(rows, w) + log_determinant(std::move(information)) / 2;
}

// Maximised from `w` on over the weights whose numbers are in `free`.
inline std::vector<Real> firth_fit(const std::vector<Row>& rows, std::vector<Real> w,
                                   const std::vector<std::size_t>& free) {
  constexpr Real h = 1e-4L;
  const auto at = [&](std::size_t i, Real a, std::size_t j, Real b) {
    std::vector<Real> moved = w;
    moved[free[i]] += a;
    moved[free[j]] += b;
    return penalised_log_likelihood(rows, moved);
  };
  for (int step = 0; step < 40; ++step) {
    std::vector<Real> slope(free.size());
    Matrix curvature(free.size(), std::vector<Real>(free.size(), 0));
    for (std::size_t i = 0; i < free.size(); ++i) {
      // Of fourth order.
      slope[i] = (8 * (at(i, h, i, 0) - at(i, -h, i, 0)) - (at(i, 2 * h, i, 0) - at(i, -2 * h, i, 0))) / (12 * h);
      for (std::size_t j = 0; j < free.size(); ++j) {
        curvature[i][j] = -(at(i, h, j, h) - at(i, h, j, -h) - at(i, -h, j, h) + at(i, -h, j, -h)) / (4 * h * h);
      }
    }
    const Matrix inverted = inverse(std::move(curvature));
    std::vector<Real> moved = w;
    for (std::size_t i = 0; i < free.size(); ++i) {
      for (std::size_t j = 0; j < free.size(); ++j) moved[free[i]] += inverted[i][j] * slope[j];
    }
    const Real before = penalised_log_likelihood(rows, w);
    for (int halving = 0; halving < 40 && !(penalised_log_likelihood(rows, moved) >= before); ++halving) {
      for (std::size_t j = 0; j < w.size(); ++j) moved[j] = (moved[j] + w[j]) / 2;
    }
    w = std::move(moved);
  }
  return w;
}

}  // namespace logreg::oracle
