#include "csv/csv_writer.h"

#include "base/number.h"
#include "csv/messages.h"

namespace logreg {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
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

}  // namespace

void append_cell(std::string& out, std::string_view text, const Dialect& dialect) {
  const bool has_quote = dialect.quote != Dialect::no_quote;
  if (!has_quote && would_break_a_record(text, dialect)) throw error::label_needs_quotes(std::string(text));
  if (!has_quote || !needs_quotes(text, dialect)) {
    out += text;
    return;
  }
  out += dialect.quote;
  for (const char c : text) {
    if (c == dialect.quote) out += c;
    out += c;
  }
  out += dialect.quote;
}

void append_number(std::string& out, double value, const Dialect& dialect) {
  const bool needs_quotes_for_decimal = dialect.decimal == dialect.delimiter;
  if (needs_quotes_for_decimal) out += dialect.quote;
  append_shortest(out, value, dialect.decimal);
  if (needs_quotes_for_decimal) out += dialect.quote;
}

void append_bytes(std::string& out, const Cell& cell, const Dialect& dialect) {
  if (cell.quoted) out += dialect.quote;
  out += cell.text;
  if (cell.quoted) out += dialect.quote;
}

}  // namespace logreg
