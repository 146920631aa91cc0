// The curves of a ranking as points, and points few enough for a picture.
//
// Each walks from the threshold 1, where nothing is predicted positive, down to 0. Points on a straight line between
// their neighbours are left out: exactly where products of counts are below 2^53, else up to rounding. All curves are
// empty when a class is absent.
#pragma once

#include "base/aligned_vector.h"
#include "quality/operating_points.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct CurvePoint {
  double x = 0;
  double y = 0;
  Gap gap;  // of the thresholds that give this point
};

// Receiver operating characteristic (Fawcett 2006): false positive rate, true positive rate.
CurvePoint roc_point(const Ranking& ranking, const Cut& cut);
// Share of the rows that are predicted positive, share of the positives that are among them (gain). Lift is y / x.
CurvePoint gain_point(const Ranking& ranking, const Cut& cut);
// Recall, precision; of a cut at which something is predicted positive.
CurvePoint precision_recall_point(const Ranking& ranking, const Cut& cut);

// The cuts at which the path of true against false positives turns: the points of ROC and gain. Every metric of the
// confusion matrix that grows with the true and falls with the false positives is best at one of them. The area below
// the ROC points is roc_auc().
AlignedVector<Cut> corners(const Cuts& cuts, const Run& run = Run());

// Hands on of the cuts it is given those that are not between their neighbours: between(kept, cut, next).
template <class Between, class Keep>
class Thinner {
 public:
  Thinner(Between between, Keep keep) : between_(between), keep_(keep) {}

  void add(const Cut& cut) {
    if (count_ < 2) {
      if (count_++ == 0) hand_on(cut);
    } else if (!between_(kept_, pending_, cut)) {
      hand_on(pending_);
    }
    pending_ = cut;
  }
  void finish() {
    if (count_ > 1) hand_on(pending_);
  }

 private:
  void hand_on(const Cut& cut) {
    keep_(cut);
    kept_ = cut;
  }

  Between between_;
  Keep keep_;
  Cut kept_, pending_;
  int count_ = 0;  // up to 2
};

// On a straight line of recall and precision: one of them is constant.
bool share_recall_or_precision(const Cut& a, const Cut& b, const Cut& c);

// visit(cut) for the points of the precision-recall curve, from the first cut at which something is predicted positive.
// Steps of recall times the precision at their end sum up to average_precision().
template <class Visit>
void for_each_precision_recall_cut(const Cuts& cuts, const Run& run, const Visit& visit) {
  if (!cuts.ranking().has_both_classes()) return;
  Thinner thinner(share_recall_or_precision, visit);
  cuts.for_each(run, [&](const Cut& cut) {
    if (cut.true_positive + cut.false_positive > 0) thinner.add(cut);
  });
  thinner.finish();
}

// Keeps at most `most` (8 or more) of the points it is given, x of which is between 0 and 1 and grows. That range is
// cut into most / 4 columns; of each the first, last, lowest and highest point stay (Jugel et al. 2014). So a point
// left out is less than one column to the side of a line between two that stayed: in a picture as wide as the columns,
// the same is drawn.
class Picture {
 public:
  explicit Picture(std::size_t most) : columns_(most / 4) {}

  void add(const CurvePoint& point);
  std::vector<CurvePoint> take();

 private:
  void end_column();

  std::size_t columns_;
  std::vector<CurvePoint> kept_;
  // Of the column at hand, with their numbers in the order of the points.
  struct Numbered {
    std::size_t number = 0;
    CurvePoint point;
  };
  std::optional<std::size_t> column_;
  std::size_t count_ = 0;
  Numbered first_, last_, lowest_, highest_;
};

constexpr std::size_t all_points = std::numeric_limits<std::size_t>::max();

// At most `most` points of each, as a Picture keeps them.
std::vector<CurvePoint> roc_curve(const Ranking& ranking, std::span<const Cut> corners, std::size_t most = all_points);
std::vector<CurvePoint> gain_curve(const Ranking& ranking, std::span<const Cut> corners, std::size_t most = all_points);
std::vector<CurvePoint> precision_recall_curve(const Cuts& cuts, std::size_t most = all_points, const Run& run = Run());

}  // namespace logreg
