// Report -> text in one of the formats of a table.
#pragma once

#include "report/report.h"

#include <string>

namespace logreg {

enum class Format { text, json };

// What there is for programs, in its order.
Json as_object(const Report& report);

// Whole lines.
std::string print(const Report& report, Format format);

}  // namespace logreg
