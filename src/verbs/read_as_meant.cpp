#include "verbs/read_as_meant.h"

#include "base/number.h"
#include "base/text.h"
#include "data/decide.h"
#include "data/dressed_number.h"
#include "data/table.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace logreg {

namespace {

using Kind = Cure::Kind;

struct Reader {
  const Request& before;
  const std::vector<std::string>& files;
  const Run& run;
};

// With every text of the columns that are looked at.
Table read_texts(const Reader& reader, const ReadingOptions& options) {
  const auto keep = [&](const std::vector<ColumnName>& columns) {
    std::vector<KeepTexts> kept = texts_to_keep(columns, reader.before.columns);
    for (KeepTexts& texts : kept) {
      if (texts != KeepTexts::none) texts = KeepTexts::all;
    }
    return kept;
  };
  return read_table(reader.files, options, reader.before.reading.cells(), keep, reader.run);
}

bool is_number(std::string_view text, char decimal) {
  return parse_number(trimmed(text), decimal).has_value();
}

// What another decimal character makes of the texts of a column.
struct Turned {
  bool any_number = false;    // a text becomes one
  bool all_thousands = true;  // and all that do look like thousands
  bool any_to_text = false;   // a number becomes none
};

Turned turned(const Table& table, std::size_t column, char from, char to) {
  Turned result;
  for (const TableChunk& chunk : table.chunks) {
    for (const DistinctText& text : chunk.columns[column].texts()) {
      const bool was = is_number(text.text, from);
      const bool is = is_number(text.text, to);
      result.any_to_text = result.any_to_text || (was && !is);
      if (was || !is) continue;
      result.any_number = true;
      result.all_thousands = result.all_thousands && has_thousands(trimmed(text.text), to);
    }
  }
  return result;
}

bool is_decimal(const Cure& option, const Reader& reader) {
  const char to = option.values.front().front();
  const Table table = read_texts(reader, reader.before.reading.options);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const Turned found = turned(table, column, reader.before.reading.options.decimal, to);
    if (found.any_to_text || (found.any_number && found.all_thousands)) return false;
  }
  return true;
}

bool is_quoted(std::string_view text, char quote) {
  return text.size() > 1 && text.front() == quote && text.back() == quote;
}

// Where quotes stand around a text, or before one that stands there without it too, they do quote.
bool quotes(const Table& table, std::size_t column, char quote) {
  for (const TableChunk& chunk : table.chunks) {
    const std::vector<DistinctText>& texts = chunk.columns[column].texts();
    for (const DistinctText& text : texts) {
      if (!text.text.starts_with(quote)) continue;
      const auto is_rest = [&](const DistinctText& other) { return text.text.substr(1) == other.text; };
      if (is_quoted(text.text, quote) || std::ranges::any_of(texts, is_rest)) return true;
    }
  }
  return false;
}

// A label with half a quote is none.
bool is_in_labels(const Table& table, const std::string& target, char quote) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].text != target) continue;
    for (const TableChunk& chunk : table.chunks) {
      const auto has = [&](const DistinctText& text) { return text.text.find(quote) != std::string::npos; };
      if (std::ranges::any_of(chunk.columns[column].texts(), has)) return true;
    }
  }
  return false;
}

bool does_not_quote(const Cure&, const Reader& reader) {
  const char quote = reader.before.reading.options.quote;
  ReadingOptions without = reader.before.reading.options;
  without.quote = Dialect::no_quote;
  const Table table = read_texts(reader, without);
  if (is_in_labels(table, reader.before.columns.target, quote)) return false;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string& name = table.columns[column].text;
    if (is_quoted(trimmed(name), quote) || quotes(table, column, quote)) return false;
  }
  return true;
}

// COLUMN=TEXT each, where the name may hold the sign, too. A cell with a quote is not read as it is meant.
bool are_no_numbers(const Cure& option, const Reader& reader) {
  const char decimal = reader.before.reading.options.decimal;
  for (const std::string& value : option.values) {
    if (value.find('"', value.find('=')) != std::string::npos) return false;
    for (std::size_t at = value.find('='); at != std::string::npos; at = value.find('=', at + 1)) {
      if (dressed_number(std::string_view(value).substr(at + 1), decimal)) return false;
    }
  }
  return true;
}

struct Guard {
  Kind kind;
  bool (*holds)(const Cure&, const Reader&);
};

constexpr Guard guards[] = {
    {Kind::decimal, is_decimal},
    {Kind::missing_of_columns, are_no_numbers},
    {Kind::no_quote, does_not_quote},
};

}  // namespace

bool is_read_as_meant(const Cure& option, const Request& before, const std::vector<std::string>& files,
                      const Run& run) {
  const Guard* const guard = std::ranges::find(guards, option.kind, &Guard::kind);
  if (guard == std::end(guards)) return true;
  try {
    return guard->holds(option, {before, files, run});
  } catch (const Error& error) {
    if (error.failure() == Failure::interrupted) throw;
    return true;  // it is not read at all; the trial finds out why
  }
}

bool has_thousands(std::string_view number, char separator) {
  std::size_t at = number.find(separator);
  if (at == std::string_view::npos || at == 0) return false;
  constexpr std::size_t group = 3;
  while (at != std::string_view::npos) {
    const std::size_t next = std::min(number.find_first_not_of("0123456789", at + 1), number.size());
    if (next - at - 1 != group || (next < number.size() && number[next] != separator)) return false;
    at = next < number.size() ? next : std::string_view::npos;
  }
  return true;
}

}  // namespace logreg
