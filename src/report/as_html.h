// Report -> the content of a part of an HTML page: facts as lists of terms, tables with captions, paragraphs.
#pragma once

#include "report/report.h"

#include <string>
#include <string_view>

namespace logreg {

// `caption`: of tables that no heading of the report stands above. Tables of the keys in `without` stand elsewhere.
std::string as_html(const Report& report, std::string_view caption, std::string_view without = {});

}  // namespace logreg
