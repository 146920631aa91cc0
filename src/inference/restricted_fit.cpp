#include "inference/restricted_fit.h"

#include "descent/linear_algebra.h"

#include <cmath>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_steps = 100;
constexpr std::size_t most_halvings = 40;
constexpr double decrement_met = 1e-11;    // squared, of the deviance: what is left of it on the plane
constexpr double decrement_enough = 1e-7;  // the same, where the information of what is left cannot be factored
constexpr double sufficient = 1e-4;        // of the decrease that the slope promises (Armijo 1966)

bool take_step(Objective& objective, Point& point, std::span<const double> step, double slope) {
  double size = 1;
  for (std::size_t halving = 0; halving < most_halvings; ++halving, size /= 2) {
    std::vector<double> weights = point.weights;
    for (std::size_t j = 0; j < weights.size(); ++j) weights[j] += size * step[j];
    Point next = objective.evaluate(std::move(weights));
    objective.run().check();
    if (!(next.objective <= point.objective - sufficient * size * slope)) continue;
    point = std::move(next);
    return true;
  }
  return false;
}

}  // namespace

std::optional<RestrictedFit> restricted_fit(Objective& objective, std::span<const double> a,
                                            std::vector<double> start) {
  const double weight_sum = objective.design().weight_sum;
  RestrictedFit fit;
  fit.point = objective.evaluate(std::move(start));
  double left = HUGE_VAL;  // of the deviance, at the step before
  for (std::size_t steps = 0; steps < most_steps; ++steps) {
    const auto factor = Cholesky::of(objective.information());
    if (!factor) return left <= decrement_enough ? std::optional(std::move(fit)) : std::nullopt;
    const std::vector<double> free = factor->solve(fit.point.gradient);
    fit.follow = factor->solve(a);
    const double unit = dot(a, fit.follow);
    fit.slope = dot(a, free) / unit;
    std::vector<double> step(free.size());
    for (std::size_t j = 0; j < step.size(); ++j) step[j] = fit.slope * fit.follow[j] - free[j];
    for (double& component : fit.follow) component /= unit;
    const double squared_decrement = -dot(step, fit.point.gradient);
    left = weight_sum * squared_decrement;
    if (left <= decrement_met) return fit;
    // Where no step makes the loss smaller any more, the rest is rounding.
    if (!take_step(objective, fit.point, step, squared_decrement)) return fit;
  }
  return std::nullopt;
}

std::vector<double> followed(const RestrictedFit& fit, double change) {
  std::vector<double> weights = fit.point.weights;
  for (std::size_t j = 0; j < weights.size(); ++j) weights[j] += change * fit.follow[j];
  return weights;
}

}  // namespace logreg
