#include "csv/record_end.h"

#include <cstddef>

namespace logreg {

RecordEnd::State RecordEnd::after(char c) const {
  const bool ends_line = c == '\r' || c == '\n';
  if (state_ == State::in_comment) return ends_line ? State::ended : State::in_comment;
  if (state_ == State::before_record && c == dialect_.comment && dialect_.comment != Dialect::no_comment) {
    return State::in_comment;
  }
  const bool is_quote = c == dialect_.quote && dialect_.quote != Dialect::no_quote;
  // Behind a plain cell's first byte a quote is content.
  if (state_ != State::in_plain_cell && is_quote) return State::in_quotes;
  if (c == dialect_.delimiter) return State::before_cell;
  // Behind a closing quote anything else ends the record, or is wrong.
  if (ends_line || state_ == State::after_quote) return State::ended;
  return State::in_plain_cell;
}

bool RecordEnd::is_in(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size() && state_ != State::ended; ++i) {
    if (state_ != State::in_quotes) {
      state_ = after(bytes[i]);
      continue;
    }
    i = bytes.find(dialect_.quote, i);
    if (i == std::string_view::npos) break;
    state_ = State::after_quote;
  }
  return state_ == State::ended;
}

}  // namespace logreg
