#include "fit/collinearity.h"

#include "base/moments.h"
#include "descent/linear_algebra.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace logreg {

namespace {

// Shares of a column's length that the columns before it leave.
constexpr double suspect = 1e-7;     // squared: below it the Gram matrix has too few digits left
constexpr double dependent = 1e-10;  // as a length; R's glm uses 1e-11

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
    rows_.back().push_back(std::sqrt(std::max(left, dependent * dependent)));
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
    const double bound = dependent + 16 * std::numeric_limits<double>::epsilon() * rounding;
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

}  // namespace logreg
