#include "data/formula/polynomial.h"

#include "base/moments.h"

#include <cmath>
#include <utility>

namespace logreg {

void RawPolynomial::evaluate(double x, std::span<double> out) const {
  double power = 1;
  for (std::size_t j = 0; j < degree_; ++j) out[j] = power *= x;
}

void RawPolynomial::derivative(double x, std::span<double> out) const {
  double power = 1;
  for (std::size_t j = 0; j < degree_; ++j) {
    out[j] = static_cast<double>(j + 1) * power;
    power *= x;
  }
}

OrthogonalPolynomial::OrthogonalPolynomial(const PolynomialConstants& constants) : centre_(constants.centre) {
  const std::vector<double>& norm2 = constants.norm2;
  for (std::size_t j = 0; j < constants.alpha.size(); ++j) {
    steps_.push_back({constants.alpha[j], norm2[j + 1] / norm2[j], std::sqrt(norm2[j + 2])});
  }
}

void OrthogonalPolynomial::evaluate(double x, std::span<double> out) const {
  x -= centre_;
  double before = 0;
  double p = 1;
  for (std::size_t j = 0; j < steps_.size(); ++j) {
    const double next = (x - steps_[j].alpha) * p - steps_[j].ratio * before;
    before = std::exchange(p, next);
    out[j] = p / steps_[j].norm;
  }
}

void OrthogonalPolynomial::derivative(double x, std::span<double> out) const {
  x -= centre_;
  double before = 0;
  double p = 1;
  double slope_before = 0;
  double slope = 0;
  for (std::size_t j = 0; j < steps_.size(); ++j) {
    const double next_slope = p + (x - steps_[j].alpha) * slope - steps_[j].ratio * slope_before;
    const double next = (x - steps_[j].alpha) * p - steps_[j].ratio * before;
    before = std::exchange(p, next);
    slope_before = std::exchange(slope, next_slope);
    out[j] = slope / steps_[j].norm;
  }
}

PolynomialConstants learn_polynomial(std::span<const double> values, std::size_t degree) {
  const auto n = static_cast<double>(values.size());
  Sum total;
  for (const double value : values) total.add(value);
  PolynomialConstants learned{total.value() / n, {}, {1, n}};
  std::vector<double> before(values.size(), 0);
  std::vector<double> p(values.size(), 1);
  for (std::size_t j = 0; j < degree; ++j) {
    Sum moment;
    for (std::size_t i = 0; i < values.size(); ++i) moment.add((values[i] - learned.centre) * p[i] * p[i]);
    const double alpha = moment.value() / learned.norm2[j + 1];
    const double ratio = learned.norm2[j + 1] / learned.norm2[j];
    Sum norm2;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double next = ((values[i] - learned.centre) - alpha) * p[i] - ratio * before[i];
      before[i] = std::exchange(p[i], next);
      norm2.add(next * next);
    }
    learned.alpha.push_back(alpha);
    learned.norm2.push_back(norm2.value());
  }
  return learned;
}

}  // namespace logreg
