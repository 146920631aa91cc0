// How the terms of a design are laid out for an ArrowheadPreconditioner: which make its core, which wide column is
// eliminated, which others there are and what pairs of levels meet. All that does not change with the weights.
#pragma once

#include "data/design.h"
#include "descent/objective.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace logreg {

// Which terms stand where. Positions are among the objective's terms, columns are categorical ones of the design.
struct ArrowheadShape {
  std::vector<std::size_t> core;  // ascending
  std::optional<std::size_t> widest;
  std::vector<std::size_t> others;  // the widest of them first
  std::vector<std::size_t> alone;   // ascending

  bool is_whole() const { return others.empty() && alone.empty(); }
};

// The numeric terms, then the categorical columns with the fewest levels, make the core: at most `most_core` terms,
// and no more than keeps B in bounds.
ArrowheadShape arrowhead_shape(const Objective& objective, std::size_t most_core);

// A level of a wide column, whose effect is its stored weight.
struct ArrowheadLevel {
  static constexpr std::size_t no_term = std::numeric_limits<std::size_t>::max();

  std::size_t term = no_term;  // the baseline has none, nor has a level that is left out
  TermScale scale;
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
class ArrowheadLayout {
 public:
  ArrowheadLayout(const Objective& objective, ArrowheadShape shape);

  const ArrowheadShape& shape() const { return shape_; }
  const std::vector<ArrowheadLevel>& widest() const { return widest_; }
  const std::vector<ArrowheadLevel>& other(std::size_t k) const { return others_[k]; }
  const Crossing& crossing(std::size_t k) const { return crossings_[k]; }

 private:
  ArrowheadShape shape_;
  std::vector<ArrowheadLevel> widest_;               // by level; empty without a wide column
  std::vector<std::vector<ArrowheadLevel>> others_;  // as shape.others
  std::vector<Crossing> crossings_;                  // of the widest column with each of the others
};

}  // namespace logreg
