// Odds ratios with their intervals, one below the other on a logarithmic scale: a picture in SVG 1.1.
//
// Each has two lines, so that it fits a narrow screen: its name and numbers, and below them the interval with the
// estimate. An arrow stands where an interval leaves the scale, or where there is no finite estimate.
#pragma once

#include "report/axis.h"

#include <optional>
#include <span>
#include <string>

namespace logreg {

struct ForestLine {
  std::string name;
  std::string numbers;             // as they are shown
  std::optional<double> estimate;  // above 0; infinite and 0: an arrow
  std::optional<double> low;
  std::optional<double> high;
};

// An axis on which all estimates lie, and so much of the intervals as leaves room for them.
Axis forest_axis(std::span<const ForestLine> lines);

std::string svg_forest(const std::string& id, const std::string& title, const std::string& description,
                       std::span<const ForestLine> lines, const Axis& axis);

}  // namespace logreg
