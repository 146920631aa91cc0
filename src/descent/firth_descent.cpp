#include "descent/firth_descent.h"

#include "base/elementary.h"
#include "descent/interruption.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace logreg {

namespace {

constexpr double sufficient = 1e-4;    // part of the predicted decrease that a step must bring (Armijo 1966)
constexpr double last_digits = 1e-12;  // of the objective: of smaller differences the gradient is the judge
constexpr std::size_t most_halvings = 40;
constexpr double rounding_zone = 1e-6;  // of a standard error: a decrement below it that no longer shrinks is rounding
constexpr std::size_t most_standstills = 3;
constexpr std::size_t remembered_steps = 10;

}  // namespace

FirthDescent::FirthDescent(Objective& objective, const Run& run) : objective_(objective), run_(run) {
  const double weight_sum = objective.design().weight_sum;
  // The determinant is that of raw columns, as others print it.
  const std::size_t constants = objective.design().has_intercept ? 1 : 0;
  constant_ = static_cast<double>(objective.terms().size() + constants) * elementary::log(weight_sum);
  for (const Term& term : objective.terms()) constant_ += 2 * elementary::log(term.sd);
}

// The gradient is still that of the loss alone.
FirthDescent::State FirthDescent::evaluate(std::vector<double> weights) {
  State result;
  result.point = objective_.evaluate(std::move(weights));
  run_.advance({Phase::fitting, static_cast<double>(objective_.passes())});
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

void FirthDescent::add_penalty_gradient(State& state) {
  const std::vector<double> forms = objective_.x().quadratic_forms(state.information->inverse());
  std::vector<double> factors = objective_.irls_weights();
  const std::vector<double>& logits = objective_.logits();
  const double weight_sum = objective_.design().weight_sum;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    const double leverage = factors[i] * forms[i] / weight_sum;
    factors[i] = leverage * (0.5 - sigmoid(logits[i]));
  }
  const std::vector<double> sums = objective_.x().transposed_times(factors);
  for (std::size_t j = 0; j < sums.size(); ++j) state.point.gradient[j] -= sums[j] / weight_sum;
}

// The information's inverse times the slopes, among the directions that are free.
std::vector<double> FirthDescent::solution(const State& state, std::span<const double> slopes, Free free,
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
std::vector<double> FirthDescent::free_part(const State& state, std::vector<double> slopes, Free free,
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
std::vector<double> FirthDescent::direction_of(const State& state, Free free, std::span<const double> fixed) const {
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

void FirthDescent::remember(const State& before, const State& after, Free free, std::span<const double> fixed) {
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
std::optional<FirthDescent::State> FirthDescent::next_along(const State& state, std::span<const double> direction) {
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

std::optional<FirthDescent::State> FirthDescent::next(const State& state, Free free, std::span<const double> fixed) {
  auto result = next_along(state, direction_of(state, free, fixed));
  if (result || steps_.empty()) return result;
  steps_.clear();
  return next_along(state, direction_of(state, free, fixed));
}

Descent FirthDescent::descend(std::vector<double> start, Free free, std::span<const double> fixed, double tolerance,
                              std::size_t most_iterations, OnInterrupt on_interrupt) {
  Descent result;
  State state = evaluate(std::move(start));
  until_interrupted(result, on_interrupt,
                    [&] { descend_from(state, free, fixed, tolerance, most_iterations, result); });
  if (result.stop == StopReason::interrupted) return result;
  result.point = std::move(state.point);
  result.information = std::move(state.information);
  return result;
}

void FirthDescent::descend_from(State& state, Free free, std::span<const double> fixed, double tolerance,
                                std::size_t most_iterations, Descent& result) {
  double smallest_error = std::numeric_limits<double>::infinity();
  std::size_t standstills = 0;
  steps_.clear();
  if (state.information) add_penalty_gradient(state);
  const auto norm = [&] { return std::sqrt(dot(state.point.gradient, state.point.gradient)); };
  result.trace.push_back({0, state.point.objective, norm(), 0});
  for (result.stop = StopReason::no_descent; state.information; ++result.iterations) {
    result.point = state.point;
    keep_best(result);
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
}

std::vector<double> null_weights(const Objective& objective, double bias) {
  std::vector<double> weights(objective.size(), 0.0);
  weights[0] = bias;
  return weights;
}

Descent firth_descent(Objective& objective, double bias, const std::optional<std::vector<double>>& start,
                      const DescentOptions& options, const Run& run) {
  return FirthDescent(objective, run)
      .descend(start ? *start : null_weights(objective, bias), Free::all, {},
               options.tolerance.value_or(default_tolerance), options.max_iterations, options.on_interrupt);
}

}  // namespace logreg
