#include "inference/profile.h"

#include "base/elementary.h"
#include "descent/coordinates.h"
#include "descent/linear_algebra.h"
#include "descent/refined_cholesky.h"
#include "inference/distributions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
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

constexpr std::size_t most_trials = 60;     // of values of a coefficient, for one end
constexpr double root_met = 1e-11;          // of the square root of the deviance, relative
constexpr double smallest_bracket = 1e-13;  // relative
constexpr double most_rounding = 1e-2;      // of the deviance, as a part of what it has to tell

// Where the likelihood is so large that its last digit hides what is looked for, there are no ends to be found.
bool is_blurred(double weight_sum, double loss, double wanted) {
  constexpr double last_digit = std::numeric_limits<double>::epsilon();
  return !(last_digit * 2 * weight_sum * loss <= most_rounding * wanted * wanted);
}

// Of a'w, which is in standard deviations -> of the coefficient.
std::optional<double> in_data_units(std::optional<double> end, double unit) {
  if (end) *end /= unit;
  return end;
}

// One coefficient, a'w of the weights w of centred and scaled terms.
class Profile {
 public:
  Profile(Objective& objective, const Minimum& minimum, std::vector<double> a)
      : objective_(objective), minimum_(minimum), a_(std::move(a)) {
    const std::vector<double> whitened = minimum.information->forward_substitution(a_);
    const double length = dot(whitened, whitened);
    toward_ = minimum.information->backward_substitution(whitened);
    for (double& component : toward_) component /= length;
    estimate_ = dot(a_, minimum.point.weights);
    std_error_ = std::sqrt(length / objective.design().weight_sum);
  }

  // `side`: 1 for the upper end, -1 for the lower one. `wanted`: the square root of the deviance there.
  std::optional<double> end(double side, double wanted);

 private:
  Objective& objective_;
  const Minimum& minimum_;
  std::vector<double> a_;
  std::vector<double> toward_;  // how the best weights follow the coefficient, at the estimate
  double estimate_ = 0;
  double std_error_ = 0;
};

std::optional<double> Profile::end(double side, double wanted) {
  const double weight_sum = objective_.design().weight_sum;
  if (is_blurred(weight_sum, minimum_.point.loss, wanted)) return std::nullopt;
  double inside = 0;  // distances from the estimate, in standard errors: the root is between them
  double outside = HUGE_VAL;
  double distance = wanted;
  RestrictedFit last{minimum_.point, 0, toward_};
  double last_value = estimate_;
  for (std::size_t trial = 0; trial < most_trials; ++trial) {
    const double value = estimate_ + side * distance * std_error_;
    auto best = restricted_fit(objective_, a_, followed(last, value - last_value));
    if (!best) {
      // Too far for the probabilities to be told from 0 and 1.
      outside = distance;
      distance = (inside + outside) / 2;
      continue;
    }
    const double deviance = std::max(2 * weight_sum * (best->point.loss - minimum_.point.loss), 0.0);
    const double root = std::sqrt(deviance);
    if (std::abs(root - wanted) <= root_met * wanted) return value;
    (root < wanted ? inside : outside) = distance;
    if (std::isfinite(outside) && outside - inside <= smallest_bracket * outside) return value;
    last = std::move(*best);
    last_value = value;
    // d root / d distance
    const double growth = side * last.slope * weight_sum * std_error_ / root;
    double next = distance + (wanted - root) / growth;
    const bool is_between = next > inside && next < outside;
    if (!is_between) next = std::isinf(outside) ? 2 * distance : (inside + outside) / 2;
    if (next == distance) return value;
    distance = next;
  }
  return std::nullopt;
}

// The end of an infinite coefficient's interval, on the side that its limit is not: `to_limit` is 1 for +infinity. The
// search begins at a coefficient of 0, where nothing is singular, and goes by Newton's method on the logarithm of the
// deviance, which is nearly a line towards the limit.
std::optional<double> open_end(Objective& objective, const std::vector<double>& a, double null_bias, double infimum,
                               double to_limit, double wanted) {
  const double weight_sum = objective.design().weight_sum;
  if (is_blurred(weight_sum, infimum, wanted)) return std::nullopt;
  RestrictedFit last;
  last.point.weights.assign(objective.size(), 0.0);
  last.point.weights[0] = null_bias;
  last.follow.assign(objective.size(), 0.0);
  double value = dot(a, last.point.weights);
  double last_value = value;
  double near = -HUGE_VAL;  // in the direction of the limit: the end is between them
  double far = HUGE_VAL;
  for (std::size_t trial = 0; trial < most_trials; ++trial) {
    auto best = restricted_fit(objective, a, followed(last, value - last_value));
    const double deviance = best ? 2 * weight_sum * (best->point.loss - infimum) : 0;
    const double excess = std::isnormal(deviance) && deviance > 0 ? elementary::log(deviance) - 2 * elementary::log(wanted) : -HUGE_VAL;
    if (std::abs(excess) <= root_met) return value;
    (excess > 0 ? near : far) = value * to_limit;
    const bool is_between = std::isfinite(far) && std::isfinite(near);
    if (is_between && far - near <= smallest_bracket * std::max(std::abs(far), std::abs(near))) return value;
    double next = near + (far - near) / 2;
    if (best && deviance > 0) {
      const double step = -excess * deviance / (2 * weight_sum * best->slope);
      const double ahead = (value + step) * to_limit;
      if (std::isfinite(ahead) && ahead > near && ahead < far) next = ahead;
      last = std::move(*best);
      last_value = value;
    }
    if (!std::isfinite(next) || next * to_limit == value) return std::nullopt;
    value = next * to_limit;
  }
  return std::nullopt;
}

std::size_t first_coefficient(const Objective& objective) {
  return objective.design().has_intercept ? 0 : 1;
}

}  // namespace

std::optional<RestrictedFit> restricted_fit(Objective& objective, std::span<const double> a,
                                            std::vector<double> start) {
  const double weight_sum = objective.design().weight_sum;
  RestrictedFit fit;
  fit.point = objective.evaluate(std::move(start));
  double left = HUGE_VAL;  // of the deviance, at the step before
  for (std::size_t steps = 0; steps < most_steps; ++steps) {
    const auto factor = information_factor(objective);
    if (!factor) return left <= decrement_enough ? std::optional(std::move(fit)) : std::nullopt;
    // Whitened, nothing of them cancels.
    const std::vector<double> along = factor->forward_substitution(a);
    std::vector<double> free = factor->forward_substitution(fit.point.gradient);
    const double unit = dot(along, along);
    fit.slope = dot(along, free) / unit;
    for (std::size_t j = 0; j < free.size(); ++j) free[j] = fit.slope * along[j] - free[j];
    const double squared_decrement = dot(free, free);
    const std::vector<double> step = factor->backward_substitution(free);
    fit.follow = factor->backward_substitution(along);
    for (double& component : fit.follow) component /= unit;
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

std::vector<ProfileInterval> profile_intervals(Objective& objective, const Minimum& minimum, double level) {
  const double wanted = normal_critical_value(level);
  std::vector<ProfileInterval> result;
  for (std::size_t j = first_coefficient(objective); j < objective.size(); ++j) {
    RawCoefficient coefficient = raw_coefficient_of(objective.terms(), j);
    Profile profile(objective, minimum, std::move(coefficient.a));
    result.push_back({in_data_units(profile.end(-1, wanted), coefficient.unit),
                      in_data_units(profile.end(1, wanted), coefficient.unit)});
  }
  return result;
}

std::vector<ProfileInterval> separated_profile_intervals(Objective& objective, const Fit& fit, double level) {
  const double wanted = normal_critical_value(level);
  const std::size_t first = first_coefficient(objective);
  std::vector<ProfileInterval> result(objective.size() - first);
  if (fit.separation.remaining) {
    const RemainingFit& remaining = *fit.separation.remaining;
    Objective limit(remaining.design, remaining.terms, {}, objective.kernels(), objective.run());
    const std::vector<ProfileInterval> finite = profile_intervals(limit, remaining.minimum, level);
    if (first == 0) result[0] = finite[0];
    for (std::size_t t = 0; t < remaining.terms.size(); ++t) {
      result[remaining.positions[t] + 1 - first] = finite[t + 1 - first];
    }
  }
  for (std::size_t j = first; j < objective.size(); ++j) {
    const WeightLimit& limit = j == 0 ? fit.separation.intercept : fit.separation.weights[j - 1];
    if (!limit.is_infinite) continue;
    ProfileInterval& own = result[j - first] = {};
    if (limit.goes_both_ways) own = {-HUGE_VAL, HUGE_VAL};
    if (limit.sign == 0) continue;
    const RawCoefficient coefficient = raw_coefficient_of(objective.terms(), j);
    const auto end = in_data_units(
        open_end(objective, coefficient.a, fit.minimum.null.bias, fit.separation.infimum, limit.sign, wanted),
        coefficient.unit);
    if (!end) continue;
    own = limit.sign > 0 ? ProfileInterval{end, HUGE_VAL} : ProfileInterval{-HUGE_VAL, end};
  }
  return result;
}

}  // namespace logreg
