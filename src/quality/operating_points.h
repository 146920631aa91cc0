// Where a ranking can be cut in two: the ranks above are predicted positive, those below negative.
//
// The thresholds of probability that do it lie between the least probability above and the greatest below. Where these
// are equal (far from 0 all probabilities are 1, however different the logits), no threshold cuts there. Of the
// thresholds that do, one is named by a rule: the decimal of fewest digits in the middle half of the gap, the nearest
// to the middle; so that it can be written, read back and rounded a little, and still parts the same rows.
#pragma once

#include "base/aligned_vector.h"
#include "base/moments.h"
#include "base/run.h"
#include "quality/confusion.h"
#include "quality/curves.h"
#include "quality/ranked_probabilities.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct Gap {
  double above = std::numeric_limits<double>::infinity();   // least probability that is predicted positive, if any
  double below = -std::numeric_limits<double>::infinity();  // greatest one that is not, if any

  bool is_open() const { return above > below && above > 0; }
  // 1 if nothing is above, 0 if nothing is below; nothing where the gap is closed.
  std::optional<double> threshold() const;
};

struct Cut {
  double true_positive = 0;
  double false_positive = 0;
  Gap gap;
};

// All cuts of a ranking, which must outlive it.
class Cuts {
 public:
  explicit Cuts(const Ranking& ranking, const Run& run = Run());

  const Ranking& ranking() const { return ranking_; }
  Confusion confusion(const Cut& cut) const { return ranking_.confusion(cut.true_positive, cut.false_positive); }

  // visit(cut) from the one above all ranks down to the one below them.
  template <class Visit>
  void for_each(const Run& run, const Visit& visit) const {
    Sum true_positives, false_positives;
    Cut cut;
    cut.gap.below = greatest_from_.front();
    visit(cut);
    const std::span<const Rank> ranks = ranking_.ranks();
    const Kernels& kernels = logreg::kernels(run.instruction_set());
    std::array<double, rows_a_piece> found;
    std::array<double, rows_a_piece + 1> greatest;  // of a rank and all below it
    for (std::size_t piece = 0; piece + 1 < greatest_from_.size(); ++piece) {
      const std::span<const Rank> here = piece_of(ranks, piece);
      find_probabilities(ranking_, here, kernels, found.data());
      greatest[here.size()] = greatest_from_[piece + 1];
      for (std::size_t i = here.size(); i > 0; --i) greatest[i - 1] = std::max(greatest[i], found[i - 1]);
      for (std::size_t i = 0; i < here.size(); ++i) {
        true_positives.add(here[i].positive);
        false_positives.add(here[i].negative);
        cut.true_positive = true_positives.value();
        cut.false_positive = false_positives.value();
        cut.gap.above = std::min(cut.gap.above, found[i]);
        cut.gap.below = greatest[i + 1];
        visit(cut);
      }
      run.check();
    }
  }

 private:
  static std::span<const Rank> piece_of(std::span<const Rank> ranks, std::size_t piece) {
    const std::size_t begin = piece * rows_a_piece;
    return ranks.subspan(begin, std::min(rows_a_piece, ranks.size() - begin));
  }

  const Ranking& ranking_;
  // The greatest probability of each piece of the ranks and all below it; one more of none. (Of two logits that differ
  // in the last digit, the smaller may have the greater probability.)
  std::vector<double> greatest_from_;
};

}  // namespace logreg
