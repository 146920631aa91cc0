// How well a model predicts: counts, the confusion matrix, and whatever the table of metrics holds.
#pragma once

#include "base/json.h"
#include "data/schema.h"
#include "quality/metrics.h"
#include "report/report.h"

#include <cstddef>

namespace logreg {

// Every cell labelled; for programs an object of tp, fp, tn and fn.
Report::Table confusion_table(const Confusion& confusion, const Target& target);

Report evaluation_report(const Evaluation& evaluation, const Target& target, std::size_t rows_dropped);

// The same for programs, as part of another report.
Json evaluation_json(const Evaluation& evaluation, const Target& target, std::size_t rows_dropped);

}  // namespace logreg
