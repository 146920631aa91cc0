// The probabilities of ranks, with the bits that predicting gives them.
#pragma once

#include "base/run.h"
#include "fit/kernels.h"
#include "quality/curves.h"
#include "quality/scores.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace logreg {

// At most rows_a_piece ranks -> a number for each.
inline void find_probabilities(std::span<const Rank> ranks, const Kernels& kernels, double* found) {
  std::array<double, rows_a_piece> logits;
  for (std::size_t i = 0; i < ranks.size(); ++i) logits[i] = ranks[i].logit;
  kernels.probabilities(logits.data(), ranks.size(), found);
}

// visit(rank, probability) in the order of the ranks.
template <class Visit>
void for_each_probability(std::span<const Rank> ranks, const Run& run, const Visit& visit) {
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  std::array<double, rows_a_piece> found;
  for (std::size_t begin = 0; begin < ranks.size(); begin += rows_a_piece) {
    const std::span<const Rank> piece = ranks.subspan(begin, std::min(rows_a_piece, ranks.size() - begin));
    find_probabilities(piece, kernels, found.data());
    for (std::size_t i = 0; i < piece.size(); ++i) visit(piece[i], found[i]);
    run.check();
  }
}

}  // namespace logreg
