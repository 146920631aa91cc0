#include "data/chosen_columns.h"

#include "base/sentences.h"

namespace logreg {

namespace {

std::set<std::size_t> find_columns(const std::vector<ColumnName>& columns, const std::vector<std::string>& names,
                                   std::string_view option) {
  std::set<std::size_t> result;
  for (const std::string& name : names) result.insert(find_column(columns, name, option));
  return result;
}

}  // namespace

ChosenColumns chosen_columns(const std::vector<ColumnName>& columns, const ColumnOptions& options) {
  ChosenColumns chosen;
  std::map<std::size_t, std::string_view> roles;  // the columns that are no features, and the options that say so
  const auto with_role = [&](const std::string& name, std::string_view option) -> std::optional<std::size_t> {
    if (name.empty()) return std::nullopt;
    const std::size_t column = find_column(columns, name, option);
    const auto [known, is_new] = roles.emplace(column, option);
    if (!is_new) throw error::column_has_two_roles(name, known->second, option);
    return column;
  };
  chosen.target = with_role(options.target, "--target");
  chosen.trials = with_role(options.trials, "--trials");
  chosen.weights = with_role(options.weights, "--weights");
  chosen.offset = with_role(options.offset, "--offset");
  chosen.cluster = with_role(options.cluster, "--cluster");
  chosen.features = find_columns(columns, options.features, "--features");
  for (std::size_t i = 0; options.features.empty() && i < columns.size(); ++i) {
    if (!roles.contains(i)) chosen.features.insert(i);
  }
  for (const auto& [column, option] : roles) {
    if (chosen.features.contains(column)) {
      throw error::column_has_two_roles(columns[column].text, option, "--features");
    }
  }
  for (const std::size_t column : find_columns(columns, options.ignore, "--ignore")) {
    if (column == chosen.target) throw error::column_has_two_roles(options.target, "--target", "--ignore");
    if (!options.features.empty() && chosen.features.contains(column))
      throw error::column_has_two_roles(columns[column].text, "--features", "--ignore");
    chosen.features.erase(column);
  }
  const auto need_feature = [&](std::size_t column, std::string_view option) {
    if (!chosen.features.contains(column)) throw error::option_on_unused_column(option, columns[column].text);
  };
  chosen.categorical = find_columns(columns, options.categorical, "--categorical");
  chosen.numeric = find_columns(columns, options.numeric, "--numeric");
  for (const std::size_t column : chosen.categorical) need_feature(column, "--categorical");
  for (const std::size_t column : chosen.numeric) {
    need_feature(column, "--numeric");
    if (chosen.categorical.contains(column))
      throw error::column_has_two_roles(columns[column].text, "--categorical", "--numeric");
  }
  for (const std::string& baseline : options.baselines) {
    const auto [column, level] = split_assignment(columns, baseline, "--baseline");
    need_feature(column, "--baseline");
    if (!chosen.baselines.emplace(column, level).second) {
      throw error::column_named_twice("--baseline", columns[column].text);
    }
  }
  return chosen;
}

std::pair<std::size_t, std::string> split_assignment(const std::vector<ColumnName>& columns, const std::string& text,
                                                     std::string_view option) {
  for (std::size_t at = text.find('='); at != std::string::npos; at = text.find('=', at + 1)) {
    const std::string_view column = std::string_view(text).substr(0, at);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].text == column) return {i, text.substr(at + 1)};
    }
  }
  const std::size_t first = text.find('=');
  if (first == std::string::npos) throw error::no_assignment(option, text);
  throw error::no_such_column(text.substr(0, first), option, texts_of(columns));
}

}  // namespace logreg
