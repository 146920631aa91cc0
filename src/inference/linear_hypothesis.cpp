#include "inference/linear_hypothesis.h"

#include "base/moments.h"
#include "inference/distributions.h"
#include "inference/likelihood.h"

#include <cmath>

namespace logreg {

namespace {

// Of the correlation matrix of R b: what rounding may leave of an equation that the covariance determines by others.
constexpr double singular = 1e-10;

// T'v or V v, as long as v.
std::vector<double> times(const WeightsWithCovariance& estimate, std::span<const double> v) {
  std::vector<double> result(v.size(), 0.0);
  for (std::size_t i = 0; i < v.size(); ++i) {
    const std::size_t end = estimate.root == nullptr ? v.size() : i + 1;
    for (std::size_t j = 0; j < end; ++j) {
      result[i] += (estimate.root == nullptr ? estimate.covariance.at(i, j) : (*estimate.root)[i][j]) * v[j];
    }
  }
  return result;
}

// R V R'
SymmetricMatrix covariance_of(std::span<const LinearEquation> equations, const WeightsWithCovariance& estimate) {
  std::vector<std::vector<double>> products;
  for (const LinearEquation& equation : equations) products.push_back(times(estimate, equation.factors));
  SymmetricMatrix result(equations.size());
  for (std::size_t i = 0; i < equations.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      result.at(i, j) = dot(estimate.root == nullptr ? equations[i].factors : products[i], products[j]);
    }
  }
  return result;
}

double left_side(const LinearEquation& equation, std::span<const double> weights) {
  Sum sum;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (equation.factors[j] != 0) sum.add(equation.factors[j] * weights[j]);
  }
  return sum.value();
}

}  // namespace

std::vector<double> standardized_factors(std::span<const double> factors, std::span<const double> means,
                                         std::span<const double> sds) {
  std::vector<double> result = {factors[0]};
  for (std::size_t j = 0; j < means.size(); ++j) {
    result.push_back((factors[j + 1] - factors[0] * means[j]) / sds[j]);
  }
  return result;
}

LinearTest test_linear(std::span<const LinearEquation> equations, const WeightsWithCovariance& estimate,
                       double critical) {
  LinearTest result;
  result.degrees = equations.size();
  const SymmetricMatrix covariance = covariance_of(equations, estimate);
  SymmetricMatrix correlation(covariance.size());
  std::vector<double> distances;  // in standard errors
  for (std::size_t i = 0; i < covariance.size(); ++i) {
    const double std_error = std::sqrt(covariance.at(i, i));
    const double estimated = left_side(equations[i], estimate.weights);
    const bool is_known = std::isfinite(std_error) && std_error > 0;
    if (equations.size() == 1) {
      result.estimate = estimated;
      if (is_known) {
        result.std_error = std_error;
        const Wald interval = wald(estimated, std_error, critical);
        result.low = interval.low;
        result.high = interval.high;
      }
    }
    if (!is_known) return result;
    distances.push_back((estimated - equations[i].value) / std_error);
    for (std::size_t j = 0; j <= i; ++j) {
      correlation.at(i, j) = covariance.at(i, j) / std_error / std::sqrt(covariance.at(j, j));
    }
  }
  const auto factor = Cholesky::of(correlation);
  if (!factor) return result;
  for (std::size_t i = 0; i < correlation.size(); ++i) {
    if (factor->part_left(i) < singular) return result;
  }
  const std::vector<double> half = factor->forward_substitution(distances);
  result.chi2 = dot(half, half);
  result.p_value = chi_squared_tail(*result.chi2, static_cast<double>(result.degrees));
  return result;
}

}  // namespace logreg
