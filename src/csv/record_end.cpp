#include "csv/record_end.h"

#include <array>
#include <cstddef>

namespace logreg {

RecordEnd::State RecordEnd::after(char c) const {
  const bool ends_line = c == '\r' || c == '\n';
  if (state_ == State::in_comment) return ends_line ? State::ended : State::in_comment;
  if (state_ == State::before_record && c == dialect_.comment && dialect_.comment != Dialect::no_comment) {
    return State::in_comment;
  }
  const bool is_quote = c == dialect_.quote && dialect_.quote != Dialect::no_quote;
  const bool may_open = state_ == State::before_record || state_ == State::before_cell;
  // Behind a plain cell's first byte a quote is content.
  if ((may_open || state_ == State::after_quote) && is_quote) return State::in_quotes;
  if (dialect_.is_delimited_by(c)) return State::before_cell;
  if (dialect_.is_blank(c)) return after_blank();
  // Behind a closing quote anything else ends the record, or is wrong.
  if (ends_line || state_ == State::after_quote || state_ == State::after_quoted_cell) return State::ended;
  return is_escape(c) ? State::after_escape : State::in_plain_cell;
}

RecordEnd::State RecordEnd::after_blank() const {
  switch (state_) {
    case State::before_record:
      return State::before_cell;
    case State::after_quote:
      return State::after_quoted_cell;
    default:
      return state_;
  }
}

// The byte behind an escape. Of a CRLF both are content.
RecordEnd::State RecordEnd::after_escaped(char c) const {
  if (state_ == State::after_escape && c == '\r') return State::after_escaped_return;
  return State::in_plain_cell;
}

bool RecordEnd::is_in(std::string_view bytes) {
  const std::array<char, 2> marks = {dialect_.quote, dialect_.escape};
  const std::string_view wanted(marks.data(), dialect_.escape == Dialect::no_escape ? 1 : 2);
  for (std::size_t i = 0; i < bytes.size() && state_ != State::ended; ++i) {
    if (state_ == State::after_escape || (state_ == State::after_escaped_return && bytes[i] == '\n')) {
      state_ = after_escaped(bytes[i]);
    } else if (state_ == State::after_escape_in_quotes) {
      state_ = State::in_quotes;
    } else if (state_ != State::in_quotes) {
      if (state_ == State::after_escaped_return) state_ = State::in_plain_cell;
      state_ = after(bytes[i]);
    } else {
      i = wanted.size() == 1 ? bytes.find(dialect_.quote, i) : bytes.find_first_of(wanted, i);
      if (i == std::string_view::npos) break;
      state_ = bytes[i] == dialect_.quote ? State::after_quote : State::after_escape_in_quotes;
    }
  }
  return state_ == State::ended;
}

}  // namespace logreg
