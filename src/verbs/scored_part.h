// The rows of a part of a file as they are scored, and what each says of itself beside label and features.
#pragma once

#include "csv/csv_chunk.h"
#include "csv/csv_file.h"
#include "data/cell_format.h"
#include "data/distinct_texts.h"
#include "data/messages.h"
#include "model/scorer.h"
#include "verbs/evaluate_options.h"
#include "verbs/scored_rows.h"
#include "verbs/shared.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// Of a part of a file, or of all files.
struct ScoredPart {
  ChunkSpan span;
  ScoredRows rows;
  DistinctTexts label_texts;  // if it is not empty, the scores' labels are positions in it
  ScoringTally tally;
  ScoringTally other_tally;
  ScoringScratch scratch;
  ScoringScratch other_scratch;
};

// The rows that follow, which are of this file.
void append(ScoredPart& all, const ScoredPart& part, const std::string& file, std::size_t line_base);

// The position of the text, which is counted once more.
std::size_t count(DistinctTexts& texts, std::string_view text, std::size_t times = 1);

// The position of a column, if there is one of that name.
std::optional<std::size_t> position_of(const std::string& name, const CsvFile& file);

// How the cells of a file's columns are understood.
using ColumnFormats = std::vector<std::shared_ptr<const CellFormat>>;
ColumnFormats column_formats(const CsvFile& file, const Reading& reading);

struct ScoredRecord {
  using Refusal = Error (*)(const Place&, const std::string& column, const std::string& cell);

  const CsvFile& file;
  const ColumnFormats& formats;
  const Record& record;
  std::string& scratch;

  // It lives until the next text is asked for.
  std::string_view text(std::size_t column) const {
    return record.cells[column].content(file.dialect().quote, scratch);
  }
  bool is_missing(std::size_t column) const { return formats[column]->is_missing(text(column)); }
  // Nothing where it is missing. Throws Error where it is none.
  std::optional<double> number(std::size_t column, Refusal refusal) const;
  Place place() const { return file.place(record); }
};

// Its weight, and the group it is in.
class RowFacts {
 public:
  // `remembered`: the column of weights in the training, or empty; where a file lacks it, rows count once.
  RowFacts(const std::string& remembered, const EvaluateOptions& options);

  // Finds the columns in a file; from now on records are of this file. Throws Error.
  void bind(const CsvFile& file);

  bool has_weights() const { return !weights_name_.empty(); }
  // Nothing where it is missing. Throws Error.
  std::optional<double> weight(const ScoredRecord& row) const;
  // Counts the row in its group, whose position it gives; nothing where rows are not told apart.
  std::optional<std::uint32_t> group(const ScoredRecord& row, DistinctTexts& texts) const;

 private:
  std::string weights_name_;
  const EvaluateOptions& options_;
  std::optional<std::size_t> weights_;
  std::optional<std::size_t> group_;
};

// The rows of one file after the other.
template <class Scoring>
ScoredPart read_all(const std::vector<std::string>& paths, Scoring& scoring, const Reading& reading,
                    const CommonOptions& common, const Run& run) {
  ScoredPart all = scoring.no_rows();
  for (const std::string& path : paths) {
    CsvFile file(path, reading.options, run);
    scoring.bind(file);
    const std::size_t rows_before = all.rows.rows_read;
    const BadRows bad_rows = read_parts<ScoredPart>(
        file, run, [&] { return scoring.no_rows(); },
        [&](const Record& record, ScoredPart& to) { scoring.add(file, record, to); },
        [&](const ScoredPart& part, std::size_t line_base) { append(all, part, file.name(), line_base); });
    if (all.rows.rows_read == rows_before) throw error::no_rows(file.name(), bad_rows.count);
    notify_of(common, file.name(), file.findings(), file.columns().size(), all.rows.rows_read - rows_before, bad_rows);
  }
  return all;
}

}  // namespace logreg
