#include "csv/csv_file.h"

#include "base/number.h"
#include "base/text.h"
#include "csv/delimiter.h"
#include "csv/extra_cell.h"
#include "csv/lines.h"
#include "csv/messages.h"
#include "csv/other_quote.h"
#include "csv/record_end.h"
#include "csv/separator_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

namespace logreg {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 20;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// Files that are often handed over by mistake, by their first bytes.
struct Magic {
  std::string_view bytes;  // a question mark stands for any byte
  std::string_view what;
  std::string_view command;  // that turns it into text; empty: there is none
};
constexpr std::array<Magic, 27> magics = {{
    {"\xFD"
     "7zX",
     "xz-compressed", "xz -dc"},
    {"BZh?1AY&SY", "bzip2-compressed", "bzip2 -dc"},
    {"PK\x03\x04", "a ZIP archive or a spreadsheet", ""},
    {"\xD0\xCF\x11\xE0", "a spreadsheet of the old kind", ""},
    {"PAR1\x15", "a Parquet file", ""},
    {std::string_view("ARROW1\0", 7), "an Arrow file", ""},
    {"<stata_dta>", "a Stata file", ""},
    {"$FL2", "an SPSS file", ""},
    {"$FL3", "an SPSS file", ""},
    {std::string_view("\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60", 16), "a SAS file", ""},
    {std::string_view("X\n\0\0", 4), "an R data file", ""},
    {"RDX?\n", "an R data file", ""},
    {"FEA1", "a Feather file", ""},
    {"\x89HDF", "an HDF5 file", ""},
    {"\x93NUMPY", "a NumPy file", ""},
    {"SQLite format 3", "an SQLite database", ""},
    {"Rar!", "a RAR archive", ""},
    {"7z\xBC\xAF", "a 7z archive", ""},
    {"%PDF-", "a PDF document", ""},
    {"\x89PNG", "a picture", ""},
    {"\xFF\xD8\xFF", "a picture", ""},
    {"<!DOCTYPE", "an HTML page", ""},
    {"<html", "an HTML page", ""},
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32", "iconv -f UTF-32 -t UTF-8"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32", "iconv -f UTF-32 -t UTF-8"},
    {"\xFF\xFE", "UTF-16", "iconv -f UTF-16 -t UTF-8"},
    {"\xFE\xFF", "UTF-16", "iconv -f UTF-16 -t UTF-8"},
}};
constexpr std::size_t head_size = 4;  // the longest magic that nothing else begins with, two characters of UTF-16

bool agree(std::string_view head, std::string_view magic) {
  const std::size_t size = std::min(head.size(), magic.size());
  const auto is_same = [](char byte, char wanted) { return byte == wanted || wanted == '?'; };
  return std::equal(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(size), magic.begin(), is_same);
}

bool is_empty(const Cell& cell) {
  return cell.quoted ? cell.text.empty() : trimmed(cell.text).empty();
}

// Whether these bytes tell what a file is.
bool is_enough(std::string_view head) {
  const auto may_become = [&](const Magic& magic) {
    return head.size() < magic.bytes.size() && agree(head, magic.bytes);
  };
  return head.size() >= head_size && std::ranges::none_of(magics, may_become);
}

// The encoding without a byte order mark in which the first character of these bytes is an ASCII one, told by its NUL
// bytes; empty if there is none.
std::string_view wide_encoding(std::string_view head) {
  const auto has_text_at = [&](std::size_t first, std::size_t step) {
    for (std::size_t i = 0; i < head_size; ++i) {
      if ((head[i] != '\0') != (i % step == first)) return false;
    }
    return true;
  };
  if (head.size() < head_size) return {};
  if (has_text_at(0, 4)) return "UTF-32LE";
  if (has_text_at(3, 4)) return "UTF-32BE";
  if (has_text_at(0, 2)) return "UTF-16LE";
  if (has_text_at(1, 2)) return "UTF-16BE";
  return {};
}

}  // namespace

CsvFile::CsvFile(const std::string& path, const ReadingOptions& options, const Run& run)
    : path_(path),
      options_(options),
      run_(run),
      source_(options.instead ? Source(path, options.instead->head(path, run)) : Source(path)) {
  dialect_.quote = options.quote;
  dialect_.decimal = options.decimal;
  dialect_.comment = options.comment;
  dialect_.escape = options.escape;
  while (!is_enough({buffer_.data(), end_}) && !ended_) read_more();
  refuse_what_is_no_text();
  if (std::string_view(buffer_.data(), end_).starts_with(utf8_mark)) begin_ = utf8_mark.size();
  read_separator_line();
  if (options_.skip_lines > 0) skip_to_line(options_.skip_lines + 1, Setting{"skip-lines"}, options_.skip_lines);
  find_dialect();
  read_header();
  data_begin_ = source_.begin() + static_cast<std::size_t>(bytes_read_) - (end_ - begin_);
  // The rest of the buffer is the first block.
  open_reader();
}

bool CsvFile::next_block() {
  if (!fresh_) {
    if (ended_ && !ends_in_long_record()) return false;
    begin_ += reader_->consumed();
    next_line_ = reader_->line();
    if (ended_) {
      nothing_follows_ = true;
    } else {
      read_record();
    }
    open_reader();
  }
  fresh_ = false;
  return true;
}

// What is wrong with a record of a file that passes only once may be found out in what stands there.
const Record* CsvFile::next() {
  const std::size_t begin = begin_ + reader_->consumed();
  const std::size_t line = reader_->line();
  try {
    return next_whole();
  } catch (const Error&) {
    if (is_held()) options_.held->hold_from_line(path_, line, {buffer_.data() + begin, end_ - begin});
    throw;
  }
}

void CsvFile::hold(const Record& record) const {
  if (is_held()) options_.held->hold_from_line(path_, record.line, record.bytes);
}

const Record* CsvFile::next_whole() {
  for (;;) {
    const Record* record = reader_->next();
    const bool is_too_long = !ended_ && end_ - begin_ - reader_->consumed() > longest_record;
    if (record == nullptr && is_too_long && skips_bad_rows()) record = reader_->give_up_record();
    if (record == nullptr || has_its_cells(*record, bad_rows_)) return record;
  }
}

bool CsvFile::has_its_cells(const Record& record, BadRows& bad_rows) const {
  const ExtraCell extra_cell = findings_.extra_cell;
  const bool is_whole = record.cells.size() == columns_.size();
  if (is_whole && (extra_cell != ExtraCell::empty || is_empty(record.cells.back()))) {
    if (record.torn) bad_rows.add_torn(record.line);
    return true;
  }
  if (!skips_bad_rows()) {
    const std::size_t columns = columns_.size() - (extra_cell == ExtraCell::none ? 0 : 1);
    throw error::ragged_record(place(record), record.cells.size(), columns, extra_cell);
  }
  bad_rows.add({record.line, record.cells.size(), record.fault == RowFault::none ? RowFault::cells : record.fault});
  return false;
}

CsvReader CsvFile::reader(std::string_view block, std::size_t first_line, bool last) const {
  CsvReader result(block, dialect_, name(), first_line, last);
  if (columns_.size() == 1) result.keep_blank_lines();
  if (!columns_.empty() && skips_bad_rows()) result.pass_broken_records();
  return result;
}

void CsvFile::open_reader() {
  reader_.emplace(
      reader({buffer_.data() + begin_, end_ - begin_}, next_line_, nothing_follows_ || (ended_ && !source_.is_cut())));
}

// Where a file is cut, what is unfinished at its end is the half of a record, unless that would be a very long one.
bool CsvFile::ends_in_long_record() const {
  constexpr std::size_t long_record = std::size_t{1} << 16;
  return source_.is_cut() && end_ - begin_ - reader_->consumed() > long_record;
}

// Adds what arrives to the buffer until the record at begin_ is whole.
void CsvFile::read_record() {
  RecordEnd end(dialect_);
  std::size_t seen = 0;
  for (;;) {
    const std::string_view left(buffer_.data() + begin_, end_ - begin_);
    const bool can_give_up = skips_bad_rows() && left.size() > longest_record;
    if (can_give_up && left.find_first_of("\r\n") != std::string_view::npos) return;
    read_more();
    if (ended_ || end.is_in({buffer_.data() + begin_ + seen, end_ - begin_ - seen})) return;
    seen = end_ - begin_;
  }
}

// Adds what has arrived to the buffer; the bytes from begin_ on stay.
void CsvFile::read_more() {
  if (end_ - begin_ > longest_record) throw error::record_too_long({name(), next_line_}, longest_record);
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(end_),
            buffer_.begin());
  end_ -= begin_;
  begin_ = 0;
  // Of a small file no more than what is left, and a byte that shows its end.
  const std::size_t left = source_.left().value_or(block_size);
  const std::size_t wanted = std::min(left + 1, block_size);
  if (buffer_.size() - end_ < wanted) buffer_.resize(std::max(left < block_size ? 0 : 2 * end_, end_ + wanted));
  // No more than would show that the record is too long, so that this depends on the record alone.
  const std::size_t room = std::min(buffer_.size(), longest_record + 1) - end_;
  const std::size_t count = source_.read(std::span(buffer_).subspan(end_, room), run_);
  ended_ = count == 0;
  if (is_held()) {
    options_.held->hold(path_, std::span(buffer_).subspan(end_, count));
    if (ended_ || source_.left() == 0) options_.held->hold_end(path_);
  }
  end_ += count;
  bytes_read_ += static_cast<double>(count);
  run_.advance({Phase::reading, source_.taken(), source_.size()});
}

void CsvFile::refuse_what_is_no_text() const {
  const std::string_view head(buffer_.data(), end_);
  if (head.empty()) throw error::empty_file(name());
  const std::string_view archive = source_.archive();
  if (Decoder::of(head)) throw error::not_text(name(), archive, "compressed twice", "");
  for (const Magic& magic : magics) {
    if (head.size() >= magic.bytes.size() && agree(head, magic.bytes)) {
      throw error::not_text(name(), archive, magic.what, magic.command);
    }
  }
  const std::string_view encoding = wide_encoding(head);
  if (!encoding.empty()) {
    throw error::not_text(name(), archive, encoding, fmt::format("iconv -f {} -t UTF-8", encoding));
  }
}

// Leaves out all lines before that one, of which a setting says how many they are.
void CsvFile::skip_to_line(std::size_t line, Setting setting, std::size_t lines) {
  const auto left = [this] { return std::string_view(buffer_.data() + begin_, end_ - begin_); };
  for (;;) {
    const FirstLines skipped = first_lines(left(), line - next_line_, ended_);
    begin_ += skipped.bytes;
    next_line_ += skipped.lines;
    if (next_line_ == line && !left().empty()) return;
    if (ended_) throw error::fewer_lines(name(), next_line_ - 1, setting, lines);
    read_more();
  }
}

void CsvFile::read_separator_line() {
  if (options_.header == HeaderRule::insisted) return;
  FoundSeparatorLine found;
  for (;;) {
    found = separator_line({buffer_.data() + begin_, end_ - begin_}, ended_);
    if (found.decided) break;
    read_more();
  }
  if (!found.line) return;
  const char told = found.line->delimiter;
  for (const char mark : {dialect_.quote, dialect_.comment, dialect_.escape}) {
    if (told == mark) return;
  }
  findings_.told_delimiter = told;
  findings_.is_obeyed = !options_.delimiter || options_.delimiter == told;
  begin_ += found.line->bytes;
  ++next_line_;
}

void CsvFile::find_dialect() {
  const std::optional<char> known = options_.delimiter ? options_.delimiter : findings_.told_delimiter;
  if (known) {
    dialect_.delimiter = *known;
    return;
  }
  std::optional<char> found;
  for (;;) {
    // Never more than a block, so that the answer does not depend on how much has arrived.
    const std::string_view head = std::string_view(buffer_.data(), end_).substr(begin_, block_size);
    found = detect_delimiter(head, ended_ || head.size() == block_size, dialect_);
    if (found) break;
    read_more();
  }
  dialect_.delimiter = *found;
}

void CsvFile::read_header() {
  const Record* first = nullptr;
  for (;;) {
    open_reader();
    first = reader_->next();
    if (first != nullptr || ended_) break;
    read_record();
  }
  if (first == nullptr) throw error::empty_file(name());
  line_end_ = first->line_end.empty() ? "\n" : first->line_end;
  const Place first_place = place(*first);
  std::vector<std::string> names;
  std::string scratch;
  for (const Cell& cell : first->cells) names.emplace_back(cell.content(dialect_.quote, scratch));
  if (options_.header == HeaderRule::expected) check_header(names, first_place);
  if (has_header()) {
    header_bytes_ = first->bytes;
    begin_ += reader_->consumed();
    next_line_ = reader_->line();
    const std::size_t skipped = options_.skip_after_header;
    if (skipped > 0) skip_to_line(next_line_ + skipped, Setting{"skip-after-header"}, skipped);
  }
  look_at_rows(names.size());
  name_columns(names, first_place);
}

void CsvFile::check_header(const std::vector<std::string>& names, const Place& place) const {
  const auto is_number = [&](const std::string& name) {
    return parse_number(trimmed(name), dialect_.decimal).has_value();
  };
  const auto is_number_or_empty = [&](const std::string& name) { return name.empty() || is_number(name); };
  if (!std::ranges::all_of(names, is_number_or_empty)) return;
  if (std::ranges::any_of(names, is_number)) throw error::header_is_all_numbers(place);
  throw error::header_is_all_empty(place, names.size());
}

// Of the rows that have arrived.
CsvReader CsvFile::rows_at_hand(std::size_t columns) const {
  // Never more than a block, so that the answer does not depend on how much has arrived.
  const std::string_view head = std::string_view(buffer_.data() + begin_, end_ - begin_).substr(0, block_size);
  const bool is_whole = ended_ && !source_.is_cut() && begin_ + head.size() == end_;
  CsvReader rows(head, dialect_, name(), next_line_, is_whole);
  if (columns == 1) rows.keep_blank_lines();
  rows.pass_broken_records();
  return rows;
}

// What is strange in nearly all rows. Bytes are waited for only where it is strange in the first one.
void CsvFile::look_at_rows(std::size_t columns) {
  bool is_longer = false;
  bool has_other_quote = false;
  try {
    for (;;) {
      CsvReader rows = rows_at_hand(columns);
      if (const Record* const row = rows.next()) {
        is_longer = has_header() && row->cells.size() == columns + 1;
        const auto has_apostrophes = [](const Cell& cell) { return stands_between(trimmed(cell.text), apostrophe); };
        has_other_quote = dialect_.quote != Dialect::no_quote && std::ranges::any_of(row->cells, has_apostrophes);
        break;
      }
      if (ended_ || end_ - begin_ >= block_size) return;
      read_record();
    }
  } catch (const Error& error) {
    if (error.failure() != Failure::data) throw;
    return;  // who reads the rows will say it
  }
  while ((is_longer || has_other_quote) && !ended_ && end_ - begin_ < block_size) read_more();
  CsvReader rows = rows_at_hand(columns);
  if (is_longer) findings_.extra_cell = extra_cell(rows, columns, dialect_.quote);
  if (has_other_quote) look_at_quotes(rows_at_hand(columns));
}

void CsvFile::look_at_quotes(CsvReader rows) {
  const OtherQuote found = other_quote(rows, dialect_);
  if (found == OtherQuote::around_numbers) throw error::numbers_between(name(), apostrophe);
  findings_.has_texts_between_apostrophes = found == OtherQuote::around_texts;
}

void CsvFile::name_columns(const std::vector<std::string>& names, const Place& place) {
  const std::size_t in_front = findings_.extra_cell == ExtraCell::row_names ? 1 : 0;
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool given = has_header() && !names[i].empty();
    columns_.push_back({given ? names[i] : std::to_string(in_front + i + 1), given || !has_header()});
    if (!given) continue;
    const auto [earlier, inserted] = seen.emplace(names[i], i);
    if (!inserted) throw error::duplicate_name(place, names[i], earlier->second + 1, i + 1);
  }
  if (findings_.extra_cell == ExtraCell::row_names) {
    columns_.insert(columns_.begin(), {"1", false, false});
    header_bytes_.insert(header_bytes_.begin(), dialect_.delimiter);
  } else if (findings_.extra_cell == ExtraCell::empty) {
    columns_.push_back({std::to_string(names.size() + 1), false, false});
    header_bytes_ += dialect_.delimiter;
  }
  // A column without a name makes way for one that is called by its number.
  for (ColumnName& column : columns_) {
    while (!column.given && !seen.emplace(column.text, 0).second) column.text = '(' + column.text + ')';
  }
}

}  // namespace logreg
