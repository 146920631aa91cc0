#include "slow_csv.h"

#include <algorithm>
#include <optional>

namespace logreg::slow {

namespace {

class Reader {
 public:
  Reader(std::string_view bytes, const Marks& marks, BlankLines blank_lines, BrokenQuotes broken_quotes)
      : bytes_(bytes), marks_(marks), blank_lines_(blank_lines), broken_quotes_(broken_quotes) {}

  Csv read() {
    while (at_ < bytes_.size() && csv_.wrong == Wrong::nothing) {
      if (marks_.comment != '\0' && bytes_[at_] == marks_.comment) {
        read_comment();
      } else {
        read_record();
      }
    }
    return csv_;
  }

 private:
  bool is_at(std::string_view text, std::size_t at) const { return bytes_.substr(at).starts_with(text); }
  bool is_quote(std::size_t at) const {
    return at < bytes_.size() && marks_.quote != '\0' && bytes_[at] == marks_.quote;
  }
  bool is_delimiter(std::size_t at) const {
    if (at >= bytes_.size()) return false;
    if (marks_.delimiter == '\0') return bytes_[at] == ' ' || bytes_[at] == '\t';
    return bytes_[at] == marks_.delimiter;
  }
  bool is_blank(std::size_t at) const {
    if (at >= bytes_.size() || bytes_[at] == marks_.delimiter) return false;
    return bytes_[at] == ' ' || bytes_[at] == '\t';
  }
  bool ends_line(std::size_t at) const { return is_at("\r", at) || is_at("\n", at); }
  bool ends_record(std::size_t at) const { return at >= bytes_.size() || ends_line(at); }
  std::size_t line_end_size(std::size_t at) const { return at >= bytes_.size() ? 0 : is_at("\r\n", at) ? 2 : 1; }
  // What an escape at that place makes content; nothing if there is none.
  std::string_view escaped(std::size_t at) const {
    if (marks_.escape == '\0' || at >= bytes_.size() || bytes_[at] != marks_.escape) return {};
    const std::size_t next = at + 1;
    if (ends_line(next)) return bytes_.substr(next, line_end_size(next));
    const bool is_escape = next < bytes_.size() && bytes_[next] == marks_.escape;
    return is_escape || is_quote(next) || is_delimiter(next) ? bytes_.substr(next, 1) : std::string_view();
  }

  // Goes over bytes and counts the lines.
  void step(std::size_t count = 1) {
    for (; count > 0; --count, ++at_) {
      if (is_at("\n", at_) || (is_at("\r", at_) && !is_at("\r\n", at_))) ++line_;
    }
  }
  void skip_blanks() {
    while (is_blank(at_)) step();
  }

  void refuse(Wrong wrong, std::size_t line) {
    csv_.wrong = wrong;
    csv_.wrong_line = line;
  }

  void read_comment() {
    const std::size_t begin = at_;
    const std::size_t line = line_;
    while (!ends_record(at_)) step();
    if (bytes_.substr(begin, at_ - begin).find('\0') != std::string::npos) refuse(Wrong::nul_byte, line);
    step(line_end_size(at_));
  }

  void read_record() {
    const std::size_t begin = at_;
    Record record{{}, {}, {}, line_};
    if (marks_.delimiter == '\0') skip_blanks();
    const Wrong wrong = read_cells(record);
    if (wrong == Wrong::nothing) {
      end_record(record, begin);
    } else if (broken_quotes_ == BrokenQuotes::wrong) {
      refuse(wrong, quote_line_);
    } else {
      at_ = begin;
      line_ = record.line;
      while (!ends_record(at_)) step();
      record.cells.clear();
      record.fault = wrong;
      end_record(record, begin);
    }
  }

  Wrong read_cells(Record& record) {
    for (;;) {
      Cell cell;
      const Wrong wrong = read_cell(cell);
      if (wrong != Wrong::nothing) return wrong;
      record.cells.push_back(cell);
      if (ends_record(at_)) return Wrong::nothing;
      step();  // over the delimiter
      if (marks_.delimiter != '\0') continue;
      skip_blanks();
      if (ends_record(at_)) return Wrong::nothing;
    }
  }

  Wrong read_cell(Cell& cell) {
    std::size_t at = at_;
    while (is_blank(at)) ++at;
    if (!is_quote(at)) {
      read_plain_cell(cell);
      return Wrong::nothing;
    }
    skip_blanks();
    return read_quoted_cell(cell);
  }

  void read_plain_cell(Cell& cell) {
    const std::size_t begin = at_;
    skip_blanks();
    std::size_t blanks_behind = 0;
    while (!ends_record(at_) && !is_delimiter(at_)) {
      const std::string_view content = escaped(at_);
      blanks_behind = is_blank(at_) ? blanks_behind + 1 : 0;
      if (!content.empty()) {
        cell.quoted = true;
        cell.says += content;
        step(1 + content.size());
      } else {
        cell.says += bytes_[at_];
        step();
      }
    }
    cell.says.resize(cell.says.size() - blanks_behind);
    cell.bytes = bytes_.substr(begin, at_ - begin);
  }

  Wrong read_quoted_cell(Cell& cell) {
    quote_line_ = line_;
    cell.quoted = true;
    step();
    for (;;) {
      const std::string_view content = escaped(at_);
      if (at_ >= bytes_.size()) return Wrong::unclosed_quote;
      if (!content.empty()) {
        cell.says += content;
        step(1 + content.size());
      } else if (!is_quote(at_)) {
        cell.says += bytes_[at_];
        step();
      } else if (is_quote(at_ + 1)) {
        cell.says += bytes_[at_];
        step(2);
      } else {
        break;
      }
    }
    step();
    if (!is_delimiter(at_)) skip_blanks();
    if (is_delimiter(at_) || ends_record(at_)) return Wrong::nothing;
    std::size_t end = at_;
    while (!ends_record(end) && end < at_ + 20) ++end;
    csv_.wrong_text = bytes_.substr(at_, end - at_);
    return Wrong::text_after_quote;
  }

  void end_record(Record& record, std::size_t begin) {
    record.bytes = bytes_.substr(begin, at_ - begin);
    record.line_end = bytes_.substr(at_, line_end_size(at_));
    step(line_end_size(at_));
    record.torn = is_torn(record);
    const bool blank = record.cells.size() == 1 && !record.cells[0].quoted && record.cells[0].says.empty();
    if (record.bytes.find('\0') != std::string::npos) {
      refuse(Wrong::nul_byte, record.line);
    } else if (!blank || blank_lines_ == BlankLines::kept) {
      csv_.records.push_back(record);
    }
  }

  // Whether two cells outside quotes, with no quote between them, are `x"y` and `z"`, each with quotes in pairs before
  // the one and behind the other.
  bool is_torn(const Record& record) const {
    std::optional<bool> opened;
    for (const Cell& cell : record.cells) {
      if (cell.quoted || cell.says.find(marks_.quote) == std::string::npos || marks_.quote == '\0') continue;
      const bool is_odd = std::count(cell.says.begin(), cell.says.end(), marks_.quote) % 2 == 1;
      if (opened == true && is_odd && closes(cell.says)) return true;
      opened = is_odd && opens(cell.says);
    }
    return false;
  }
  bool opens(const std::string& text) const {
    const std::string behind = text.substr(text.rfind(marks_.quote) + 1);
    return !behind.empty() && !is_stop(behind[0]);
  }
  bool closes(const std::string& text) const {
    const std::size_t quote = text.find(marks_.quote);
    const std::string before = text.substr(0, quote);
    const std::string behind = text.substr(quote + 1);
    return !before.empty() && before.back() != ' ' && before.back() != '\t' &&
           (behind.empty() || is_stop(behind[0]));
  }
  static bool is_stop(char c) { return std::string(" \t,;:.|/)]}").find(c) != std::string::npos; }

  std::string_view bytes_;
  Marks marks_;
  BlankLines blank_lines_;
  BrokenQuotes broken_quotes_;
  Csv csv_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t quote_line_ = 0;
};

}  // namespace

Csv read_csv(std::string_view bytes, const Marks& marks, BlankLines blank_lines, BrokenQuotes broken_quotes) {
  return Reader(bytes, marks, blank_lines, broken_quotes).read();
}

}  // namespace logreg::slow
