#include "data/levels.h"

#include "data/folded.h"
#include "data/imputation.h"
#include "data/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
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

std::optional<std::pair<std::string, std::string>> take_levels(const std::vector<DistinctText>& texts,
                                                               FeatureColumn& feature) {
  std::map<std::string, const DistinctText*> commonest;  // by what they fold to
  std::optional<std::pair<std::string, std::string>> alike;
  for (const DistinctText& text : texts) {
    const auto [known, is_new] = commonest.emplace(folded(text.text), &text);
    if (is_new) continue;
    if (!alike) alike = {known->second->text, text.text};
    if (text.count > known->second->count) known->second = &text;
  }
  std::vector<std::string> folds;
  for (const auto& [fold, text] : commonest) folds.push_back(fold);
  feature.folded = alike && are_yes_no(folds);
  for (const DistinctText& text : texts) {
    const std::string& level = commonest.at(folded(text.text))->text;
    if (feature.folded && level != text.text) {
      feature.spellings.push_back({text.text, level});
    } else {
      feature.levels.push_back({text.text, 0});
    }
  }
  return alike;
}

std::size_t count_levels(const Table& table, const Schema& schema, std::size_t fewest, FeatureColumn& feature) {
  const LevelOf level_of(feature);
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
      feature.levels[level_of(column.texts()[code].text)].rows += counts[code];
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

std::vector<std::size_t> relearn_levels(std::vector<Level> texts, std::size_t fewest, std::size_t missing,
                                        const std::optional<std::string>& how, FeatureColumn& feature) {
  feature.levels.clear();
  feature.joined.clear();
  feature.other_level.reset();
  feature.missing_level.reset();
  std::ranges::copy_if(texts, std::back_inserter(feature.levels), [](const Level& level) { return level.rows > 0; });
  join_rare_levels(fewest, feature);
  std::vector<std::size_t> places;
  for (const Level& text : texts) {
    const auto found = std::ranges::find(feature.levels, text.text, &Level::text);
    const bool is_joined = std::ranges::find(feature.joined, text.text, &Level::text) != feature.joined.end();
    places.push_back(is_joined ? *feature.other_level : static_cast<std::size_t>(found - feature.levels.begin()));
  }
  if (!how) {
    add_level_of_missing(missing, feature);
  } else if (*how == "mode" && !feature.levels.empty()) {
    feature.missing_level = imputed_level(feature, *how);
  } else {
    const auto told = static_cast<std::size_t>(std::ranges::find(texts, *how, &Level::text) - texts.begin());
    if (told < texts.size() && places[told] < feature.levels.size()) feature.missing_level = places[told];
  }
  // Behind the last one, whichever was added.
  for (std::size_t t = 0; t < texts.size(); ++t) {
    if (texts[t].rows == 0) places[t] = feature.levels.size();
  }
  return places;
}

void set_baseline(const std::string& wanted, FeatureColumn& feature) {
  std::vector<std::string> texts;
  for (const Level& level : feature.levels) texts.push_back(level.text);
  const auto found = std::find(texts.begin(), texts.end(), wanted);
  if (found == texts.end()) throw error::no_such_level(feature.name, wanted, texts);
  feature.baseline = static_cast<std::size_t>(found - texts.begin());
}

LevelOf::LevelOf(const FeatureColumn& feature) {
  const auto add = [&](const std::string& text, std::size_t level) {
    texts_.add(text, 0);
    levels_.push_back(level);
  };
  for (std::size_t level = 0; level < feature.levels.size(); ++level) add(feature.levels[level].text, level);
  for (const Level& joined : feature.joined) add(joined.text, *feature.other_level);
  for (const Spelling& spelling : feature.spellings) add(spelling.text, (*this)(spelling.level));
}

std::size_t LevelOf::operator()(std::string_view text) const {
  const std::size_t found = texts_.find(text);
  return found == DistinctTexts::absent ? found : levels_[found];
}

}  // namespace logreg
