// The design matrix: every feature of every row as numbers, laid out for passes over the rows.
//
// Rows stand in blocks of a fixed number that depends on the columns alone. A numeric column of a block lies in one
// piece, where it was read as far as possible; categorical columns are level codes, never expanded to 0/1 columns. A
// number within the levels of a category is a number and a code, never expanded to a column for each level.
#pragma once

#include "base/run.h"
#include "base/shared_vector.h"
#include "data/column_arena.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct DesignBlock {
  std::size_t rows = 0;
  std::vector<double*> columns;        // `rows` numbers each: see NumericPlace; the design owns them
  SharedVector<std::uint32_t> codes;   // categorical columns x rows, column by column; then further ones of slopes
  SharedVector<double> labels;         // 0 or 1
  SharedVector<double> weights;        // 0: the row takes no part in the fit; empty: 1 each
  SharedVector<double> offsets;        // added to the logits; empty: 0 each
  // With trials: the weight of the row of the file, at the first of those that it became, and 0 at the second.
  SharedVector<double> row_weights;

  double weight(std::size_t i) const { return weights.empty() ? 1.0 : weights[i]; }
  double offset(std::size_t i) const { return offsets.empty() ? 0.0 : offsets[i]; }
  const double* weights_or_null() const { return weights.empty() ? nullptr : weights.data(); }  // null: 1 each
};

// A numeric column holds x as it is read until Design::standardize(), then ldexp(x - mean, -exponent).
// Mean and sd (population) are in the units of the data. The power of two keeps squares in range and, unlike a
// division by sd, rounds nothing: coefficient * (x - mean) has the same bits as it has in a prediction.
//
// Without an intercept centring would change the model: x is counted from 0. The mean is then 0 and sd the root of the
// mean square, so that it still is the length of the column; `spread` is the standard deviation all the same.
struct NumericColumn {
  double mean = 0;
  double sd = 1;
  int exponent = 0;
  double spread = 1;
  double fill = 0;  // what a missing number becomes: the mean, whatever x is counted from
};

// A number within the levels of a category, n rows: of each level a numeric column that holds the number in the rows at
// the level and 0 in all others. They share one column of numbers u and one of codes:
//
//   x_ij = u_i 2^-exponent_j   where code_i is the level of column j,   else 0
//
// Centring would fill them with other numbers than 0, so they are scaled alone, each by a power of two of its own, and
// count from 0 (NumericColumn::mean); their terms have the means and standard deviations that expanded columns would.
struct LevelSlopes {
  static constexpr std::size_t no_column = std::numeric_limits<std::size_t>::max();

  std::size_t codes = 0;             // of Design::codes()
  std::vector<std::size_t> columns;  // of each level: the numeric column; none: no term is at work there
};

// Where the numbers of a numeric column stand.
struct NumericPlace {
  static constexpr std::uint32_t all_rows = std::numeric_limits<std::uint32_t>::max();

  std::size_t column = 0;          // of a block: first those with numbers of their own, then one for each of
                                   // Design::slopes()
  std::uint32_t level = all_rows;  // a slope: the number of the rows at this level, and 0 elsewhere

  bool is_slope() const { return level != all_rows; }
};

struct CategoricalColumn {
  std::size_t levels = 0;
  std::vector<double> share;  // of each level among the rows, weighted: the mean of its 0/1 column
};

// One coefficient: a numeric column, or the 0/1 column of a level that is not the baseline.
struct Term {
  bool numeric = true;
  std::size_t column = 0;  // among the numeric or among the categorical columns
  std::size_t level = 0;
  double mean = 0;    // of the term over the rows, in the units of the data; 0 without an intercept
  double sd = 1;      // about that
  double spread = 1;  // the standard deviation, which the penalty sees
};

// The term of a level that has this share of the rows.
Term level_term(std::size_t column, std::size_t level, double share, bool has_intercept);

class Design {
 public:
  Design() = default;
  Design(Design&&) = default;
  Design& operator=(Design&&) = default;
  Design copy() const;                     // with numbers of its own, in the units of the data
  Design shared() const { return *this; }  // of the same numbers
  Design every(std::size_t stride) const;  // of every k-th block; the numbers are shared

  bool has_intercept = true;
  std::size_t rows = 0;
  double weight_sum = 0;
  double positives = 0;  // weight of the rows with label 1
  std::vector<DesignBlock> blocks;
  std::vector<std::uint32_t> cluster_of;  // of each row; empty: rows are independent
  std::size_t clusters = 0;               // numbered in the order in which they appear among the rows
  std::vector<NumericColumn> numeric;
  std::vector<CategoricalColumn> categorical;
  std::vector<Term> terms;                          // in the order of the columns of the file, levels in byte order
  std::vector<std::shared_ptr<ColumnArena>> slabs;  // that the numbers of the blocks lie in

  // From now on these numeric columns are slopes. Blocks have their numbers, or will have.
  void set_slopes(std::vector<LevelSlopes> slopes);
  const std::vector<LevelSlopes>& slopes() const { return slopes_; }
  // Numeric columns that are no slopes.
  std::size_t stored_columns() const { return places_.empty() ? numeric.size() : stored_columns_; }
  std::size_t block_columns() const { return stored_columns() + slopes_.size(); }
  // Categorical columns, and further ones of slopes.
  std::size_t code_columns() const;
  NumericPlace place(std::size_t j) const { return places_.empty() ? NumericPlace{j} : places_[j]; }
  const LevelSlopes& slopes_at(const NumericPlace& place) const { return slopes_[place.column - stored_columns_]; }

  // Of a numeric column that is no slope.
  std::span<const double> column(const DesignBlock& block, std::size_t j) const {
    return {block.columns[place(j).column], block.rows};
  }
  // Of any numeric column, in one row.
  double number(const DesignBlock& block, std::size_t j, std::size_t i) const;
  // Gives the block memory for its numeric columns.
  void make_room(DesignBlock& block, ArenaRegions& regions);
  std::span<const std::uint32_t> codes(const DesignBlock& block, std::size_t c) const {
    return std::span(block.codes).subspan(c * block.rows, block.rows);
  }
  bool standardized() const { return standardized_; }
  bool has_offsets() const { return !blocks.front().offsets.empty(); }

  // Numbers the clusters that have rows, from any numbers that tell them apart.
  void number_clusters(std::vector<std::uint32_t> of_rows);

  // Centres and scales the numeric columns in place.
  void standardize(const Run& run);
  // Of slopes alone, by their exponents: what standardize() does to them.
  void scale_slopes(const Run& run);

 private:
  Design(const Design&) = default;

  bool standardized_ = false;
  std::vector<LevelSlopes> slopes_;
  std::vector<NumericPlace> places_;  // of each numeric column; empty: without slopes
  std::size_t stored_columns_ = 0;
};

// How many rows a block has: as many as keep it inside a core's own cache.
std::size_t block_rows(std::size_t numeric_columns, std::size_t categorical_columns);

}  // namespace logreg
