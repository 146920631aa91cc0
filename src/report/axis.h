// A scale of a picture: which numbers it shows, where they lie, and where its marks are.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace logreg {

enum class Scale { linear, logarithmic };

struct Tick {
  double value = 0;
  std::string text;
};

struct Axis {
  std::string label;
  double low = 0;
  double high = 1;  // above low; both above 0 on a logarithmic scale
  Scale scale = Scale::linear;
  bool without_signs = false;  // what is above and below 0 are two amounts
  // In a terminal: its name where that is not the label, its end where the few dots are better spent on a part.
  std::optional<std::string> plot_name = {};
  std::optional<double> plot_high = {};

  // 0 at low, 1 at high; outside of them beyond.
  double share(double value) const;
  double value_at(double share) const;
};

// An axis that holds all of `values`, with some room; those that are not finite, or not above 0 on a logarithmic scale,
// do not count.
Axis axis_around(std::string label, const std::vector<double>& values, Scale scale = Scale::linear);

// About `wanted` round numbers: steps of 1, 2 or 5 times a power of ten; on a logarithmic scale the powers themselves,
// with 2 and 5 times them if these are too few.
std::vector<Tick> ticks(const Axis& axis, int wanted = 5);

// The end of an axis that begins at 0 and has four parts: the least of 1, 2, 4 and 8 times a power of ten, not below
// `greatest`, at most 1.
double axis_end(double greatest);

}  // namespace logreg
