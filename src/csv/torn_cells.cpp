#include "csv/torn_cells.h"

#include "base/text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace logreg {

namespace {

constexpr std::string_view stops = " \t,;:.|/)]}";  // behind a word

// The quotes before it in pairs.
bool opens_inside(std::string_view text, char quote) {
  const std::size_t behind = text.rfind(quote) + 1;
  return std::ranges::count(text, quote) % 2 == 1 && behind < text.size() && stops.find(text[behind]) == std::string_view::npos;
}

// The quotes behind it in pairs.
bool closes_inside(std::string_view text, char quote) {
  const std::size_t first = text.find(quote);
  const std::size_t behind = first + 1;
  return std::ranges::count(text, quote) % 2 == 1 && first > 0 && text[first - 1] != ' ' && text[first - 1] != '\t' &&
         (behind == text.size() || stops.find(text[behind]) != std::string_view::npos);
}

}  // namespace

bool is_torn(std::span<const Cell> cells, char quote) {
  bool is_open = false;
  for (const Cell& cell : cells) {
    const std::string_view text = trimmed(cell.text);
    if (cell.quoted || text.find(quote) == std::string_view::npos) continue;
    if (is_open && closes_inside(text, quote)) return true;
    is_open = opens_inside(text, quote);
  }
  return false;
}

}  // namespace logreg
