#include "descent/proximal_descent.h"

#include "descent/duality_gap.h"
#include "descent/interruption.h"
#include "descent/l1_quadratic.h"
#include "descent/preconditioner.h"
#include "descent/sparse_information.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t fewest_joining = 256;  // terms that may leave zero in one step; as many as are there already
constexpr std::size_t remembered_objectives = 10;
constexpr double sufficient = 1e-4;  // part of the predicted decrease that a step must bring (Armijo 1966)
constexpr std::size_t most_halvings = 40;
constexpr double last_digits = 1e-12;  // of the objective
constexpr double slow = 0.3;           // a step this long beside the one before: rows that the sample lacks are missed
constexpr std::size_t between_gaps = 10;    // steps under the diagonal metric, of which each says little by itself
constexpr double sparse_accuracy = 1e-4;       // of a step among thousands of levels; the next one does the rest
constexpr double largest_curvature = 0.25;  // of the mean loss in a term of length 1
constexpr double least_damping = 1e-8;
constexpr double damping_growth = 10;
constexpr double rounding_zone = 1e-4;  // of a standard error: a step below it that does not shrink is rounding

class ProximalDescent {
 public:
  ProximalDescent(Objective& objective, const DescentOptions& options, const Run& run)
      : objective_(objective),
        run_(run),
        most_iterations_(options.max_iterations),
        tolerance_(options.tolerance.value_or(default_tolerance)),
        gap_tolerance_(std::max(options.tolerance.value_or(0), largest_relative_gap)),
        on_interrupt_(options.on_interrupt),
        dense_limit_(options.dense_limit),
        sparse_(SparseInformation::of(objective)) {}

  Descent descend(Point start);

 private:
  // Where a step leads, and what it is expected to bring.
  struct Proposal {
    std::vector<double> weights;
    double squared_length = 0;  // in the metric
    double decrease = 0;        // of the objective, to first order: above 0
    double rate = 1;            // of the diagonal metric
  };

  void begin(Point start);
  void descend_to_the_end();
  std::vector<std::size_t> working_terms() const;
  bool is_sparse(std::span<const std::size_t> working) const { return sparse_ && sparse_->has_room(working); }
  bool is_newton(std::span<const std::size_t> working) const {
    return working.size() <= dense_limit_ || is_sparse(working);
  }
  Proposal newton_proposal(std::span<const std::size_t> working);
  Proposal dense_proposal(std::span<const std::size_t> working);
  Proposal sparse_proposal(std::span<const std::size_t> working);
  Proposal diagonal_proposal();
  double expected_decrease(std::span<const double> weights) const;
  bool is_done(const Proposal& proposal);
  bool has_small_gap();
  bool take_step(const Proposal& proposal);
  bool damp_more();
  void accept(Point next, double step, double rate);
  double error_of(const Proposal& proposal) const {
    return std::sqrt(objective_.design().weight_sum * proposal.squared_length);
  }

  Objective& objective_;
  const Run& run_;
  std::size_t most_iterations_;
  double tolerance_;
  double gap_tolerance_;  // of the objective
  OnInterrupt on_interrupt_;
  std::size_t dense_limit_;
  std::optional<SparseInformation> sparse_;
  std::size_t stride_ = 1;
  bool is_sampled_ = true;  // while the metric of a part of the rows brings the minimum nearer quickly
  bool was_newton_ = true;
  double damping_ = 0;            // of the metric, as a part of the largest curvature that a term can have
  std::vector<double> diagonal_;  // the metric, where it is
  double diagonal_rate_ = 1;
  double change_under_diagonal_ = 0;
  double error_before_ = std::numeric_limits<double>::infinity();
  std::deque<double> objectives_;
  Descent result_;
};

void ProximalDescent::begin(Point start) {
  result_.point = std::move(start);
  objectives_.push_back(result_.point.objective);
  result_.trace.push_back({0, result_.point.objective, objective_.gradient_norm(result_.point), 0});
}

// Those that are not zero, and those that should leave it most; of levels of wide columns, which cost little, all.
std::vector<std::size_t> ProximalDescent::working_terms() const {
  std::vector<std::size_t> result;
  std::vector<std::pair<double, std::size_t>> joining;
  const auto joins_at_once = [this](std::size_t t) { return sparse_ && sparse_->is_level(t); };
  for (std::size_t t = 0; t < objective_.terms().size(); ++t) {
    const double pull = std::abs(result_.point.gradient[t + 1]);
    const double kink = objective_.penalty_kink(t);
    if (result_.point.weights[t + 1] != 0 || (pull > kink && joins_at_once(t))) {
      result.push_back(t);
    } else if (pull > kink) {
      joining.emplace_back(-pull / kink, t);
    }
  }
  const std::size_t most = std::max(fewest_joining, result.size());
  std::ranges::sort(joining);
  joining.resize(std::min(joining.size(), most));
  for (const auto& [pull, term] : joining) result.push_back(term);
  std::ranges::sort(result);
  return result;
}

double ProximalDescent::expected_decrease(std::span<const double> weights) const {
  const Point& point = result_.point;
  double change = point.gradient[0] * (weights[0] - point.weights[0]);
  for (std::size_t t = 0; t < objective_.terms().size(); ++t) {
    const double before = point.weights[t + 1];
    const double after = weights[t + 1];
    change += point.gradient[t + 1] * (after - before);
    change += objective_.penalty_kink(t) * (std::abs(after) - std::abs(before));
  }
  return -change;
}

ProximalDescent::Proposal ProximalDescent::newton_proposal(std::span<const std::size_t> working) {
  Proposal result = is_sparse(working) ? sparse_proposal(working) : dense_proposal(working);
  result.squared_length = std::max(result.squared_length, 0.0);
  result.decrease = expected_decrease(result.weights);
  return result;
}

// Of all rows: a part of them lacks rare levels.
ProximalDescent::Proposal ProximalDescent::sparse_proposal(std::span<const std::size_t> working) {
  stride_ = 1;
  const SparseQuadratic model = sparse_->model(objective_, result_.point, working, damping_);
  const std::vector<double> lowest = minimum(model, sparse_accuracy);
  std::vector<double> change(lowest.size());
  for (std::size_t j = 0; j < change.size(); ++j) change[j] = lowest[j] - model.start[j];
  Proposal result;
  result.weights = sparse_->standardized(objective_, lowest, result_.point.weights);
  result.squared_length = dot(change, model.times(change));
  return result;
}

ProximalDescent::Proposal ProximalDescent::dense_proposal(std::span<const std::size_t> working) {
  const Point& point = result_.point;
  stride_ = is_sampled_ ? metric_stride(objective_.design(), working.size()) : 1;
  QuadraticModel model;
  model.curvature = objective_.information_of(working, stride_);
  model.slope = {point.gradient[0]};
  model.start = {point.weights[0]};
  model.kinks = {0};
  for (const std::size_t t : working) {
    model.slope.push_back(point.gradient[t + 1]);
    model.start.push_back(point.weights[t + 1]);
    model.kinks.push_back(objective_.penalty_kink(t));
  }
  for (std::size_t j = 0; j < model.start.size() && damping_ > 0; ++j) {
    model.curvature.at(j, j) += damping_ * largest_curvature;
  }
  const std::vector<double> lowest = minimum(model);
  Proposal result;
  result.weights = point.weights;
  result.weights[0] = lowest[0];
  for (std::size_t i = 0; i < working.size(); ++i) result.weights[working[i] + 1] = lowest[i + 1];
  for (std::size_t j = 0; j < lowest.size(); ++j) {
    double row = 0;
    for (std::size_t i = 0; i < lowest.size(); ++i) row += model.curvature.at(i, j) * (lowest[i] - model.start[i]);
    result.squared_length += row * (lowest[j] - model.start[j]);
  }
  return result;
}

ProximalDescent::Proposal ProximalDescent::diagonal_proposal() {
  constexpr double far_change = 0.5;  // of any logit
  if (diagonal_.empty() || change_under_diagonal_ > far_change) {
    diagonal_ = objective_.information_diagonal();
    diagonal_rate_ = 1;
    change_under_diagonal_ = 0;
  }
  const Point& point = result_.point;
  Proposal result;
  result.weights = point.weights;
  result.rate = diagonal_rate_;
  for (std::size_t j = 0; j < diagonal_.size(); ++j) {
    if (!(diagonal_[j] > 0)) continue;
    const double rate = diagonal_rate_ / diagonal_[j];
    const double kink = j == 0 ? 0.0 : objective_.penalty_kink(j - 1);
    result.weights[j] = soft_threshold(point.weights[j] - rate * point.gradient[j], rate * kink);
    const double change = result.weights[j] - point.weights[j];
    result.squared_length += diagonal_[j] * change * change;
  }
  result.decrease = expected_decrease(result.weights);
  return result;
}

Descent ProximalDescent::descend(Point start) {
  begin(std::move(start));
  until_interrupted(result_, on_interrupt_, [this] { descend_to_the_end(); });
  return std::move(result_);
}

void ProximalDescent::descend_to_the_end() {
  for (;;) {
    const std::vector<std::size_t> working = working_terms();
    const bool newton = is_newton(working);
    if (newton != std::exchange(was_newton_, newton)) error_before_ = std::numeric_limits<double>::infinity();
    const Proposal proposal = newton ? newton_proposal(working) : diagonal_proposal();
    // A sample of the rows may say nothing of rare levels, or worse.
    if (newton && stride_ > 1 && !(proposal.decrease > 0)) {
      is_sampled_ = false;
      continue;
    }
    if (is_done(proposal)) return;
    if (result_.iterations == most_iterations_) {
      result_.stop = StopReason::iterations;
      return;
    }
    if (take_step(proposal)) continue;
    if (result_.stop != StopReason::no_descent || !newton) return;
    if (stride_ > 1) {
      is_sampled_ = false;
    } else if (!damp_more()) {
      return;
    }
  }
}

bool ProximalDescent::is_done(const Proposal& proposal) {
  const double error = error_of(proposal);
  const bool shrinks = error < slow * std::exchange(error_before_, error);
  // A sample that lacks rows says little about their terms: from then on all rows are asked.
  if (was_newton_ && stride_ > 1 && !shrinks) is_sampled_ = false;
  const bool is_rounding = was_newton_ && stride_ == 1 && error < rounding_zone && !shrinks;
  const bool is_still = !(proposal.decrease > 0);
  const bool is_due = !was_newton_ && result_.iterations % between_gaps == 0;
  if (error > tolerance_ && !is_rounding && !is_still && !is_due) return false;
  if (has_small_gap() || (!result_.loss_gap && error <= tolerance_)) {
    result_.stop = is_rounding && error > tolerance_ ? StopReason::rounding : StopReason::converged;
    return true;
  }
  if (!is_still) return false;
  result_.stop = StopReason::no_descent;
  return true;
}

bool ProximalDescent::has_small_gap() {
  result_.loss_gap = duality_gap(objective_, result_.point);
  return result_.loss_gap && *result_.loss_gap <= gap_tolerance_ * result_.point.objective;
}

bool ProximalDescent::take_step(const Proposal& proposal) {
  const std::vector<double>& from = result_.point.weights;
  const double allowed =
      was_newton_ ? result_.point.objective : *std::max_element(objectives_.begin(), objectives_.end());
  const double rounding = 8 * std::numeric_limits<double>::epsilon() * std::abs(result_.point.objective);
  // Close to the minimum objectives differ in their last digits only; the gradient still tells better from worse.
  const bool is_last_digits = proposal.decrease < last_digits * std::abs(result_.point.objective);
  const double norm = objective_.gradient_norm(result_.point);
  double step = 1;
  for (std::size_t halving = 0; halving < (is_last_digits ? 2 : most_halvings); ++halving, step /= 2) {
    std::vector<double> weights = proposal.weights;
    if (halving > 0) {
      for (std::size_t j = 0; j < weights.size(); ++j) weights[j] = from[j] + step * (weights[j] - from[j]);
    }
    Point next = objective_.evaluate(std::move(weights));
    run_.advance({Phase::fitting, static_cast<double>(objective_.passes()), 0, proposal.decrease});
    const bool falls = next.objective <= allowed - sufficient * step * proposal.decrease + rounding;
    if (!falls && !(is_last_digits && objective_.gradient_norm(next) < norm)) continue;
    accept(std::move(next), step, proposal.rate);
    return true;
  }
  result_.point = objective_.evaluate(std::vector<double>(from));
  result_.stop = has_small_gap() ? StopReason::rounding : StopReason::no_descent;
  return false;
}

// Where all logits are far from zero (offsets can put them there) the information is next to nothing, and its steps
// lead farther than halving brings back: Levenberg's remedy (1944).
bool ProximalDescent::damp_more() {
  damping_ = std::max(least_damping, damping_ * damping_growth);
  return damping_ <= static_cast<double>(objective_.size());  // from there on whole steps cannot fail
}

void ProximalDescent::accept(Point next, double step, double rate) {
  ++result_.iterations;
  if (step == 1) damping_ = damping_ > least_damping ? damping_ / damping_growth : 0;
  result_.trace.push_back({result_.iterations, next.objective, objective_.gradient_norm(next), step * rate});
  if (!was_newton_) {
    // Barzilai and Borwein under the diagonal metric M: s'Ms / s'y, y the change of the gradient.
    double length = 0;
    double change_along = 0;
    for (std::size_t j = 0; j < next.weights.size(); ++j) {
      const double change = next.weights[j] - result_.point.weights[j];
      length += diagonal_[j] * change * change;
      change_along += change * (next.gradient[j] - result_.point.gradient[j]);
    }
    diagonal_rate_ = change_along > 0 ? std::clamp(length / change_along, 1e-3, 1e3) : 1;
    change_under_diagonal_ += next.largest_change;
  }
  objectives_.push_back(next.objective);
  if (objectives_.size() > remembered_objectives) objectives_.pop_front();
  result_.point = std::move(next);
  keep_best(result_);
  result_.loss_gap.reset();
}

}  // namespace

Descent proximal_descent(Objective& objective, Point start, const DescentOptions& options, const Run& run) {
  return ProximalDescent(objective, options, run).descend(std::move(start));
}

}  // namespace logreg
