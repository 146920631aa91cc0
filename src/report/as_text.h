// Report -> plain text for people: aligned, without colour, in 80 columns.
//
// Only a word that is wider by itself (the path of a file) sticks out: broken it could not be copied.
#pragma once

#include "report/report.h"

#include <cstddef>
#include <string>

namespace logreg {

constexpr std::size_t text_columns = 80;

std::string as_text(const Report& report);

}  // namespace logreg
