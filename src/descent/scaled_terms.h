// Terms as weights see them, and columns as they are stored: what turns one into the other.
//
//   term = (column - center) / scale, where a column is a numeric one as it is stored, or 0/1 for a level
//   logit = t_0 + sum_j t_j term_j            effect of a column = t_j / scale_j
//   sum_i f_i term_ij = (sum_i f_i column_ij - center_j sum_i f_i) / scale_j
//
// In a design without intercept the bias has no sum, and its row of a matrix is that of the identity.
#pragma once

#include "data/design.h"
#include "descent/design_pass.h"
#include "descent/gram.h"
#include "descent/linear_algebra.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

enum class PenaltyOn { standardized_terms, raw_terms };

struct TermScale {
  double center = 0;
  double scale = 1;
  double penalty = 1;  // (penalised length of the weight / weight)^2
};

class ScaledTerms {
 public:
  ScaledTerms(const DesignPass& pass, std::vector<Term> terms, PenaltyOn on);

  const std::vector<Term>& terms() const { return terms_; }
  const TermScale& scale(std::size_t term) const { return scales_[term]; }
  std::size_t count() const { return terms_.size(); }

  // Weights have the bias first.
  Effects effects_of(std::span<const double> weights) const;
  // The sum that belongs to a term's column.
  double sum_of(const Effects& sums, std::size_t term) const;
  // Sums over rows of columns -> of the bias and the terms.
  std::vector<double> in_terms(const Effects& sums) const;
  // Sums of products of columns -> of the bias and these terms, divided by `total`.
  SymmetricMatrix in_terms(PairSums& sums, std::span<const std::size_t> terms, double total) const;
  // sums_i += factor_i times the column that belongs to a weight
  void add_column_times(const Design& design, const DesignBlock& block, std::size_t weight,
                        std::span<const double> factors, std::span<double> sums) const;

 private:
  std::vector<Term> terms_;
  std::vector<TermScale> scales_;
  std::vector<std::size_t> slot_;  // of each term, in Effects::numeric or Effects::level
  Effects none_;
  bool has_intercept_;
};

}  // namespace logreg
