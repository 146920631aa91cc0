#include "descent/path_descent.h"

#include "base/moments.h"
#include "base/select.h"
#include "descent/descent.h"
#include "descent/duality_gap.h"
#include "descent/l1_quadratic.h"
#include "descent/proximal_descent.h"
#include "descent/sparse_information.h"
#include "descent/whitened_descent.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t few_terms = 64;   // so few are never screened
constexpr std::size_t most_steps = 60;  // with one penalty; far more than are met
constexpr std::size_t most_halvings = 30;
constexpr double sufficient = 1e-4;  // part of the predicted decrease that a step must bring (Armijo 1966)
constexpr double far_change = 1;     // of any logit: the metric has nothing to do with the rows any more
// Duality gap / objective that is aimed at: figures of rows held out go by the weights, whose error is its root.
constexpr double aimed_gap = 1e-14;
constexpr double columns_a_pass = 6;  // for as many terms X'DX costs a pass more
constexpr double rounding = 8 * std::numeric_limits<double>::epsilon();

// What KL(q || p) of the rows of a block is at most, times their weights: (u - r)^2 / (w p (1 - p)), with r = w (p -
// y). Infinite where q is no probability.
double divergence_bound(const DesignBlock& block, std::span<const double> dual, const double* residuals) {
  double sum = 0;
  double outside = 0;
  for (std::size_t i = 0; i < block.rows; ++i) {
    const double weight = block.weight(i);
    const double side = block.labels[i] > 0.5 ? -1.0 : 1.0;
    const double wrong = side * residuals[i];  // w times the probability of the other class
    const double curvature = wrong * (weight - wrong) / weight;
    const double difference = dual[i] - residuals[i];
    sum += difference == 0 ? 0 : difference * difference / curvature;
    outside += side * dual[i] >= 0 && side * dual[i] <= weight ? 0.0 : 1.0;
  }
  return outside > 0 ? std::numeric_limits<double>::infinity() : sum;
}

}  // namespace

PathDescent::PathDescent(const Design& design, std::vector<Term> terms, PenaltyOn on, std::size_t dense_limit,
                         const Kernels& kernels, const Run& run)
    : design_(design),
      terms_(std::move(terms)),
      on_(on),
      dense_limit_(dense_limit),
      kernels_(kernels),
      run_(run),
      all_(design, terms_, TermUnits::standardized, kernels, run) {
  const Objective measured(design, terms_, {1, 0, on}, kernels, run);
  for (std::size_t t = 0; t < terms_.size(); ++t) lengths_.push_back(measured.penalised_length(t));
  begin();
}

// At the null model, of all terms.
void PathDescent::begin() {
  null_ = null_model(design_, kernels_, run_);
  weights_.assign(terms_.size() + 1, 0.0);
  weights_[0] = null_.bias;
  logits_.assign(design_.rows, 0.0);
  residuals_.assign(design_.rows, 0.0);
  next_logits_.assign(design_.rows, 0.0);
  next_residuals_.assign(design_.rows, 0.0);
  dual_.assign(design_.rows, 0.0);
  is_screened_.assign(terms_.size(), false);
  const bool are_few = terms_.size() <= few_terms;
  if (!are_few) some_.emplace(design_, std::vector<Term>(), TermUnits::standardized, kernels_, run_);
  screen(std::vector<bool>(terms_.size(), are_few));
  accept(weights_, visit(weights_, Step()));
  gradient_ = all_.transposed_times(residuals_);
  for (double& each : gradient_) each /= design_.weight_sum;
  pull_.assign(gradient_.begin() + 1, gradient_.end());
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    largest_l1_ = std::max(largest_l1_, std::abs(pull_[t]) / length(t));
  }
}

double PathDescent::penalty_of(std::span<const double> weights) const {
  double result = 0;
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double weight = weights[t + 1];
    result += kink(t) * std::abs(weight) + curvature(t) / 2 * weight * weight;
  }
  return result;
}

// Terms that have joined stay: what is zero costs little.
void PathDescent::screen(const std::vector<bool>& joins) {
  const std::size_t before = screened_.size();
  for (std::size_t t = 0; t < terms_.size(); ++t) is_screened_[t] = is_screened_[t] || joins[t];
  screened_.clear();
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    if (is_screened_[t]) screened_.push_back(t);
  }
  if (some_ && screened_.size() == before) return;
  some_.emplace(design_, select(terms_, screened_), TermUnits::standardized, kernels_, run_);
  if (!gradient_.empty()) set_gradient_of_screened();
}

void PathDescent::set_gradient_of_screened() {
  const std::vector<double> sums = some_->transposed_times(residuals_);
  ++passes_;
  gradient_[0] = sums[0] / design_.weight_sum;
  for (std::size_t i = 0; i < screened_.size(); ++i) gradient_[screened_[i] + 1] = sums[i + 1] / design_.weight_sum;
}

// Derivatives change by no more than the penalty does, as a rule.
std::vector<bool> PathDescent::by_strong_rule(double l1_before) const {
  std::vector<bool> joins(terms_.size(), l1_ == 0 || terms_.size() <= few_terms);
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    if (std::abs(pull_[t]) >= length(t) * (2 * l1_ - std::max(l1_, l1_before))) joins[t] = true;
  }
  return joins;
}

std::vector<std::size_t> PathDescent::working_terms() const {
  if (screened_.size() <= few_terms) return screened_;
  std::vector<std::size_t> result;
  for (const std::size_t t : screened_) {
    if (weights_[t + 1] != 0 || std::abs(gradient_[t + 1]) > kink(t)) result.push_back(t);
  }
  return result;
}

bool PathDescent::has_metric_of(std::span<const std::size_t> terms) const {
  return metric_ && std::ranges::includes(metric_->terms, terms);
}

void PathDescent::renew_metric(std::span<const std::size_t> terms) {
  if (!metric_) metric_.emplace();
  metric_->terms.assign(terms.begin(), terms.end());
  metric_->irls_weights.resize(design_.rows);
  all_.for_each_block([&](const RowBlock& block) {
    kernels_.irls_weights(logits_.data() + block.first_row, block.rows.rows, block.rows.weights_or_null(),
                          metric_->irls_weights.data() + block.first_row);
  });
  metric_->gram = all_.gram_of(terms, all_.of_rows(metric_->irls_weights));
  ++passes_;
  steps_under_metric_ = 0;
  moved_ = 0;
}

SymmetricMatrix PathDescent::metric_of(std::span<const std::size_t> terms) const {
  if (terms.size() == metric_->terms.size()) return metric_->gram;
  std::vector<std::size_t> place = {0};
  std::size_t m = 0;
  for (const std::size_t t : terms) {
    while (metric_->terms[m] != t) ++m;
    place.push_back(m + 1);
  }
  SymmetricMatrix result(place.size());
  for (std::size_t j = 0; j < place.size(); ++j) {
    for (std::size_t i = j; i < place.size(); ++i) result.at(i, j) = metric_->gram.at(place[i], place[j]);
  }
  return result;
}

PathDescent::Step PathDescent::step_among(std::vector<std::size_t> terms) const {
  Step step;
  step.terms = std::move(terms);
  const SymmetricMatrix gram = metric_of(step.terms);
  QuadraticModel model{gram, {gradient_[0]}, {weights_[0]}, {0}};
  for (std::size_t i = 0; i < step.terms.size(); ++i) {
    const std::size_t t = step.terms[i];
    model.curvature.at(i + 1, i + 1) += curvature(t);
    model.slope.push_back(gradient_[t + 1] + curvature(t) * weights_[t + 1]);
    model.start.push_back(weights_[t + 1]);
    model.kinks.push_back(kink(t));
  }
  const std::vector<double> lowest = minimum(model);
  step.weights = weights_;
  std::vector<double> change(lowest.size());
  for (std::size_t j = 0; j < lowest.size(); ++j) {
    change[j] = lowest[j] - model.start[j];
    step.weights[j == 0 ? 0 : step.terms[j - 1] + 1] = lowest[j];
    step.decrease -= model.slope[j] * change[j] + model.kinks[j] * (std::abs(lowest[j]) - std::abs(model.start[j]));
  }
  for (std::size_t j = 0; j < lowest.size(); ++j) {
    double row = 0;
    for (std::size_t i = 0; i < lowest.size(); ++i) row += gram.at(i, j) * change[i];
    step.squared_length += row * change[j];
    step.products.push_back((j == 0 ? gradient_[0] : gradient_[step.terms[j - 1] + 1]) + row);
  }
  if (!design_.has_intercept) step.products[0] = 0;
  // What rounding leaves beyond what is allowed.
  for (std::size_t i = 0; i < step.terms.size(); ++i) {
    const std::size_t t = step.terms[i];
    const double product = std::abs(step.products[i + 1]);
    if (curvature(t) == 0 && product > kink(t)) step.shrinkage = std::min(step.shrinkage, kink(t) / product);
  }
  for (double& product : step.products) product *= step.shrinkage;
  return step;
}

// One pass. Of a step that is none, without terms, only what the weights give.
PathDescent::Visit PathDescent::visit(const std::vector<double>& weights, const Step& step) {
  ++passes_;
  const bool is_step = !step.weights.empty();
  std::vector<double> own = {weights[0]};
  for (const std::size_t t : screened_) own.push_back(weights[t + 1]);
  const StoredVector stored = some_->stored(own);
  std::vector<Sum> loss(some_->shards());
  std::vector<Sum> gap(some_->shards());
  std::vector<double> change(some_->shards(), 0.0);
  Visit result;
  result.gradient = some_->transposed_times([&](std::size_t shard, const RowBlock& block, std::span<double> products) {
    const auto& [rows, number, first] = block;
    double* const logits = next_logits_.data() + first;
    double* const residuals = next_residuals_.data() + first;
    some_->set_products(rows, stored, products);
    for (std::size_t i = 0; i < rows.offsets.size(); ++i) products[i] += rows.offsets[i];
    std::copy(products.begin(), products.end(), logits);
    loss[shard].add(
        kernels_.losses(logits, rows.rows, rows.labels.data(), rows.weights_or_null(), residuals, products.data()));
    change[shard] = std::max(change[shard], kernels_.largest_difference(logits, logits_.data() + first, rows.rows));
    if (is_step) {
      const double* const irls_weights = metric_->irls_weights.data() + first;
      const std::span<double> dual = std::span(dual_).subspan(first, rows.rows);
      for (std::size_t i = 0; i < rows.rows; ++i) {
        const double moved = irls_weights[i] * (logits[i] - logits_[first + i]);
        dual[i] = step.shrinkage * (residuals_[first + i] + moved);
      }
      gap[shard].add(divergence_bound(rows, dual, residuals));
    }
    std::copy_n(residuals, rows.rows, products.begin());
  });
  Sum total;
  Sum total_gap;
  for (std::size_t shard = 0; shard < loss.size(); ++shard) {
    total.add(loss[shard].value());
    total_gap.add(gap[shard].value());
  }
  for (double& each : result.gradient) each /= design_.weight_sum;
  result.loss = total.value() / design_.weight_sum;
  result.objective = result.loss + penalty_of(weights);
  result.rows_gap = total_gap.value() / design_.weight_sum;
  result.largest_change = *std::ranges::max_element(change);
  return result;
}

void PathDescent::accept(std::vector<double> weights, Visit visit) {
  weights_ = std::move(weights);
  loss_ = visit.loss;
  moved_ += visit.largest_change;
  std::swap(logits_, next_logits_);
  std::swap(residuals_, next_residuals_);
  if (gradient_.empty()) return;
  gradient_[0] = visit.gradient[0];
  for (std::size_t i = 0; i < screened_.size(); ++i) gradient_[screened_[i] + 1] = visit.gradient[i + 1];
}

// The duality gap where the other terms have none.
double PathDescent::gap_among(const Step& step, const Visit& visit) const {
  Sum gap;
  gap.add(visit.rows_gap);
  gap.add(std::abs(step.products[0] * step.weights[0]));
  for (std::size_t i = 0; i < step.terms.size(); ++i) {
    const std::size_t t = step.terms[i];
    const double weight = step.weights[t + 1];
    const double excess = soft_threshold(step.products[i + 1], kink(t));
    gap.add(kink(t) * std::abs(weight) + curvature(t) / 2 * weight * weight + step.products[i + 1] * weight);
    if (curvature(t) > 0) gap.add(excess * excess / (2 * curvature(t)));
  }
  return std::max(gap.value(), std::numeric_limits<double>::epsilon() * visit.objective);
}

// Whether u is allowed by the terms that had no part in the step, too; those by which it is not join.
bool PathDescent::satisfies_all(const Step& step, double gap_of_step) {
  if (step.terms.size() == terms_.size()) {
    std::copy(step.products.begin() + 1, step.products.end(), pull_.begin());
    gap_ = gap_of_step;
    return true;
  }
  const std::vector<double> sums = all_.transposed_times(dual_);
  ++passes_;
  for (std::size_t t = 0; t < terms_.size(); ++t) pull_[t] = sums[t + 1] / design_.weight_sum;
  for (std::size_t i = 0; i < step.terms.size(); ++i) pull_[step.terms[i]] = step.products[i + 1];
  std::vector<bool> joins(terms_.size(), false);
  double excess_gap = 0;
  bool is_allowed = true;
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double excess = soft_threshold(pull_[t], kink(t));
    if (excess == 0 || std::ranges::binary_search(step.terms, t)) continue;
    if (curvature(t) > 0) {
      excess_gap += excess * excess / (2 * curvature(t));
    } else {
      is_allowed = false;
    }
    joins[t] = true;
  }
  const double most = largest_relative_gap * (loss_ + penalty_of(weights_));
  if (is_allowed && gap_of_step + excess_gap <= most) {
    gap_ = gap_of_step + excess_gap;
    return true;
  }
  screen(joins);
  return false;
}

// By what the last step did for the gap: how many more like it are needed, against what a new metric costs.
bool PathDescent::is_worth_renewing(double gap, double before) const {
  if (steps_under_metric_ == 0 || !(gap > 0)) return false;
  const double most = aimed_gap * (loss_ + penalty_of(weights_));
  if (!std::isfinite(gap) || !(gap < before / 2)) return true;
  if (!std::isfinite(before)) return false;
  const double left = std::log(gap / most) / std::log(before / gap);  // steps
  const double cost = 1 + static_cast<double>(metric_->terms.size()) / columns_a_pass;
  return left > cost + 1;
}

// A step, shortened until the objective falls sufficiently.
bool PathDescent::take_step(const Step& step) {
  const double before = loss_ + penalty_of(weights_);
  double rate = 1;
  for (std::size_t halving = 0; halving < most_halvings; ++halving, rate /= 2) {
    std::vector<double> weights = step.weights;
    for (std::size_t j = 0; j < weights.size() && halving > 0; ++j) {
      weights[j] = weights_[j] + rate * (weights[j] - weights_[j]);
    }
    Visit next = visit(weights, step);
    if (!(next.objective <= before - sufficient * rate * step.decrease + rounding * before)) {
      if (steps_under_metric_ > 0) return false;
      continue;
    }
    gap_ = halving == 0 ? gap_among(step, next) : std::numeric_limits<double>::infinity();
    accept(std::move(weights), std::move(next));
    ++steps_under_metric_;
    return true;
  }
  return false;
}

bool PathDescent::descend_by_steps() {
  if (moved_ > far_change) metric_.reset();
  double before = std::numeric_limits<double>::infinity();
  for (std::size_t count = 0; count < most_steps; ++count) {
    std::vector<std::size_t> working = working_terms();
    if (working.size() > dense_limit_) return false;
    if (!has_metric_of(working)) renew_metric(working);
    const Step step = step_among(std::move(working));
    const bool was_fresh = steps_under_metric_ == 0;
    if (!take_step(step)) {
      if (was_fresh) return false;
      metric_.reset();
      before = std::numeric_limits<double>::infinity();
      continue;
    }
    const double gap = *gap_;
    const double relative = gap / (loss_ + penalty_of(weights_));
    // Or as near to it as rounding lets it come.
    const bool is_near = relative <= aimed_gap || (relative <= largest_relative_gap && !(gap < before / 4));
    if (is_near && satisfies_all(step, gap)) return true;
    if (is_worth_renewing(gap, before)) metric_.reset();
    before = gap;
  }
  return false;
}

// By the descents that a single penalty has, which know what to do with thousands of terms.
void PathDescent::descend_without_a_matrix() {
  Objective objective(design_, terms_, {l1_, l2_, on_}, kernels_, run_);
  Point start = objective.evaluate(weights_);
  const Run quiet = run_.silent();
  Descent descent =
      l1_ > 0 ? proximal_descent(objective, std::move(start), {}, quiet)
              : whitened_descent(objective, std::nullopt, {std::move(start), false}, {}, Growth::is_ignored, quiet);
  const Point& end = descent.point;
  gap_ = descent.loss_gap ? descent.loss_gap : duality_gap(objective, end);
  weights_ = end.weights;
  loss_ = end.loss;
  logits_ = objective.release_logits();
  all_.for_each_block([&](const RowBlock& block) {
    std::vector<double> scratch(block.rows.rows);
    kernels_.losses(logits_.data() + block.first_row, block.rows.rows, block.rows.labels.data(),
                    block.rows.weights_or_null(), residuals_.data() + block.first_row, scratch.data());
  });
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    gradient_[t + 1] = end.gradient[t + 1] - curvature(t) * weights_[t + 1];
    pull_[t] = gradient_[t + 1];
  }
  gradient_[0] = end.gradient[0];
  metric_.reset();
  passes_ += objective.passes();
}

PathPoint PathDescent::point() const {
  PathPoint result{l1_, l2_, weights_, loss_, loss_ + penalty_of(weights_), gap_};
  result.converged = gap_ && *gap_ <= largest_relative_gap * result.objective;
  result.nonzero =
      static_cast<std::size_t>(std::count_if(weights_.begin() + 1, weights_.end(), [](double w) { return w != 0; }));
  result.passes = passes_;
  return result;
}

PathPoint PathDescent::descend(double l1, double l2) {
  const double before = l1_ > 0 ? l1_ : largest_l1_;
  l1_ = l1;
  l2_ = l2;
  passes_ = 0;
  gap_.reset();
  screen(by_strong_rule(before));
  if (!descend_by_steps()) descend_without_a_matrix();
  return point();
}

}  // namespace logreg
