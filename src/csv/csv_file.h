// A CSV file as it is read: opened, its dialect found, its columns named, then record by record.
//
//   CsvFile file(path, options, run);
//   while (file.next_block()) {
//     while (const Record* record = file.next()) ...
//   }
#pragma once

#include "base/bad_rows.h"
#include "base/error.h"
#include "base/run.h"
#include "csv/csv_reader.h"
#include "csv/dialect.h"
#include "csv/file_heads.h"
#include "csv/findings.h"
#include "csv/record.h"
#include "csv/source.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

enum class HeaderRule { expected, insisted, absent };  // insisted: even if the first record is all numbers

enum class BadRowPolicy { error, skip };

constexpr std::size_t longest_record = std::size_t{1} << 26;  // more is an unclosed quote rather than a record

struct ReadingOptions {
  std::optional<char> delimiter;  // found for each file when absent
  HeaderRule header = HeaderRule::expected;
  char quote = '"';  // Dialect::no_quote: none
  char decimal = '.';
  char comment = Dialect::no_comment;
  char escape = Dialect::no_escape;
  std::size_t skip_lines = 0;         // physical lines before the header
  std::size_t skip_after_header = 0;  // and behind it
  BadRowPolicy bad_rows = BadRowPolicy::error;
  std::shared_ptr<FileHeads> held;     // of what passes only once the first bytes are held there
  std::shared_ptr<FileHeads> instead;  // these are read in place of the files
};

struct ColumnName {
  std::string text;
  bool given = true;      // false: the header has no name there, and the text is the column's number
  bool in_header = true;  // false: the header has no cell there, and it is no feature unless it is asked for
};

class CsvFile {
 public:
  // Reads up to the header. Throws Error.
  CsvFile(const std::string& path, const ReadingOptions& options, const Run& run);

  const std::string& name() const { return source_.name(); }
  const Dialect& dialect() const { return dialect_; }
  bool delimiter_was_found() const { return !options_.delimiter; }
  const std::vector<ColumnName>& columns() const { return columns_; }
  bool has_header() const { return options_.header != HeaderRule::absent; }
  // As they stand in the file, with a delimiter for a cell that only the rows have.
  std::string_view header_bytes() const { return header_bytes_; }
  const FileFindings& findings() const { return findings_; }
  std::string_view line_end() const { return line_end_; }          // of the first record, "\n" if it has none

  // Waits for bytes; false when the file has been read to its end. Records of the block before are gone.
  bool next_block();
  // The next record that is whole; a null pointer when the block holds no more. Throws Error.
  const Record* next();

  Place place(const Record& record) const { return {name(), record.line}; }
  // Of a file that passes only once: a record that may be read again.
  void hold(const Record& record) const;

  // Of a regular file, until next_block() is called: its bytes, and where the first record behind the header begins.
  const Source& source() const { return source_; }
  std::size_t data_begin() const { return data_begin_; }
  std::size_t data_line() const { return next_line_; }
  // Whether bad rows are skipped; also those with broken quotes.
  bool skips_bad_rows() const { return options_.bad_rows == BadRowPolicy::skip; }
  // A reader of some of its bytes, behind the header.
  CsvReader reader(std::string_view block, std::size_t first_line, bool last) const;
  // Whether the record has one cell for each column. If not, it is counted as a bad row, or refused: throws Error. A
  // record that a lost delimiter has torn is counted, too.
  bool has_its_cells(const Record& record, BadRows& bad_rows) const;
  // Those that next() has skipped.
  const BadRows& bad_rows() const { return bad_rows_; }

 private:
  void skip_to_line(std::size_t line, Setting setting, std::size_t lines);
  void read_record();
  void read_more();
  void refuse_what_is_no_text() const;
  void read_separator_line();
  void find_dialect();
  void read_header();
  void check_header(const std::vector<std::string>& names, const Place& place) const;
  void look_at_rows(std::size_t columns);
  void look_at_quotes(CsvReader rows);
  CsvReader rows_at_hand(std::size_t columns) const;
  void name_columns(const std::vector<std::string>& names, const Place& place);
  void open_reader();
  bool ends_in_long_record() const;
  const Record* next_whole();
  bool is_held() const { return options_.held && source_.passes_once(); }

  std::string path_;
  ReadingOptions options_;
  Run run_;
  Source source_;
  Dialect dialect_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // of the bytes not yet returned as records
  std::size_t end_ = 0;
  bool ended_ = false;            // the source has no more bytes
  bool nothing_follows_ = false;  // what is unfinished at the end of the buffer stays so
  bool fresh_ = true;             // the block at hand has not been given out
  double bytes_read_ = 0;
  std::size_t next_line_ = 1;
  std::size_t data_begin_ = 0;
  std::optional<CsvReader> reader_;
  std::vector<ColumnName> columns_;
  FileFindings findings_;
  std::string header_bytes_;
  std::string line_end_;
  BadRows bad_rows_;
};

}  // namespace logreg
