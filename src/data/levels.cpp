#include "data/levels.h"

#include "data/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace logreg {

namespace {

// The name of a level that no cell has.
std::string name_for_level(const FeatureColumn& feature, std::string name) {
  const auto is_taken = [&](const Level& level) { return level.text == name; };
  while (std::ranges::any_of(feature.levels, is_taken) || std::ranges::any_of(feature.joined, is_taken)) {
    name = fmt::format("({})", name);
  }
  return name;
}

void join_rare_levels(std::size_t fewest, FeatureColumn& feature) {
  const auto is_common = [&](const Level& level) { return level.rows >= fewest; };
  const auto rare = std::stable_partition(feature.levels.begin(), feature.levels.end(), is_common);
  if (rare == feature.levels.end()) return;
  feature.joined.assign(rare, feature.levels.end());
  feature.levels.erase(rare, feature.levels.end());
  std::size_t rows = 0;
  for (const Level& level : feature.joined) rows += level.rows;
  feature.other_level = feature.levels.size();
  feature.levels.push_back({name_for_level(feature, "(other)"), rows});
}

}  // namespace

std::size_t count_levels(const Table& table, const Schema& schema, std::size_t fewest, FeatureColumn& feature) {
  const DistinctTexts level_of = positions_of(feature.levels);
  std::size_t missing = 0;
  std::size_t row = 0;
  for (const TableChunk& chunk : table.chunks) {
    const ColumnChunk& column = chunk.columns[feature.index];
    std::vector<std::size_t> counts(column.texts().size(), 0);
    for (std::size_t i = 0; i < chunk.rows; ++i, ++row) {
      if (schema.keep[row] == 0) continue;
      const std::uint32_t code = column.code(i);
      ++(code == ColumnChunk::missing_code ? missing : counts[code]);
    }
    for (std::size_t code = 0; code < counts.size(); ++code) {
      feature.levels[level_of.find(column.texts()[code].text)].rows += counts[code];
    }
  }
  std::erase_if(feature.levels, [](const Level& level) { return level.rows == 0; });
  join_rare_levels(fewest, feature);
  return missing;
}

void add_level_of_missing(std::size_t rows, FeatureColumn& feature) {
  feature.impute = rows > 0;
  if (rows == 0) return;
  feature.missing_level = feature.levels.size();
  feature.levels.push_back({name_for_level(feature, "(missing)"), rows});
}

void set_baseline(const std::string& wanted, FeatureColumn& feature) {
  std::vector<std::string> texts;
  for (const Level& level : feature.levels) texts.push_back(level.text);
  const auto found = std::find(texts.begin(), texts.end(), wanted);
  if (found == texts.end()) throw error::no_such_level(feature.name, wanted, texts);
  feature.baseline = static_cast<std::size_t>(found - texts.begin());
}

DistinctTexts positions_of(const std::vector<Level>& levels) {
  DistinctTexts result;
  for (const Level& level : levels) result.add(level.text, 0);
  return result;
}

DistinctTexts positions_with_joined(const FeatureColumn& feature) {
  DistinctTexts result = positions_of(feature.levels);
  for (const Level& level : feature.joined) result.add(level.text, 0);
  return result;
}

}  // namespace logreg
