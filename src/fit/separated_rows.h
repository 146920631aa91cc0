// Some rows of a design, and the directions that move none of them.
//
//   L = { d : a_i'd = 0 for every row i of the part }
//
// A term that is constant over these rows, or depends on others there, gives one direction: the term less what it
// equals. These directions are a basis of L, each of which has a 1 where the others have a 0.
//
// Rows that directions of recession settle, found stage by stage, and the rows that remain.
//
// Each stage has a direction that moves none of the rows that remain, none of those that remain to the wrong side, and
// those it settles to the right one. What it does to rows of earlier stages does not matter: along the earlier
// directions they can be moved as far as they need to be. So a direction that is right for all rows is the sum
// of those of the stages, the earlier ones long enough.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/descent.h"
#include "descent/kernels.h"
#include "fit/recession_cone.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct RemainingRows {
  Design design;                       // with the terms that vary there
  std::vector<std::size_t> positions;  // of these terms among those of the signed rows
  std::vector<Direction> still;        // the basis of L
  std::vector<std::size_t> still_at;   // where each has its 1

  // Of terms of the design among those of the signed rows.
  std::vector<std::size_t> positions_of(std::span<const std::size_t> some) const;
};

// The rows i with keep[i] != 0, at least one.
RemainingRows remaining_rows(const SignedRows& rows, std::span<const std::uint8_t> keep, const Kernels& kernels);

// Weights of centred and scaled terms -> the direction in which they move logits. `positions`: of the terms among those
// of the signed rows.
Direction direction_of(std::span<const double> weights, std::span<const Term> terms,
                       std::span<const std::size_t> positions, const SignedRows& rows);

// Weights of the terms of the part that give its rows the logits that they have at the point.
Start start_of(Direction point, const RemainingRows& part, const SignedRows& rows);

class SeparatedRows {
 public:
  // Rows of weight 0 take no part.
  SeparatedRows(const SignedRows& rows, const Kernels& kernels);

  enum class Outcome { some, none, undecided };

  // Settles some of the rows that remain: by the step if a direction of recession can be made of it (empty: it is not
  // known), else by a linear programme. `none` is certain.
  Outcome settle(const Direction& step);
  // If the rows that remain are of one class, the intercept settles them.
  bool settle_one_class();

  bool any() const { return !stages_.empty(); }
  bool is_settled(std::size_t row) const { return remaining_[row] == 0 && rows_.weight(row) > 0; }
  std::size_t settled() const { return all_ - remain_; }  // how many rows
  std::size_t remain() const { return remain_; }
  RemainingRows& remaining();                     // these rows, at least one

  // A direction of recession that adds to the margins so much that each settled row has at least `wanted` > 0.
  Direction direction(std::vector<double> margins, double wanted) const;

 private:
  struct Stage {
    Direction direction;
    std::vector<std::size_t> rows;
    std::vector<double> margins;  // of these rows: above 0
  };

  Outcome settle_by_programme();
  bool settle_along(const Direction& step, double least);
  bool settle_by(const Direction& candidate);

  const SignedRows& rows_;
  const Kernels& kernels_;
  std::vector<std::uint8_t> remaining_;  // by row
  std::size_t all_;  // rows that take part
  std::size_t remain_;
  std::optional<RemainingRows> part_;  // when it has been asked for
  std::vector<Stage> stages_;
};

}  // namespace logreg
