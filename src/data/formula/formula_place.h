// Where in a formula something is wrong, drawn for the eye: its line, and a caret under the place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace logreg {

// To stand behind a sentence: a line break, the line of the formula with what cannot be seen written out, and a caret
// below the byte `offset` (the end of the text too). A long line is cut to what stands around the place; where the
// formula has several lines, the line's number stands before it.
std::string formula_place(std::string_view formula, std::size_t offset);

}  // namespace logreg
