#include "csv/csv_file.h"

#include "base/number.h"
#include "base/sentences.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

namespace logreg {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 20;
constexpr std::size_t longest_record = std::size_t{1} << 26;  // more is an unclosed quote rather than a record

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// Files that are often handed over by mistake, by their first bytes.
struct Magic {
  std::string_view bytes;
  std::string_view what;
  std::string_view cure;
};
constexpr std::array<Magic, 5> magics = {{
    {"\x1F\x8B", "gzip-compressed", "gzip -dc FILE | logreg ... -"},
    {"\x28\xB5\x2F\xFD", "zstd-compressed", "zstd -dc FILE | logreg ... -"},
    {"PK\x03\x04", "a ZIP archive or a spreadsheet", "exporting it as CSV"},
    {"\xFF\xFE", "UTF-16", "iconv -f UTF-16 -t UTF-8 FILE | logreg ... -"},
    {"\xFE\xFF", "UTF-16", "iconv -f UTF-16 -t UTF-8 FILE | logreg ... -"},
}};
constexpr std::size_t longest_magic = 4;  // and no shorter than a byte order mark

}  // namespace

CsvFile::CsvFile(const std::string& path, const ReadingOptions& options, const Run& run)
    : options_(options), run_(run), source_(path) {
  dialect_.quote = options.quote;
  dialect_.decimal = options.decimal;
  while (end_ < longest_magic && !ended_) read_more();
  refuse_what_is_no_text();
  if (std::string_view(buffer_.data(), end_).starts_with(utf8_mark)) begin_ = utf8_mark.size();
  find_dialect();
  read_names();
}

bool CsvFile::next_block() {
  if (!fresh_) {
    if (ended_) return false;
    begin_ += reader_->consumed();
    next_line_ = reader_->line();
    read_more();
    open_reader();
  }
  fresh_ = false;
  return true;
}

const Record* CsvFile::next() {
  const Record* const record = reader_->next();
  if (record != nullptr) check_cells(*record);
  return record;
}

void CsvFile::check_cells(const Record& record) const {
  if (record.cells.size() == columns_.size()) return;
  throw error::ragged_record(place(record), record.cells.size(), columns_.size());
}

CsvReader CsvFile::reader(std::string_view block, std::size_t first_line, bool last) const {
  CsvReader result(block, dialect_, name(), first_line, last);
  if (columns_.size() == 1) result.keep_blank_lines();
  return result;
}

void CsvFile::open_reader() {
  reader_.emplace(reader({buffer_.data() + begin_, end_ - begin_}, next_line_, ended_));
}

// Adds what has arrived to the buffer; the bytes from begin_ on stay.
void CsvFile::read_more() {
  if (end_ - begin_ > longest_record) throw error::record_too_long({name(), next_line_}, longest_record);
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(end_),
            buffer_.begin());
  end_ -= begin_;
  begin_ = 0;
  if (buffer_.size() - end_ < block_size) buffer_.resize(std::max(2 * end_, end_ + block_size));
  // No more than would show that the record is too long, so that this depends on the record alone.
  const std::size_t room = std::min(buffer_.size(), longest_record + 1) - end_;
  const std::size_t count = source_.read(std::span(buffer_).subspan(end_, room), run_);
  ended_ = count == 0;
  end_ += count;
  bytes_read_ += static_cast<double>(count);
  run_.advance("reading", bytes_read_, source_.size());
}

void CsvFile::refuse_what_is_no_text() const {
  const std::string_view head(buffer_.data(), end_);
  if (head.empty()) throw error::empty_file(name());
  for (const Magic& magic : magics) {
    if (head.starts_with(magic.bytes)) throw error::not_text(name(), magic.what, magic.cure);
  }
}

void CsvFile::find_dialect() {
  if (options_.delimiter) {
    dialect_.delimiter = *options_.delimiter;
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

void CsvFile::read_names() {
  const Record* first = nullptr;
  for (;;) {
    open_reader();
    first = reader_->next();
    if (first != nullptr || ended_) break;
    read_more();
  }
  if (first == nullptr) throw error::empty_file(name());
  line_end_ = first->line_end.empty() ? "\n" : first->line_end;
  std::string scratch;
  const auto content = [&](const Cell& cell) { return cell.content(dialect_.quote, scratch); };
  const auto is_number = [&](const Cell& cell) {
    return parse_number(trimmed(content(cell)), dialect_.decimal).has_value();
  };
  const auto is_empty = [&](const Cell& cell) { return content(cell).empty(); };
  const auto& cells = first->cells;
  if (options_.header == HeaderRule::expected && std::any_of(cells.begin(), cells.end(), is_number) &&
      std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) { return is_number(cell) || is_empty(cell); })) {
    throw error::header_is_all_numbers(place(*first));
  }
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool given = has_header() && !is_empty(cells[i]);
    const std::string name_text = given ? std::string(content(cells[i])) : std::to_string(i + 1);
    const auto [earlier, inserted] = seen.emplace(name_text, i);
    if (!inserted) throw error::duplicate_name(place(*first), name_text, earlier->second + 1, i + 1);
    columns_.push_back({name_text, given || !has_header()});
  }
  if (has_header()) {
    header_bytes_ = first->bytes;
    begin_ += reader_->consumed();
    next_line_ = reader_->line();
  }
  data_begin_ = source_.begin() + static_cast<std::size_t>(bytes_read_) - (end_ - begin_);
  // The rest of the buffer is the first block.
  open_reader();
}

}  // namespace logreg
