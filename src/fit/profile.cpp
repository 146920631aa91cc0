#include "fit/profile.h"

#include "fit/distributions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_trials = 60;  // of values of a coefficient, for one end
constexpr std::size_t most_steps = 60;   // to the best fit with a value
constexpr std::size_t most_halvings = 40;
constexpr double decrement_met = 1e-11;     // squared, of the deviance: what is left of it on the plane
constexpr double root_met = 1e-11;          // of the square root of the deviance
constexpr double smallest_bracket = 1e-13;  // relative

// One coefficient, a'w of the weights w of centred and scaled terms.
class Profile {
 public:
  Profile(Objective& objective, const FitResult& fit, std::vector<double> a)
      : objective_(objective), fit_(fit), a_(std::move(a)), toward_(fit.information->solve(a_)) {
    slope_ = dot(a_, toward_);
    estimate_ = dot(a_, fit.point.weights);
    std_error_ = std::sqrt(slope_ / objective.design().weight_sum);
  }

  // `side`: 1 for the upper end, -1 for the lower one. `wanted`: the square root of the deviance there.
  std::optional<double> end(double side, double wanted);

 private:
  struct Best {
    Point point;
    double multiplier = 0;  // by how much the least loss grows with the coefficient
  };
  double weight_sum() const { return objective_.design().weight_sum; }
  std::optional<Best> best_with(double value, std::span<const double> start);
  bool take_step(Point& point, std::span<const double> step, double slope);

  Objective& objective_;
  const FitResult& fit_;
  std::vector<double> a_;
  std::vector<double> toward_;  // A^-1 a: how the best weights follow the coefficient
  double slope_ = 0;            // a'A^-1 a
  double estimate_ = 0;
  double std_error_ = 0;
};

bool Profile::take_step(Point& point, std::span<const double> step, double slope) {
  double size = 1;
  for (std::size_t halving = 0; halving < most_halvings; ++halving, size /= 2) {
    std::vector<double> weights = point.weights;
    for (std::size_t j = 0; j < weights.size(); ++j) weights[j] += size * step[j];
    Point next = objective_.evaluate(std::move(weights));
    objective_.run().check();
    constexpr double sufficient = 1e-4;  // of the decrease that the slope promises (Armijo 1966)
    if (!(next.objective <= point.objective - sufficient * size * slope)) continue;
    point = std::move(next);
    return true;
  }
  return false;
}

// The least loss on the plane a'w = value, from weights near to it.
std::optional<Profile::Best> Profile::best_with(double value, std::span<const double> start) {
  std::vector<double> weights(start.begin(), start.end());
  const double shift = (value - dot(a_, weights)) / slope_;
  for (std::size_t j = 0; j < weights.size(); ++j) weights[j] += shift * toward_[j];
  Best best;
  best.point = objective_.evaluate(std::move(weights));
  for (std::size_t steps = 0; steps < most_steps; ++steps) {
    const auto factor = Cholesky::of(objective_.information());
    if (!factor) return std::nullopt;
    const std::vector<double> free = factor->solve(best.point.gradient);
    const std::vector<double> along = factor->solve(a_);
    best.multiplier = dot(a_, free) / dot(a_, along);
    std::vector<double> step(free.size());
    for (std::size_t j = 0; j < step.size(); ++j) step[j] = best.multiplier * along[j] - free[j];
    const double squared_decrement = -dot(step, best.point.gradient);
    if (weight_sum() * squared_decrement <= decrement_met) return best;
    // Where no step makes the loss smaller any more, the rest is rounding.
    if (!take_step(best.point, step, squared_decrement)) return best;
  }
  return std::nullopt;
}

std::optional<double> Profile::end(double side, double wanted) {
  double inside = 0;  // distances from the estimate, in standard errors: the root is between them
  double outside = HUGE_VAL;
  double distance = wanted;
  std::vector<double> start = fit_.point.weights;
  for (std::size_t trial = 0; trial < most_trials; ++trial) {
    const double value = estimate_ + side * distance * std_error_;
    const auto best = best_with(value, start);
    if (!best) {
      // Too far for the probabilities to be told from 0 and 1.
      outside = distance;
      distance = (inside + outside) / 2;
      continue;
    }
    const double deviance = std::max(2 * weight_sum() * (best->point.loss - fit_.point.loss), 0.0);
    const double root = std::sqrt(deviance);
    if (std::abs(root - wanted) <= root_met * wanted) return value;
    (root < wanted ? inside : outside) = distance;
    if (std::isfinite(outside) && outside - inside <= smallest_bracket * outside) return value;
    start = best->point.weights;
    // d root / d distance
    const double growth = side * best->multiplier * weight_sum() * std_error_ / root;
    double next = distance + (wanted - root) / growth;
    const bool is_between = next > inside && next < outside;
    if (!is_between) next = std::isinf(outside) ? 2 * distance : (inside + outside) / 2;
    if (next == distance) return value;
    distance = next;
  }
  return std::nullopt;
}

}  // namespace

std::vector<ProfileInterval> profile_intervals(Objective& objective, const FitResult& fit, double level) {
  const double wanted = normal_critical_value(level);
  const std::vector<Term>& terms = objective.terms();
  std::vector<ProfileInterval> result;
  for (std::size_t j = objective.design().has_intercept ? 0 : 1; j < objective.size(); ++j) {
    std::vector<double> a(objective.size(), 0.0);
    if (j > 0) {
      a[j] = 1 / terms[j - 1].sd;
    } else {
      a[0] = 1;
      for (std::size_t t = 0; t < terms.size(); ++t) a[t + 1] = -terms[t].mean / terms[t].sd;
    }
    Profile profile(objective, fit, std::move(a));
    result.push_back({profile.end(-1, wanted), profile.end(1, wanted)});
  }
  return result;
}

}  // namespace logreg
