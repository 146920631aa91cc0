#include "data/messages.h"

#include "base/messages.h"
#include "base/number.h"
#include "base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace logreg {

namespace {

using Kind = Cure::Kind;

std::string no_counts_at(const std::string& place, const std::string& target, double successes,
                         const std::string& trials_column, double trials) {
  return fmt::format(
      "{}: {} successes (column {}) in {} trials (column {}); whole numbers are wanted, and no more "
      "successes than trials",
      place, shortest(successes), quoted(target), shortest(trials), quoted(trials_column));
}

// The one with the most of the cells that are counted first.
std::vector<std::string> emptiest(std::span<const ColumnCount> columns) {
  std::vector<ColumnCount> sorted(columns.begin(), columns.end());
  std::ranges::stable_sort(sorted, std::greater(), &ColumnCount::second);
  std::vector<std::string> names;
  for (const ColumnCount& column : sorted) names.push_back(column.first);
  return names;
}

}  // namespace

std::string counts_of(std::span<const ColumnCount> columns) {
  constexpr std::size_t most = 12;
  std::string result;
  for (std::size_t i = 0; i < std::min(columns.size(), most); ++i) {
    result += fmt::format("{}{} {}", i > 0 ? ", " : "", quoted(columns[i].first), columns[i].second);
  }
  if (columns.size() > most) result += fmt::format(" and {} more columns", columns.size() - most);
  return result;
}

namespace error {

Error column_named_twice(Setting setting, const std::string& column) {
  return wrong_usage({"{} names column {} twice; name it once", {setting, quoted(column)}});
}

Error wrong_class_weight(std::string_view wanted, const std::string& text) {
  return wrong_usage({"{} takes {}, not {}", {Setting{"class-weight"}, wanted, quoted(text)}});
}

Error no_such_column(std::string_view name, Setting setting, std::span<const std::string> columns) {
  const std::string near = did_you_mean(name, columns);
  const std::string there = near.empty() ? fmt::format("; the columns are {}", quoted_list(columns)) : near;
  return wrong_usage({"no column {} for {}{}", {quoted(name), setting, there}}, {{Kind::another_layout}});
}

Error column_has_two_roles(const std::string& column, Setting setting, Setting other) {
  return wrong_usage(
      {"column {} stands in both {} and {}; it can be only one of them", {quoted(column), setting, other}});
}

Error setting_of_unused_column(Setting setting, const std::string& column) {
  return wrong_usage({"{} names column {}, which the model does not use", {setting, quoted(column)}});
}

Error baseline_of_numbers(const std::string& column) {
  return wrong_usage({"{} names column {}, which holds numbers", {Setting{"baseline"}, quoted(column)}},
                     {{Kind::also_categorical, {column}}});
}

Error baseline_without_intercept(const std::string& column) {
  return wrong_usage(
      {"{} names column {}, the first categorical one: under {} each of its levels has a coefficient of its own, and "
       "none is the baseline",
       {Setting{"baseline"}, quoted(column), Setting{"no-intercept"}}});
}

Error no_assignment(Setting setting, const std::string& text) {
  return wrong_usage({"{} takes COLUMN=LEVEL, not {}", {setting, quoted(text)}});
}

Error no_value_to_hold(const std::string& text) {
  return wrong_usage({"{} takes COLUMN=VALUE, not {}", {Setting{"at"}, quoted(text)}});
}

Error no_number_to_hold(const std::string& column, const std::string& text) {
  return wrong_usage(
      {"{} holds column {}, which has numbers, at {}, which is none", {Setting{"at"}, quoted(column), quoted(text)}});
}

Error too_many_points(std::size_t most) {
  return wrong_usage({"{} makes more than {} points", {Setting{"at"}, most}});
}

Error no_value_at_point(const std::string& variable) {
  return wrong_usage({"{} holds columns at values where {} has none", {Setting{"at"}, visible(variable)}});
}

Error no_such_label(const std::string& target, const std::string& label, std::span<const std::string> labels) {
  const std::string near = did_you_mean(label, labels);
  const std::string there = near.empty() ? fmt::format("; its labels are {}", quoted_list(labels)) : near;
  return wrong_usage(fmt::format("no label {} in column {}{}", quoted(label), quoted(target), there));
}

Error no_such_level(const std::string& column, const std::string& level, std::span<const std::string> levels) {
  const std::string near = did_you_mean(level, levels);
  const std::string there = near.empty() ? fmt::format("; its levels are {}", quoted_list(levels)) : near;
  return wrong_usage(fmt::format("no level {} in column {}{}", quoted(level), quoted(column), there));
}

Error no_rows(const std::string& file, std::size_t bad_rows) {
  if (bad_rows > 0) {
    return bad_data(fmt::format("{} has no row with as many cells as the header: {} skipped", visible(file),
                                bad_rows == 1 ? "1 is" : fmt::format("{} are", bad_rows)),
                    {{Kind::another_delimiter}});
  }
  return bad_data(fmt::format("{} has a header and no rows", visible(file)), {{Kind::no_header}});
}

Error other_columns(const std::string& file, const std::string& first_file, std::span<const std::string> absent,
                    std::span<const std::string> extra) {
  std::string difference;
  if (!absent.empty()) difference += fmt::format("; it lacks {}", quoted_list(absent));
  if (!extra.empty()) difference += fmt::format("; only it has {}", quoted_list(extra));
  return bad_data(fmt::format("{}:1: the columns are not those of {}{}. Files given together are one table",
                              visible(file), visible(first_file), difference));
}

PlacedError not_a_number(const NoNumbers& cells) {
  const std::span<const std::string> others = std::span(cells.cells).subspan(1);
  std::string more;
  if (cells.are_all && !others.empty())
    more = fmt::format(", nor {} {}", others.size() == 1 ? "is" : "are", quoted_list(others));
  if (cells.count > cells.cells.size() || !cells.are_all)
    more += fmt::format(" ({} in all)", counted(cells.count, "cell"));
  std::vector<Cure> cures;
  for (const std::string& format : cells.formats) {
    cures.push_back({Kind::dates, {fmt::format("{}={}", cells.column, format)}});
  }
  if (!cells.formats.empty()) {
    cures.push_back({Kind::mend_cells});
  } else if (cells.decimal) {
    cures.push_back({Kind::column_decimals, {fmt::format("{}={}", cells.column, *cells.decimal)}});
  } else if (cells.are_all && !cells.are_numbers_somehow) {
    cures.push_back({Kind::missing_of_columns});
    for (const std::string& cell : cells.cells) cures.back().values.push_back(cells.column + '=' + cell);
  } else {
    cures.push_back({Kind::mend_cells});
  }
  if (cures.back().kind != Kind::mend_cells) cures.push_back({Kind::mend_cells});
  cures.push_back({cells.insisted ? Kind::not_numeric : Kind::categorical, {cells.column}});
  const std::string wanted = cells.date ? "a date as " + visible(*cells.date) : "a number";
  return {bad_data(fmt::format("{}: column {}: {} is not {}{}", at(cells.place), quoted(cells.column),
                               quoted(cells.cells.front()), wanted, more),
                   std::move(cures)),
          {cells.place}};
}

PlacedError dressed_numbers(const std::string& file, std::span<const DressedColumn> columns, char decimal) {
  std::string list;
  Cure parsed{Kind::parse_number};
  Cure decimals{Kind::column_decimals};
  std::vector<std::string> all;
  std::vector<Place> places;
  for (const DressedColumn& column : columns) {
    places.push_back(column.place);
    const std::string dress = column.dress.empty() ? fmt::format("the decimal character {}", column.decimal)
                                                   : fmt::format("{}", fmt::join(column.dress, ", "));
    list += fmt::format("{}{} ({}: {} in line {}", list.empty() ? "" : ", ", quoted(column.name), dress,
                        quoted(column.cell), column.place.line);
    if (column.readings) {
      list += fmt::format(
          ", which is {} if what stands before the last three digits parts thousands, and {} if it is "
          "the decimal character",
          shortest(column.readings->first), shortest(column.readings->second));
    }
    list += ')';
    all.push_back(column.name);
    if (!column.dress.empty()) parsed.values.push_back(column.name);
    if (column.decimal != decimal) decimals.values.push_back(fmt::format("{}={}", column.name, column.decimal));
  }
  std::vector<Cure> cures;
  if (!parsed.values.empty()) {
    cures.push_back(std::move(parsed));
  } else {
    cures = {{Kind::decimal, {std::string(1, columns.front().decimal)}}, std::move(decimals)};
  }
  cures.push_back({Kind::ignore, all});
  cures.push_back({Kind::categorical, all});
  return {bad_data(fmt::format("{}: {} in a dress that has to be told: {}", visible(file),
                               columns.size() == 1 ? "a column holds numbers"
                                                   : fmt::format("{} columns hold numbers", columns.size()),
                               list),
                   std::move(cures)),
          std::move(places)};
}

PlacedError mixed_units(const std::string& column, const Place& place, const std::string& cell,
                        const Place& other_place, const std::string& other_cell) {
  return {bad_data(fmt::format("column {} is counted in different units: {} in {}, {} in {}. A column has one unit",
                               quoted(column), quoted(cell), at(place), quoted(other_cell), at(other_place)),
                   {{Kind::mend_cells}, {Kind::ignore, {column}}}),
          {place, other_place}};
}

Error missing_cells(const std::string& file, std::span<const ColumnCount> columns) {
  return bad_data(fmt::format("{}: missing cells by column: {}", visible(file), counts_of(columns)),
                  {{Kind::drop_rows}, {Kind::impute}});
}

Error no_complete_rows(const std::string& file, std::span<const ColumnCount> columns, std::size_t rows) {
  return bad_data(fmt::format("{}: none of the {} can be used{}{}", visible(file), counted(rows, "row"),
                              columns.empty() ? "" : "; missing cells by column: ", counts_of(columns)),
                  {{Kind::mend_cells}, {Kind::impute}, {Kind::ignore_emptiest, emptiest(columns)}});
}

Error no_rows_left(const std::string& file, std::size_t rows, Setting role, std::size_t unusable) {
  const bool zero_takes_them = role == Setting{"trials"} || role == Setting{"weights"};
  return bad_data({"{}: none of the {} can be used: the cell of {} is {} in {}",
                   {visible(file), counted(rows, "row"), role, zero_takes_them ? "zero or missing" : "missing",
                    unusable == rows ? "all" : std::to_string(unusable)}});
}

Error no_features(const std::string& file, std::size_t ignored, std::span<const std::string> many_levels,
                  std::span<const std::string> dates) {
  if (ignored == 0)
    return bad_data(fmt::format("{}: there is no column to learn from beside those that options name", visible(file)));
  std::vector<Cure> cures;
  if (!dates.empty()) cures.push_back({Kind::dates, {dates.begin(), dates.end()}});
  if (!many_levels.empty()) cures.push_back({Kind::keep_levels, {many_levels.begin(), many_levels.end()}});
  return bad_data(fmt::format("{}: no column is left to learn from ({} ignored)", visible(file), ignored),
                  std::move(cures));
}

Error target_is_missing(const std::string& file, const std::string& target) {
  return bad_data(fmt::format("{}: every cell of the target {} is missing", visible(file), quoted(target)));
}

Error target_has_many_labels(const std::string& file, const std::string& target) {
  return bad_data(
      fmt::format("{}: the target {} has more than 100 different labels; it needs two", visible(file), quoted(target)),
      {{Kind::another_target}, {Kind::any_positive}});
}

PlacedError many_labels(const ManyLabels& found) {
  std::vector<Cure> cures;
  std::string meaning;
  if (!found.missing.empty()) {
    meaning = fmt::format("; {} {} that there is none", quoted_list(found.missing),
                          found.missing.size() == 1 ? "says" : "say");
    cures.push_back({Kind::missing_of_columns});
    for (const std::string& label : found.missing) cures.back().values.push_back(found.target + '=' + label);
  } else if (!found.yes.empty()) {
    meaning = fmt::format("; {} mean{} yes, the others no", quoted_list(found.yes), found.yes.size() == 1 ? "s" : "");
    cures.push_back({Kind::positives_together, found.yes});
  } else if (!found.same.empty()) {
    meaning = fmt::format("; {} differ only in case or in blanks around", quoted_list(found.same));
  }
  cures.insert(cures.end(), {{Kind::mend_labels}, {Kind::another_target}});
  const std::vector<std::string> likely =
      found.same.empty() ? std::vector<std::string>{found.likely} : found.same;
  if (found.yes.empty()) cures.push_back({Kind::positive, likely});
  return {bad_data(fmt::format("{}: the target {} has {} labels, not two: {}. The rarest, {}, stands here first{}",
                               at(found.place), quoted(found.target), found.labels.size(), quoted_list(found.labels),
                               quoted(found.rarest), meaning),
                   std::move(cures)),
          {found.place}};
}

Error label_in_other_spelling(const std::string& target, const std::string& label,
                              std::span<const std::string> together) {
  return wrong_usage(
      {"{} leaves {} of column {} to the other class, though it differs only in case or in blanks around",
       {Setting{"positive"}, quoted(label), quoted(target)}},
      {{Kind::positives_together, {together.begin(), together.end()}}});
}

Error label_in_both_classes(const std::string& target, const std::string& label) {
  return wrong_usage({"label {} of column {} stands in both {} and {}",
                      {quoted(label), quoted(target), Setting{"positive"}, Setting{"negative"}}});
}

Error column_is_not_used(const std::string& where, const std::string& column) {
  return wrong_usage({"the formula names column {}, which cannot be used{}", {quoted(column), where}});
}

Error column_of_many_levels(const std::string& where, const std::string& column, std::size_t most) {
  return wrong_usage(
      {"the formula names column {}, which is text with more than {} levels{}", {quoted(column), most, where}},
      {{Kind::keep_levels, {column}}});
}

Error column_of_dates(const std::string& where, const std::string& column, std::span<const std::string> formats) {
  std::vector<Cure> cures;
  for (const std::string& format : formats) cures.push_back({Kind::dates, {column + '=' + format}});
  return wrong_usage(
      {"the formula names column {}, which is text until it is told how its dates are read{}", {quoted(column), where}},
      std::move(cures));
}

Error column_is_empty(const std::string& where, const std::string& column) {
  return wrong_usage({"the formula names column {}, and every cell of it is missing{}", {quoted(column), where}});
}

Error function_of_category(const std::string& where, const std::string& expression, const std::string& column) {
  return wrong_usage({"{} wants numbers, and column {} holds text{}", {expression, quoted(column), where}});
}

Error function_of_no_date(const std::string& where, const std::string& expression, const std::string& column) {
  return wrong_usage({"{} wants a date, and {} does not say that column {} holds dates{}",
                      {expression, Setting{"date"}, quoted(column), where}});
}

Error no_finite_value(const Place& place, const std::string& expression,
                      std::span<const std::pair<std::string, double>> cells) {
  std::string values;
  for (const auto& [column, number] : cells) {
    values += fmt::format("{}{} is {}", values.empty() ? "" : " and ", column, shortest(number));
  }
  const bool is_log_of_zero =
      cells.size() == 1 && cells.front().second == 0 && expression == fmt::format("log({})", cells.front().first);
  return bad_data({"{}: {} has no finite value where {}; leave such rows out, or change the formula{}",
                   {at(place), expression, values, is_log_of_zero ? ": log1p has a value at 0" : ""}});
}

Error too_many_combinations(const std::string& term, std::size_t most) {
  return wrong_usage({"{} has more than {} combinations of levels", {term, most}});
}

Error missing_cells_are_left_out(const std::string& where, const std::string& column) {
  return wrong_usage({"missing({}) is 0 in every row, since rows without {} are left out; {} {}=mean keeps them{}",
                      {column, column, Setting{"impute"}, column, where}});
}

Error no_imputation(const std::string& column, const std::string& how) {
  return wrong_usage({"{} fills column {} with mean, median, mode or a number, not {}",
                      {Setting{"impute"}, quoted(column), quoted(how)}});
}

Error no_date_format(const std::string& letters) {
  return wrong_usage(
      {"{} takes COLUMN or COLUMN=FORMAT, and {} is no format of dates. strptime's letters are meant: "
       "%Y-%m-%d, %d.%m.%Y, %m/%d/%Y %H:%M",
       {Setting{"date"}, quoted(letters)}});
}

Error no_decimal_character(const std::string& text) {
  return wrong_usage({"{} takes a character or COLUMN=C, not {}", {Setting{"decimal"}, quoted(text)}});
}

Error one_label(const std::string& file, const std::string& target, const std::string& label) {
  return bad_data(fmt::format("{}: the target {} is {} in every row; there is nothing to tell apart", visible(file),
                              quoted(target), quoted(label)));
}

Error one_class_left(const std::string& file, const std::string& target, const std::string& label,
                     const std::string& column, std::size_t missing) {
  const std::string left = fmt::format("{}: of the target {} only {} is left: the other rows have ", visible(file),
                                       quoted(target), quoted(label));
  if (column.empty()) return bad_data(left + "no weight");
  return bad_data(left + fmt::format("missing cells, most of them ({}) in column {}", missing, quoted(column)),
                  {{Kind::mend_cells}, {Kind::impute}, {Kind::ignore, {column}}});
}

Error weight_is_no_number(const Place& place, const std::string& column, const std::string& cell) {
  return bad_data(
      fmt::format("{}: the weight {} in column {} is not a number", at(place), quoted(cell), quoted(column)));
}

Error weight_is_negative(const Place& place, const std::string& column, const std::string& cell) {
  return bad_data(fmt::format("{}: the weight {} in column {} is negative; a weight says how many rows a row counts as",
                              at(place), quoted(cell), quoted(column)));
}

Error count_is_no_number(const Place& place, const std::string& column, const std::string& cell) {
  return bad_data({"{}: {} in column {} is not a number; under {} it counts",
                   {at(place), quoted(cell), quoted(column), Setting{"trials"}}});
}

Error no_counts(const Place& place, const std::string& target, double successes, const std::string& trials_column,
                double trials) {
  return bad_data(no_counts_at(at(place), target, successes, trials_column, trials));
}

Error no_counts(const std::string& file, std::size_t row, const std::string& target, double successes,
                const std::string& trials_column, double trials) {
  return bad_data(
      no_counts_at(fmt::format("{}, row {}", visible(file), row), target, successes, trials_column, trials));
}

Error offset_is_no_number(const Place& place, const std::string& column, const std::string& cell) {
  return bad_data(
      fmt::format("{}: the offset {} in column {} is not a number", at(place), quoted(cell), quoted(column)));
}

Error one_cluster(const std::string& file, const std::string& column) {
  return bad_data({"{}: column {} of {} puts all rows used into one cluster; robust standard errors need two at least",
                   {visible(file), quoted(column), Setting{"cluster"}}});
}

}  // namespace error

namespace notice {

std::string not_label(const std::string& label) {
  return "not " + label;
}

}  // namespace notice

}  // namespace logreg
