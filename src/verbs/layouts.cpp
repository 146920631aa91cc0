#include "verbs/layouts.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

using Kind = Cure::Kind;

constexpr std::size_t most_lines = 20;  // that may stand before a header

// The first lines of a file, without their ends.
std::vector<std::string_view> first_lines_of(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (lines.size() <= most_lines && !bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end);
    bytes.remove_prefix(std::min<std::size_t>(bytes.starts_with("\r\n") ? 2 : 1, bytes.size()));
  }
  return lines;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

void add_delimiters(std::string_view bytes, const Request& request, std::vector<Cure>& options) {
  for (const char delimiter : {',', ';', '\t', '|', '\x01', '\x1f', ' ', ':', '~', '^'}) {
    if (bytes.find(delimiter) == std::string_view::npos || delimiter == request.reading.options.delimiter) continue;
    options.push_back({Kind::delimiter, {std::string(1, delimiter)}});
    if (delimiter == ' ') options.push_back({Kind::delimiter, {std::string(1, Dialect::blanks)}});
  }
}

void add_comments(const std::vector<std::string_view>& lines, const Request& request, std::vector<Cure>& options) {
  if (request.reading.options.comment != Dialect::no_comment) return;
  for (const char mark : {'#', '%', '!', '*', '/'}) {
    const auto begins = [&](std::string_view line) { return line.starts_with(mark); };
    if (std::ranges::any_of(lines, begins)) options.push_back({Kind::comment, {std::string(1, mark)}});
  }
}

void add_skipped_lines(const std::vector<std::string_view>& lines, const Request& request, std::vector<Cure>& options) {
  for (std::size_t skipped = request.reading.options.skip_lines + 1; skipped < lines.size(); ++skipped) {
    if (!is_blank(lines[skipped])) options.push_back({Kind::skip_lines, {std::to_string(skipped)}});
  }
}

// The first one, the first two, and so on.
std::vector<Cure> beginnings(const std::vector<std::string>& columns) {
  std::vector<Cure> result;
  for (std::size_t count = 1; count <= columns.size(); ++count) {
    result.push_back({Kind::ignore, {columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(count)}});
  }
  return result;
}

}  // namespace

std::vector<Cure> possible_options(const Cure& open, const Request& request, const std::string& file, const Run& run) {
  if (open.kind == Kind::ignore_emptiest) return beginnings(open.values);
  const std::string& bytes = request.reading.options.instead->head(file, run).bytes;
  const std::vector<std::string_view> lines = first_lines_of(bytes);
  std::vector<Cure> options;
  add_delimiters(bytes, request, options);
  if (open.kind == Kind::another_delimiter) return options;
  add_comments(lines, request, options);
  add_skipped_lines(lines, request, options);
  return options;
}

}  // namespace logreg
