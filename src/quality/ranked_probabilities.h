// The probabilities of ranks, with the bits that predicting gives them.
#pragma once

#include "base/run.h"
#include "descent/kernels.h"
#include "quality/curves.h"
#include "quality/scores.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace logreg {

// A number for each of a piece of the ranks, at most rows_a_piece.
inline void find_probabilities(const Ranking& ranking, std::span<const Rank> piece, const Kernels& kernels,
                               double* found) {
  if (ranking.is_by_probability()) {
    for (std::size_t i = 0; i < piece.size(); ++i) found[i] = piece[i].logit;
    return;
  }
  std::array<double, rows_a_piece> logits;
  for (std::size_t i = 0; i < piece.size(); ++i) logits[i] = piece[i].logit;
  kernels.probabilities(logits.data(), piece.size(), found);
}

// visit(rank, probability) in the order of the ranks.
template <class Visit>
void for_each_probability(const Ranking& ranking, const Run& run, const Visit& visit) {
  const std::span<const Rank> ranks = ranking.ranks();
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  std::array<double, rows_a_piece> found;
  for (std::size_t begin = 0; begin < ranks.size(); begin += rows_a_piece) {
    const std::span<const Rank> piece = ranks.subspan(begin, std::min(rows_a_piece, ranks.size() - begin));
    find_probabilities(ranking, piece, kernels, found.data());
    for (std::size_t i = 0; i < piece.size(); ++i) visit(piece[i], found[i]);
    run.check();
  }
}

}  // namespace logreg
