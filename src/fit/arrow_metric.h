// The information of many terms as a metric whose size grows with their number and not with its square.
//
// Most of many terms are levels of a few wide categorical columns, and two levels of one column never meet in a row.
// With the widest column last and uncentred (0/1, which changes the bias alone) the information is
//
//       A   C   B            A: the core, which is the bias and the terms of narrow columns; dense
//       C'  E   F            E: the other wide columns
//       B'  F'  D            D: the widest column; diagonal
//
// The widest column is eliminated exactly: [A C; C' E] - [B; F] D^-1 [B' F'] is what is left of the others. Of that,
// the core's block is used as it is, of the others' only the diagonal (and, for each column, what its levels have in
// common: moving all of them is nearly moving the bias). With one wide column the metric is the information itself.
// With several, F holds what one column says of another (a town of its county, a worker of a firm), as a sparse
// table of the pairs of levels that meet in some row: at most as many as there are rows.
//
// Numeric terms for which the core has no room stand alone, on the diagonal.
#pragma once

#include "fit/matrix.h"
#include "fit/objective.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

// Which terms stand where. Positions are among the objective's terms, columns are categorical ones of the design.
struct ArrowShape {
  std::vector<std::size_t> core;  // ascending
  std::optional<std::size_t> widest;
  std::vector<std::size_t> others;  // the widest of them first
  std::vector<std::size_t> alone;   // ascending

  bool is_whole() const { return others.empty() && alone.empty(); }
};

// The numeric terms, then the categorical columns with the fewest levels, make the core: at most `most_core` terms,
// and no more than keeps B in bounds.
ArrowShape arrow_shape(const Objective& objective, std::size_t most_core);

// A level of a wide column, whose effect is weight / scale.
struct ArrowLevel {
  static constexpr std::size_t no_term = std::numeric_limits<std::size_t>::max();

  std::size_t term = no_term;  // the baseline has none, nor has a level that is left out
  double center = 0;
  double scale = 1;
  double penalty = 0;  // of the effect

  bool has_term() const { return term != no_term; }
};

// The pairs of levels of two columns that meet in some row, in the order of the first column's levels.
struct Crossing {
  Crossing(const Design& design, std::size_t first_column, std::size_t second_column);

  std::vector<std::size_t> begin;     // of the pairs of each level of the first column; one more at the end
  std::vector<std::uint32_t> second;  // the second column's level of each pair
  std::vector<std::uint32_t> pair_of_row;
};

// What about a shape does not change with the weights.
class ArrowPlan {
 public:
  ArrowPlan(const Objective& objective, ArrowShape shape);

  // Where a term of the core stands among the raw sums of a level: the constant, numeric columns, levels of narrow
  // columns.
  struct RawCore {
    std::size_t numeric = 0;
    std::vector<std::size_t> categorical;
    std::vector<std::size_t> begin;  // of the levels of each
    std::vector<std::size_t> index;  // of each term of the core
    std::size_t size = 1;
  };

  const ArrowShape& shape() const { return shape_; }
  const RawCore& raw() const { return raw_; }
  const std::vector<ArrowLevel>& widest() const { return widest_; }
  const std::vector<ArrowLevel>& other(std::size_t k) const { return others_[k]; }
  const Crossing& crossing(std::size_t k) const { return crossings_[k]; }

 private:
  void set_raw(const Objective& objective);

  ArrowShape shape_;
  RawCore raw_;
  std::vector<ArrowLevel> widest_;               // by level; empty without a wide column
  std::vector<std::vector<ArrowLevel>> others_;  // as shape.others
  std::vector<Crossing> crossings_;              // of the widest column with each of the others
};

class ArrowMetric {
 public:
  // At the weights last evaluated. One pass. The plan must outlive the metric.
  ArrowMetric(Objective& objective, const ArrowPlan& plan);

  std::vector<double> solve(std::span<const double> gradient) const;  // M^-1 gradient

 private:
  struct OtherColumn {
    std::vector<double> crossing;  // F, pair by pair
    std::vector<double> diagonal;  // what is left of E, by level
    double common = 0;             // the sum of all that is left of E
  };

  void add_rows(const Objective& objective, std::span<const double> curvatures, std::size_t first, std::size_t last);
  void couple(Objective& objective);
  SymmetricMatrix reduced_core(const Objective& objective, const SymmetricMatrix& core) const;
  OtherColumn other_column(Objective& objective, std::size_t k) const;
  std::span<const double> coupling(std::size_t level) const {
    return std::span(coupling_).subspan(level * plan_.raw().size, plan_.shape().core.size() + 1);
  }
  std::vector<double> solve_other(std::size_t k, std::span<const double> effects,
                                  std::span<const double> gradient) const;

  const ArrowPlan& plan_;
  std::vector<double> coupling_;  // B', level by level
  std::vector<double> diagonal_;  // D
  Cholesky core_;                 // of what is left of A
  std::vector<OtherColumn> others_;
  std::vector<double> alone_;  // the diagonal of the whole information, if some terms stand alone
};

}  // namespace logreg
