#include "fit/remaining_rows.h"

#include "data/design_part.h"
#include "descent/objective.h"
#include "descent/preconditioner.h"
#include "fit/collinearity.h"

#include <algorithm>
#include <cmath>

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

}  // namespace logreg
