// What evaluate can be told about how sure its figures are, for whom they hold, and what they are compared with.
#pragma once

#include "quality/metrics.h"
#include "verbs/command_line.h"
#include "verbs/requirements.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logreg {

struct QualityOptions {
  IntervalOptions intervals;
  std::optional<std::string> by;       // a column whose texts are the groups
  std::optional<std::string> compare;  // another model
  std::vector<Requirement> requirements;
};

OptionGroup quality_group(QualityOptions& options);

// Throws Error (usage).
void check_quality(const QualityOptions& options, const std::string& model, std::span<const std::string> data,
                   const Given& given);

}  // namespace logreg
