#include "fit/whitened_descent.h"

#include "fit/arrow_metric.h"
#include "fit/beginning.h"
#include "fit/conjugate_gradients.h"
#include "fit/growth.h"
#include "fit/interruption.h"
#include "fit/level_start.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t steps_under_first_metric = 3;
constexpr std::size_t steps_under_sampled_metric = 12;  // then rows that the sample lacks are what holds it up
constexpr std::size_t largest_core = 1024;
constexpr double loosest = 0.3;        // part of the gradient that may be left of it
constexpr double far_change = 0.5;     // of any logit under a metric that is not exact anyway
constexpr double stale_change = 0.25;  // of any logit since a sampled metric: p (1 - p) has changed by up to as much
constexpr std::size_t rows_a_term = 64;
constexpr std::size_t fewest_rows = std::size_t{1} << 14;
constexpr std::size_t longest_stride_when_near = 8;  // there the metric stays good for all steps that are left
constexpr std::size_t remembered_objectives = 5;
constexpr double sufficient = 1e-4;  // part of the predicted decrease that a step must bring (Armijo 1966)
constexpr std::size_t most_halvings = 30;

// Before, margins of separated rows may still become clearer.
constexpr std::size_t patient_iterations = 40;

// With the information of all rows at a point with so small an error in standard errors, one step goes all the way;
// where that moves no logit by more, the information at the new point is the same to as many digits.
constexpr double one_step_away = 1e-6;
constexpr double same_logits = 1e-7;

// Below this error in standard errors, an error that no longer halves is rounding.
constexpr double rounding_zone = 1e-4;

class WhitenedDescent {
 public:
  WhitenedDescent(Objective& objective, const std::optional<SymmetricMatrix>& gram, const NullModel& null,
                  const std::optional<std::vector<double>>& start, const FitOptions& options, Growth growth,
                  const Run& run)
      : objective_(objective),
        run_(run),
        most_iterations_(options.max_iterations),
        tolerance_(options.tolerance.value_or(default_tolerance)),
        on_interrupt_(options.on_interrupt),
        dense_(gram.has_value()),
        heeds_growth_(!objective.is_penalised() && (!dense_ || growth == Growth::ends_the_descent)),
        stride_(dense_ ? metric_stride(objective.design(), objective.terms().size()) : 1) {
    if (!dense_) plan_.emplace(objective, arrow_shape(objective, most_core_terms(options)));
    begin(gram, beginning(objective, null, start));
  }

  Descent descend();

 private:
  void descend_to_the_end();
  // How much the metric knows of the information at the point.
  enum class Metrics { none, stale, sampled, exact };

  void begin(const std::optional<SymmetricMatrix>& gram, Beginning at);
  SymmetricMatrix first_information(SymmetricMatrix gram, bool is_null) const;
  bool needs_refresh() const;
  bool refresh_metric(std::size_t stride);
  void set_direction();
  std::vector<double> conjugate_solution();
  bool is_done();
  bool puts_all_rows_right();
  bool take_step();
  void accept(Point next);
  // The metric, made of all rows at the point, is the information.
  bool is_exact() const { return dense_ || plan_->shape().is_whole(); }
  void tell() const {
    run_.advance({Phase::fitting, static_cast<double>(objective_.passes()), 0, squared_decrement_ / 2});
  }
  double error_in_std_errors() const { return std::sqrt(objective_.design().weight_sum * squared_decrement_); }

  Objective& objective_;
  const Run& run_;
  std::size_t most_iterations_;
  double tolerance_;
  OnInterrupt on_interrupt_;
  bool dense_;
  bool heeds_growth_;
  std::optional<ArrowPlan> plan_;  // unless dense
  std::size_t stride_;             // 1: metrics are made of all rows
  std::optional<Cholesky> dense_metric_;
  std::optional<ArrowMetric> arrow_metric_;
  Metrics knows_ = Metrics::none;
  std::size_t steps_under_metric_ = 0;
  std::size_t metrics_ = 0;
  double change_under_metric_ = 0;  // of any logit, at most
  std::vector<double> direction_;
  bool is_solved_ = true;         // the direction is that of the metric, or of the information as nearly as was wanted
  double first_length_ = 0;       // g' M^-1 g when conjugate gradients began the last time
  double squared_decrement_ = 0;  // g' M^-1 g
  double squared_decrement_before_ = 0;  // when the metric was fresh the last time
  GrowthWatch growing_;
  double step_ = 1;
  std::deque<double> objectives_;
  Descent result_;
};

void WhitenedDescent::begin(const std::optional<SymmetricMatrix>& gram, Beginning at) {
  result_.point = std::move(at.point);
  objectives_.push_back(result_.point.objective);
  if (dense_ && !at.is_null) stride_ = std::min(stride_, longest_stride_when_near);
  knows_ = stride_ == 1 ? Metrics::exact : Metrics::sampled;
  if (dense_ && knows_ == Metrics::exact && !at.is_null) metrics_ = 1;  // as good as any later one
  if (!dense_) {
    if (at.is_null) start_levels(objective_, plan_->shape(), result_.point);
    objectives_.front() = result_.point.objective;
    arrow_metric_.emplace(objective_, *plan_);
    return;
  }
  dense_metric_ = Cholesky::of(first_information(*gram, at.is_null));
}

// Where all rows have the same probability it is X'X times a constant, which costs no pass.
SymmetricMatrix WhitenedDescent::first_information(SymmetricMatrix gram, bool is_null) const {
  const Design& design = objective_.design();
  if (!is_null || design.has_offsets()) return objective_.information(stride_);
  const double share = design.has_intercept ? design.positives / design.weight_sum : 0.5;
  for (std::size_t j = 0; j < gram.size(); ++j) {
    for (std::size_t i = j; i < gram.size(); ++i) gram.at(i, j) *= share * (1 - share);
  }
  objective_.add_penalty_curvature(gram);
  return gram;
}

Descent WhitenedDescent::descend() {
  until_interrupted(result_, on_interrupt_, [this] { descend_to_the_end(); });
  return std::move(result_);
}

void WhitenedDescent::descend_to_the_end() {
  const double norm = std::sqrt(dot(result_.point.gradient, result_.point.gradient));
  result_.trace.push_back({0, result_.point.objective, norm, 0});
  for (;;) {
    if (heeds_growth_ && puts_all_rows_right()) return;
    if (needs_refresh() && !refresh_metric(stride_)) return;
    set_direction();
    // Only the information of all rows can say that the minimum is reached.
    if (dense_ && stride_ > 1 && knows_ != Metrics::exact &&
        error_in_std_errors() <= std::max(tolerance_ / 2, one_step_away)) {
      if (!refresh_metric(1)) return;
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

bool WhitenedDescent::needs_refresh() const {
  if (!dense_metric_ && !arrow_metric_) return true;
  if (!is_exact()) return change_under_metric_ > far_change;
  if (stride_ > 1) return change_under_metric_ > stale_change || steps_under_metric_ >= steps_under_sampled_metric;
  return steps_under_metric_ >= (metrics_ == 0 ? steps_under_first_metric : 1);
}

bool WhitenedDescent::refresh_metric(std::size_t stride) {
  // Rows that a sample lacks make its metric bad for their terms, or singular: from then on all rows are asked.
  if (stride > 1 && steps_under_metric_ >= steps_under_sampled_metric) stride = stride_ = 1;
  dense_metric_.reset();
  arrow_metric_.reset();
  if (dense_ && stride > 1) dense_metric_ = Cholesky::of(objective_.information(stride));
  if (dense_ && !dense_metric_) {
    if (stride > 1) stride_ = 1;
    stride = 1;
    dense_metric_ = Cholesky::of(objective_.information());
  }
  if (!dense_) arrow_metric_.emplace(objective_, *plan_);
  knows_ = dense_ && stride > 1 ? Metrics::sampled : Metrics::exact;
  ++metrics_;
  steps_under_metric_ = 0;
  change_under_metric_ = 0;
  step_ = 1;
  if (dense_metric_ || arrow_metric_) return true;
  // Probabilities have reached 0 and 1: no row says anything about some direction any more.
  result_.stop = StopReason::growing;
  return false;
}

void WhitenedDescent::set_direction() {
  if (dense_) {
    direction_ = dense_metric_->solve(result_.point.gradient);
  } else if (plan_->shape().is_whole()) {
    direction_ = arrow_metric_->solve(result_.point.gradient);
  } else {
    direction_ = conjugate_solution();
    knows_ = Metrics::exact;
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
  const auto under_metric = [&](std::span<const double> vector) { return arrow_metric_->solve(vector); };
  ConjugateSolution found = conjugate_gradients(result_.point.gradient, times, under_metric, met, enough);
  is_solved_ = found.is_solved;
  return std::move(found.vector);
}

bool WhitenedDescent::is_done() {
  if (knows_ == Metrics::stale) return false;
  const double error = error_in_std_errors();
  const double ratio = squared_decrement_before_ > 0 ? squared_decrement_ / squared_decrement_before_ : 0;
  const bool first = squared_decrement_before_ == 0;
  squared_decrement_before_ = squared_decrement_;
  if (!dense_ && is_exact()) result_.squared_decrement = squared_decrement_;
  result_.next_step = direction_;
  if (heeds_growth_ && growing_.goes_on({ratio, result_.point.largest_change, squared_decrement_, metrics_ > 1})) {
    result_.stop = StopReason::growing;
    return true;
  }
  // While weights grow the decrement goes to zero without a minimum being near.
  if (growing_.is_suspected() || knows_ != Metrics::exact || !is_solved_) return false;
  result_.information = dense_metric_;
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
  const bool is_newton = knows_ == Metrics::exact && error_in_std_errors() > rounding_zone;
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
  ++steps_under_metric_;
  change_under_metric_ += next.largest_change;
  result_.trace.push_back({result_.iterations, next.objective, std::sqrt(dot(next.gradient, next.gradient)), step_});
  // Barzilai and Borwein under the metric M: s'Ms / s'y with s = step d, M d = -g, y the change of the gradient.
  double change_along = 0;
  for (std::size_t i = 0; i < direction_.size(); ++i) {
    change_along += direction_[i] * (next.gradient[i] - result_.point.gradient[i]);
  }
  step_ = change_along > 0 ? std::clamp(step_ * squared_decrement_ / change_along, 1e-6, 1e6) : 1;
  if (knows_ != Metrics::exact || next.largest_change > same_logits) knows_ = Metrics::stale;
  result_.information.reset();
  result_.squared_decrement.reset();
  result_.next_step.clear();
  objectives_.push_back(next.objective);
  if (objectives_.size() > remembered_objectives) objectives_.pop_front();
  result_.point = std::move(next);
  keep_best(result_);
}

}  // namespace

std::size_t metric_stride(const Design& design, std::size_t terms) {
  const std::size_t wanted = std::max(rows_a_term * terms, fewest_rows);
  return std::max<std::size_t>(design.rows / wanted, 1);
}

std::size_t most_core_terms(const FitOptions& options) {
  return std::min(options.dense_limit, largest_core);
}

Descent whitened_descent(Objective& objective, const std::optional<SymmetricMatrix>& gram, const NullModel& null,
                         const std::optional<std::vector<double>>& start, const FitOptions& options, Growth growth,
                         const Run& run) {
  return WhitenedDescent(objective, gram, null, start, options, growth, run).descend();
}

}  // namespace logreg
