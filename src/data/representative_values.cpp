#include "data/representative_values.h"

#include "base/number.h"
#include "data/messages.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace logreg {

namespace {

constexpr std::size_t most_points = 1000;

std::optional<std::uint32_t> level_of(const FeatureColumn& column, const std::string& text) {
  const auto position = [&](const std::string& level) -> std::optional<std::uint32_t> {
    const auto found = std::ranges::find(column.levels, level, &Level::text);
    if (found == column.levels.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - column.levels.begin());
  };
  if (const auto level = position(text)) return level;
  if (column.other_level && std::ranges::find(column.joined, text, &Level::text) != column.joined.end()) {
    return static_cast<std::uint32_t>(*column.other_level);
  }
  const auto spelling = std::ranges::find(column.spellings, text, &Spelling::text);
  return spelling == column.spellings.end() ? std::nullopt : position(spelling->level);
}

RepresentativeValue value_of(std::size_t input, const FeatureColumn& column, const std::string& text) {
  RepresentativeValue result{input, column.name, text};
  if (column.type == ColumnType::numeric) {
    result.number = column.format->number(text);
    if (!std::isfinite(result.number)) throw error::no_number_to_hold(column.name, text);
    return result;
  }
  const std::optional<std::uint32_t> level = level_of(column, text);
  if (!level) {
    std::vector<std::string> levels;
    for (const Level& each : column.levels) levels.push_back(each.text);
    throw error::no_such_level(column.name, text, levels);
  }
  result.level = *level;
  result.text = column.levels[*level].text;
  return result;
}

// Where "COLUMN=VALUE" ends the name of a column; of several the first.
std::optional<std::pair<std::size_t, std::string>> assignment(const std::string& text,
                                                              const std::vector<FeatureColumn>& columns) {
  for (std::size_t at = text.find('='); at != std::string::npos; at = text.find('=', at + 1)) {
    const auto found = std::ranges::find(columns, text.substr(0, at), &FeatureColumn::name);
    if (found == columns.end()) continue;
    return std::pair(static_cast<std::size_t>(found - columns.begin()), text.substr(at + 1));
  }
  return std::nullopt;
}

[[noreturn]] void refuse(const std::string& text, const std::vector<FeatureColumn>& columns) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) throw error::no_value_to_hold(text);
  std::vector<std::string> names;
  for (const FeatureColumn& column : columns) names.push_back(column.name);
  throw error::no_such_column(text.substr(0, equals), Setting{"at"}, names);
}

// Of each column its values.
std::vector<RepresentativePoint> axes_of(const std::vector<std::string>& elements,
                                         const std::vector<FeatureColumn>& columns) {
  std::vector<RepresentativePoint> axes;
  for (const std::string& element : elements) {
    const auto assigned = assignment(element, columns);
    if (!assigned) {
      const bool is_further = !axes.empty() && (element.find('=') == std::string::npos ||
                                                level_of(columns[axes.back().front().input], element).has_value());
      if (!is_further) refuse(element, columns);
      const std::size_t input = axes.back().front().input;
      axes.back().push_back(value_of(input, columns[input], element));
      continue;
    }
    const auto& [input, text] = *assigned;
    const auto is_same = [input = input](const RepresentativePoint& axis) { return axis.front().input == input; };
    if (std::ranges::any_of(axes, is_same)) throw error::column_named_twice(Setting{"at"}, columns[input].name);
    axes.push_back({value_of(input, columns[input], text)});
  }
  return axes;
}

}  // namespace

std::vector<RepresentativePoint> representative_points(const std::vector<std::vector<std::string>>& texts,
                                                       const std::vector<FeatureColumn>& columns) {
  std::vector<RepresentativePoint> result;
  for (const std::vector<std::string>& elements : texts) {
    std::vector<RepresentativePoint> points = {{}};
    for (const RepresentativePoint& axis : axes_of(elements, columns)) {
      std::vector<RepresentativePoint> longer;
      if (points.size() * axis.size() > most_points) throw error::too_many_points(most_points);
      for (const RepresentativePoint& point : points) {
        for (const RepresentativeValue& value : axis) {
          longer.push_back(point);
          longer.back().push_back(value);
        }
      }
      points = std::move(longer);
    }
    result.insert(result.end(), points.begin(), points.end());
    if (result.size() > most_points) throw error::too_many_points(most_points);
  }
  return result;
}

}  // namespace logreg
