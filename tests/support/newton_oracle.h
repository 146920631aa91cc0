// A slow, obvious second implementation of the fit: Newton's method in long double on the expanded 0/1 columns of the
// raw values, Gaussian elimination with pivots, no centring. It shares no code with what it checks.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace logreg::oracle {

using Real = long double;
using Matrix = std::vector<std::vector<Real>>;

struct Row {
  std::vector<double> x;  // without the intercept
  double label = 0;
  double weight = 1;
  double offset = 0;
};

struct NewtonFit {
  std::vector<Real> coefficients;  // the intercept first
  std::vector<Real> std_errors;
  Matrix covariance;
  Real log_likelihood = 0;
};

// The inverse by Gauss and Jordan, with the largest pivot of each column.
inline Matrix inverse(Matrix a) {
  const std::size_t n = a.size();
  Matrix b(n, std::vector<Real>(n, 0));
  for (std::size_t i = 0; i < n; ++i) b[i][i] = 1;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k; i < n; ++i) {
      if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    }
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    const Real d = a[k][k];
    for (std::size_t j = 0; j < n; ++j) {
      a[k][j] /= d;
      b[k][j] /= d;
    }
    for (std::size_t i = 0; i < n; ++i) {
      const Real factor = a[i][k];
      if (i == k || factor == 0) continue;
      for (std::size_t j = 0; j < n; ++j) {
        a[i][j] -= factor * a[k][j];
        b[i][j] -= factor * b[k][j];
      }
    }
  }
  return b;
}

inline Real logit(const Row& row, const std::vector<Real>& w) {
  Real z = w[0] + static_cast<Real>(row.offset);
  for (std::size_t j = 0; j < row.x.size(); ++j) z += w[j + 1] * static_cast<Real>(row.x[j]);
  return z;
}

inline Real log_likelihood(std::span<const Row> rows, const std::vector<Real>& w) {
  Real sum = 0;
  for (const Row& row : rows) {
    const Real z = logit(row, w);
    sum -= static_cast<Real>(row.weight) * std::log1p(std::exp(row.label > 0.5 ? -z : z));
  }
  return sum;
}

// Maximises log likelihood - sum_j ridge_j w_j^2 / 2; `ridge` has no element for the intercept, or is empty. Without an
// intercept that is 0.
inline NewtonFit newton_fit(const std::vector<Row>& rows, const std::vector<Real>& ridge = {}, bool intercept = true,
                            int steps = 60) {
  const std::size_t n = rows.front().x.size() + 1;
  NewtonFit fit;
  fit.coefficients.assign(n, 0);
  Matrix covariance;
  for (int step = 0; step < steps; ++step) {
    std::vector<Real> score(n, 0);
    Matrix information(n, std::vector<Real>(n, 0));
    if (!intercept) information[0][0] = 1;
    for (std::size_t j = 1; j < n && !ridge.empty(); ++j) {
      score[j] = -ridge[j - 1] * fit.coefficients[j];
      information[j][j] = ridge[j - 1];
    }
    for (const Row& row : rows) {
      const Real p = 1 / (1 + std::exp(-logit(row, fit.coefficients)));
      const auto x = [&](std::size_t j) { return j == 0 ? Real(intercept ? 1 : 0) : static_cast<Real>(row.x[j - 1]); };
      for (std::size_t i = 0; i < n; ++i) {
        score[i] += static_cast<Real>(row.weight) * (static_cast<Real>(row.label) - p) * x(i);
        for (std::size_t j = 0; j < n; ++j) {
          information[i][j] += static_cast<Real>(row.weight) * p * (1 - p) * x(i) * x(j);
        }
      }
    }
    covariance = inverse(std::move(information));
    std::vector<Real> change(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) change[i] += covariance[i][j] * score[j];
    }
    // Far from the maximum a whole step may go too far.
    const Real before = log_likelihood(rows, fit.coefficients);
    const std::vector<Real> from = fit.coefficients;
    for (Real size = 1; size > 1e-9L; size /= 2) {
      for (std::size_t i = 0; i < n; ++i) fit.coefficients[i] = from[i] + size * change[i];
      if (!ridge.empty() || log_likelihood(rows, fit.coefficients) >= before - 1e-12L * std::abs(before)) break;
    }
  }
  for (std::size_t i = 0; i < n; ++i) fit.std_errors.push_back(std::sqrt(covariance[i][i]));
  fit.log_likelihood = log_likelihood(rows, fit.coefficients);
  fit.covariance = std::move(covariance);
  return fit;
}

// Of the sandwich A^-1 (sum_g u_g u_g') A^-1, u_g the sum of the scores of the rows of cluster g, times a factor. A row
// of weight w counts as w rows; without clusters each of them is a cluster by itself.
inline std::vector<Real> robust_std_errors(const std::vector<Row>& rows, const NewtonFit& fit,
                                           const std::vector<std::size_t>& cluster_of, Real factor) {
  const std::size_t n = rows.front().x.size() + 1;
  Matrix information(n, std::vector<Real>(n, 0));
  Matrix meat = information;
  std::vector<std::vector<Real>> scores;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Row& row = rows[r];
    const Real p = 1 / (1 + std::exp(-logit(row, fit.coefficients)));
    const auto x = [&](std::size_t j) { return j == 0 ? Real{1} : static_cast<Real>(row.x[j - 1]); };
    const Real residual = static_cast<Real>(row.label) - p;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        information[i][j] += static_cast<Real>(row.weight) * p * (1 - p) * x(i) * x(j);
        if (cluster_of.empty()) meat[i][j] += static_cast<Real>(row.weight) * residual * residual * x(i) * x(j);
      }
    }
    if (cluster_of.empty()) continue;
    if (cluster_of[r] >= scores.size()) scores.resize(cluster_of[r] + 1, std::vector<Real>(n, 0));
    for (std::size_t i = 0; i < n; ++i) scores[cluster_of[r]][i] += static_cast<Real>(row.weight) * residual * x(i);
  }
  for (const std::vector<Real>& u : scores) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) meat[i][j] += u[i] * u[j];
    }
  }
  const Matrix bread = inverse(std::move(information));
  std::vector<Real> result;
  for (std::size_t i = 0; i < n; ++i) {
    Real variance = 0;
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t k = 0; k < n; ++k) variance += bread[i][j] * meat[j][k] * bread[k][i];
    }
    result.push_back(std::sqrt(factor * variance));
  }
  return result;
}

}  // namespace logreg::oracle
