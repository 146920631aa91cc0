// Report -> plain text for people: aligned, without colour, in 80 columns; tables as wide as they are, or where
// `columns` says how wide the terminal is, in these, long names in several lines. No name is cut. Extra columns of a
// table are shown where it has room for all of them, without being told in 80 columns.
//
// Only a word that is wider by itself (the path of a file) sticks out: broken it could not be copied.
#pragma once

#include "report/report.h"

#include <cstddef>
#include <optional>
#include <string>

namespace logreg {

constexpr std::size_t text_columns = 80;

std::string as_text(const Report& report, std::optional<std::size_t> columns = {});

}  // namespace logreg
