#include "report/score_pictures.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t most_points = 400;  // of a curve: one a unit of the picture's width
constexpr int threshold_steps = 1000;
constexpr int bins = 20;
static_assert(threshold_steps % bins == 0);

double step(int i) {
  return static_cast<double>(i) / threshold_steps;
}

std::vector<double> thresholds_to_try(double chosen) {
  std::vector<double> result = {chosen};
  for (int i = 0; i <= threshold_steps; ++i) result.push_back(step(i));
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::size_t position_of(const std::vector<ThresholdRow>& rows, double threshold) {
  const auto found = std::ranges::lower_bound(rows, threshold, {}, &ThresholdRow::threshold);
  return static_cast<std::size_t>(found - rows.begin());
}

// What the rows above one threshold have more than those above the next. A probability of 0 is above none.
std::vector<ScoreBin> distribution(const std::vector<ThresholdRow>& rows) {
  std::vector<ScoreBin> result;
  for (int i = 0; i < bins; ++i) {
    const ThresholdRow& low = rows[position_of(rows, step(i * (threshold_steps / bins)))];
    const ThresholdRow& high = rows[position_of(rows, step((i + 1) * (threshold_steps / bins)))];
    const double positive =
        i == 0 ? high.confusion.false_negative : low.confusion.true_positive - high.confusion.true_positive;
    const double negative =
        i == 0 ? high.confusion.true_negative : low.confusion.false_positive - high.confusion.false_positive;
    // Sums of weights may differ by their rounding.
    result.push_back({low.threshold, high.threshold, std::max(positive, 0.0), std::max(negative, 0.0)});
  }
  return result;
}

}  // namespace

ScorePictures score_pictures(const Scores& scores, double threshold, const Run& run) {
  const Ranking ranking(scores, run);
  return score_pictures(Cuts(ranking, run), threshold, run);
}

ScorePictures score_pictures(const Cuts& cuts, double threshold, const Run& run) {
  const Ranking& ranking = cuts.ranking();
  ScorePictures result;
  result.thresholds = threshold_table(ranking, thresholds_to_try(threshold), run);
  result.chosen = position_of(result.thresholds, threshold);
  result.distribution = distribution(result.thresholds);
  result.calibration = calibration_bins(ranking, usual_calibration_bins, run);
  const AlignedVector<Cut> turns = corners(cuts, run);
  result.roc = roc_curve(ranking, turns, most_points);
  result.gain = gain_curve(ranking, turns, most_points);
  result.precision_recall = precision_recall_curve(cuts, most_points, run);
  return result;
}

}  // namespace logreg
