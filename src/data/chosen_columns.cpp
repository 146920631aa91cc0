#include "data/chosen_columns.h"

#include "data/column_names.h"
#include "data/messages.h"

#include <algorithm>

namespace logreg {

namespace {

std::set<std::size_t> find_columns(const std::vector<ColumnName>& columns, const std::vector<std::string>& names,
                                   Setting setting) {
  std::set<std::size_t> result;
  for (const std::string& name : names) result.insert(find_column(columns, name, setting));
  return result;
}

// An empty name alone, which no column has: the intercept is the whole model.
bool wants_no_features(const std::vector<ColumnName>& columns, const ColumnOptions& options) {
  const auto is_nameless = [](const ColumnName& column) { return column.text.empty(); };
  return options.features == std::vector<std::string>{""} && std::ranges::none_of(columns, is_nameless);
}

}  // namespace

ChosenColumns chosen_columns(const std::vector<ColumnName>& columns, const ColumnOptions& options) {
  ChosenColumns chosen;
  std::map<std::size_t, Setting> roles;  // the columns that are no features, and the settings that say so
  const auto with_role = [&](const std::string& name, Setting setting) -> std::optional<std::size_t> {
    if (name.empty()) return std::nullopt;
    const std::size_t column = find_column(columns, name, setting);
    const auto [known, is_new] = roles.emplace(column, setting);
    if (!is_new) throw error::column_has_two_roles(name, known->second, setting);
    return column;
  };
  chosen.target = with_role(options.target, Setting{"target"});
  chosen.trials = with_role(options.trials, Setting{"trials"});
  chosen.weights = with_role(options.weights, Setting{"weights"});
  chosen.offset = with_role(options.offset, Setting{"offset"});
  chosen.cluster = with_role(options.cluster, Setting{"cluster"});
  chosen.intercept_alone = wants_no_features(columns, options);
  if (!chosen.intercept_alone) chosen.features = find_columns(columns, options.features, Setting{"features"});
  for (std::size_t i = 0; options.features.empty() && i < columns.size(); ++i) {
    if (!roles.contains(i) && columns[i].in_header) chosen.features.insert(i);
  }
  const Setting chosen_by{options.has_formula ? "formula" : "features"};
  for (const auto& [column, setting] : roles) {
    if (chosen.features.contains(column)) {
      throw error::column_has_two_roles(columns[column].text, setting, chosen_by);
    }
  }
  for (const std::size_t column : find_columns(columns, options.ignore, Setting{"ignore"})) {
    if (column == chosen.target)
      throw error::column_has_two_roles(options.target, Setting{"target"}, Setting{"ignore"});
    if (!options.features.empty() && chosen.features.contains(column))
      throw error::column_has_two_roles(columns[column].text, Setting{"features"}, Setting{"ignore"});
    chosen.features.erase(column);
  }
  const auto need_feature = [&](std::size_t column, Setting setting) {
    if (!chosen.features.contains(column)) throw error::setting_of_unused_column(setting, columns[column].text);
  };
  chosen.categorical = find_columns(columns, options.categorical, Setting{"categorical"});
  chosen.numeric = find_columns(columns, options.numeric, Setting{"numeric"});
  for (const std::size_t column : chosen.categorical) need_feature(column, Setting{"categorical"});
  for (const std::size_t column : chosen.numeric) {
    need_feature(column, Setting{"numeric"});
    if (chosen.categorical.contains(column))
      throw error::column_has_two_roles(columns[column].text, Setting{"categorical"}, Setting{"numeric"});
  }
  const auto assign = [&](const std::vector<std::string>& texts, Setting setting, auto& assigned) {
    for (const std::string& text : texts) {
      const auto [column, value] = split_assignment(columns, text, setting);
      need_feature(column, setting);
      if (!assigned.emplace(column, value).second) throw error::column_named_twice(setting, columns[column].text);
    }
  };
  assign(options.baselines, Setting{"baseline"}, chosen.baselines);
  assign(options.impute, Setting{"impute"}, chosen.impute);
  return chosen;
}

}  // namespace logreg
