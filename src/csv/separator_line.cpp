#include "csv/separator_line.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::string_view beginning = "sep=";
constexpr std::size_t longest_line = 4096;  // with a delimiter for each column of the table

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool may_delimit(char c) {
  return (c == '\t' || (c >= ' ' && c < '\x7f')) && !is_letter_or_digit(c) && c != '"' && c != '+' && c != '-';
}

// How much of the beginning the text has; its case does not count.
bool agrees(std::string_view text) {
  const std::size_t size = std::min(text.size(), beginning.size());
  return std::equal(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size), beginning.begin(),
                    [](char c, char wanted) { return c == wanted || (c >= 'A' && c <= 'Z' && c + 32 == wanted); });
}

// Of a line without its end.
std::optional<char> told_delimiter(std::string_view line) {
  const bool quoted = line.starts_with('"');
  if (quoted) line.remove_prefix(1);
  if (line.size() <= beginning.size() || !agrees(line)) return std::nullopt;
  line.remove_prefix(beginning.size());
  const bool is_named_tab = line.starts_with("\\t");
  const char delimiter = is_named_tab ? '\t' : line.front();
  line.remove_prefix(is_named_tab ? 2 : 1);
  if (!may_delimit(delimiter)) return std::nullopt;
  if (quoted) {
    if (!line.starts_with('"')) return std::nullopt;
    line.remove_prefix(1);
  }
  const auto means_nothing = [&](char c) { return c == delimiter || c == ' ' || c == '\t'; };
  return std::ranges::all_of(line, means_nothing) ? std::optional(delimiter) : std::nullopt;
}

}  // namespace

FoundSeparatorLine separator_line(std::string_view head, bool whole) {
  const std::string_view begin = head.starts_with('"') ? head.substr(1) : head;
  if (!agrees(begin)) return {true, std::nullopt};
  const std::size_t end = head.find_first_of("\r\n");
  const bool is_known = whole || head.size() > longest_line || (end != std::string_view::npos && end + 1 < head.size());
  if (!is_known) return {};
  const auto delimiter = told_delimiter(head.substr(0, end));
  if (!delimiter || end == std::string_view::npos) return {true, std::nullopt};
  const std::size_t end_size = head.substr(end).starts_with("\r\n") ? 2 : 1;
  return {true, SeparatorLine{*delimiter, end + end_size}};
}

}  // namespace logreg
