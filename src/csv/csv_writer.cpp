#include "csv/csv_writer.h"

#include "base/number.h"
#include "csv/messages.h"

namespace logreg {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool has_escape(const Dialect& dialect) {
  return dialect.escape != Dialect::no_escape;
}

bool would_break_a_record(std::string_view text, const Dialect& dialect) {
  return text.find_first_of("\r\n") != std::string_view::npos || text.find(dialect.delimiter) != std::string_view::npos;
}

bool needs_quotes(std::string_view text, const Dialect& dialect) {
  if (text.empty()) return false;
  return is_blank(text.front()) || is_blank(text.back()) || text.front() == dialect.quote ||
         (text.front() == dialect.comment && dialect.comment != Dialect::no_comment) ||
         would_break_a_record(text, dialect);
}

// An escape always, and where there are no quotes all that they would take the meaning from.
bool is_to_be_escaped(char c, bool has_quote, const Dialect& dialect) {
  return c == dialect.escape || (!has_quote && (c == '\r' || c == '\n' || c == dialect.delimiter));
}

}  // namespace

void append_cell(std::string& out, std::string_view text, const Dialect& dialect) {
  const bool has_quote = dialect.quote != Dialect::no_quote;
  if (!has_quote && !has_escape(dialect) && would_break_a_record(text, dialect)) {
    throw error::label_needs_quotes(std::string(text));
  }
  const bool is_quoted = has_quote && needs_quotes(text, dialect);
  if (!is_quoted && !has_escape(dialect)) {
    out += text;
    return;
  }
  if (is_quoted) out += dialect.quote;
  for (const char c : text) {
    if (has_escape(dialect) && is_to_be_escaped(c, has_quote, dialect)) out += dialect.escape;
    if (is_quoted && c == dialect.quote) out += c;
    out += c;
  }
  if (is_quoted) out += dialect.quote;
}

void append_number(std::string& out, double value, const Dialect& dialect) {
  const bool needs_quotes_for_decimal = dialect.decimal == dialect.delimiter;
  if (needs_quotes_for_decimal) out += dialect.quote;
  append_shortest(out, value, dialect.decimal);
  if (needs_quotes_for_decimal) out += dialect.quote;
}

void append_bytes(std::string& out, const Cell& cell, const Dialect& dialect) {
  if (has_escape(dialect)) {
    std::string scratch;
    append_cell(out, cell.content(dialect.quote, scratch), dialect);
    return;
  }
  if (cell.quoted) out += dialect.quote;
  out += cell.text;
  if (cell.quoted) out += dialect.quote;
}

}  // namespace logreg
