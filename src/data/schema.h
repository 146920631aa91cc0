// What is decided about a table before anything is learned: the target and its classes, which columns are used and
// as what, which rows, and why the others are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

enum class MissingPolicy { drop, impute, error };

struct ColumnOptions {
  std::string target;
  std::optional<std::string> positive;
  std::vector<std::string> features;  // only these; all when empty
  std::vector<std::string> ignore;
  std::vector<std::string> categorical;
  std::vector<std::string> numeric;
  std::vector<std::string> baselines;  // COLUMN=LEVEL
  std::size_t min_level_rows = 0;      // levels of fewer rows are joined
  MissingPolicy missing = MissingPolicy::drop;
  std::string weights;  // a column, or empty
  std::string offset;   // a column, or empty
  std::string trials;   // a column, or empty: the target then counts successes among so many
  std::string cluster;  // a column, or empty: rows with the same text there belong together
  bool intercept = true;
};

enum class ColumnType { numeric, categorical };

struct Level {
  std::string text;
  std::size_t rows = 0;  // kept ones
};

// A column that the model uses.
struct FeatureColumn {
  std::string name;
  std::size_t index = 0;  // in the table
  ColumnType type = ColumnType::numeric;
  std::size_t missing = 0;  // cells, of the rows whose target is known
  bool impute = false;      // missing cells are filled in
  double minimum = 0;       // numeric, over the rows kept
  double maximum = 0;
  std::vector<Level> levels;                // categorical, in byte order; a level of missing cells stands last
  std::optional<std::size_t> baseline = 0;  // its position among the levels; nothing: each has a term
  std::optional<std::size_t> missing_level;
  std::vector<Level> joined;  // categorical: what counts as the other level, in byte order
  std::optional<std::size_t> other_level;
};

enum class Exclusion {
  all_missing,
  many_levels,  // more than most_levels, and nobody asked for it
  counts_rows,  // it has no name
  constant,
  collinear,  // terms only
};

// A column, or a term, that is not in the model.
struct ExcludedColumn {
  std::string column;
  Exclusion why = Exclusion::constant;
  std::vector<std::string> on = {};  // the terms that a collinear one depends on; none: it does not vary

  bool operator==(const ExcludedColumn&) const = default;
};

// What is worth saying of a column, though it is used.
struct ColumnNote {
  // Texts or integers that all differ, as identifiers do; text that would be numbers with another decimal character.
  enum class Kind { different_texts, different_integers, decimals };

  Kind kind;
  std::string column;
  std::string cell = {};  // one that looks like a number
  char decimal = '\0';    // with which it would be one

  bool operator==(const ColumnNote&) const = default;
};

// With trials a row stands for so many observations, of which the target column says how many are positive.
struct Target {
  std::string column;
  std::string positive;
  std::optional<std::string> negative;     // nothing: every other label
  std::optional<std::string> trials = {};  // a column
};

// The names of the classes where the target counts them.
constexpr std::string_view success = "success";
constexpr std::string_view failure = "failure";

// Of counted rows, one with a probability for each row, which fits best of all.
struct SaturatedModel {
  double log_likelihood = 0;  // of the single trials
  double rows = 0;            // the sum of their weights
};

struct Schema {
  Target target;
  std::size_t target_index = 0;
  std::vector<FeatureColumn> features;  // in the order of the file
  bool intercept = true;
  std::optional<std::size_t> weights;  // the column of row weights
  std::string weights_name;
  bool weights_are_whole = true;            // of the rows kept
  std::optional<std::size_t> trials;        // the column of how many observations a row stands for
  std::optional<SaturatedModel> saturated;  // with trials
  std::optional<std::size_t> offset;        // the column of what is added to the logits
  std::string offset_name;
  std::optional<std::size_t> cluster;  // the column whose texts tell which rows belong together
  std::string cluster_name;
  std::vector<ExcludedColumn> ignored;
  std::vector<ColumnNote> notes;

  std::size_t rows_read = 0;
  std::size_t rows = 0;         // kept
  std::size_t design_rows = 0;  // with trials one for the successes of a row and one for its failures
  std::size_t rows_without_target = 0;
  std::size_t rows_without_trials = 0;                             // 0 or missing
  std::size_t rows_without_weight = 0;                             // weight 0 or missing
  std::size_t rows_without_cluster = 0;                            // missing
  std::size_t rows_with_missing = 0;                               // dropped because a feature or the offset is missing
  std::vector<std::pair<std::string, std::size_t>> missing_cells;  // by column, of the rows whose target is known
  std::vector<std::uint8_t> keep;                                  // of each row read: 1 if it is used

  std::size_t rows_dropped() const { return rows_read - rows; }
};

}  // namespace logreg
