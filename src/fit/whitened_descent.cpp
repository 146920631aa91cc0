#include "fit/whitened_descent.h"

#include "base/elementary.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

namespace logreg {

namespace {

constexpr std::size_t steps_under_first_metric = 3;
constexpr std::size_t steps_under_sampled_metric = 12;  // then rows that the sample lacks are what holds it up
constexpr std::size_t steps_under_diagonal_metric = 25;
constexpr double stale_change = 0.25;  // of any logit since a sampled metric: p (1 - p) has changed by up to as much
constexpr std::size_t rows_a_term = 64;
constexpr std::size_t fewest_rows = std::size_t{1} << 14;
constexpr std::size_t remembered_objectives = 5;
constexpr double sufficient = 1e-4;  // part of the predicted decrease that a step must bring (Armijo 1966)
constexpr std::size_t most_halvings = 30;

// Weights that grow along a direction of separation raise logits by about 1 with every Newton step, and the decrement
// shrinks by a constant factor instead of squaring. So many steps of that kind in a row are no accident.
constexpr std::size_t growing_steps = 4;
constexpr double growing_change = 0.4;
constexpr double growing_ratio = 0.15;  // of squared decrements; e^-1 along a direction of separation
constexpr double growing_gap = 1e-11;   // the stand-in weights bring the mean loss this near to its infimum

// Below this error in standard errors, an error that no longer halves is rounding.
constexpr double rounding_zone = 1e-4;

// What turns a gradient into a direction.
class Metric {
 public:
  static std::optional<Metric> dense(const SymmetricMatrix& matrix) {
    Metric metric;
    metric.factor_ = Cholesky::of(matrix);
    if (!metric.factor_) return std::nullopt;
    return metric;
  }
  static Metric diagonal(std::vector<double> values) {
    Metric metric;
    metric.diagonal_ = std::move(values);
    return metric;
  }

  const std::optional<Cholesky>& factor() const { return factor_; }

  std::vector<double> solve(std::span<const double> gradient) const {
    if (factor_) return factor_->solve(gradient);
    std::vector<double> result(gradient.begin(), gradient.end());
    for (std::size_t i = 0; i < result.size(); ++i) result[i] /= std::max(diagonal_[i], 1e-300);
    return result;
  }

 private:
  std::optional<Cholesky> factor_;
  std::vector<double> diagonal_;
};

class WhitenedDescent {
 public:
  WhitenedDescent(Objective& objective, const std::optional<SymmetricMatrix>& gram, const FitOptions& options,
                  const Run& run)
      : objective_(objective),
        run_(run),
        most_iterations_(options.max_iterations),
        tolerance_(options.tolerance.value_or(default_tolerance)),
        dense_(gram.has_value()),
        stride_(metric_stride(objective.design(), objective.terms().size())) {
    start(gram);
  }

  Descent descend();

 private:
  // How much the metric knows of the information at the point.
  enum class Metrics { none, stale, sampled, exact };

  void start(const std::optional<SymmetricMatrix>& gram);
  bool needs_refresh() const;
  bool refresh_metric(std::size_t stride);
  void set_direction();
  bool is_done();
  bool is_growing(double ratio);
  bool take_step();
  void accept(Point next);
  double error_in_std_errors() const { return std::sqrt(objective_.design().weight_sum * squared_decrement_); }

  Objective& objective_;
  const Run& run_;
  std::size_t most_iterations_;
  double tolerance_;
  bool dense_;
  std::size_t stride_;  // 1: metrics are made of all rows
  std::optional<Metric> metric_;
  Metrics knows_ = Metrics::none;
  std::size_t steps_under_metric_ = 0;
  std::size_t metrics_ = 0;
  double change_under_metric_ = 0;  // of any logit, at most
  std::vector<double> direction_;
  double squared_decrement_ = 0;         // g' M^-1 g
  double squared_decrement_before_ = 0;  // when the metric was fresh the last time
  std::size_t growing_ = 0;
  double step_ = 1;
  std::deque<double> objectives_;
  Descent result_;
};

// At the weights of the intercept alone, whose information is X'X times a constant.
void WhitenedDescent::start(const std::optional<SymmetricMatrix>& gram) {
  const Design& design = objective_.design();
  const double share = design.positives / design.weight_sum;
  std::vector<double> weights(objective_.size(), 0.0);
  weights[0] = elementary::log(design.positives) - elementary::log(design.weight_sum - design.positives);
  result_.point = objective_.evaluate(std::move(weights));
  objectives_.push_back(result_.point.objective);
  if (!dense_) return;
  SymmetricMatrix information = *gram;
  for (std::size_t j = 0; j < information.size(); ++j) {
    for (std::size_t i = j; i < information.size(); ++i) information.at(i, j) *= share * (1 - share);
  }
  objective_.add_penalty_curvature(information);
  metric_ = Metric::dense(information);
  knows_ = stride_ == 1 ? Metrics::exact : Metrics::sampled;
}

Descent WhitenedDescent::descend() {
  const double norm = std::sqrt(dot(result_.point.gradient, result_.point.gradient));
  result_.trace.push_back({0, result_.point.objective, norm, 0});
  for (;;) {
    if (needs_refresh() && !refresh_metric(stride_)) return std::move(result_);
    set_direction();
    // Only the information of all rows can say that the minimum is reached.
    if (dense_ && stride_ > 1 && error_in_std_errors() <= tolerance_ / 2) {
      if (!refresh_metric(1)) return std::move(result_);
      set_direction();
    }
    if (is_done()) return std::move(result_);
    if (result_.iterations == most_iterations_) {
      result_.stop = StopReason::iterations;
      return std::move(result_);
    }
    if (!take_step()) return std::move(result_);
  }
}

bool WhitenedDescent::needs_refresh() const {
  if (!metric_) return true;
  if (!dense_) return steps_under_metric_ >= steps_under_diagonal_metric;
  if (stride_ > 1) return change_under_metric_ > stale_change || steps_under_metric_ >= steps_under_sampled_metric;
  return steps_under_metric_ >= (metrics_ == 0 ? steps_under_first_metric : 1);
}

bool WhitenedDescent::refresh_metric(std::size_t stride) {
  // Rows that a sample lacks make its metric bad for their terms, or singular: from then on all rows are asked.
  if (stride > 1 && steps_under_metric_ >= steps_under_sampled_metric) stride = stride_ = 1;
  metric_.reset();
  if (dense_ && stride > 1) metric_ = Metric::dense(objective_.information(stride));
  if (dense_ && !metric_) {
    if (stride > 1) stride_ = 1;
    stride = 1;
    metric_ = Metric::dense(objective_.information());
  }
  if (!dense_) metric_ = Metric::diagonal(objective_.information_diagonal());
  knows_ = dense_ && stride > 1 ? Metrics::sampled : Metrics::exact;
  ++metrics_;
  steps_under_metric_ = 0;
  change_under_metric_ = 0;
  step_ = 1;
  if (metric_) return true;
  // Probabilities have reached 0 and 1: no row says anything about some direction any more.
  result_.stop = StopReason::growing;
  return false;
}

void WhitenedDescent::set_direction() {
  direction_ = metric_->solve(result_.point.gradient);
  squared_decrement_ = dot(direction_, result_.point.gradient);
  for (double& component : direction_) component = -component;
}

bool WhitenedDescent::is_done() {
  if (knows_ == Metrics::stale) return false;
  const double error = error_in_std_errors();
  const double ratio = squared_decrement_before_ > 0 ? squared_decrement_ / squared_decrement_before_ : 0;
  const bool first = squared_decrement_before_ == 0;
  squared_decrement_before_ = squared_decrement_;
  if (dense_ && is_growing(ratio)) {
    result_.stop = StopReason::growing;
    return true;
  }
  // While weights grow the decrement goes to zero without a minimum being near.
  if (growing_ > 0 || knows_ != Metrics::exact) return false;
  if (dense_) result_.information = metric_->factor();
  if (error <= tolerance_) {
    result_.stop = StopReason::converged;
    return true;
  }
  if (dense_ && !first && error < rounding_zone && ratio > 0.25) {
    result_.stop = StopReason::rounding;
    return true;
  }
  return false;
}

bool WhitenedDescent::is_growing(double ratio) {
  const bool grows = ratio > growing_ratio && result_.point.largest_change > growing_change && metrics_ > 1;
  growing_ = grows ? growing_ + 1 : 0;
  return growing_ >= growing_steps && squared_decrement_ < growing_gap;
}

bool WhitenedDescent::take_step() {
  const double allowed = *std::max_element(objectives_.begin(), objectives_.end());
  const double rounding = 8 * std::numeric_limits<double>::epsilon() * std::abs(result_.point.objective);
  for (std::size_t halving = 0; halving < most_halvings; ++halving) {
    std::vector<double> weights = result_.point.weights;
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += step_ * direction_[i];
    Point next = objective_.evaluate(std::move(weights));
    run_.advance("fitting", 0, 0);
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
  knows_ = Metrics::stale;
  result_.information.reset();
  objectives_.push_back(next.objective);
  if (objectives_.size() > remembered_objectives) objectives_.pop_front();
  result_.point = std::move(next);
}

}  // namespace

std::size_t metric_stride(const Design& design, std::size_t terms) {
  const std::size_t wanted = std::max(rows_a_term * terms, fewest_rows);
  return std::max<std::size_t>(design.rows / wanted, 1);
}

Descent whitened_descent(Objective& objective, const std::optional<SymmetricMatrix>& gram, const FitOptions& options,
                         const Run& run) {
  return WhitenedDescent(objective, gram, options, run).descend();
}

}  // namespace logreg
