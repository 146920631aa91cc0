// Groups of rows of equal weight, from the most likely down.
#pragma once

#include "quality/deciles.h"
#include "report/report.h"

#include <span>

namespace logreg {

void add_deciles(Report& report, std::span<const Decile> deciles);

}  // namespace logreg
