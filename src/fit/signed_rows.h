// The rows of a design, each turned by its class, and what a direction does to them.
//
//   a_i = (1, x_i) if the label is 1, -(1, x_i) if it is 0      margin of direction d: a_i'd
//
// Without an intercept (0, x_i), and the first number of every direction is 0.
//
// A positive margin: along d the row's probability goes to that of its class. Columns are taken as the design stores
// them, levels as 0 and 1, so that what is exact in the data stays exact here; a direction has the constant first and
// then one number for each term.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/kernels.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

using Direction = std::vector<double>;

class SignedRows {
 public:
  // The design must be standardised, and outlive this.
  SignedRows(const Design& design, std::vector<Term> terms, const Kernels& kernels, const Run& run);

  const Design& design() const { return *design_; }
  const std::vector<Term>& terms() const { return terms_; }
  const Run& run() const { return *run_; }
  std::size_t size() const { return terms_.size() + 1; }  // of a direction
  std::size_t count() const { return design_->rows; }
  bool is_positive(std::size_t i) const { return block_of(i).labels[i % block_rows_] > 0.5; }
  double weight(std::size_t i) const;
  // What the offsets give the margin of a row, whatever the direction.
  double offset(std::size_t i) const;

  // a_i'd of every row: one pass.
  std::vector<double> margins(const Direction& direction) const;
  // The largest that any row's margin could be: sum_j |d_j| max |x_ij|. What is small beside it is zero.
  double reach(const Direction& direction) const;
  std::vector<double> row(std::size_t i) const;  // a_i
  // The first number of a direction that need not be 0.
  std::size_t first_entry() const { return design_->has_intercept ? 0 : 1; }

 private:
  const DesignBlock& block_of(std::size_t i) const { return design_->blocks[i / block_rows_]; }

  const Design* design_;
  std::vector<Term> terms_;
  const Kernels* kernels_;
  const Run* run_;
  std::size_t block_rows_;
  std::vector<std::size_t> level_begin_;  // of each categorical column among all levels; one more at the end
};

}  // namespace logreg
