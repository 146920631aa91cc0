#include "inference/firth_likelihood.h"

#include "descent/coordinates.h"
#include "descent/firth_descent.h"
#include "inference/distributions.h"
#include "inference/profile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t most_profile_iterations = 200;
constexpr double profile_tolerance = 1e-8;  // of a standard error
constexpr std::size_t most_interval_steps = 60;
constexpr double most_profile_work = 2e8;  // rows x terms^3: a few seconds

// The coefficients of raw columns, the intercept first, one after another held fast.
class Profile {
 public:
  // `critical`: of the normal distribution, at the level of the intervals.
  Profile(Objective& objective, const Minimum& best, double critical, const Run& run)
      : firth_(objective, run), best_(best), critical_(critical), weight_sum_(objective.design().weight_sum) {}

  // Of the coefficient direction' weights / unit.
  Wald of(const RawCoefficient& coefficient);

 private:
  struct Value {
    double root = 0;   // of twice the fall of the penalised log likelihood
    double slope = 0;  // of the root
    std::vector<double> weights;
  };

  Value at(double value, std::span<const double> direction, const std::vector<double>& from);
  double end_of_interval(std::span<const double> direction, double estimate, double std_error, double sign);

  FirthDescent firth_;
  const Minimum& best_;
  double critical_;
  double weight_sum_;
};

Profile::Value Profile::at(double value, std::span<const double> direction, const std::vector<double>& from) {
  std::vector<double> start = from;
  const std::vector<double> along = best_.information->solve(direction);
  const double missing = (value - dot(direction, start)) / dot(direction, along);
  for (std::size_t j = 0; j < start.size(); ++j) start[j] += missing * along[j];
  const Descent found = firth_.descend(std::move(start), Free::all_but_one_direction, direction, profile_tolerance,
                                       most_profile_iterations);
  Value result;
  result.root = std::sqrt(std::max(2 * weight_sum_ * (found.point.objective - best_.point.objective), 0.0));
  if (found.information && result.root > 0) {
    // The gradient is a multiple of the direction: the slope of the objective along the profile.
    const std::vector<double> solved = found.information->solve(direction);
    const double multiple = dot(solved, found.point.gradient) / dot(solved, direction);
    result.slope = weight_sum_ * multiple / result.root;
  }
  result.weights = found.point.weights;
  return result;
}

// Where the root is the normal quantile, by Newton's method: it is nearly a straight line. Between known bounds, or
// up to twice as far as the last value where there is none.
double Profile::end_of_interval(std::span<const double> direction, double estimate, double std_error, double sign) {
  double inside = 0;  // distances from the estimate
  double outside = std::numeric_limits<double>::infinity();
  double distance = critical_ * std_error;
  std::vector<double> weights = best_.point.weights;
  for (std::size_t step = 0; step < most_interval_steps; ++step) {
    Value found = at(estimate + sign * distance, direction, weights);
    const double missing = critical_ - found.root;
    (missing > 0 ? inside : outside) = distance;
    const double slope = sign * found.slope;
    const double change = slope > 0 ? missing / slope : std::copysign(distance, missing);
    if (std::abs(change) <= profile_tolerance * std_error) return estimate + sign * (distance + change);
    double next = std::min(distance + change, 2 * std::max(distance, std_error));
    if (!(next > inside && next < outside)) next = std::isfinite(outside) ? (inside + outside) / 2 : 2 * distance;
    distance = next;
    weights = std::move(found.weights);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

Wald Profile::of(const RawCoefficient& coefficient) {
  const std::span<const double> direction = coefficient.a;
  const double estimate = dot(direction, best_.point.weights);
  const double std_error = std::sqrt(dot(direction, best_.information->solve(direction)) / weight_sum_);
  const double root = at(0, direction, best_.point.weights).root;
  Wald result = wald(std::copysign(root, estimate), 1, critical_);  // the statistic and its P
  result.low = end_of_interval(direction, estimate, std_error, -1) / coefficient.unit;
  result.high = end_of_interval(direction, estimate, std_error, 1) / coefficient.unit;
  return result;
}

}  // namespace

FirthLikelihood firth_likelihood(Objective& objective, const Minimum& best, double level, const Run& run) {
  const double weight_sum = objective.design().weight_sum;
  FirthLikelihood result;
  result.log_likelihood = -weight_sum * best.point.objective;
  const Descent null =
      FirthDescent(objective, run)
          .descend(null_weights(objective, best.null.bias), Free::bias, {}, profile_tolerance, most_profile_iterations);
  result.null_log_likelihood = -weight_sum * null.point.objective;
  const double size = static_cast<double>(objective.size());
  if (static_cast<double>(objective.design().rows) * size * size * size > most_profile_work) return result;
  Profile profile(objective, best, normal_critical_value(level), run);
  for (std::size_t j = 0; j < objective.size(); ++j) {
    const bool is_there = j > 0 || objective.design().has_intercept;
    result.profiles.push_back(is_there ? profile.of(raw_coefficient_of(objective.terms(), j)) : Wald());
  }
  return result;
}

}  // namespace logreg
