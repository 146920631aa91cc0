#include "model/scorer.h"

#include "base/number.h"
#include "base/sentences.h"
#include "base/short_decimal.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace logreg {

Scorer::Scorer(const Model& model, MissingTexts missing, Unseen unseen)
    : constant_(model.logit_at_means), missing_(std::move(missing)) {
  std::vector<Column> all;
  for (const ModelColumn& column : model.columns) all.push_back(without_terms(column));
  std::vector<bool> has_terms(all.size(), false);
  for (const ModelTerm& term : model.terms) {
    Column& column = all[term.column];
    has_terms[term.column] = true;
    if (column.numeric) {
      column.coefficient = term.coefficient;
      column.mean = term.mean;
    } else {
      column.effects[term.level] = term.coefficient;
      constant_ -= term.coefficient * term.mean;
    }
  }
  std::vector<std::string> without_level;  // for what is unseen
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (!has_terms[c]) continue;
    if (!all[c].numeric) {
      set_levels_aside(model.columns[c], unseen, all[c]);
      if (unseen != Unseen::unusable && !all[c].unseen) without_level.push_back(all[c].name);
    }
    columns_.push_back(std::move(all[c]));
  }
  if (!without_level.empty()) throw error::nothing_for_unseen_levels(without_level, unseen == Unseen::other);
  std::stable_partition(columns_.begin(), columns_.end(), [](const Column& column) { return column.numeric; });
  if (model.offset) {
    Column offset;
    offset.name = *model.offset;
    offset.coefficient = 1;
    columns_.push_back(std::move(offset));
  }
}

Scorer::Column Scorer::without_terms(const ModelColumn& column) {
  Column result;
  result.name = column.name;
  result.numeric = column.type == ColumnType::numeric;
  result.missing_value = column.impute_number;
  for (const std::string& level : column.levels) result.levels.add(level, 0);
  result.effects.assign(column.levels.size(), 0.0);
  return result;
}

// The level of missing cells is met only through missing cells, that of joined ones through their texts.
void Scorer::set_levels_aside(const ModelColumn& column, Unseen unseen, Column& scored) {
  const auto set_aside = [&](const std::optional<std::string>& level) -> std::optional<double> {
    if (!level) return std::nullopt;
    return std::exchange(scored.effects[scored.levels.find(*level)], std::nullopt);
  };
  scored.missing_value = set_aside(column.impute_level);
  const std::optional<double> other = set_aside(column.other);
  for (const std::string& text : column.joined) {
    scored.levels.add(text, 0);
    scored.effects.push_back(other);
  }
  if (unseen == Unseen::baseline && column.baseline) scored.unseen = 0;
  if (unseen == Unseen::other) scored.unseen = other;
}

void Scorer::bind(const CsvFile& file) {
  dialect_ = file.dialect();
  std::unordered_map<std::string_view, std::size_t> position;
  for (std::size_t i = 0; i < file.columns().size(); ++i) position.emplace(file.columns()[i].text, i);
  std::vector<std::string> absent;
  for (Column& column : columns_) {
    const auto found = position.find(column.name);
    if (found == position.end()) {
      absent.push_back(column.name);
    } else {
      column.position = found->second;
    }
  }
  if (!absent.empty()) throw error::columns_not_there(file.name(), absent);
}

std::optional<double> Scorer::contribution(const Column& column, const Record& record, std::string& scratch) const {
  const Cell& cell = record.cells[column.position];
  double number = 0;
  if (column.numeric && !cell.quoted && !missing_.hold_digits() &&
      short_decimal(cell.text, dialect_.decimal, record.block, number)) {
    return column.coefficient * (number - column.mean);
  }
  const std::string_view content = cell.content(dialect_.quote, scratch);
  const bool missing = missing_.contains(trimmed(content));
  if (missing && !column.missing_value) return std::nullopt;
  if (column.numeric) {
    const auto value = missing ? column.missing_value : parse_number(trimmed(content), dialect_.decimal);
    if (!value) return std::nullopt;
    return column.coefficient * (*value - column.mean);
  }
  if (missing) return column.missing_value;
  const std::size_t level = column.levels.find(content);
  if (level == DistinctTexts::absent || !column.effects[level]) return column.unseen;
  return column.effects[level];
}

std::optional<double> Scorer::logit(const Record& record, UnusableCells& unusable, std::string& scratch) const {
  double sum = constant_;
  bool usable = true;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const auto part = contribution(columns_[c], record, scratch);
    // A number so far out that the sum overflows says nothing either.
    if (part && std::isfinite(sum + *part)) {
      sum += *part;
      continue;
    }
    ++unusable.count[c];
    if (!std::exchange(usable, false)) continue;
    unusable.column = c;
    unusable.cell = record.cells[columns_[c].position].content(dialect_.quote, scratch);
  }
  return usable ? std::optional(sum) : std::nullopt;
}

void UnusableCells::add(const UnusableCells& other) {
  for (std::size_t c = 0; c < count.size(); ++c) count[c] += other.count[c];
}

std::vector<std::pair<std::string, std::size_t>> Scorer::named(const UnusableCells& unusable) const {
  std::vector<std::pair<std::string, std::size_t>> result;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (unusable.count[c] > 0) result.emplace_back(columns_[c].name, unusable.count[c]);
  }
  return result;
}

}  // namespace logreg
