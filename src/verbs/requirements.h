// What evaluate --require asks of the figures: METRIC>=NUMBER.
#pragma once

#include "quality/metrics.h"
#include "verbs/command_line.h"

#include <span>
#include <string>
#include <vector>

namespace logreg {

enum class Relation { at_least, above, at_most, below };

struct Requirement {
  std::string metric;
  Relation relation = Relation::at_least;
  double bound = 0;
  std::string text;  // as it was given
};

Binding requirements(std::vector<Requirement>& member);

// Throws Error naming all that are not met. What is undefined meets nothing.
void check_requirements(std::span<const Requirement> requirements, const Evaluation& evaluation);

}  // namespace logreg
