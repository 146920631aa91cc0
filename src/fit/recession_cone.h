// The rows of a design, each turned by its class, and what a direction does to them.
//
//   a_i = (1, x_i) if the label is 1, -(1, x_i) if it is 0      margin of direction d: a_i'd
//
// Without an intercept (0, x_i), and the first number of every direction is 0.
//
// A positive margin: along d the row's probability goes to that of its class. Columns are taken as the design stores
// them, levels as 0 and 1, so that what is exact in the data stays exact here; a direction has the constant first and
// then one number for each term.
//
// Directions of recession: along them no row of some signed rows goes towards the wrong class.
//
//   cone = { d in the span of a basis : a_i'd >= 0 for every row i that is asked }
//
// The widest direction d has a_i'd > 0 for every row for which any direction has. It is what a linear programme finds
// (Konis 2007, "Linear programming algorithms for detecting separated data in binary logistic regression models"; here
// in the form that counts rows):
//
//   maximise sum_i u_i   subject to   a_i'd >= u_i,   0 <= u_i <= 1
//
// A cone has no size, so that each u_i is 0 or 1 in the end. If all are 0, the multipliers of the rows are at least 1
// and add up to nothing, sum_i multiplier_i a_i = 0, which proves that only d = 0 is left (Stiemke 1915), provided that
// the rows span the space.
//
// Of many rows few decide. The programme begins with a few; each direction it proposes is held against all rows in one
// pass, and rows on the wrong side enter it, until there are none. Equal rows enter once.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/kernels.h"
#include "fit/linear_program.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
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
};

// What can be said of how directions move a linear function of d.
struct Sides {
  bool rises = false;  // some direction raises it
  bool falls = false;
  bool decided = false;  // what is not known to happen does not
};

class RecessionCone {
 public:
  // `asked` has a number for every row, 0 for those that do not count. `basis` is independent over the rows asked.
  RecessionCone(const SignedRows& rows, std::vector<std::uint8_t> asked, std::vector<Direction> basis);

  enum class Outcome { found, none, undecided };
  struct Widest {
    Outcome outcome = Outcome::undecided;
    Direction direction;  // if found; to be polished and verified
  };
  Widest widest();

  // How the directions move each function, `known` being one of them.
  std::vector<Sides> sides(const std::vector<Direction>& functions, const Direction& known);

 private:
  using Entries = std::vector<double>;  // of a row in the basis
  struct Programme {
    LinearProgram simplex;
    std::size_t entered = 0;  // of the rows taken
  };

  bool is_too_large(std::size_t rows) const;
  Entries entries(std::size_t row) const;
  Direction direction(const std::vector<double>& coordinates) const;
  void take_first_rows();
  bool spans() const { return echelon_.size() == basis_.size(); }
  bool widen_span(Entries entries);
  bool take(std::size_t row);
  std::size_t take_violated(const Direction& direction);
  bool proves_none(const std::vector<double>& multipliers) const;
  std::optional<Direction> turned(const Direction& known, const Direction& function) const;
  std::optional<bool> some_direction_moves(const Direction& function, double sign, Programme& programme,
                                           std::vector<Direction>& found);

  const SignedRows& rows_;
  std::vector<std::uint8_t> asked_;
  std::vector<Direction> basis_;
  std::vector<double> entry_scale_;         // by basis vector: what is small beside it is zero
  std::vector<Entries> taken_;              // the rows in the programme
  std::set<Entries> known_;                 // the same, to find equal ones
  std::vector<std::uint8_t> is_taken_;      // by row
  std::vector<Entries> echelon_;            // of the rows taken, by elimination
  std::vector<std::size_t> echelon_pivot_;  // of each of them
};

}  // namespace logreg
