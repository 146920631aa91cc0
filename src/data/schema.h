// What is decided about a table before anything is learned: the target and its classes, which columns are used and
// as what, which rows, and why the others are not.
#pragma once

#include "data/cell_format.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

enum class MissingPolicy { drop, impute, error };

struct ColumnOptions {
  std::string target;
  std::vector<std::string> positives;  // labels; where there are none, the positive class is chosen
  std::vector<std::string> negatives;  // labels; where there are none, all others
  std::vector<std::string> features;   // only these; all when empty
  std::vector<std::string> ignore;
  std::vector<std::string> categorical;
  std::vector<std::string> numeric;
  std::vector<std::string> baselines;  // COLUMN=LEVEL
  std::size_t min_level_rows = 0;      // levels of fewer rows are joined
  MissingPolicy missing = MissingPolicy::drop;
  std::vector<std::string> impute;  // COLUMN=HOW: missing cells of single columns are filled in
  std::string weights;              // a column, or empty
  std::string offset;               // a column, or empty
  std::string trials;               // a column, or empty: the target then counts successes among so many
  std::string cluster;              // a column, or empty: rows with the same text there belong together
  bool intercept = true;
  bool has_formula = false;                // it says what the terms are: inputs may be constant
  std::vector<std::string> named;          // by the formula: used whatever they look like
  std::vector<std::string> asked_missing;  // of them those of which is asked only whether a cell is missing

  bool asks_only_for_missing(const std::string& column) const {
    return std::ranges::find(asked_missing, column) != asked_missing.end();
  }
};

enum class ColumnType { numeric, categorical };

struct Level {
  std::string text;
  std::size_t rows = 0;  // kept ones
};

// Another text of cells that counts as a level.
struct Spelling {
  std::string text;
  std::string level;

  bool operator==(const Spelling&) const = default;
};

// A column that the model uses.
struct FeatureColumn {
  std::string name;
  std::size_t index = 0;  // in the table
  ColumnType type = ColumnType::numeric;
  std::shared_ptr<const CellFormat> format;  // how its cells are understood
  std::size_t missing = 0;                   // cells, of the rows whose target is known
  bool impute = false;                       // missing cells are filled in
  std::optional<double> fill;                // numeric: with this; nothing: with the mean
  double minimum = 0;                        // numeric, over the rows kept
  double maximum = 0;
  std::vector<Level> levels;                // categorical, in byte order; a level of missing cells stands last
  std::optional<std::size_t> baseline = 0;  // its position among the levels; nothing: each has a term
  std::optional<std::size_t> missing_level;
  bool missing_is_a_level = false;  // that level is one that cells have, too
  std::vector<Level> joined;        // categorical: what counts as the other level, in byte order
  std::optional<std::size_t> other_level;
  bool folded = false;              // its levels are yes and no, in whatever case and with whatever blanks around
  std::vector<Spelling> spellings;  // of those in the table
  std::size_t term = 0;             // of the formula, where there is one
  bool levels_name_terms = false;   // levels are combinations of several columns' levels, and each is a term's name
};

enum class Exclusion {
  all_missing,
  many_levels,  // more than most_levels, and nobody asked for it
  counts_rows,  // and has no name, or that of a counter
  dates,        // which are texts until a format says that they are moments
  constant,
  no_rows,    // terms only: combinations of levels
  collinear,  // terms only
};

// A column, or a term, that is not in the model.
struct ExcludedColumn {
  std::string column;
  Exclusion why = Exclusion::constant;
  std::vector<std::string> on = {};  // the terms that a collinear one depends on; none: it does not vary

  bool operator==(const ExcludedColumn&) const = default;
};

// What is worth saying of a column.
struct ColumnNote {
  enum class Kind {
    different_texts,  // that all differ, as identifiers do
    different_integers,
    counts_rows,        // and is used
    dates,              // is left out; texts: a cell, formats that read them all
    integer_dates,      // such as 20210925; texts: a cell, the format
    leading_zeros,      // integers as codes are written; texts: a cell
    folded,             // yes and no in several spellings; texts: those
    same_but_for_case,  // levels; texts: two of them
    numbers_and_texts,  // is categorical; texts: some that are no numbers
    mixed_units,        // is categorical; texts: two numbers in different units
    missing_texts,      // one takes many rows; texts: that one
    missing_numbers,    // the same in a column of numbers
    levels_like_missing,  // texts that say in other places that a cell is missing
    baseline_unused,    // one was told, and the data took the column out
    labels_folded,      // of the target, in several spellings; texts: those
  };

  Kind kind;
  std::string column;
  std::vector<std::string> texts = {};
  std::size_t count = 0;  // of cells

  bool operator==(const ColumnNote&) const = default;
};

// With trials a row stands for so many observations, of which the target column says how many are positive.
struct Target {
  std::string column;
  std::string positive;                      // the name of the class
  std::optional<std::string> negative = {};  // nothing: every other label
  std::optional<std::string> trials = {};    // a column
  std::vector<std::string> positives = {};   // the labels of a class whose name is not its only one
  std::vector<std::string> negatives = {};
  bool folded = false;                      // labels that are one but for case, blanks around and normal form are one
  bool leaves_out = false;                  // rows with a label of neither class
  std::vector<std::string> spellings = {};  // where labels were folded: all of them

  std::vector<std::string> positive_labels() const { return positives.empty() ? std::vector{positive} : positives; }
  // None: every other label.
  std::vector<std::string> negative_labels() const {
    if (!negatives.empty()) return negatives;
    return negative ? std::vector{*negative} : std::vector<std::string>();
  }
};

// The names of the classes where the target counts them.
constexpr std::string_view success = "success";
constexpr std::string_view failure = "failure";

// Of counted rows, one with a probability for each row, which fits best of all.
struct SaturatedModel {
  double log_likelihood = 0;  // of the single trials
  double rows = 0;            // the sum of their weights
};

// A term of a formula, which may have many columns.
struct SchemaTerm {
  std::string name;
  std::vector<std::size_t> variables;  // of the formula, rising: plan:region contains plan
};

struct Schema {
  Target target;
  std::size_t target_index = 0;
  std::vector<FeatureColumn> features;  // in the order of the file; of a formula in that of its terms
  std::vector<FeatureColumn> inputs;    // of a formula: the columns of the file, from which features are worked out
  std::vector<SchemaTerm> terms;        // of a formula
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
  std::vector<NamedFormat> formats;  // of the columns used whose cells are understood in a way of their own
  std::vector<ExcludedColumn> ignored;
  std::vector<ColumnNote> notes;

  std::size_t rows_read = 0;
  std::size_t rows = 0;         // kept
  std::size_t design_rows = 0;  // with trials one for the successes of a row and one for its failures
  std::size_t rows_without_target = 0;
  std::size_t rows_with_other_label = 0;                           // than those of the two classes
  std::size_t rows_without_trials = 0;                             // 0 or missing
  std::size_t rows_without_weight = 0;                             // weight 0 or missing
  std::size_t rows_of_weight_zero = 0;                             // of them
  std::size_t rows_without_cluster = 0;                            // missing
  std::size_t rows_with_missing = 0;                               // dropped because a feature or the offset is missing
  std::vector<std::pair<std::string, std::size_t>> missing_cells;  // by column, of the rows whose target is known
  std::vector<std::uint8_t> keep;                                  // of each row read: 1 if it is used

  std::size_t rows_dropped() const { return rows_read - rows; }
  bool has_derived_features() const { return !terms.empty(); }
  // Of the table.
  const std::vector<FeatureColumn>& columns() const { return has_derived_features() ? inputs : features; }
};

}  // namespace logreg
