// The confusion matrix at a threshold, and the metrics that are functions of its four cells.
//
// A row is predicted positive only when its probability is greater than the threshold. Cells are sums of row
// weights. A metric whose denominator is zero is undefined, where scikit-learn puts 0 or 1 by convention.
#pragma once

#include "base/run.h"
#include "quality/scores.h"

#include <optional>

namespace logreg {

struct Confusion {
  double true_positive = 0, false_positive = 0, true_negative = 0, false_negative = 0;
};

Confusion count(const Scores& scores, double threshold, const Run& run = Run());

// Sums of cells: all rows, and the rows by what they are.
double weight_sum(const Confusion& c);
double positives(const Confusion& c);
double negatives(const Confusion& c);
double predicted_positive(const Confusion& c);
double predicted_negative(const Confusion& c);

std::optional<double> prevalence(const Confusion& c);           // positives / all; undefined without rows
std::optional<double> accuracy(const Confusion& c);             // undefined without rows
std::optional<double> no_information_rate(const Confusion& c);  // accuracy of always saying the commoner class
std::optional<double> balanced_accuracy(const Confusion& c);    // (recall + specificity) / 2: needs both classes
std::optional<double> precision(const Confusion& c);            // undefined when nothing is predicted positive
std::optional<double> recall(const Confusion& c);               // undefined without positives
std::optional<double> specificity(const Confusion& c);          // undefined without negatives
std::optional<double> npv(const Confusion& c);                  // negative predictive value: precision of "negative"
std::optional<double> f1(const Confusion& c);                   // undefined when all cells but true_negative are 0
std::optional<double> mcc(const Confusion& c);                  // Matthews 1975; undefined when a margin is 0
std::optional<double> kappa(const Confusion& c);                // Cohen 1960; undefined when chance agrees always

}  // namespace logreg
