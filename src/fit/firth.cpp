#include "fit/firth.h"

#include "base/elementary.h"
#include "fit/distributions.h"
#include "fit/neuron.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr double sufficient = 1e-4;    // part of the predicted decrease that a step must bring (Armijo 1966)
constexpr double last_digits = 1e-12;  // of the objective: of smaller differences the gradient is the judge
constexpr std::size_t most_halvings = 40;
constexpr double rounding_zone = 1e-6;  // of a standard error: a decrement below it that no longer shrinks is rounding
constexpr std::size_t most_standstills = 3;
constexpr std::size_t remembered_steps = 10;
constexpr std::size_t most_profile_iterations = 200;
constexpr double profile_tolerance = 1e-8;  // of a standard error
constexpr std::size_t most_interval_steps = 60;
constexpr double most_profile_work = 2e8;  // rows x terms^3: a few seconds

enum class Free { all, all_but_one_direction, bias };

// Weights and all that a step from there takes.
struct State {
  Point point;  // its objective and gradient are the penalised ones
  std::optional<Cholesky> information;
  double curvature_of_bias = 0;
};

class Firth {
 public:
  Firth(Objective& objective, const Run& run) : objective_(objective), run_(run) {
    const double weight_sum = objective.design().weight_sum;
    // The determinant is that of raw columns, as others print it.
    const std::size_t constants = objective.design().has_intercept ? 1 : 0;
    constant_ = static_cast<double>(objective.terms().size() + constants) * elementary::log(weight_sum);
    for (const Term& term : objective.terms()) constant_ += 2 * elementary::log(term.sd);
  }

  // Minimises from there on. With a constraint the start must satisfy it.
  Descent descend(std::vector<double> start, Free free, std::span<const double> fixed, double tolerance,
                  std::size_t most_iterations);

 private:
  State evaluate(std::vector<double> weights);
  void add_penalty_gradient(State& state);
  std::vector<double> solution(const State& state, std::span<const double> slopes, Free free,
                               std::span<const double> fixed) const;
  std::vector<double> direction_of(const State& state, Free free, std::span<const double> fixed) const;
  std::vector<double> free_part(const State& state, std::vector<double> slopes, Free free,
                                std::span<const double> fixed) const;
  void remember(const State& before, const State& after, Free free, std::span<const double> fixed);
  std::optional<State> next(const State& state, Free free, std::span<const double> fixed);
  std::optional<State> next_along(const State& state, std::span<const double> direction);

  Objective& objective_;
  const Run& run_;
  // A step and what it did to the gradient.
  struct Step {
    std::vector<double> step;
    std::vector<double> change;
    double product = 0;
  };

  std::deque<Step> steps_;
  double constant_ = 0;  // log det of the information, less that of the mean one of centred and scaled columns
  double step_ = 1;
};

// The gradient is still that of the loss alone.
State Firth::evaluate(std::vector<double> weights) {
  State result;
  result.point = objective_.evaluate(std::move(weights));
  run_.advance("fitting", 0, 0);
  const SymmetricMatrix information = objective_.information();
  result.curvature_of_bias = information.at(0, 0);
  result.information = Cholesky::of(information);
  if (!result.information) {
    result.point.objective = std::numeric_limits<double>::infinity();
    return result;
  }
  double log_determinant = constant_;
  for (std::size_t i = 0; i < result.information->size(); ++i) {
    log_determinant += 2 * elementary::log(result.information->diagonal(i));
  }
  result.point.objective = result.point.loss - log_determinant / (2 * objective_.design().weight_sum);
  return result;
}

void Firth::add_penalty_gradient(State& state) {
  const std::vector<double> forms = objective_.quadratic_forms(state.information->inverse());
  std::vector<double> factors = objective_.curvatures();
  const std::vector<double>& logits = objective_.logits();
  const double weight_sum = objective_.design().weight_sum;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    const double leverage = factors[i] * forms[i] / weight_sum;
    factors[i] = leverage * (0.5 - sigmoid(logits[i]));
  }
  const std::vector<double> sums = objective_.sums_of_columns(factors);
  for (std::size_t j = 0; j < sums.size(); ++j) state.point.gradient[j] -= sums[j] / weight_sum;
}

// The information's inverse times the slopes, among the directions that are free.
std::vector<double> Firth::solution(const State& state, std::span<const double> slopes, Free free,
                                    std::span<const double> fixed) const {
  std::vector<double> result;
  if (free == Free::bias) {
    result.assign(slopes.size(), 0.0);
    result[0] = slopes[0] / state.curvature_of_bias;
    return result;
  }
  result = state.information->solve(slopes);
  if (free == Free::all) return result;
  const std::vector<double> along = state.information->solve(fixed);
  const double share = dot(fixed, result) / dot(fixed, along);
  for (std::size_t j = 0; j < result.size(); ++j) result[j] -= share * along[j];
  return result;
}

// What a step among the free directions can see of the slopes. What is held fast is large where the rest vanishes, and
// its rounding errors would be, too.
std::vector<double> Firth::free_part(const State& state, std::vector<double> slopes, Free free,
                                     std::span<const double> fixed) const {
  if (free == Free::bias) std::fill(slopes.begin() + 1, slopes.end(), 0.0);
  if (free != Free::all_but_one_direction) return slopes;
  const std::vector<double> along = state.information->solve(fixed);
  const double share = dot(along, slopes) / dot(along, fixed);
  for (std::size_t j = 0; j < slopes.size(); ++j) slopes[j] -= share * fixed[j];
  return slopes;
}

// The information is the curvature of the log likelihood only; of few rows that of the determinant counts, too. The
// last steps tell of it (Nocedal 1980).
std::vector<double> Firth::direction_of(const State& state, Free free, std::span<const double> fixed) const {
  std::vector<double> slopes = free_part(state, state.point.gradient, free, fixed);
  std::vector<double> shares(steps_.size());
  for (std::size_t s = steps_.size(); s-- > 0;) {
    shares[s] = dot(steps_[s].step, slopes) / steps_[s].product;
    for (std::size_t j = 0; j < slopes.size(); ++j) slopes[j] -= shares[s] * steps_[s].change[j];
  }
  std::vector<double> result = solution(state, slopes, free, fixed);
  for (std::size_t s = 0; s < steps_.size(); ++s) {
    const double share = shares[s] - dot(steps_[s].change, result) / steps_[s].product;
    for (std::size_t j = 0; j < result.size(); ++j) result[j] += share * steps_[s].step[j];
  }
  for (double& component : result) component = -component;
  return result;
}

void Firth::remember(const State& before, const State& after, Free free, std::span<const double> fixed) {
  if (step_ < 1) steps_.clear();  // they promised too much
  Step last{after.point.weights, after.point.gradient, 0};
  for (std::size_t j = 0; j < last.step.size(); ++j) {
    last.step[j] -= before.point.weights[j];
    last.change[j] -= before.point.gradient[j];
  }
  last.change = free_part(after, std::move(last.change), free, fixed);
  last.product = dot(last.step, last.change);
  if (!(last.product > 0)) return;
  steps_.push_back(std::move(last));
  if (steps_.size() > remembered_steps) steps_.pop_front();
}

// The first of ever shorter steps that is good enough, if any is.
std::optional<State> Firth::next_along(const State& state, std::span<const double> direction) {
  const double decrease = -dot(direction, state.point.gradient);  // to first order
  const double rounding = 8 * std::numeric_limits<double>::epsilon() * std::abs(state.point.objective);
  const bool is_last_digits = decrease < last_digits * std::abs(state.point.objective);
  step_ = 1;
  for (std::size_t halving = 0; halving < most_halvings; ++halving, step_ /= 2) {
    std::vector<double> weights = state.point.weights;
    for (std::size_t j = 0; j < weights.size(); ++j) weights[j] += step_ * direction[j];
    State found = evaluate(std::move(weights));
    if (!is_last_digits &&
        !(found.point.objective <= state.point.objective - sufficient * step_ * decrease + rounding)) {
      continue;
    }
    if (!std::isfinite(found.point.objective)) continue;
    add_penalty_gradient(found);
    return found;
  }
  return std::nullopt;
}

std::optional<State> Firth::next(const State& state, Free free, std::span<const double> fixed) {
  auto result = next_along(state, direction_of(state, free, fixed));
  if (result || steps_.empty()) return result;
  steps_.clear();
  return next_along(state, direction_of(state, free, fixed));
}

Descent Firth::descend(std::vector<double> start, Free free, std::span<const double> fixed, double tolerance,
                       std::size_t most_iterations) {
  Descent result;
  State state = evaluate(std::move(start));
  double smallest_error = std::numeric_limits<double>::infinity();
  std::size_t standstills = 0;
  steps_.clear();
  if (state.information) add_penalty_gradient(state);
  const auto norm = [&] { return std::sqrt(dot(state.point.gradient, state.point.gradient)); };
  result.trace.push_back({0, state.point.objective, norm(), 0});
  for (result.stop = StopReason::no_descent; state.information; ++result.iterations) {
    const std::vector<double>& gradient = state.point.gradient;
    const double squared_decrement = std::max(dot(solution(state, gradient, free, fixed), gradient), 0.0);
    const double error = std::sqrt(objective_.design().weight_sum * squared_decrement);
    standstills = error < smallest_error ? 0 : standstills + 1;
    smallest_error = std::min(smallest_error, error);
    result.squared_decrement = squared_decrement;
    if (error <= tolerance) {
      result.stop = StopReason::converged;
    } else if (error < rounding_zone && standstills >= most_standstills) {
      result.stop = StopReason::rounding;
    } else if (result.iterations == most_iterations) {
      result.stop = StopReason::iterations;
    } else if (auto found = next(state, free, fixed)) {
      remember(state, *found, free, fixed);
      state = *std::move(found);
      result.trace.push_back({result.iterations + 1, state.point.objective, norm(), step_});
      continue;
    }
    break;
  }
  result.point = std::move(state.point);
  result.information = std::move(state.information);
  return result;
}

std::vector<double> null_weights(const Objective& objective, double bias) {
  std::vector<double> weights(objective.size(), 0.0);
  weights[0] = bias;
  return weights;
}

// The coefficients of raw columns, the intercept first, one after another held fast.
class Profile {
 public:
  // `critical`: of the normal distribution, at the level of the intervals.
  Profile(Objective& objective, const Descent& best, double critical, const Run& run)
      : firth_(objective, run),
        objective_(objective),
        best_(best),
        critical_(critical),
        weight_sum_(objective.design().weight_sum) {}

  // Of the coefficient direction' weights.
  Wald of(std::span<const double> direction);

 private:
  struct Value {
    double root = 0;   // of twice the fall of the penalised log likelihood
    double slope = 0;  // of the root
    std::vector<double> weights;
  };

  Value at(double value, std::span<const double> direction, const std::vector<double>& from);
  double end_of_interval(std::span<const double> direction, double estimate, double std_error, double sign);

  Firth firth_;
  Objective& objective_;
  const Descent& best_;
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

Wald Profile::of(std::span<const double> direction) {
  const double estimate = dot(direction, best_.point.weights);
  const double std_error = std::sqrt(dot(direction, best_.information->solve(direction)) / weight_sum_);
  const double root = at(0, direction, best_.point.weights).root;
  Wald result = wald(std::copysign(root, estimate), 1, critical_);  // the statistic and its P
  result.low = end_of_interval(direction, estimate, std_error, -1);
  result.high = end_of_interval(direction, estimate, std_error, 1);
  return result;
}

}  // namespace

Descent firth_descent(Objective& objective, double bias, const std::optional<std::vector<double>>& start,
                      const FitOptions& options, const Run& run) {
  return Firth(objective, run)
      .descend(start ? *start : null_weights(objective, bias), Free::all, {},
               options.tolerance.value_or(default_tolerance), options.max_iterations);
}

FirthLikelihood firth_likelihood(Objective& objective, const Descent& descent, double bias, double level,
                                 const Run& run) {
  const double weight_sum = objective.design().weight_sum;
  FirthLikelihood result;
  result.log_likelihood = -weight_sum * descent.point.objective;
  const Descent null =
      Firth(objective, run)
          .descend(null_weights(objective, bias), Free::bias, {}, profile_tolerance, most_profile_iterations);
  result.null_log_likelihood = -weight_sum * null.point.objective;
  const double size = static_cast<double>(objective.size());
  if (static_cast<double>(objective.design().rows) * size * size * size > most_profile_work) return result;
  const std::vector<Term>& terms = objective.terms();
  Profile profile(objective, descent, normal_critical_value(level), run);
  for (std::size_t j = 0; j < objective.size(); ++j) {
    std::vector<double> direction(objective.size(), 0.0);
    for (std::size_t t = 0; t < terms.size() && j == 0; ++t) direction[t + 1] = -terms[t].mean / terms[t].sd;
    direction[j] = j == 0 ? 1.0 : 1 / terms[j - 1].sd;
    const bool is_there = j > 0 || objective.design().has_intercept;
    result.profiles.push_back(is_there ? profile.of(direction) : Wald());
  }
  return result;
}

}  // namespace logreg
