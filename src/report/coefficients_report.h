// Training -> the table of terms and what is said of it: footnotes, tests of columns, marginal effects.
#pragma once

#include "base/sentence.h"
#include "model/training.h"
#include "report/report.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace logreg {

// Coefficient, odds ratio, and the ends of its interval, in `width` columns each.
std::vector<std::string> coefficient_shown(const CoefficientLine& line, std::size_t width);
Report::Table coefficient_table(std::span<const CoefficientLine> lines, double level);

void add_coefficients(Report& report, const Training& training);

// What stands below the table.
void add_inference(Report& report, const Training& training, SettingWords words);

}  // namespace logreg
