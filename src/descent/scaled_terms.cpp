#include "descent/scaled_terms.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

ScaledTerms::ScaledTerms(const DesignPass& pass, std::vector<Term> terms, PenaltyOn on)
    : terms_(std::move(terms)), none_(pass.no_effects()), has_intercept_(pass.design().has_intercept) {
  const Design& design = pass.design();
  for (const Term& term : terms_) {
    slot_.push_back(term.numeric ? term.column : pass.level_begin(term.column) + term.level);
    TermScale& scale = scales_.emplace_back();
    if (!design.standardized()) continue;
    // A stored numeric column has been centred, and divided by a power of two.
    scale.center = term.numeric ? 0 : term.mean;
    scale.scale = term.numeric ? std::ldexp(term.sd, -design.numeric[term.column].exponent) : term.sd;
    if (on == PenaltyOn::raw_terms) {
      scale.penalty = 1 / (term.sd * term.sd);
    } else if (!design.has_intercept) {
      scale.penalty = (term.spread / term.sd) * (term.spread / term.sd);
    }
  }
}

Effects ScaledTerms::effects_of(std::span<const double> weights) const {
  Effects effects = none_;
  effects.constant = weights[0];
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double effect = weights[t + 1] / scales_[t].scale;
    effects.constant -= effect * scales_[t].center;
    (terms_[t].numeric ? effects.numeric : effects.level)[slot_[t]] = effect;
  }
  return effects;
}

double ScaledTerms::sum_of(const Effects& sums, std::size_t term) const {
  return (terms_[term].numeric ? sums.numeric : sums.level)[slot_[term]];
}

std::vector<double> ScaledTerms::in_terms(const Effects& sums) const {
  std::vector<double> result = {has_intercept_ ? sums.constant : 0};
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    result.push_back((sum_of(sums, t) - scales_[t].center * sums.constant) / scales_[t].scale);
  }
  return result;
}

SymmetricMatrix ScaledTerms::in_terms(PairSums& sums, std::span<const std::size_t> terms, double total) const {
  const double constant = sums.sums[0];
  SymmetricMatrix result(terms.size() + 1);
  result.at(0, 0) = has_intercept_ ? constant / total : 1;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const TermScale& a = scales_[terms[t]];
    const std::size_t i = sums.index(terms_[terms[t]]);
    const double sum_i = sums.row(i)[0];
    if (has_intercept_) result.at(t + 1, 0) = (sum_i - a.center * constant) / a.scale / total;
    for (std::size_t u = 0; u <= t; ++u) {
      const TermScale& b = scales_[terms[u]];
      const std::size_t k = sums.index(terms_[terms[u]]);
      const double sum_k = sums.row(k)[0];
      const double product = sums.row(std::max(i, k))[std::min(i, k)];
      const double centred = product - a.center * sum_k - b.center * sum_i + a.center * b.center * constant;
      result.at(t + 1, u + 1) = centred / (a.scale * b.scale) / total;
    }
  }
  return result;
}

void ScaledTerms::add_column_times(const Design& design, const DesignBlock& block, std::size_t weight,
                                   std::span<const double> factors, std::span<double> sums) const {
  if (weight == 0) {
    for (std::size_t i = 0; i < block.rows; ++i) sums[i] += factors[i];
    return;
  }
  const Term& term = terms_[weight - 1];
  const auto [center, scale, penalty] = scales_[weight - 1];
  if (term.numeric) {
    const auto x = design.column(block, term.column);
    for (std::size_t i = 0; i < block.rows; ++i) sums[i] += factors[i] * ((x[i] - center) / scale);
    return;
  }
  const auto codes = design.codes(block, term.column);
  const double there = (1 - center) / scale;
  const double elsewhere = -center / scale;
  for (std::size_t i = 0; i < block.rows; ++i) sums[i] += factors[i] * (codes[i] == term.level ? there : elsewhere);
}

}  // namespace logreg
