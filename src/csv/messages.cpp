#include "csv/messages.h"

#include "base/messages.h"
#include "base/text.h"
#include "csv/dialect.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace logreg {

namespace {

using Kind = Cure::Kind;

// `escaped`: a backslash stands before some quote.
std::vector<Cure> with_escape(bool escaped, std::vector<Cure> cures) {
  if (escaped) cures.insert(cures.begin(), {Kind::escape, {"\\"}});
  return cures;
}

std::string delimiter_words(char delimiter) {
  return delimiter == Dialect::blanks ? "runs of blanks" : visible({&delimiter, 1});
}

std::string_view beside_the_header(ExtraCell extra_cell) {
  switch (extra_cell) {
    case ExtraCell::none:
      return "";
    case ExtraCell::empty:
      return ", behind which other rows have one empty cell";
    case ExtraCell::row_names:
      return ", before which other rows have one cell, their name";
  }
  return "";
}

}  // namespace

namespace error {

Error archive_is_damaged(const std::string& file, std::string_view kind, std::size_t position,
                         const std::string& what) {
  return {Failure::system,
          fmt::format("{}: the {} data cannot be decoded near byte {} ({}). Get the file again; {} -t tests it",
                      visible(file), kind, position, visible(what), kind)};
}

Error archive_is_cut(const std::string& file, std::string_view kind, std::size_t position) {
  return {
      Failure::system,
      fmt::format("{}: the {} data are cut off: they end at byte {}, in the middle. Get the file again; {} -t tests it",
                  visible(file), kind, position, kind)};
}

Error label_needs_quotes(const std::string& label) {
  return {Failure::usage, Sentence("label {} holds a delimiter, quote or line break, which cannot be written under {}",
                                   {quoted(label), Setting{"no-quote"}})};
}

Error empty_file(const std::string& file) {
  return bad_data(fmt::format("{} is empty; a table begins with a header and has rows", visible(file)));
}

Error fewer_lines(const std::string& file, std::size_t lines, Setting setting, std::size_t skipped) {
  return bad_data(Sentence("{} has {}, so that {} {} leaves nothing",
                           {visible(file), counted(lines, "line"), setting, skipped}));
}

Error not_text(const std::string& file, std::string_view archive, std::string_view what, std::string_view command) {
  std::string cure;
  if (!archive.empty()) cure = fmt::format("{} -dc FILE | ", archive);
  if (!command.empty()) cure += fmt::format("{}{} | ", command, archive.empty() ? " FILE" : "");
  cure = cure.empty() ? "exporting it as CSV" : cure + "logreg ... -";
  return bad_data(fmt::format("{} is {}, not CSV text. Try {}", visible(file), what, cure));
}

Error nul_byte(const Place& place) {
  return bad_data(
      fmt::format("{}: a NUL byte: this is no text file, or it is UTF-16. "
                  "Try iconv -f UTF-16LE (or UTF-16BE) -t UTF-8 FILE | logreg ... -",
                  at(place)));
}

PlacedError unclosed_quote(const Place& place, char quote, bool escaped) {
  return {bad_data(fmt::format("{}: the quote {} that opens a cell here is never closed", at(place), quote),
                   with_escape(escaped, {{Kind::no_quote}, {Kind::close_quote}})),
          {place}};
}

PlacedError text_after_quote(const Place& place, std::string_view text, char quote, bool escaped) {
  return {bad_data(fmt::format("{}: {} follows a closing quote; a quote inside a quoted cell is written twice ({}{})",
                               at(place), quoted(text), quote, quote),
                   with_escape(escaped, {{Kind::another_delimiter}, {Kind::no_quote}, {Kind::mend_line}})),
          {place}};
}

PlacedError ragged_record(const Place& place, std::size_t cells, std::size_t columns, ExtraCell extra_cell) {
  return {bad_data(fmt::format("{}: {}, but the header has {}{}", at(place), counted(cells, "cell"),
                               counted(columns, "column"), beside_the_header(extra_cell)),
                   {{Kind::another_delimiter}, {Kind::mend_line}}),
          {place}};
}

Error numbers_between(const std::string& file, char quote) {
  return bad_data(fmt::format("{}: all numbers of a column stand between {}{}, which is no quote here", visible(file),
                              quote, quote),
                  {{Kind::quote, {std::string(1, quote)}}});
}

Error record_too_long(const Place& place, std::size_t most) {
  return bad_data(fmt::format("{}: the record is longer than {} MiB; a quote may not be closed", at(place), most >> 20),
                  {{Kind::no_quote}, {Kind::close_quote}});
}

Error header_is_all_numbers(const Place& place) {
  return bad_data(
      fmt::format("{}: the first record is all numbers, so it looks like a row and not like a header", at(place)),
      {{Kind::no_header}, {Kind::header}, {Kind::add_header}});
}

Error header_is_all_empty(const Place& place, std::size_t cells) {
  return bad_data(
      fmt::format("{}: the first record should name the columns, but its {} {} empty", at(place),
                  counted(cells, "cell"), cells == 1 ? "is" : "are"),
      {{Kind::skip_lines, {std::to_string(place.line)}}, {Kind::no_header}, {Kind::header}, {Kind::add_header}});
}

Error duplicate_name(const Place& place, const std::string& name, std::size_t first, std::size_t second) {
  return bad_data(fmt::format("{}: columns {} and {} are both named {}", at(place), first, second, quoted(name)),
                  {{Kind::another_layout}, {Kind::rename_column}});
}

}  // namespace error

std::string words(const std::string& file, const LayoutFinding& finding) {
  using What = LayoutFinding::Kind;
  const std::string place = at({file, finding.line});
  const bool one = finding.lines == 1;
  switch (finding.kind) {
    case What::no_text:
      return fmt::format("{} holds control bytes, as no text does", visible(file));
    case What::comment_lines:
      return fmt::format("{}: the line begins with {}, as comments do", place, finding.mark);
    case What::title_lines:
      return fmt::format("{}: the header seems to stand here, behind what is no part of the table", place);
    case What::broken_header:
      return fmt::format("{}: the header seems to be broken over {}", place, counted(finding.lines, "line"));
    case What::under_header:
      return fmt::format("{}: under the header {} no row{}, but texts above numbers, as units are", place,
                         one ? "stands" : "stand", one ? "" : "s");
    case What::header_again:
      return fmt::format("{}: here the header stands again{}", place,
                         one ? "" : fmt::format(" (and {} more)", counted(finding.lines - 1, "time")));
    case What::totals:
      return fmt::format("{}: the last row holds totals, and is no row like the others", place);
    case What::second_table:
      return fmt::format("{}: behind a blank line begins what is no row of the table above it", place);
    case What::other_quote:
      return fmt::format("{}: cells seem to be quoted by {}", visible(file), finding.mark);
    case What::other_delimiter:
      return fmt::format("{}: cells seem to be separated by {}", visible(file), delimiter_words(finding.mark));
  }
  return {};
}

}  // namespace logreg
