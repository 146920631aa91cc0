// Tests of hypotheses, for a training and for a model file.
#pragma once

#include "base/sentence.h"
#include "model/hypothesis_tests.h"
#include "report/report.h"

#include <optional>
#include <span>
#include <string>

namespace logreg {

// `none_because`: why none was tested.
void add_hypotheses(Report& report, std::span<const TestedHypothesis> hypotheses, double level,
                    const std::optional<std::string>& none_because);

}  // namespace logreg
