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
#include <cstddef>
#include <limits>
#include <optional>
#include <span>

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
    const std::size_t ranks = greatest_below_.size();
    std::size_t next = 0;
    const auto set_below = [&] { cut.gap.below = next < ranks ? greatest_below_[next] : Gap().below; };
    set_below();
    visit(cut);
    for_each_probability(ranking_, run, [&](const Rank& rank, double probability) {
      ++next;
      true_positives.add(rank.positive);
      false_positives.add(rank.negative);
      cut.true_positive = true_positives.value();
      cut.false_positive = false_positives.value();
      cut.gap.above = std::min(cut.gap.above, probability);
      set_below();
      visit(cut);
    });
  }

 private:
  const Ranking& ranking_;
  // Of each rank and all below it. (Of two logits that differ in the last digit, the smaller may have the greater
  // probability.)
  AlignedVector<double> greatest_below_;
};

}  // namespace logreg
