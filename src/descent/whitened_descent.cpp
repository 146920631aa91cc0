#include "descent/whitened_descent.h"

#include "descent/divergence.h"
#include "descent/interruption.h"
#include "descent/preconditioner.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <utility>

namespace logreg {

namespace {

constexpr double loosest = 0.3;  // part of the gradient that may be left of it
constexpr std::size_t remembered_objectives = 5;
constexpr double sufficient = 1e-4;  // part of the predicted decrease that a step must bring (Armijo 1966)
constexpr std::size_t most_halvings = 30;

// Before, margins of separated rows may still become clearer.
constexpr std::size_t patient_iterations = 40;

// With the information of all rows at a point with so small an error in standard errors, one step goes all the way.
constexpr double one_step_away = 1e-6;

// Below this error in standard errors, an error that no longer halves is rounding.
constexpr double rounding_zone = 1e-4;

class WhitenedDescent {
 public:
  WhitenedDescent(Objective& objective, const std::optional<SymmetricMatrix>& gram, StartingPoint start,
                  const DescentOptions& options, Growth growth, const Run& run)
      : objective_(objective),
        run_(run),
        most_iterations_(options.max_iterations),
        tolerance_(options.tolerance.value_or(default_tolerance)),
        on_interrupt_(options.on_interrupt),
        metric_(objective, options, gram.has_value()),
        heeds_growth_(!objective.is_penalised() && (!metric_.is_dense() || growth == Growth::ends_the_descent)) {
    result_.point = std::move(start.point);
    objectives_.push_back(result_.point.objective);
    metric_.begin(gram, start.is_null);
  }

  Descent descend();

 private:
  void descend_to_the_end();
  bool renewed(bool there_is_a_metric);
  void set_direction();
  std::vector<double> conjugate_solution();
  bool is_done();
  bool puts_all_rows_right();
  bool take_step();
  void accept(Point next);
  void tell() const {
    run_.advance({Phase::fitting, static_cast<double>(objective_.passes()), 0, squared_decrement_ / 2});
  }
  double error_in_std_errors() const { return std::sqrt(objective_.design().weight_sum * squared_decrement_); }

  Objective& objective_;
  const Run& run_;
  std::size_t most_iterations_;
  double tolerance_;
  OnInterrupt on_interrupt_;
  Preconditioner metric_;
  bool heeds_growth_;
  std::vector<double> direction_;
  bool is_solved_ = true;         // the direction is that of the metric, or of the information as nearly as was wanted
  double first_length_ = 0;       // g' M^-1 g when conjugate gradients began the last time
  double squared_decrement_ = 0;  // g' M^-1 g
  double squared_decrement_before_ = 0;  // when the metric was fresh the last time
  bool knows_information_ = false;       // the metric is the information of all rows at the point
  DivergenceWatch growing_;
  double step_ = 1;
  std::deque<double> objectives_;
  Descent result_;
};

Descent WhitenedDescent::descend() {
  until_interrupted(result_, on_interrupt_, [this] { descend_to_the_end(); });
  if (knows_information_ && result_.stop != StopReason::interrupted) result_.information = metric_.release_factor();
  return std::move(result_);
}

void WhitenedDescent::descend_to_the_end() {
  const double norm = std::sqrt(dot(result_.point.gradient, result_.point.gradient));
  result_.trace.push_back({0, result_.point.objective, norm, 0});
  for (;;) {
    if (heeds_growth_ && puts_all_rows_right()) return;
    if (metric_.needs_refresh() && !renewed(metric_.refresh())) return;
    set_direction();
    // Only the information of all rows can say that the minimum is reached.
    if (metric_.is_sampled() && !metric_.is_exact() &&
        error_in_std_errors() <= std::max(tolerance_ / 2, one_step_away)) {
      if (!renewed(metric_.refresh_with_all_rows())) return;
      set_direction();
    }
    if (is_done()) return;
    if (result_.iterations == most_iterations_) {
      result_.stop = StopReason::iterations;
      return;
    }
    if (!take_step()) return;
  }
}

bool WhitenedDescent::renewed(bool there_is_a_metric) {
  step_ = 1;
  if (there_is_a_metric) return true;
  // Probabilities have reached 0 and 1.
  result_.stop = StopReason::growing;
  return false;
}

void WhitenedDescent::set_direction() {
  if (metric_.can_be_exact()) {
    direction_ = metric_.solve(result_.point.gradient);
  } else {
    direction_ = conjugate_solution();
    metric_.set_exact();
    step_ = 1;
  }
  squared_decrement_ = dot(direction_, result_.point.gradient);
  for (double& component : direction_) component = -component;
}

// Closer to the minimum it is solved more exactly, so that errors shrink faster and faster (Eisenstat and Walker 1996),
// but not beyond what is asked for.
std::vector<double> WhitenedDescent::conjugate_solution() {
  const double met = tolerance_ * tolerance_ / objective_.design().weight_sum;
  const auto enough = [&](double length) {
    const double shrunk = first_length_ > 0 ? length / first_length_ : 1;
    first_length_ = length;
    return std::max(length * std::min(loosest * loosest, shrunk / 4), met / 16);
  };
  const auto times = [&](std::span<const double> vector) {
    std::vector<double> product = objective_.information_times(vector);
    tell();
    return product;
  };
  const auto preconditioned = [&](std::span<const double> vector) { return metric_.solve(vector); };
  ConjugateSolution found = conjugate_gradients(result_.point.gradient, times, preconditioned, met, enough);
  is_solved_ = found.is_solved;
  return std::move(found.vector);
}

bool WhitenedDescent::is_done() {
  if (metric_.is_stale()) return false;
  const double error = error_in_std_errors();
  const double ratio = squared_decrement_before_ > 0 ? squared_decrement_ / squared_decrement_before_ : 0;
  const bool first = squared_decrement_before_ == 0;
  squared_decrement_before_ = squared_decrement_;
  if (!metric_.is_dense() && metric_.can_be_exact()) result_.squared_decrement = squared_decrement_;
  result_.next_step = direction_;
  if (heeds_growth_ &&
      growing_.goes_on({ratio, result_.point.largest_change, squared_decrement_, metric_.refreshed() > 1})) {
    result_.stop = StopReason::growing;
    return true;
  }
  // While weights grow the decrement goes to zero without a minimum being near.
  if (growing_.is_suspected() || !metric_.is_exact() || !is_solved_) return false;
  knows_information_ = true;
  if (error <= tolerance_) {
    result_.stop = StopReason::converged;
    return true;
  }
  if (!first && error < rounding_zone && ratio > 0.25) {
    result_.stop = StopReason::rounding;
    return true;
  }
  return false;
}

bool WhitenedDescent::puts_all_rows_right() {
  const auto smallest = right_margin(objective_, result_.iterations < patient_iterations);
  if (!smallest) return false;
  result_.next_step = result_.point.weights;
  for (double& component : result_.next_step) component /= *smallest;
  result_.stop = StopReason::growing;
  return true;
}

bool WhitenedDescent::take_step() {
  // A Newton step that raises the objective has gone too far, and leads where the next ones are lost.
  const bool is_newton = metric_.is_exact() && error_in_std_errors() > rounding_zone;
  const double allowed =
      is_newton ? result_.point.objective : *std::max_element(objectives_.begin(), objectives_.end());
  const double rounding = 8 * std::numeric_limits<double>::epsilon() * std::abs(result_.point.objective);
  for (std::size_t halving = 0; halving < most_halvings; ++halving) {
    std::vector<double> weights = result_.point.weights;
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += step_ * direction_[i];
    Point next = objective_.evaluate(std::move(weights));
    tell();
    if (next.objective > allowed - sufficient * step_ * squared_decrement_ + rounding ||
        !std::isfinite(next.objective)) {
      step_ /= 2;
      continue;
    }
    accept(std::move(next));
    return true;
  }
  result_.stop = error_in_std_errors() < rounding_zone ? StopReason::rounding : StopReason::no_descent;
  return false;
}

void WhitenedDescent::accept(Point next) {
  ++result_.iterations;
  result_.trace.push_back({result_.iterations, next.objective, std::sqrt(dot(next.gradient, next.gradient)), step_});
  // Barzilai and Borwein under the metric M: s'Ms / s'y with s = step d, M d = -g, y the change of the gradient.
  double change_along = 0;
  for (std::size_t i = 0; i < direction_.size(); ++i) {
    change_along += direction_[i] * (next.gradient[i] - result_.point.gradient[i]);
  }
  step_ = change_along > 0 ? std::clamp(step_ * squared_decrement_ / change_along, 1e-6, 1e6) : 1;
  metric_.age(next.largest_change);
  knows_information_ = false;
  result_.squared_decrement.reset();
  result_.next_step.clear();
  objectives_.push_back(next.objective);
  if (objectives_.size() > remembered_objectives) objectives_.pop_front();
  result_.point = std::move(next);
  keep_best(result_);
}

}  // namespace

Descent whitened_descent(Objective& objective, const std::optional<SymmetricMatrix>& gram, StartingPoint start,
                         const DescentOptions& options, Growth growth, const Run& run) {
  return WhitenedDescent(objective, gram, std::move(start), options, growth, run).descend();
}

}  // namespace logreg
