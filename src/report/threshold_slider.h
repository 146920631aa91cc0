// The confusion matrix at a threshold, a slider that chooses another one, and a table of many: part of an HTML page.
#pragma once

#include "base/json.h"
#include "base/run.h"
#include "data/schema.h"
#include "quality/metrics.h"
#include "quality/threshold_table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace logreg {

// The cells of the confusion matrix at every threshold that a reader may try.
struct ThresholdSlider {
  std::vector<ThresholdRow> rows;  // at 0, 0.001, ... 1, and the one that counts
  std::size_t chosen = 0;          // where that is among them
};

ThresholdSlider threshold_slider(const Ranking& ranking, double threshold, const Run& run);

// Rows of a class by their probability, those of one bin above its lower end, as predictions are.
struct ScoreBin {
  double low = 0;
  double high = 0;
  double positive = 0;
  double negative = 0;
};

std::vector<ScoreBin> distribution(const ThresholdSlider& slider);

std::string threshold_html(const ThresholdSlider& slider, const Evaluation& evaluation, const Target& target);

// The cells at each position of the slider.
Json threshold_data(const ThresholdSlider& slider);

}  // namespace logreg
