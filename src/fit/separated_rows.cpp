#include "fit/separated_rows.h"

#include "data/design_part.h"
#include "descent/objective.h"
#include "descent/preconditioner.h"
#include "fit/collinearity.h"
#include "fit/recession_cone.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

namespace {

constexpr double zero_factor = 1e-8;    // of a standardised term in a dependence
constexpr double whole_factor = 1e-10;  // so near to a whole number, the factor of a level is that number

// A direction of levels alone is made of whole numbers as a rule: then it moves rows by exactly 0, or by 1 and more.
void make_whole(Direction& direction, const std::vector<Term>& terms) {
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (terms[t].numeric && direction[t + 1] != 0) return;
  }
  for (const double entry : direction) {
    if (std::abs(entry - std::round(entry)) > whole_factor) return;
  }
  for (double& entry : direction) entry = std::round(entry);
}

constexpr double zero_margin = 1e-11;      // as a part of the largest that the direction could give
constexpr double programme_margin = 1e-7;  // the same, of a direction that a linear programme has found
constexpr double hardly = 0.1;             // a change of a logit by one step: where weights grow it is about 1

void add(Direction& sum, double length, const Direction& direction) {
  for (std::size_t j = 0; j < sum.size(); ++j) sum[j] += length * direction[j];
}

}  // namespace

std::vector<std::size_t> RemainingRows::positions_of(std::span<const std::size_t> some) const {
  std::vector<std::size_t> result;
  for (const std::size_t term : some) result.push_back(positions[term]);
  return result;
}

Direction direction_of(std::span<const double> weights, std::span<const Term> terms,
                       std::span<const std::size_t> positions, const SignedRows& rows) {
  Direction result(rows.size(), 0.0);
  result[0] = weights[0];
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const Term& term = terms[t];
    const double effect = weights[t + 1] / term.sd;  // of a unit of the data
    if (effect == 0) continue;
    if (term.numeric) {
      const NumericColumn& column = rows.design().numeric[term.column];
      result[positions[t] + 1] = std::ldexp(effect, column.exponent);
      result[0] -= effect * (term.mean - column.mean);
    } else {
      result[positions[t] + 1] = effect;
      result[0] -= effect * term.mean;
    }
  }
  return result;
}

Start start_of(Direction point, const RemainingRows& part, const SignedRows& rows) {
  for (std::size_t k = 0; k < part.still.size(); ++k) {
    const double length = point[part.still_at[k]];
    for (std::size_t j = 0; j < point.size(); ++j) point[j] -= length * part.still[k][j];
  }
  Start result{point[0], {}};
  for (std::size_t t = 0; t < part.positions.size(); ++t) {
    const Term& term = part.design.terms[t];
    double coefficient = point[part.positions[t] + 1];
    if (term.numeric) {
      const NumericColumn& column = rows.design().numeric[term.column];
      coefficient = std::ldexp(coefficient, -column.exponent);
      result.intercept -= coefficient * column.mean;
    }
    result.coefficients.push_back(coefficient);
  }
  return result;
}

RemainingRows remaining_rows(const SignedRows& rows, std::span<const std::uint8_t> keep, const Kernels& kernels) {
  RemainingRows result;
  result.design = design_part(rows.design(), rows.terms(), keep, rows.run());
  const std::vector<Term> all = std::move(result.design.terms);
  result.design.terms.clear();
  const auto add = [&](Direction direction, std::size_t position) {
    make_whole(direction, rows.terms());
    result.still.push_back(std::move(direction));
    result.still_at.push_back(position + 1);
  };
  for (std::size_t t = 0; t < all.size(); ++t) {
    if (all[t].sd > 0) {
      result.design.terms.push_back(all[t]);
      result.positions.push_back(t);
      continue;
    }
    Direction constant(rows.size(), 0.0);
    constant[t + 1] = 1;
    constant[0] = -all[t].mean;
    if (all[t].numeric) {
      const NumericColumn& column = rows.design().numeric[all[t].column];
      constant[0] = -std::ldexp(all[t].mean - column.mean, -column.exponent);
    }
    add(std::move(constant), t);
  }
  Objective objective(result.design, result.design.terms, {}, kernels, rows.run());
  const std::size_t stride = metric_stride(result.design, result.design.terms.size());
  for (const DependentTerm& dependent : dependent_terms(objective, objective.x().weighted_gram(stride))) {
    std::vector<double> weights(objective.size(), 0.0);
    for (std::size_t t = 0; t < dependent.factors.size(); ++t) {
      if (std::abs(dependent.factors[t]) > zero_factor) weights[t + 1] = -dependent.factors[t];
    }
    weights[dependent.term + 1] = 1;
    Direction direction = direction_of(weights, result.design.terms, result.positions, rows);
    const double own = direction[result.positions[dependent.term] + 1];
    for (double& entry : direction) entry /= own;
    add(std::move(direction), result.positions[dependent.term]);
  }
  return result;
}

SeparatedRows::SeparatedRows(const SignedRows& rows, const Kernels& kernels) : rows_(rows), kernels_(kernels) {
  for (std::size_t i = 0; i < rows.count(); ++i) remaining_.push_back(rows.weight(i) > 0 ? 1 : 0);
  all_ = remain_ = static_cast<std::size_t>(std::ranges::count(remaining_, std::uint8_t{1}));
}

SeparatedRows::Outcome SeparatedRows::settle(const Direction& step) {
  if (!step.empty() && settle_along(step, hardly)) return Outcome::some;
  return settle_by_programme();
}

SeparatedRows::Outcome SeparatedRows::settle_by_programme() {
  std::vector<std::uint8_t> depends(rows_.size(), 0);
  if (any()) {
    for (const std::size_t entry : remaining().still_at) depends[entry] = 1;
  }
  std::vector<Direction> basis;
  for (std::size_t j = rows_.first_entry(); j < rows_.size(); ++j) {
    if (depends[j] != 0) continue;
    basis.emplace_back(rows_.size(), 0.0);
    basis.back()[j] = 1;
  }
  const RecessionCone::Widest widest = RecessionCone(rows_, remaining_, std::move(basis)).widest();
  if (widest.outcome == RecessionCone::Outcome::none) return Outcome::none;
  if (widest.outcome == RecessionCone::Outcome::undecided) return Outcome::undecided;
  const double least = programme_margin * rows_.reach(widest.direction);
  const bool found = settle_along(widest.direction, least) || settle_by(widest.direction);
  return found ? Outcome::some : Outcome::undecided;
}

// Takes the rows that the step moves by less to be those that no direction moves. What the step has in common with the
// directions that do not move them is the candidate.
bool SeparatedRows::settle_along(const Direction& step, double least) {
  const std::vector<double> margins = rows_.margins(step);
  std::vector<std::uint8_t> still(remaining_.size(), 0);
  std::size_t count = 0;
  for (std::size_t i = 0; i < still.size(); ++i) {
    if (remaining_[i] == 0 || margins[i] >= least) continue;
    still[i] = 1;
    ++count;
  }
  if (count == remain_) return false;
  if (count == 0) return settle_by(step);
  RemainingRows part = remaining_rows(rows_, still, kernels_);
  Direction candidate(rows_.size(), 0.0);
  for (std::size_t k = 0; k < part.still.size(); ++k) add(candidate, step[part.still_at[k]], part.still[k]);
  if (!settle_by(candidate)) return false;
  if (remaining_ == still) part_ = std::move(part);
  return true;
}

// One pass shows whether the candidate is a direction of recession for the rows that remain.
bool SeparatedRows::settle_by(const Direction& candidate) {
  const std::vector<double> margins = rows_.margins(candidate);
  const double zero = zero_margin * rows_.reach(candidate);
  Stage stage;
  for (std::size_t i = 0; i < margins.size(); ++i) {
    if (remaining_[i] == 0) continue;
    if (!(margins[i] >= -zero)) return false;
    if (margins[i] <= zero) continue;
    stage.rows.push_back(i);
    stage.margins.push_back(margins[i]);
  }
  if (stage.rows.empty()) return false;
  for (const std::size_t i : stage.rows) remaining_[i] = 0;
  remain_ -= stage.rows.size();
  stage.direction = candidate;
  stages_.push_back(std::move(stage));
  part_.reset();
  return true;
}

bool SeparatedRows::settle_one_class() {
  if (!rows_.design().has_intercept) return false;
  std::size_t positives = 0;
  for (std::size_t i = 0; i < remaining_.size(); ++i) {
    if (remaining_[i] != 0 && rows_.is_positive(i)) ++positives;
  }
  if (positives > 0 && positives < remain_) return false;
  Direction intercept(rows_.size(), 0.0);
  intercept[0] = positives > 0 ? 1 : -1;
  return settle_by(intercept);
}

RemainingRows& SeparatedRows::remaining() {
  if (!part_) part_ = remaining_rows(rows_, remaining_, kernels_);
  return *part_;
}

Direction SeparatedRows::direction(std::vector<double> margins, double wanted) const {
  Direction result(rows_.size(), 0.0);
  for (std::size_t s = stages_.size(); s-- > 0;) {
    const Stage& stage = stages_[s];
    double length = 0;
    for (std::size_t k = 0; k < stage.rows.size(); ++k) {
      length = std::max(length, (wanted - margins[stage.rows[k]]) / stage.margins[k]);
    }
    add(result, length, stage.direction);
    const std::vector<double> moved = rows_.margins(stage.direction);
    for (std::size_t i = 0; i < margins.size(); ++i) margins[i] += length * moved[i];
  }
  return result;
}

}  // namespace logreg
