#include "fit/collinearity.h"

#include "base/moments.h"
#include "descent/linear_algebra.h"
#include "descent/refined_cholesky.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace logreg {

namespace {

// Shares of a column's length that the columns before it leave.
constexpr double suspect = 1e-7;      // squared: below it the Gram matrix has too few digits left
constexpr double dependence = 1e-10;  // as a length; R's glm uses 1e-11

// Of X v over the rows: one pass.
double mean_square(const DesignMatrix& x, std::span<const double> v) {
  const std::vector<double> values = x.times(v);
  Sum total;
  const double* value = values.data();
  for (const DesignBlock& block : x.design().blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++value) total.add(block.weight(i) * *value * *value);
  }
  return total.value() / x.design().weight_sum;
}

// Grows a Cholesky factor column by column, leaving out columns that depend on those before.
class Search {
 public:
  Search(Objective& objective, SymmetricMatrix gram) : objective_(objective), gram_(std::move(gram)) {}

  std::vector<DependentTerm> run() {
    for (std::size_t term = 0; term + 1 < objective_.size(); ++term) look_at(term);
    return std::move(found_);
  }

 private:
  void look_at(std::size_t term) {
    const std::vector<double> half = forward_substitution(products(gram_, term));
    const double left = gram_.at(term + 1, term + 1) - dot(half, half);
    if (left < suspect && is_dependent(term, solve_transposed(half))) return;
    rows_.push_back(half);
    rows_.back().push_back(std::sqrt(std::max(left, dependence * dependence)));
    kept_.push_back(term);
  }

  std::vector<double> products(const SymmetricMatrix& gram, std::size_t term) const {
    std::vector<double> result;
    for (const std::size_t kept : kept_) result.push_back(gram.at(kept + 1, term + 1));
    return result;
  }

  std::vector<double> forward_substitution(std::vector<double> b) const {
    for (std::size_t i = 0; i < b.size(); ++i) b[i] = (b[i] - dot(std::span(rows_[i]).first(i), b)) / rows_[i][i];
    return b;
  }

  std::vector<double> solve_transposed(std::vector<double> b) const {
    for (std::size_t i = b.size(); i-- > 0;) {
      b[i] /= rows_[i][i];
      for (std::size_t k = 0; k < i; ++k) b[k] -= rows_[i][k] * b[i];
    }
    return b;
  }

  // Whether the term equals sum_k factor_k kept_k but for rounding.
  bool is_dependent(std::size_t term, std::vector<double> factors) {
    std::vector<double> residual(objective_.size(), 0.0);
    const auto set_residual = [&] {
      residual[term + 1] = 1;
      for (std::size_t k = 0; k < kept_.size(); ++k) residual[kept_[k] + 1] = -factors[k];
    };
    set_residual();
    const DesignMatrix& x = objective_.x();
    const std::vector<double> left = x.gram_times(x.row_weights(), residual);
    std::vector<double> correction;
    for (const std::size_t kept : kept_) correction.push_back(left[kept + 1]);
    correction = solve_transposed(forward_substitution(std::move(correction)));
    for (std::size_t k = 0; k < kept_.size(); ++k) factors[k] += correction[k];
    set_residual();
    // Columns carry rounding errors of the size of their mean over their spread.
    double rounding = mean_over_sd(term);
    for (std::size_t k = 0; k < kept_.size(); ++k) rounding += std::abs(factors[k]) * mean_over_sd(kept_[k]);
    const double bound = dependence + 16 * std::numeric_limits<double>::epsilon() * rounding;
    if (std::sqrt(mean_square(x, residual)) > bound) return false;
    DependentTerm result{term, {}, std::vector<double>(objective_.terms().size(), 0.0)};
    for (std::size_t k = 0; k < kept_.size(); ++k) {
      result.factors[kept_[k]] = factors[k];
      if (std::abs(factors[k]) > 1e-6) result.depends_on.push_back(kept_[k]);
    }
    found_.push_back(std::move(result));
    return true;
  }

  double mean_over_sd(std::size_t term) const {
    return std::abs(objective_.terms()[term].mean) / objective_.terms()[term].sd;
  }

  Objective& objective_;
  const SymmetricMatrix gram_;
  std::vector<std::size_t> kept_;
  std::vector<std::vector<double>> rows_;  // of the factor
  std::vector<DependentTerm> found_;
};

// A column of the design and its terms.
struct Candidate {
  bool numeric = true;
  std::size_t column = 0;
  std::vector<std::size_t> terms;
};

// In the order of their first terms.
std::vector<Candidate> candidates_of(const Design& design) {
  std::vector<Candidate> result;
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    const Term& term = design.terms[t];
    const bool goes_on =
        !result.empty() && !term.numeric && !result.back().numeric && result.back().column == term.column;
    if (!goes_on) result.push_back({term.numeric, term.column, {}});
    result.back().terms.push_back(t);
  }
  return result;
}

// The value that each level of a wide column has in another column, or nothing if some level has two.
std::optional<std::vector<double>> values_by_level(const Design& design, std::size_t wide, const Candidate& other) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> result(design.categorical[wide].levels, unknown);
  for (const DesignBlock& block : design.blocks) {
    const auto levels = design.codes(block, wide);
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double value = other.numeric ? design.number(block, other.column, i)
                                         : static_cast<double>(design.codes(block, other.column)[i]);
      double& known = result[levels[i]];
      if (std::isnan(known)) known = value;
      if (known != value) return std::nullopt;
    }
  }
  return result;
}

// What each term of `other` depends on: the levels whose value differs from the baseline's. Without an intercept only
// levels with a term can say something, so that a term that is not 0 at the baseline stays.
std::vector<DependentTerm> dependent_on(const Design& design, const Candidate& wide, const Candidate& other,
                                        const std::vector<double>& values) {
  std::vector<bool> has_term(values.size(), false);
  for (const std::size_t t : wide.terms) has_term[design.terms[t].level] = true;
  const auto baseline = static_cast<std::size_t>(std::find(has_term.begin(), has_term.end(), false) - has_term.begin());
  std::vector<DependentTerm> result;
  for (const std::size_t own : other.terms) {
    const auto value = [&](std::size_t level) {
      return other.numeric ? values[level]
                           : static_cast<double>(values[level] == static_cast<double>(design.terms[own].level));
    };
    const double at_baseline = baseline < values.size() ? value(baseline) : 0;
    if (!design.has_intercept && at_baseline != 0) continue;
    DependentTerm dependent{own, {}, {}};
    for (const std::size_t t : wide.terms) {
      if (value(design.terms[t].level) != at_baseline) dependent.depends_on.push_back(t);
    }
    result.push_back(std::move(dependent));
  }
  return result;
}

// Terms whose parts in the dependent one are longer than this share of it.
constexpr double notable = 1e-3;

// The terms that make up row j of the factor but for its diagonal: factors f with L_(<j)' f = row.
std::vector<std::size_t> made_of(const Cholesky& factor, std::size_t j) {
  std::vector<double> parts(j);
  for (std::size_t k = 0; k < j; ++k) parts[k] = factor.lower(j, k);
  double length = 0;
  for (const double part : parts) length += part * part;
  std::vector<std::size_t> result;
  for (std::size_t k = j; k-- > 0;) {
    if (std::isinf(factor.diagonal(k))) continue;  // left out, and nothing is made of it
    const double own = parts[k] / factor.diagonal(k);
    double own_length = 0;
    for (std::size_t i = 0; i <= k; ++i) {
      parts[i] -= own * factor.lower(k, i);
      own_length += factor.lower(k, i) * factor.lower(k, i);
    }
    if (k > 0 && own * own * own_length > notable * notable * length) result.push_back(k - 1);
  }
  std::ranges::reverse(result);
  return result;
}

// Of a standard error, by what is left of the squared length of a term.
double relative_error(double left, Digits digits) {
  constexpr double rounding = std::numeric_limits<double>::epsilon();
  const bool is_refined = digits == Digits::of_refined_factor && left <= least_sure_part;
  const double lost = is_refined ? std::sqrt(left) : left;
  return rounding / std::max(lost, rounding);
}

}  // namespace

std::vector<DependentTerm> dependent_terms(Objective& objective, const SymmetricMatrix& gram) {
  if (const auto factor = Cholesky::of(gram)) {
    bool suspicious = false;
    for (std::size_t i = 1; i < factor->size(); ++i) {
      suspicious = suspicious || factor->diagonal(i) * factor->diagonal(i) < suspect;
    }
    if (!suspicious) return {};
  }
  return Search(objective, objective.x().weighted_gram()).run();
}

std::vector<DependentTerm> determined_terms(const Design& design, std::size_t narrow) {
  const std::vector<Candidate> candidates = candidates_of(design);
  const auto levels = [&](std::size_t i) {
    return candidates[i].numeric ? 0 : design.categorical[candidates[i].column].levels;
  };
  std::vector<bool> is_left_out(candidates.size(), false);
  std::vector<DependentTerm> result;
  for (std::size_t wide = 0; wide < candidates.size(); ++wide) {
    if (levels(wide) <= narrow) continue;
    for (std::size_t other = 0; other < candidates.size(); ++other) {
      if (other == wide || is_left_out[wide] || is_left_out[other] || levels(other) > levels(wide)) continue;
      // With as many levels each determines the other.
      if (levels(other) == levels(wide) && other < wide) continue;
      const auto values = values_by_level(design, candidates[wide].column, candidates[other]);
      if (!values) continue;
      is_left_out[other] = true;
      for (DependentTerm& term : dependent_on(design, candidates[wide], candidates[other], *values)) {
        result.push_back(std::move(term));
      }
    }
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.term < b.term; });
  return result;
}

std::vector<NearDependence> near_dependences(const Cholesky& factor, Digits digits) {
  std::vector<NearDependence> result;
  for (std::size_t j = 1; j < factor.size(); ++j) {
    const double error = relative_error(factor.part_left(j), digits);
    if (error <= std::pow(10.0, -enough_digits)) continue;
    result.push_back({j - 1, made_of(factor, j), static_cast<int>(std::floor(-std::log10(error)))});
  }
  return result;
}

}  // namespace logreg
