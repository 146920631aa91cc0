// How well a model predicts each group of the rows: a table to compare them, and every figure of each.
#pragma once

#include "base/sentence.h"
#include "data/schema.h"
#include "quality/metrics.h"
#include "report/evaluation_report.h"
#include "report/report.h"

#include <optional>
#include <span>
#include <string>

namespace logreg {

struct EvaluatedGroup {
  std::optional<std::string> text;  // what the rows have in the column; nothing: it is missing there
  Evaluation evaluation;
};

// `rows`: of each group.
Report group_report(const std::string& column, std::span<const EvaluatedGroup> groups, const Target& target,
                    const EvaluatedRows& rows, SettingWords words);

}  // namespace logreg
