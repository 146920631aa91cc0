// Rows that directions of recession settle, found stage by stage, and the rows that remain.
//
// Each stage has a direction that moves none of the rows that remain, none of those that remain to the wrong side, and
// those it settles to the right one. What it does to rows of earlier stages does not matter: along the earlier
// directions they can be moved as far as they need to be. So a direction that is right for all rows is the sum
// of those of the stages, the earlier ones long enough.
#pragma once

#include "base/run.h"
#include "descent/kernels.h"
#include "fit/remaining_rows.h"
#include "fit/signed_rows.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace logreg {

class SeparatedRows {
 public:
  SeparatedRows(const SignedRows& rows, const Kernels& kernels)
      : rows_(rows), kernels_(kernels), remaining_(rows.count(), 1), remain_(rows.count()) {}

  enum class Outcome { some, none, undecided };

  // Settles some of the rows that remain: by the step if a direction of recession can be made of it (empty: it is not
  // known), else by a linear programme. `none` is certain.
  Outcome settle(const Direction& step);
  // If the rows that remain are of one class, the intercept settles them.
  bool settle_one_class();

  bool any() const { return !stages_.empty(); }
  bool is_settled(std::size_t row) const { return remaining_[row] == 0; }
  std::size_t remain() const { return remain_; }  // how many rows
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
  std::size_t remain_;
  std::optional<RemainingRows> part_;  // when it has been asked for
  std::vector<Stage> stages_;
};

}  // namespace logreg
