// Figure -> lines of text, in braille dots or in plain ASCII: axes with numbers and names, lines, and points and marks
// of one character.
#pragma once

#include "report/figure.h"

#include <cstddef>
#include <string>

namespace logreg {

struct PlotStyle {
  std::size_t columns = 80;  // at least 40
  bool unicode = false;
};

constexpr std::size_t least_plot_columns = 40;

// Whole lines, none wider than the style says. What is beyond an axis is not drawn.
std::string as_braille(const Figure& figure, const PlotStyle& style);

}  // namespace logreg
