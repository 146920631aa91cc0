// What is said of columns and cells: the roles of columns, types, missing cells, labels, row weights.
#pragma once

#include "base/error.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace logreg {

using ColumnCount = std::pair<std::string, std::size_t>;  // a column, and how many of its cells

// "age" 177, "fare" 2
std::string counts_of(std::span<const ColumnCount> columns);

namespace error {

Error column_named_twice(Setting setting, const std::string& column);
Error wrong_class_weight(std::string_view wanted, const std::string& text);
Error no_such_column(std::string_view name, Setting setting, std::span<const std::string> columns);
Error column_has_two_roles(const std::string& column, Setting setting, Setting other);
Error setting_of_unused_column(Setting setting, const std::string& column);
Error baseline_of_numbers(const std::string& column);
Error baseline_without_intercept(const std::string& column);
Error no_assignment(Setting setting, const std::string& text);
Error no_such_label(const std::string& target, const std::string& label, std::span<const std::string> labels);
Error no_such_level(const std::string& column, const std::string& level, std::span<const std::string> levels);
// `bad_rows`: that were skipped.
Error no_rows(const std::string& file, std::size_t bad_rows);
Error other_columns(const std::string& file, const std::string& first_file, std::span<const std::string> absent,
                    std::span<const std::string> extra);
// `decimal`: the decimal character under which the cell would be a number, or NUL. `insisted`: it is to be numeric.
Error not_a_number(const Place& place, const std::string& column, const std::string& cell, std::size_t count,
                   char decimal, bool insisted, std::span<const std::string> missing_texts);
Error missing_cells(const std::string& file, std::span<const ColumnCount> columns);
Error no_complete_rows(const std::string& file, std::span<const ColumnCount> columns, std::size_t rows);
// `unusable` of them because of their cell in the column with that role.
Error no_rows_left(const std::string& file, std::size_t rows, Setting role, std::size_t unusable);
// `decimal`: with which some of the ignored ones would be numbers, if there is such a character.
Error no_features(const std::string& file, std::size_t ignored, std::optional<char> decimal);
Error target_is_missing(const std::string& file, const std::string& target);
Error target_has_many_labels(const std::string& file, const std::string& target);
Error many_labels(const std::string& file, const std::string& target, std::span<const std::string> labels);
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
