// Report -> text in one of the formats of a table.
#pragma once

#include "report/report.h"

#include <cstddef>
#include <optional>
#include <string>

namespace logreg {

enum class Format { text, json };

// What there is for programs, in its order.
Json as_object(const Report& report);

// Whole lines. `columns`: of the terminal it goes to, if it does.
std::string print(const Report& report, Format format, std::optional<std::size_t> columns = {});

}  // namespace logreg
