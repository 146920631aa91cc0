#include "slow_csv.h"

namespace logreg::slow {

namespace {

enum class State { before_cell, in_plain_cell, in_quotes, after_quote };

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::string without_blanks(std::string text) {
  while (!text.empty() && is_blank(text.front())) text.erase(text.begin());
  while (!text.empty() && is_blank(text.back())) text.pop_back();
  return text;
}

class Reader {
 public:
  Reader(std::string_view bytes, char delimiter, char quote, BlankLines blank_lines, char comment)
      : bytes_(bytes), delimiter_(delimiter), quote_(quote), blank_lines_(blank_lines), comment_(comment) {}

  Csv read() {
    while (at_ < bytes_.size() && csv_.wrong == Wrong::nothing) take(bytes_[at_]);
    if (csv_.wrong == Wrong::nothing) end();
    return csv_;
  }

 private:
  bool is_quote(char c) const { return c == quote_ && quote_ != '\0'; }
  bool at_carriage_return_and_feed() const {
    return bytes_[at_] == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n';
  }

  void take(char c) {
    if (at_ == begin_ && c == comment_ && comment_ != '\0') {
      skip_line();
    } else if (state_ == State::in_quotes) {
      if (is_quote(c)) {
        state_ = State::after_quote;
      } else {
        cell_.says += c;
      }
      step();
    } else if (state_ == State::after_quote && is_quote(c)) {
      cell_.says += c;
      state_ = State::in_quotes;
      step();
    } else if (c == delimiter_) {
      end_cell();
      step();
    } else if (c == '\r' || c == '\n') {
      end_cell();
      const std::size_t length = at_carriage_return_and_feed() ? 2 : 1;
      end_record(std::string(bytes_.substr(at_, length)));
      for (std::size_t i = 0; i < length; ++i) step();
      begin_ = at_;
      record_.line = line_;
    } else if (state_ == State::after_quote) {
      const std::string_view rest = bytes_.substr(at_);
      csv_.wrong = Wrong::text_after_quote;
      csv_.wrong_line = quote_line_;
      csv_.wrong_text = rest.substr(0, rest.find_first_of("\r\n")).substr(0, 20);
    } else if (state_ == State::before_cell && is_quote(c)) {
      cell_.quoted = true;
      quote_line_ = line_;
      state_ = State::in_quotes;
      step();
    } else {
      cell_.says += c;
      state_ = State::in_plain_cell;
      step();
    }
  }

  void skip_line() {
    while (at_ < bytes_.size() && bytes_[at_] != '\r' && bytes_[at_] != '\n') step();
    if (bytes_.substr(begin_, at_ - begin_).find('\0') != std::string::npos) {
      csv_.wrong = Wrong::nul_byte;
      csv_.wrong_line = record_.line;
      return;
    }
    if (at_ < bytes_.size()) {
      const bool pair = at_carriage_return_and_feed();
      step();
      if (pair) step();
    }
    begin_ = at_;
    record_.line = line_;
  }

  // Goes over one byte and counts the lines.
  void step() {
    if (bytes_[at_] == '\n' || (bytes_[at_] == '\r' && !at_carriage_return_and_feed())) ++line_;
    ++at_;
  }

  void end_cell() {
    if (!cell_.quoted) cell_.says = without_blanks(cell_.says);
    record_.cells.push_back(cell_);
    cell_ = {};
    state_ = State::before_cell;
  }

  void end_record(const std::string& line_end) {
    record_.bytes = bytes_.substr(begin_, at_ - begin_);
    record_.line_end = line_end;
    const bool blank = record_.cells.size() == 1 && !record_.cells[0].quoted && record_.cells[0].says.empty();
    if (record_.bytes.find('\0') != std::string::npos) {
      csv_.wrong = Wrong::nul_byte;
      csv_.wrong_line = record_.line;
    } else if (!blank || blank_lines_ == BlankLines::kept) {
      csv_.records.push_back(record_);
    }
    record_ = {};
  }

  void end() {
    if (state_ == State::in_quotes) {
      csv_.wrong = Wrong::unclosed_quote;
      csv_.wrong_line = quote_line_;
    } else if (begin_ < bytes_.size()) {
      end_cell();
      end_record("");
    }
  }

  std::string_view bytes_;
  char delimiter_;
  char quote_;
  BlankLines blank_lines_;
  char comment_;
  Csv csv_;
  State state_ = State::before_cell;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the record
  std::size_t line_ = 1;
  std::size_t quote_line_ = 0;
  Cell cell_;
  Record record_{{}, {}, {}, 1};
};

}  // namespace

Csv read_csv(std::string_view bytes, char delimiter, char quote, BlankLines blank_lines, char comment) {
  return Reader(bytes, delimiter, quote, blank_lines, comment).read();
}

}  // namespace logreg::slow
