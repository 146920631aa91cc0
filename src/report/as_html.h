// Report and figures -> the content of a part of an HTML page: facts as lists of terms, tables with captions,
// paragraphs, pictures.
#pragma once

#include "report/figure.h"
#include "report/report.h"

#include <span>
#include <string>
#include <string_view>

namespace logreg {

// `caption`: of tables that no heading of the report stands above. The table of the key `without` stands elsewhere.
std::string as_html(const Report& report, std::string_view caption, std::string_view without = {});

// Pictures side by side, each with its heading, what it shows, and the numbers behind it.
std::string as_html(std::span<const Figure> figures);

}  // namespace logreg
