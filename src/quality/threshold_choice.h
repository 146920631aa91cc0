// Choosing a threshold: the best by a criterion, among those that keep promises, or the one that predicts so many rows
// positive.
//
// Candidates are all thresholds that part rows otherwise; each stands for the gap between two probabilities. Of equally
// good ones (up to rounding) it is the highest, which predicts the fewest rows positive.
#pragma once

#include "base/run.h"
#include "quality/confusion.h"
#include "quality/operating_points.h"

#include <optional>
#include <span>
#include <string_view>

namespace logreg {

// youden: recall + specificity - 1 (Youden 1950). cost: of all mistakes together, the less the better.
enum class Criterion { f1, mcc, youden, accuracy, cost, precision, recall };

struct Costs {
  double false_positive = 1;
  double false_negative = 1;
};

struct ThresholdWish {
  Criterion criterion = Criterion::f1;
  Costs costs = {};
  std::optional<double> min_recall = {};
  std::optional<double> min_precision = {};
};

struct ChosenThreshold {
  double threshold = 0;
  double value = 0;  // of the criterion
  Confusion confusion;
};

// Undefined where the criterion is at every threshold, or where the confusion matrix lacks what it divides by.
std::optional<double> criterion_value(Criterion criterion, const Costs& costs, const Confusion& confusion);

// Those that one may be asked for by name: all but precision and recall, which are best where nearly nothing or
// everything is predicted positive, and mean something only beside a promise of the other.
std::span<const Criterion> named_criteria();

// Its name for programs, and for people at the beginning of a line and within.
std::string_view criterion_name(Criterion criterion);
std::string_view criterion_label(Criterion criterion);
std::string_view criterion_phrase(Criterion criterion);

// Nothing where no threshold meets the wish, or where the criterion needs both classes (all but accuracy and cost) and
// there is one.
std::optional<ChosenThreshold> best_threshold(const Cuts& cuts, const ThresholdWish& wish, const Run& run = Run());

// The rows of greatest probability, at most of this weight together, a tie as a whole.
struct TopThreshold {
  double threshold = 0;
  Confusion confusion;
  double next_tie = 0;  // the weight that the next lower threshold would add; 0 if there is none
};

TopThreshold top_threshold(const Cuts& cuts, double weight, const Run& run = Run());

}  // namespace logreg
