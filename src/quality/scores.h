// What every metric is computed from: how each row was scored and what it was, in row order.
//
// The logit is kept and not the probability, because above a logit of 37 every probability is 1: losses would be
// infinite and ranks would be ties. Only where nothing else is known, as in a file of someone's probabilities, are
// these kept as they are.
#pragma once

#include "base/moments.h"
#include "base/parallel.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

struct Scores {
  std::vector<double> logits;              // never NaN: such rows are left out before
  std::vector<std::uint8_t> labels;        // 0 or 1, one a row
  std::vector<double> weights;             // 0 or more, one a row; empty: every row counts once
  std::vector<double> probabilities = {};  // 0 to 1, one a row, and there are no logits; empty: there are

  std::size_t rows() const { return labels.size(); }
  bool are_probabilities() const { return !probabilities.empty(); }
  // What the rows are ranked by.
  std::span<const double> values() const { return are_probabilities() ? probabilities : logits; }
  double weight(std::size_t row) const { return weights.empty() ? 1.0 : weights[row]; }
};

constexpr std::size_t rows_a_piece = 1024;

// Several sums over all rows. of_rows(begin, end) gives those over a piece of the rows; they are added up in order, so
// that threads change nothing.
template <std::size_t count, class OfRows>
std::array<double, count> sums_over_rows(const Scores& scores, const Run& run, const OfRows& of_rows) {
  constexpr std::size_t pieces_a_task = 64;
  const std::size_t pieces = (scores.rows() + rows_a_piece - 1) / rows_a_piece;
  std::vector<std::array<double, count>> parts(pieces);
  parallel_for(run, (pieces + pieces_a_task - 1) / pieces_a_task, [&](std::size_t task) {
    const std::size_t end = std::min((task + 1) * pieces_a_task, pieces);
    for (std::size_t i = task * pieces_a_task; i < end; ++i) {
      parts[i] = of_rows(i * rows_a_piece, std::min((i + 1) * rows_a_piece, scores.rows()));
    }
  });
  std::array<Sum, count> sums;
  for (const auto& part : parts) {
    for (std::size_t k = 0; k < count; ++k) sums[k].add(part[k]);
  }
  std::array<double, count> values{};
  for (std::size_t k = 0; k < count; ++k) values[k] = sums[k].value();
  return values;
}

}  // namespace logreg
