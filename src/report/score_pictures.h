// What is drawn of scores: as few points as a picture needs, however many the rows are, and the cells of the confusion
// matrix at every threshold that a reader may try.
#pragma once

#include "base/run.h"
#include "quality/calibration_bins.h"
#include "quality/curve_points.h"
#include "quality/operating_points.h"
#include "quality/scores.h"
#include "quality/threshold_table.h"

#include <cstddef>
#include <vector>

namespace logreg {

// Rows of a class by their probability, those of one bin above its lower end, as predictions are.
struct ScoreBin {
  double low = 0;
  double high = 0;
  double positive = 0;
  double negative = 0;
};

struct ScorePictures {
  // Without both classes there are no curves.
  std::vector<CurvePoint> roc;
  std::vector<CurvePoint> precision_recall;
  std::vector<CurvePoint> gain;
  std::vector<CalibrationBin> calibration;
  std::vector<ScoreBin> distribution;
  std::vector<ThresholdRow> thresholds;  // 0, 0.001, ... 1, and the one that counts
  std::size_t chosen = 0;                // where that is among them
};

ScorePictures score_pictures(const Scores& scores, double threshold, const Run& run);
ScorePictures score_pictures(const Cuts& cuts, double threshold, const Run& run);

}  // namespace logreg
