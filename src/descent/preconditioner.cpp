#include "descent/preconditioner.h"

#include "descent/refined_cholesky.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t steps_under_first_metric = 3;
constexpr std::size_t steps_under_sampled_metric = 12;  // then rows that the sample lacks are what holds it up
constexpr std::size_t largest_core = 1024;
constexpr double far_change = 0.5;     // of any logit under a metric that is not exact anyway
constexpr double stale_change = 0.25;  // of any logit since a sampled metric: p (1 - p) has changed by up to as much
constexpr std::size_t rows_a_term = 64;
constexpr std::size_t fewest_rows = std::size_t{1} << 14;
constexpr std::size_t longest_stride_when_near = 8;  // there the metric stays good for all steps that are left

// Where that moves no logit by more, the information at the new point is the same to as many digits.
constexpr double same_logits = 1e-7;

}  // namespace

std::size_t metric_stride(const Design& design, std::size_t terms) {
  const std::size_t wanted = std::max(rows_a_term * terms, fewest_rows);
  return std::max<std::size_t>(design.rows / wanted, 1);
}

std::size_t most_core_terms(const DescentOptions& options) {
  return std::min(options.dense_limit, largest_core);
}

Preconditioner::Preconditioner(Objective& objective, const DescentOptions& options, bool is_dense)
    : objective_(objective), dense_(is_dense) {
  if (dense_) {
    stride_ = metric_stride(objective.design(), objective.terms().size());
  } else {
    plan_.emplace(objective, arrowhead_shape(objective, most_core_terms(options)));
  }
}

void Preconditioner::begin(const std::optional<SymmetricMatrix>& gram, bool is_null) {
  if (!dense_) {
    arrow_metric_.emplace(objective_, *plan_);
    return;
  }
  refines_ = !objective_.is_penalised() && !is_sure(Cholesky::of(*gram));
  if (refines_) stride_ = 1;
  if (!is_null) stride_ = std::min(stride_, longest_stride_when_near);
  dense_metric_ = refines_ ? information_factor(objective_) : Cholesky::of(first_information(*gram, is_null));
  if (is_sampled()) {
    knows_ = Knows::sampled;
  } else if (!is_null) {
    refreshed_ = 1;  // it is as good as any later one
  }
}

// Where all rows have the same probability it is X'X times a constant, which costs no pass.
SymmetricMatrix Preconditioner::first_information(SymmetricMatrix gram, bool is_null) const {
  const Design& design = objective_.design();
  if (!is_null || design.has_offsets()) return objective_.information(stride_);
  const double share = design.has_intercept ? design.positives / design.weight_sum : 0.5;
  for (std::size_t j = 0; j < gram.size(); ++j) {
    for (std::size_t i = j; i < gram.size(); ++i) gram.at(i, j) *= share * (1 - share);
  }
  objective_.add_penalty_curvature(gram);
  return gram;
}

bool Preconditioner::needs_refresh() const {
  if (!dense_metric_ && !arrow_metric_) return true;
  if (!can_be_exact()) return change_ > far_change;
  if (is_sampled()) return change_ > stale_change || steps_ >= steps_under_sampled_metric;
  return steps_ >= (refreshed_ == 0 ? steps_under_first_metric : 1);
}

bool Preconditioner::refresh() {
  // Rows that a sample lacks make its metric bad for their terms, or singular: from then on all rows are asked.
  if (is_sampled() && steps_ >= steps_under_sampled_metric) stride_ = 1;
  return refresh(stride_);
}

bool Preconditioner::refresh_with_all_rows() {
  return refresh(1);
}

bool Preconditioner::refresh(std::size_t stride) {
  dense_metric_.reset();
  arrow_metric_.reset();
  if (dense_ && stride > 1) dense_metric_ = Cholesky::of(objective_.information(stride));
  knows_ = dense_metric_ ? Knows::sampled : Knows::exact;
  if (dense_ && !dense_metric_) {
    if (stride > 1) stride_ = 1;
    dense_metric_ = refines_ ? information_factor(objective_) : Cholesky::of(objective_.information());
  }
  if (!dense_) arrow_metric_.emplace(objective_, *plan_);
  ++refreshed_;
  steps_ = 0;
  change_ = 0;
  return dense_metric_ || arrow_metric_;
}

std::vector<double> Preconditioner::solve(std::span<const double> vector) const {
  return dense_ ? dense_metric_->solve(vector) : arrow_metric_->solve(vector);
}

void Preconditioner::age(double largest_change) {
  ++steps_;
  change_ += largest_change;
  if (!is_exact() || largest_change > same_logits) knows_ = Knows::stale;
}

}  // namespace logreg
