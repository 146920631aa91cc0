// What a reading of CSV text gave, by the readers of the program and by the slow one, to be compared.
#pragma once

#include "base/bad_rows.h"
#include "csv/csv_reader.h"
#include "csv/dialect.h"
#include "slow_csv.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// Its records, and the sentence that ended it.
struct Outcome {
  std::vector<slow::Record> records;
  std::string sentence;
  BadRows bad_rows;  // skipped
};

// Where two outcomes differ; empty if they do not.
std::string difference(const Outcome& found, const Outcome& expected);
std::string difference(const BadRows& found, const BadRows& expected);

slow::Record copy_of(const Record& record, char quote);
// The sentence about what is wrong; empty if nothing is. `skipped`: lines before the table.
std::string sentence_of(const slow::Csv& csv, const std::string& file, char quote, std::size_t skipped = 0);

Outcome read_slowly(std::string_view text, const Dialect& dialect, const std::string& file,
                    slow::BlankLines blank_lines, slow::BrokenQuotes broken_quotes = slow::BrokenQuotes::wrong);

Outcome read_whole(std::string_view text, const Dialect& dialect, const std::string& file,
                   slow::BlankLines blank_lines, slow::BrokenQuotes broken_quotes = slow::BrokenQuotes::wrong);

// Adds the records of a block, and the sentence about what is wrong with it.
void read_block(Outcome& outcome, CsvReader& reader, char quote);

// The records of a table behind its header, which may have one cell more than that, up to the first that is wrong, or ragged if that is not to be skipped.
// Their lines count `skipped` more.
Outcome read_table_slowly(std::string_view table, const Dialect& dialect, const std::string& file, bool skips_bad_rows,
                          std::size_t skipped);

}  // namespace logreg
