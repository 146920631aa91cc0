// What --require asks of figures: NAME>=NUMBER.
#pragma once

#include "verbs/bindings.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logreg {

struct Requirement {
  std::string figure;
  bool (*holds)(double value, double bound) = nullptr;
  double bound = 0;
  std::string text;  // as it was given
};

// Throws Error (usage) where the figure is none of these.
Requirement requirement_of(const std::string& option, const std::string& text, const std::vector<std::string>& figures);

// The value of a figure; nothing: it is undefined, and meets nothing.
using FigureOf = std::function<std::optional<double>(const std::string& figure)>;

// Throws Error (not met) naming all that are not met.
void check_requirements(std::span<const Requirement> requirements, const FigureOf& figure_of);

}  // namespace logreg
