// Some rows of a design, and the directions that move none of them.
//
//   L = { d : a_i'd = 0 for every row i of the part }
//
// A term that is constant over these rows, or depends on others there, gives one direction: the term less what it
// equals. These directions are a basis of L, each of which has a 1 where the others have a 0.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/kernels.h"
#include "fit/fit.h"
#include "fit/signed_rows.h"

#include <cstddef>
#include <cstdint>
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

}  // namespace logreg
