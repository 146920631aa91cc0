// Numbers in dress and dates read the slow, obvious way: regular expressions for what a cell may look like, strtod and
// timegm for what it says. Which words are currencies and units is asked of the program.
#pragma once

#include "data/date_format.h"
#include "data/dressed_number.h"

#include <optional>
#include <string_view>

namespace logreg {

// Of cells of at most a few hundred bytes.
std::optional<DressedNumber> slow_dressed_number(std::string_view cell, char decimal);

// By ISO 8601.
std::optional<DateFormat::Moment> slow_iso_date(std::string_view cell);
// By the letters of a format that DateFormat::of knows.
std::optional<DateFormat::Moment> slow_date(std::string_view letters, std::string_view cell);

}  // namespace logreg
