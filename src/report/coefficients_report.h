// Training -> the table of terms and what is said of it: footnotes, tests of columns, marginal effects.
#pragma once

#include "base/sentence.h"
#include "model/training.h"
#include "report/report.h"

namespace logreg {

void add_coefficients(Report& report, const Training& training);

// What stands below the table.
void add_inference(Report& report, const Training& training, SettingWords words);

}  // namespace logreg
