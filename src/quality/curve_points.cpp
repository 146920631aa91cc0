#include "quality/curve_points.h"

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

bool are_on_a_line(const Cut& a, const Cut& b, const Cut& c) {
  return (b.false_positive - a.false_positive) * (c.true_positive - a.true_positive) ==
         (b.true_positive - a.true_positive) * (c.false_positive - a.false_positive);
}

double predicted_positive(const Cut& cut) {
  return cut.true_positive + cut.false_positive;
}

std::vector<CurvePoint> points_of(const Ranking& ranking, std::span<const Cut> corners, std::size_t most,
                                  CurvePoint (*point)(const Ranking&, const Cut&)) {
  std::vector<CurvePoint> points;
  if (corners.size() <= most) {
    for (const Cut& cut : corners) points.push_back(point(ranking, cut));
    return points;
  }
  Picture picture(most);
  for (const Cut& cut : corners) picture.add(point(ranking, cut));
  return picture.take();
}

}  // namespace

CurvePoint roc_point(const Ranking& ranking, const Cut& cut) {
  return {cut.false_positive / ranking.negatives(), cut.true_positive / ranking.positives(), cut.gap};
}

CurvePoint gain_point(const Ranking& ranking, const Cut& cut) {
  const double all = ranking.positives() + ranking.negatives();
  return {predicted_positive(cut) / all, cut.true_positive / ranking.positives(), cut.gap};
}

CurvePoint precision_recall_point(const Ranking& ranking, const Cut& cut) {
  return {cut.true_positive / ranking.positives(), cut.true_positive / predicted_positive(cut), cut.gap};
}

AlignedVector<Cut> corners(const Cuts& cuts, const Run& run) {
  if (!cuts.ranking().has_both_classes()) return {};
  AlignedVector<Cut> kept;
  kept.reserve(cuts.ranking().ranks().size() + 1);  // what is not filled takes no memory
  Thinner thinner(are_on_a_line, [&](const Cut& cut) { kept.push_back(cut); });
  cuts.for_each(run, [&](const Cut& cut) { thinner.add(cut); });
  thinner.finish();
  return kept;
}

bool share_recall_or_precision(const Cut& a, const Cut& b, const Cut& c) {
  if (a.true_positive == c.true_positive) return true;
  return a.false_positive * b.true_positive == b.false_positive * a.true_positive &&
         b.false_positive * c.true_positive == c.false_positive * b.true_positive;
}

void Picture::add(const CurvePoint& point) {
  const double place = point.x * static_cast<double>(columns_);
  const std::size_t column = std::min(static_cast<std::size_t>(std::max(place, 0.0)), columns_ - 1);
  const Numbered numbered{count_++, point};
  if (column_ != column) {
    end_column();
    column_ = column;
    first_ = lowest_ = highest_ = numbered;
  }
  last_ = numbered;
  if (point.y < lowest_.point.y) lowest_ = numbered;
  if (point.y > highest_.point.y) highest_ = numbered;
}

void Picture::end_column() {
  if (!column_) return;
  const bool lowest_first = lowest_.number <= highest_.number;
  const Numbered in_order[] = {first_, lowest_first ? lowest_ : highest_, lowest_first ? highest_ : lowest_, last_};
  for (std::size_t i = 0; i < 4; ++i) {
    if (i == 0 || in_order[i].number != in_order[i - 1].number) kept_.push_back(in_order[i].point);
  }
}

std::vector<CurvePoint> Picture::take() {
  end_column();
  column_.reset();
  return std::move(kept_);
}

std::vector<CurvePoint> roc_curve(const Ranking& ranking, std::span<const Cut> corners, std::size_t most) {
  return points_of(ranking, corners, most, roc_point);
}

std::vector<CurvePoint> gain_curve(const Ranking& ranking, std::span<const Cut> corners, std::size_t most) {
  return points_of(ranking, corners, most, gain_point);
}

std::vector<CurvePoint> precision_recall_curve(const Cuts& cuts, std::size_t most, const Run& run) {
  const Ranking& ranking = cuts.ranking();
  std::vector<CurvePoint> points;
  Picture picture(std::min(most, 4 * (ranking.ranks().size() + 2)));
  const bool all = ranking.ranks().size() <= most;
  for_each_precision_recall_cut(cuts, run, [&](const Cut& cut) {
    const CurvePoint point = precision_recall_point(ranking, cut);
    if (all) {
      points.push_back(point);
    } else {
      picture.add(point);
    }
  });
  return all ? points : picture.take();
}

}  // namespace logreg
