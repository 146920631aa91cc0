#include "descent/arrowhead_preconditioner.h"

#include "base/parallel.h"
#include "descent/level_products.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t fewest_levels_a_task = std::size_t{1} << 10;
constexpr std::size_t core_pieces = 16;  // sums of their own, added in order
constexpr double smallest_part = 1e-12;  // of a diagonal that elimination leaves; below it is rounding
constexpr double smallest_diagonal = 1e-300;

double effect_gradient(const ArrowheadLevel& level, std::span<const double> gradient) {
  return stored_derivative(gradient, level.term, level.scale);
}

void add_effect(const ArrowheadLevel& level, double effect, std::span<double> step) {
  add_stored_weight(effect, level.term, level.scale, step);
}

}  // namespace

ArrowheadPreconditioner::ArrowheadPreconditioner(Objective& objective, const ArrowheadLayout& plan) : plan_(plan) {
  const SymmetricMatrix core = objective.information_of(plan.shape().core);
  couple(objective);
  std::vector<double> smallest = {0};  // the bias is not reduced by subtraction
  for (std::size_t i = 1; i < core.size(); ++i) smallest.push_back(smallest_part * core.at(i, i));
  core_ = Cholesky::of_semidefinite(reduced_core(objective, core), smallest);
  others_.resize(plan.shape().others.size());
  parallel_for(objective.run(), others_.size(), [&](std::size_t k) { others_[k] = other_column(objective, k); });
  if (!plan.shape().alone.empty()) alone_ = objective.information_diagonal();
}

// B and D.
void ArrowheadPreconditioner::couple(Objective& objective) {
  const std::vector<ArrowheadLevel>& levels = plan_.widest();
  if (levels.empty()) return;
  const std::size_t width = plan_.shape().core.size() + 1;
  coupling_ = level_products(objective, *plan_.shape().widest, plan_.shape().core);
  for (std::size_t level = 0; level < levels.size(); ++level) {
    double& own = coupling_[level * width];
    diagonal_.push_back(std::max(own + levels[level].penalty, smallest_diagonal));
    if (!objective.design().has_intercept) own = 0;
  }
}

// A - B D^-1 B'. Row 0, the bias, is not A less nearly all of it but the sum of what is left: the levels add up to A
// there, so it is the baseline's part and what the penalty holds back of the others. The pivot of a rare baseline
// keeps its digits that way.
SymmetricMatrix ArrowheadPreconditioner::reduced_core(const Objective& objective, const SymmetricMatrix& core) const {
  const std::vector<ArrowheadLevel>& levels = plan_.widest();
  if (levels.empty()) return core;
  const std::size_t pieces = std::clamp<std::size_t>(levels.size() / fewest_levels_a_task, 1, core_pieces);
  std::vector<SymmetricMatrix> sums(pieces, SymmetricMatrix(core.size()));
  parallel_for(objective.run(), pieces, [&](std::size_t piece) {
    SymmetricMatrix& sum = sums[piece];
    for (std::size_t level = piece * levels.size() / pieces; level < (piece + 1) * levels.size() / pieces; ++level) {
      const std::span<const double> b = coupling(level);
      const double left = levels[level].has_term() ? levels[level].penalty / diagonal_[level] : 1;
      for (std::size_t i = 0; i < b.size(); ++i) sum.at(i, 0) += left * b[i];
      for (std::size_t j = 1; j < b.size() && levels[level].has_term(); ++j) {
        const double factor = b[j] / diagonal_[level];
        for (std::size_t i = j; i < b.size(); ++i) sum.at(i, j) += factor * b[i];
      }
    }
  });
  SymmetricMatrix result(core.size());
  for (const SymmetricMatrix& sum : sums) {
    for (std::size_t j = 0; j < core.size(); ++j) {
      for (std::size_t i = j; i < core.size(); ++i) result.at(i, j) += sum.at(i, j);
    }
  }
  for (std::size_t j = 1; j < core.size(); ++j) {
    for (std::size_t i = j; i < core.size(); ++i) result.at(i, j) = core.at(i, j) - result.at(i, j);
  }
  if (!objective.design().has_intercept) {
    for (std::size_t i = 0; i < core.size(); ++i) result.at(i, 0) = core.at(i, 0);
  }
  return result;
}

// F, and what elimination leaves of the diagonal of E: f - f^2/d of every pair, as f (d - f) / d.
ArrowheadPreconditioner::OtherColumn ArrowheadPreconditioner::other_column(Objective& objective, std::size_t k) const {
  const Crossing& crossing = plan_.crossing(k);
  const std::vector<ArrowheadLevel>& levels = plan_.other(k);
  const std::vector<double>& irls_weights = objective.irls_weights();
  OtherColumn result;
  result.crossing.assign(crossing.second.size(), 0.0);
  for (std::size_t row = 0; row < irls_weights.size(); ++row) {
    result.crossing[crossing.pair_of_row[row]] += irls_weights[row];
  }
  for (double& value : result.crossing) value /= objective.design().weight_sum;
  std::vector<double> smallest(levels.size(), smallest_diagonal);
  for (const ArrowheadLevel& level : levels) {
    result.diagonal.push_back(level.penalty);
    result.common += level.penalty;
  }
  for (std::size_t first = 0; first < plan_.widest().size(); ++first) {
    const bool is_eliminated = plan_.widest()[first].has_term();
    double sum = 0;       // of pairs with a term
    double left_out = 0;  // of pairs without
    for (std::size_t pair = crossing.begin[first]; pair < crossing.begin[first + 1]; ++pair) {
      const std::uint32_t second = crossing.second[pair];
      const double f = result.crossing[pair];
      result.diagonal[second] += is_eliminated ? f * (std::max(diagonal_[first] - f, 0.0) / diagonal_[first]) : f;
      smallest[second] += smallest_part * f;
      (levels[second].has_term() ? sum : left_out) += f;
    }
    result.common += is_eliminated ? sum * ((left_out + plan_.widest()[first].penalty) / diagonal_[first]) : sum;
  }
  for (std::size_t level = 0; level < levels.size(); ++level) {
    result.diagonal[level] = std::max(result.diagonal[level], smallest[level]);
  }
  result.common = std::max(result.common, smallest_part);
  return result;
}

// The step of the effects of another wide column, by level, when the widest one's `effects` are taken off.
std::vector<double> ArrowheadPreconditioner::solve_other(std::size_t k, std::span<const double> effects,
                                                         std::span<const double> gradient) const {
  const Crossing& crossing = plan_.crossing(k);
  const std::vector<ArrowheadLevel>& levels = plan_.other(k);
  std::vector<double> x(levels.size(), 0.0);
  for (std::size_t level = 0; level < x.size(); ++level) {
    if (levels[level].has_term()) x[level] = effect_gradient(levels[level], gradient);
  }
  for (std::size_t first = 0; first < effects.size(); ++first) {
    for (std::size_t pair = crossing.begin[first]; pair < crossing.begin[first + 1]; ++pair) {
      x[crossing.second[pair]] -= others_[k].crossing[pair] * effects[first];
    }
  }
  double sum = 0;
  for (std::size_t level = 0; level < x.size(); ++level) sum += levels[level].has_term() ? x[level] : 0;
  for (std::size_t level = 0; level < x.size(); ++level) {
    x[level] = levels[level].has_term() ? x[level] / others_[k].diagonal[level] + sum / others_[k].common : 0;
  }
  return x;
}

std::vector<double> ArrowheadPreconditioner::solve(std::span<const double> gradient) const {
  const std::vector<ArrowheadLevel>& levels = plan_.widest();
  const std::vector<std::size_t>& core_terms = plan_.shape().core;
  std::vector<double> own(levels.size(), 0.0);  // gradient of the widest column's effects
  std::vector<double> effects(levels.size(), 0.0);
  std::vector<double> core = {gradient[0]};
  for (const std::size_t t : core_terms) core.push_back(gradient[t + 1]);
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (!levels[level].has_term()) continue;
    own[level] = effect_gradient(levels[level], gradient);
    effects[level] = own[level] / diagonal_[level];
    const std::span<const double> b = coupling(level);
    for (std::size_t i = 0; i < b.size(); ++i) core[i] -= b[i] * effects[level];
  }
  core = core_.solve(core);
  std::vector<double> result(gradient.size(), 0.0);
  result[0] = core[0];
  for (std::size_t i = 0; i < core_terms.size(); ++i) result[core_terms[i] + 1] = core[i + 1];
  for (std::size_t k = 0; k < others_.size(); ++k) {
    const std::vector<double> x = solve_other(k, effects, gradient);
    const Crossing& crossing = plan_.crossing(k);
    for (std::size_t first = 0; first < own.size(); ++first) {
      for (std::size_t pair = crossing.begin[first]; pair < crossing.begin[first + 1]; ++pair) {
        own[first] -= others_[k].crossing[pair] * x[crossing.second[pair]];
      }
    }
    for (std::size_t level = 0; level < x.size(); ++level) {
      if (plan_.other(k)[level].has_term()) add_effect(plan_.other(k)[level], x[level], result);
    }
  }
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (!levels[level].has_term()) continue;
    add_effect(levels[level], (own[level] - dot(coupling(level), core)) / diagonal_[level], result);
  }
  for (const std::size_t t : plan_.shape().alone)
    result[t + 1] = gradient[t + 1] / std::max(alone_[t + 1], smallest_diagonal);
  return result;
}

}  // namespace logreg
