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

#include "fit/linear_program.h"
#include "fit/signed_rows.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace logreg {

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
