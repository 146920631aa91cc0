// The design matrix X: n rows x (p + 1) columns, which are the constant and p terms.
//
//   x_i = (1, (s_i1 - center_1) / scale_1, ..., (s_ip - center_p) / scale_p)
//
// with s_ij a column as the design stores it, or 0/1 for a level; without an intercept x_i0 is 0. X itself is never
// made: what it is multiplied with is turned into stored coordinates, and what comes of it back from there. Everything
// that is asked of all rows is asked here, by a few operations that go from block to block, so that rows elsewhere than
// in memory, and columns that are worked out from others, need to be known here alone.
//
// Sums are made per shard, some blocks in a row, and added in the order of the shards. How many of them there are
// depends on the data alone, so that threads change no bit.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/coordinates.h"
#include "descent/gram.h"
#include "descent/kernels.h"
#include "descent/linear_algebra.h"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace logreg {

// The columns of X: terms centred and scaled, or as the design stores them.
enum class TermUnits { standardized, stored };

// A number for the constant, for each numeric column and for each level: the weights of a logit, or sums over rows.
struct StoredVector {
  double constant = 0;
  std::vector<double> numeric;  // that are no slopes
  std::vector<double> level;    // of all categorical columns, one after another; then of slopes
};

// Some rows, one after another.
struct RowBlock {
  const DesignBlock& rows;
  std::size_t number;     // of the block
  std::size_t first_row;  // its place among all rows
};

class DesignMatrix {
 public:
  // The design and the run must outlive it. `terms` are the terms of the design that take part.
  DesignMatrix(const Design& design, std::vector<Term> terms, TermUnits units, const Kernels& kernels, const Run& run);

  const Design& design() const { return *design_; }
  const std::vector<Term>& terms() const { return terms_; }  // p
  const TermScale& scale(std::size_t term) const { return scales_[term]; }
  const Kernels& kernels() const { return *kernels_; }
  const Run& run() const { return *run_; }
  // From now on. It must outlive the matrix, too.
  void answer_to(const Run& run) { run_ = &run; }
  std::size_t rows() const { return design_->rows; }      // n
  std::size_t size() const { return terms_.size() + 1; }  // p + 1
  // How often all rows have been gone through.
  std::size_t passes() const { return passes_; }

  // X v: n. Offsets are not in it.
  std::vector<double> times(std::span<const double> v) const;
  // X'u: p + 1.
  std::vector<double> transposed_times(std::span<const double> u) const;
  // X'DX / W, D a diagonal of a number for each row, W the sum of the row weights: (p + 1) x (p + 1), without an
  // intercept row 0 that of the identity. Of every `stride`-th block of rows, W theirs; a pass if that is all of them.
  SymmetricMatrix gram(const BlockFactors& d, std::size_t stride = 1) const;
  SymmetricMatrix gram(std::span<const double> d) const;
  // The rows and columns of it that belong to the constant and these terms.
  SymmetricMatrix gram_of(std::span<const std::size_t> terms, const BlockFactors& d, std::size_t stride = 1) const;
  std::vector<double> gram_diagonal(const BlockFactors& d) const;                          // p + 1
  std::vector<double> gram_times(const BlockFactors& d, std::span<const double> v) const;  // p + 1
  // X'WX / W, of the row weights.
  SymmetricMatrix weighted_gram(std::size_t stride = 1) const { return gram(row_weights(), stride); }
  // x_i'M x_i of every row: n.
  std::vector<double> quadratic_forms(const SymmetricMatrix& m) const;

  // X'u in one pass with the making of u: u(shard, block, its part of u). Blocks of a shard come in order.
  using BlockVector = std::function<void(std::size_t shard, const RowBlock& block, std::span<double> u)>;
  std::vector<double> transposed_times(const BlockVector& u) const;
  // X'u of some rows: u(row's block, its place there, x'v), one row after another.
  using RowFactor = std::function<double(const DesignBlock& block, std::size_t i, double product)>;
  std::vector<double> transposed_times(std::span<const std::size_t> rows, std::span<const double> v,
                                       const RowFactor& u) const;
  std::size_t shards() const { return shard_begin_.size() - 1; }

  // v in stored coordinates, for set_products().
  StoredVector stored(std::span<const double> v) const;
  // X v of the rows of a block.
  void set_products(const DesignBlock& block, const StoredVector& v, std::span<double> products) const;
  // x_i of a row: p + 1.
  void set_row(const DesignBlock& block, std::size_t i, std::span<double> x) const;
  void set_row(std::size_t row, std::span<double> x) const;

  // Some blocks at a time, in any order.
  void for_each_block(const std::function<void(const RowBlock& block)>& work) const;
  // The row weights, as a diagonal.
  BlockFactors row_weights() const;
  // A number for each row, as a diagonal.
  BlockFactors of_rows(std::span<const double> numbers) const;
  std::size_t row_begin(std::size_t block) const { return row_begin_[block]; }

 private:
  void find_used_columns();
  std::vector<const double*> used_columns(const DesignBlock& block) const;
  StoredVector zeros() const;
  double& at(StoredVector& vector, std::size_t term) const;
  std::size_t begin_of_slopes(std::size_t s) const { return level_begin_[design_->categorical.size() + s]; }
  void add_products(const DesignBlock& block, std::span<const double> factors, StoredVector& sums) const;
  double product(const DesignBlock& block, std::size_t i, const StoredVector& v) const;
  void add_row(const DesignBlock& block, std::size_t i, double factor, StoredVector& sums) const;
  void add_column(const DesignBlock& block, std::size_t column, std::span<const double> factors,
                  std::span<double> sums) const;
  StoredVector sums_over_rows(const BlockVector& factors) const;
  std::vector<double> in_terms(StoredVector sums) const;
  SymmetricMatrix in_terms(PairSums& sums, std::span<const std::size_t> terms, double total) const;

  const Design* design_;
  std::vector<Term> terms_;
  std::vector<TermScale> scales_;
  const Kernels* kernels_;
  const Run* run_;
  std::vector<std::size_t> used_;  // numeric columns, no slopes, that some term is of
  // Of each categorical column, and of slopes, in StoredVector::level; one more at the end.
  std::vector<std::size_t> level_begin_;
  std::vector<std::size_t> row_begin_;    // of each block
  std::vector<std::size_t> shard_begin_;  // a block; one more at the end
  mutable std::size_t passes_ = 0;
};

}  // namespace logreg
