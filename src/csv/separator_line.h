// The line sep=; with which Excel begins a file to tell what separates cells. It is no record.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace logreg {

struct SeparatorLine {
  char delimiter = ';';
  std::size_t bytes = 0;  // of the line, its end included

  bool operator==(const SeparatorLine&) const = default;
};

struct FoundSeparatorLine {
  bool decided = false;  // more bytes cannot change it
  std::optional<SeparatorLine> line;
};

// Whether the bytes begin with such a line: in any case of letters, in quotes or not, a tab also as \t, and with
// delimiters behind it, as a spreadsheet adds them. `whole`: nothing follows the bytes.
FoundSeparatorLine separator_line(std::string_view head, bool whole);

}  // namespace logreg
