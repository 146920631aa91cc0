// What is said of columns and cells: the roles of columns, types, missing cells, labels, row weights.
#pragma once

#include "base/placed_error.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

using ColumnCount = std::pair<std::string, std::size_t>;  // a column, and how many of its cells

// "age" 177, "fare" 2
std::string counts_of(std::span<const ColumnCount> columns);

// Cells of a column of numbers that are none.
struct NoNumbers {
  Place place;  // of the first
  std::string column;
  std::vector<std::string> cells;      // all of them, or the first ones
  std::size_t count = 0;
  bool are_all = true;                 // those that stand in `cells`
  bool are_numbers_somehow = false;    // in dress, or with another decimal character: none of them means "missing"
  std::optional<char> decimal = {};    // with which all would be numbers
  bool insisted = false;               // the column is to be numeric
  std::optional<std::string> date = {};   // the format in which they should be dates
  std::vector<std::string> formats = {};  // of dates: each reads them
};

struct DressedColumn {
  std::string name;
  Place place;       // of an example
  std::string cell;
  char decimal = '.';  // with which its cells are numbers
  std::vector<std::string_view> dress;  // none: nothing but that character
  std::optional<std::pair<double, double>> readings = {};  // of the cell, where its comma or point can be either
};

// Of a target that should have two.
struct ManyLabels {
  Place place;  // of the rarest
  std::string target;
  std::vector<std::string> labels;
  std::string rarest;
  std::vector<std::string> same = {};     // that are one but for case and blanks around
  std::vector<std::string> missing = {};  // that say there is none, where two others are left
  std::vector<std::string> yes = {};      // that all mean yes, where all others mean no
  std::string likely = {};                // the one to be modelled against the rest
};

namespace error {

Error column_named_twice(Setting setting, const std::string& column);
Error wrong_class_weight(std::string_view wanted, const std::string& text);
Error no_such_column(std::string_view name, Setting setting, std::span<const std::string> columns);
Error column_has_two_roles(const std::string& column, Setting setting, Setting other);
Error setting_of_unused_column(Setting setting, const std::string& column);
Error baseline_of_numbers(const std::string& column);
Error baseline_without_intercept(const std::string& column);
Error no_assignment(Setting setting, const std::string& text);
// Of values at which columns are held.
Error no_value_to_hold(const std::string& text);
Error no_number_to_hold(const std::string& column, const std::string& text);
Error too_many_points(std::size_t most);
Error no_value_at_point(const std::string& variable);
Error no_such_label(const std::string& target, const std::string& label, std::span<const std::string> labels);
Error no_such_level(const std::string& column, const std::string& level, std::span<const std::string> levels);
// `bad_rows`: that were skipped.
Error no_rows(const std::string& file, std::size_t bad_rows);
Error other_columns(const std::string& file, const std::string& first_file, std::span<const std::string> absent,
                    std::span<const std::string> extra);
PlacedError not_a_number(const NoNumbers& cells);
// Of one file, at least one column.
PlacedError dressed_numbers(const std::string& file, std::span<const DressedColumn> columns, char decimal);
PlacedError mixed_units(const std::string& column, const Place& place, const std::string& cell,
                        const Place& other_place, const std::string& other_cell);
Error missing_cells(const std::string& file, std::span<const ColumnCount> columns);
Error no_complete_rows(const std::string& file, std::span<const ColumnCount> columns, std::size_t rows);
// `unusable` of them because of their cell in the column with that role.
Error no_rows_left(const std::string& file, std::size_t rows, Setting role, std::size_t unusable);
// `many_levels`: those ignored for that. `dates`: columns that would be features with a format, as COLUMN=FORMAT.
Error no_features(const std::string& file, std::size_t ignored, std::span<const std::string> many_levels,
                  std::span<const std::string> dates);
Error target_is_missing(const std::string& file, const std::string& target);
Error target_has_many_labels(const std::string& file, const std::string& target);
PlacedError many_labels(const ManyLabels& found);
Error label_in_other_spelling(const std::string& target, const std::string& label, std::span<const std::string> together);
Error label_in_both_classes(const std::string& target, const std::string& label);
// Of formulas. `where`: the place in its text, to stand behind the sentence.
Error column_is_not_used(const std::string& where, const std::string& column);
Error column_of_many_levels(const std::string& where, const std::string& column, std::size_t most);
// `formats`: that read all its cells.
Error column_of_dates(const std::string& where, const std::string& column, std::span<const std::string> formats);
Error column_is_empty(const std::string& where, const std::string& column);
Error function_of_category(const std::string& where, const std::string& expression, const std::string& column);
Error function_of_no_date(const std::string& where, const std::string& expression, const std::string& column);
// `cells`: what stands in its columns there.
Error no_finite_value(const Place& place, const std::string& expression,
                      std::span<const std::pair<std::string, double>> cells);
Error too_many_combinations(const std::string& term, std::size_t most);
Error missing_cells_are_left_out(const std::string& where, const std::string& column);
Error no_imputation(const std::string& column, const std::string& how);
Error no_date_format(const std::string& letters);
Error no_decimal_character(const std::string& text);
Error one_label(const std::string& file, const std::string& target, const std::string& label);
Error one_class_left(const std::string& file, const std::string& target, const std::string& label,
                     const std::string& column, std::size_t missing);
Error weight_is_no_number(const Place& place, const std::string& column, const std::string& cell);
Error weight_is_negative(const Place& place, const std::string& column, const std::string& cell);
Error count_is_no_number(const Place& place, const std::string& column, const std::string& cell);
Error no_counts(const Place& place, const std::string& target, double successes, const std::string& trials_column,
                double trials);
// `row`: of the file, from 1 on, the header not counted.
Error no_counts(const std::string& file, std::size_t row, const std::string& target, double successes,
                const std::string& trials_column, double trials);
Error offset_is_no_number(const Place& place, const std::string& column, const std::string& cell);
Error one_cluster(const std::string& file, const std::string& column);

}  // namespace error

namespace notice {

std::string not_label(const std::string& label);  // the name of "everything else"

}  // namespace notice

}  // namespace logreg
