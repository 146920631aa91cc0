#include "data/learned_cells.h"

#include "data/chosen_columns.h"
#include "data/counted_rows.h"
#include "data/levels.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace logreg {

namespace {

std::optional<std::string> told_of(const std::map<std::size_t, std::string>& told, std::size_t column) {
  const auto found = told.find(column);
  return found == told.end() ? std::nullopt : std::optional(found->second);
}

// The column with each text as a level.
FeatureColumn unjoined(const FeatureColumn& feature) {
  FeatureColumn result = feature;
  result.levels = feature.joined;
  for (std::size_t level = 0; level < feature.levels.size(); ++level) {
    const bool is_of_missing = level == feature.missing_level && !feature.missing_is_a_level;
    if (level != feature.other_level && !is_of_missing) result.levels.push_back(feature.levels[level]);
  }
  std::ranges::sort(result.levels, {}, &Level::text);
  result.joined.clear();
  result.other_level.reset();
  return result;
}

class Cells {
 public:
  Cells(const Table& table, const Schema& schema, const ColumnOptions& options)
      : table_(table), schema_(schema), options_(options), chosen_(chosen_columns(table.columns, options)) {}

  LearnedCells learned() {
    LearnedCells result;
    for (std::size_t f = 0; f < schema_.features.size(); ++f) {
      const FeatureColumn& feature = schema_.features[f];
      const bool is_filled_in = feature.impute && feature.missing > 0;
      const auto how = told_of(chosen_.impute, feature.index);
      if (feature.type == ColumnType::numeric) {
        if (is_filled_in) result.numbers.push_back({f, how, rows_with_missing(feature.index)});
        continue;
      }
      const bool is_joined = options_.min_level_rows > 0 && !options_.asks_only_for_missing(feature.name);
      if (is_joined || (how && is_filled_in)) result.levels.push_back(levels(f, how));
    }
    return result;
  }

 private:
  // Calls visit(chunk, row of it) for each row of the design.
  template <class Visit>
  void for_each_row(const Visit& visit) const {
    std::size_t read = 0;
    for (const TableChunk& chunk : table_.chunks) {
      std::vector<std::uint32_t> rows;
      for (std::size_t i = 0; i < chunk.rows; ++i) {
        if (schema_.keep[read + i] != 0) rows.push_back(static_cast<std::uint32_t>(i));
      }
      if (schema_.trials) rows = once_for_each_class(chunk, rows, schema_);
      for (const std::uint32_t row : rows) visit(chunk, row);
      read += chunk.rows;
    }
  }

  std::vector<std::uint32_t> rows_with_missing(std::size_t column) const {
    std::vector<std::uint32_t> result;
    std::uint32_t row = 0;
    for_each_row([&](const TableChunk& chunk, std::size_t i) {
      if (chunk.columns[column].is_missing(i)) result.push_back(row);
      ++row;
    });
    return result;
  }

  UnjoinedLevels levels(std::size_t f, std::optional<std::string> how) const {
    const FeatureColumn feature = unjoined(schema_.features[f]);
    UnjoinedLevels result;
    result.feature = f;
    result.fewest = options_.min_level_rows;
    result.how = std::move(how);
    result.baseline = told_of(chosen_.baselines, feature.index);
    for (const Level& level : feature.levels) result.texts.push_back(level.text);
    const LevelOf level_of(feature);
    const TableChunk* at = nullptr;
    std::vector<std::uint32_t> codes;  // of the chunk's texts
    for_each_row([&](const TableChunk& chunk, std::size_t i) {
      const ColumnChunk& column = chunk.columns[feature.index];
      if (std::exchange(at, &chunk) != &chunk) {
        codes.clear();
        for (const DistinctText& text : column.texts())
          codes.push_back(static_cast<std::uint32_t>(level_of(text.text)));
      }
      const std::uint32_t code = column.code(i);
      result.codes.push_back(code == ColumnChunk::missing_code ? UnjoinedLevels::missing : codes[code]);
    });
    return result;
  }

  const Table& table_;
  const Schema& schema_;
  const ColumnOptions& options_;
  const ChosenColumns chosen_;
};

}  // namespace

LearnedCells learned_cells(const Table& table, const Schema& schema, const ColumnOptions& options) {
  return Cells(table, schema, options).learned();
}

}  // namespace logreg
