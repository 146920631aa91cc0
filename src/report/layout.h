// Text in the columns of a terminal: how wide it is, cut, padded and wrapped to fit.
//
// Widths are of UTF-8 text that visible() has gone over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

std::size_t display_width(std::string_view text);

// At most `most` columns wide, "..." in the middle where it is cut.
std::string shortened(std::string_view text, std::size_t most);

// In pieces of at most `width` columns, at least one.
std::vector<std::string> cut_into_lines(std::string_view text, std::size_t width);
std::string padded_left(std::string_view text, std::size_t width);
std::string padded_right(std::string_view text, std::size_t width);

// `prefix` and `text` as lines of at most `width` columns; those after the first are indented by the prefix's width.
// Breaks at blanks, inside quotation marks only where nothing else helps; a word that is wider stays whole.
std::string wrapped(std::string_view prefix, std::string_view text, std::size_t width);

}  // namespace logreg
