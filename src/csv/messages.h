// What is said of the bytes of a file: archives, quotes, records, the header.
#pragma once

#include "base/placed_error.h"
#include "csv/findings.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace logreg {

namespace error {

Error archive_is_damaged(const std::string& file, std::string_view kind, std::size_t position, const std::string& what);
Error archive_is_cut(const std::string& file, std::string_view kind, std::size_t position);
Error label_needs_quotes(const std::string& label);
Error empty_file(const std::string& file);
// `setting`: that leaves out so many.
Error fewer_lines(const std::string& file, std::size_t lines, Setting setting, std::size_t skipped);
// `archive`: the program that the file is compressed by, or empty. `command`: turns what is in it into text; if it is
// empty, taking it out of the archive is enough, and where there is none, nothing but an export helps.
Error not_text(const std::string& file, std::string_view archive, std::string_view what, std::string_view command);
Error nul_byte(const Place& place);
// `escaped`: there are backslashes before quotes.
PlacedError unclosed_quote(const Place& place, char quote, bool escaped = false);
PlacedError text_after_quote(const Place& place, std::string_view text, char quote, bool escaped = false);
// `columns`: of the header; `extra_cell`: what rows have beside them.
PlacedError ragged_record(const Place& place, std::size_t cells, std::size_t columns,
                          ExtraCell extra_cell = ExtraCell::none);
Error numbers_between(const std::string& file, char quote);
Error record_too_long(const Place& place, std::size_t most);
Error header_is_all_numbers(const Place& place);
Error header_is_all_empty(const Place& place, std::size_t cells);
Error duplicate_name(const Place& place, const std::string& name, std::size_t first, std::size_t second);

}  // namespace error

// What a finding is, as the beginning of a sentence.
std::string words(const std::string& file, const LayoutFinding& finding);

}  // namespace logreg
