// Model + the cells of a record -> logit.
//
// logit = logit_at_means + sum of coefficient x (value - mean) + offset, added up in the same order as in the
// training, so that a row gets the same bits in both.
#pragma once

#include "base/error.h"
#include "csv/csv_file.h"
#include "csv/decimal_cells.h"
#include "csv/record.h"
#include "data/distinct_texts.h"
#include "data/table.h"
#include "model/derived_terms.h"
#include "model/far_values.h"
#include "model/model.h"
#include "model/unusable_cells.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

// What is counted while rows are scored.
struct ScoringTally {
  std::vector<UnusableColumn> unusable;  // by column of the scorer; empty: there are none
  std::vector<FarColumn> far;            // likewise
  std::size_t far_rows = 0;              // scored ones
  std::size_t new_combinations = 0;      // scored rows with levels that never stood together in the training

  // The first unusable cell of the last row that has any.
  std::size_t last_column = 0;
  Unusable last_reason = Unusable::missing;
  std::string last_cell;

  // A cell of one of so many columns; the first of its row that cannot be used is remembered.
  void refuse(std::size_t column, std::size_t columns, Unusable why, std::string_view cell, std::size_t line,
              bool is_first);
  // Those of the rows that follow, which are of this file, and whose lines count from `line_base`.
  void add(const ScoringTally& other, const std::string& file, std::size_t line_base);
};

// What a level counts as that the training has not seen: its row cannot be used, the baseline, or the level of those
// that were joined.
enum class Unseen { unusable, baseline, other };

// What the scoring of a row works with; each thread has one for each scorer.
struct ScoringScratch {
  std::string cell;
  std::vector<RowValue> inputs;
  std::vector<double> numbers;
  std::vector<std::uint32_t> levels;
  std::vector<std::uint8_t> missing;
  std::optional<DerivedRow> derived;
};

class Scorer {
 public:
  // Throws Error if some column has no level for what is unseen.
  Scorer(const Model& model, CellReading cells, Unseen unseen = Unseen::unusable);

  // Finds the model's columns in a file; from now on records are of this file. Throws Error naming all that are not
  // there.
  void bind(const CsvFile& file);
  // The same for records that are in memory. `name`: where they come from, for messages.
  void bind(const std::vector<ColumnName>& columns, const Dialect& dialect, const std::string& name);

  // Nothing when a cell cannot be used: missing where nothing was learned for that, a level never seen, no number.
  // Any thread may call it, with a tally and a scratch of its own.
  // `values`, if it is not empty, has room for those of all value_columns(), which are left there.
  std::optional<double> logit(const Record& record, ScoringTally& tally, ScoringScratch& scratch,
                              std::span<RowValue> values = {}) const;

  // The columns by whose values the logit is made: those of the design.
  std::vector<ValueColumn> value_columns() const;
  // What each column of the file changes of the logit, against the average row of the training. A term of several
  // columns counts for each in equal parts.
  void find_changes(std::span<const RowValue> values, std::vector<double>& changes) const;
  // Of the columns that have terms; the offset comes last.
  std::size_t place_in_model(std::size_t column) const { return columns_[column].place; }
  // What the record says in that column.
  std::string_view cell_text(std::size_t column, const Record& record, std::string& scratch) const;

  const std::string& column_name(std::size_t column) const { return columns_[column].name; }
  // The columns with unusable cells, and those with numbers far out.
  std::vector<NamedUnusable> unusable(const ScoringTally& tally) const;
  std::vector<NamedFar> far(const ScoringTally& tally) const;

 private:
  struct Column {
    std::string name;
    bool numeric = true;
    double coefficient = 0;
    double mean = 0;
    Reach reach;                               // numeric
    double average = 0;                        // categorical: of the effects, over the rows of the training
    std::size_t place = 0;                     // in the model
    std::optional<double> missing_value;       // numeric: what a missing cell counts as
    std::optional<std::size_t> missing_level;  // categorical
    DistinctTexts levels;
    std::vector<double> effects;                          // of the levels
    std::vector<std::size_t> level_of;                    // of each text, or `absent` where no cell is to say that
    std::vector<std::pair<double, std::size_t>> numbers;  // of texts: in order, with the level, or `absent`
    std::optional<std::size_t> unseen;                    // the level that any other text counts as
    std::map<std::string, std::size_t, std::less<>>
        folded_levels;                         // by what their texts fold to, where others may, too
    std::size_t position = 0;                  // in the file at hand
    std::shared_ptr<const CellFormat> format;  // there
  };

  // Of a numeric column what rows of short decimals need.
  struct QuickColumn {
    double coefficient = 0;
    double mean = 0;
    Reach reach;
  };

  static Column without_terms(const ModelColumn& column);
  std::optional<double> logit_of_inputs(const Record& record, ScoringTally& tally, std::string& scratch,
                                        std::span<RowValue> values) const;
  std::optional<double> logit_of_derived(const Record& record, ScoringTally& tally, ScoringScratch& scratch,
                                         std::span<RowValue> values) const;
  void set_inputs(const Record& record, ScoringScratch& scratch) const;
  static void find_numbers(char decimal, Column& scored);
  static void set_levels_aside(const ModelColumn& column, Unseen unseen, Column& scored);
  std::optional<RowValue> value(const Column& column, const Record& record, std::string& scratch) const;
  std::optional<std::size_t> level_by_number(const Column& column, std::string_view content) const;
  Unusable why_unusable(const Column& column, std::string_view content) const;
  void count_far(const Record& record, ScoringTally& tally, std::string& scratch) const;
  double sum_of_short_decimals(const Record& record, std::span<RowValue> values, bool& far) const;
  static double contribution(const Column& column, const RowValue& value) {
    return column.numeric ? column.coefficient * value.deviation : column.effects[value.level];
  }

  std::vector<Column> columns_;     // those that have terms, numeric ones, then categorical ones; and the offset
  std::vector<QuickColumn> quick_;  // the numeric ones that come first
  DecimalCells decimals_;           // of their cells
  double constant_ = 0;
  std::optional<DerivedTerms> derived_;     // then columns have no terms of their own
  std::vector<std::size_t> asked_missing_;  // columns about whose missing cells it asks
  Unseen unseen_ = Unseen::unusable;
  bool has_offset_ = false;  // the last column
  CellReading cells_;
  Dialect dialect_;
};

}  // namespace logreg
