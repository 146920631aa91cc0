// Whether a record that has begun to arrive is whole: a look at each of its bytes once, however small the pieces are
// in which they come. Without it an unfinished record would be read again from its beginning for each piece.
#pragma once

#include "csv/dialect.h"

#include <string_view>

namespace logreg {

class RecordEnd {
 public:
  explicit RecordEnd(const Dialect& dialect) : dialect_(dialect) {}

  // The next bytes of the record. True once its end has been seen, or what is wrong with it.
  bool is_in(std::string_view bytes);

 private:
  enum class State {
    before_record,
    in_comment,
    before_cell,
    in_plain_cell,
    after_escape,  // in a plain cell
    after_escaped_return,
    in_quotes,
    after_escape_in_quotes,
    after_quote,
    after_quoted_cell,  // and a blank
    ended
  };

  bool is_escape(char c) const { return c == dialect_.escape && dialect_.escape != Dialect::no_escape; }
  State after(char c) const;
  State after_blank() const;
  State after_escaped(char c) const;

  Dialect dialect_;
  State state_ = State::before_record;
};

}  // namespace logreg
