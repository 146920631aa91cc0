// A numeric column beside the label: its different values in ascending order, each with its rows of both classes. All
// that is said of such a column follows from them.
#pragma once

#include "quality/class_counts.h"

#include <cstddef>
#include <vector>

namespace logreg {

struct ValueCounts : ClassCounts {
  double value = 0;
};

// Of the values of the positive and of the negative rows, none of them NaN. The order of the rows leaves no trace.
std::vector<ValueCounts> value_counts(std::vector<double> positive, std::vector<double> negative);

// Of counts in any order, with one value or more in several places.
std::vector<ValueCounts> in_order(std::vector<ValueCounts> counts);

// What the values are like, the classes aside; of at least one row.
struct NumberSummary {
  double rows = 0;
  std::size_t distinct = 0;
  double mean = 0;
  double sd = 0;  // about the mean, rows - 1 below; 0 of one row
  double minimum = 0;
  double lower_quartile = 0;
  double median = 0;
  double upper_quartile = 0;
  double maximum = 0;
};

NumberSummary number_summary(const std::vector<ValueCounts>& counts);

// R's type 7 (Hyndman and Fan 1996): between the order statistics around (n - 1) p, in proportion. Shares in ascending
// order, 0 to 1.
std::vector<double> quantiles(const std::vector<ValueCounts>& counts, const std::vector<double>& shares);

}  // namespace logreg
