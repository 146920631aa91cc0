// A report as the model file keeps it, and from there back into a report.
#pragma once

#include "model/summary.h"
#include "report/report.h"

namespace logreg {

// Without extra columns of tables, and without what stands in the report as many values. Figures have 12 digits:
// p-values and logarithms are not the same in the last ones on every processor, and files are.
Summary summary_of(const Report& report);

// The lines for people.
void add_summary(Report& report, const Summary& summary);

}  // namespace logreg
