#include "model/scorer.h"

#include "base/number.h"
#include "base/text.h"
#include "data/column_names.h"
#include "data/folded.h"
#include "model/messages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace logreg {

namespace {

Error nothing_for_unseen_levels(std::span<const std::string> columns, Unseen unseen, const OptionTexts& of_training) {
  if (unseen == Unseen::baseline) return error::no_baseline_for_unseen_levels(columns);
  std::optional<std::string> least_rows;
  for (const auto& [name, text] : of_training) {
    if (name == "min-level-rows") least_rows = text;
  }
  return error::no_other_for_unseen_levels(columns, least_rows);
}

}  // namespace

Scorer::Scorer(const Model& model, CellReading cells, Unseen unseen)
    : constant_(model.logit_at_means), cells_(std::move(cells)) {
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
      column.average += term.coefficient * term.mean;
      constant_ -= term.coefficient * term.mean;
    }
  }
  std::vector<std::string> without_level;  // for what is unseen
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (!has_terms[c]) continue;
    all[c].place = c;
    if (!all[c].numeric) {
      set_levels_aside(model.columns[c], unseen, all[c]);
      if (unseen != Unseen::unusable && !all[c].unseen) without_level.push_back(all[c].name);
    }
    columns_.push_back(std::move(all[c]));
  }
  if (!without_level.empty()) throw nothing_for_unseen_levels(without_level, unseen, model.training.options);
  std::stable_partition(columns_.begin(), columns_.end(), [](const Column& column) { return column.numeric; });
  if (model.offset) {
    Column offset;
    offset.name = *model.offset;
    offset.coefficient = 1;
    offset.place = all.size();
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
  result.level_of.resize(column.levels.size());
  std::iota(result.level_of.begin(), result.level_of.end(), std::size_t{0});
  return result;
}

// The level of missing cells is met only through missing cells, that of joined ones through their texts.
void Scorer::set_levels_aside(const ModelColumn& column, Unseen unseen, Column& scored) {
  const auto set_aside = [&](const std::optional<std::string>& level) -> std::optional<std::size_t> {
    if (!level) return std::nullopt;
    const std::size_t place = scored.levels.find(*level);
    scored.level_of[place] = DistinctTexts::absent;
    return place;
  };
  if (column.imputes_a_level) {
    scored.missing_level = scored.levels.find(*column.impute_level);
  } else {
    scored.missing_level = set_aside(column.impute_level);
  }
  const std::optional<std::size_t> other = set_aside(column.other);
  for (const std::string& text : column.joined) {
    scored.levels.add(text, 0);
    scored.level_of.push_back(other.value_or(DistinctTexts::absent));
  }
  for (const Spelling& spelling : column.spellings) {
    scored.levels.add(spelling.text, 0);
    scored.level_of.push_back(scored.level_of[scored.levels.find(spelling.level)]);
  }
  for (std::size_t level = 0; column.folded && level < column.levels.size(); ++level) {
    if (scored.level_of[level] == level) scored.folded_levels.emplace(folded(column.levels[level]), level);
  }
  if (unseen == Unseen::baseline && column.baseline) scored.unseen = scored.levels.find(*column.baseline);
  if (unseen == Unseen::other) scored.unseen = other;
}

void Scorer::bind(const CsvFile& file) {
  dialect_ = file.dialect();
  const auto formats = cell_formats(file.columns(), cells_.rules, dialect_.decimal, cells_.missing);
  std::unordered_map<std::string_view, std::size_t> position;
  for (std::size_t i = 0; i < file.columns().size(); ++i) position.emplace(file.columns()[i].text, i);
  std::vector<std::string> absent;
  for (Column& column : columns_) {
    const auto found = position.find(column.name);
    if (found == position.end()) {
      absent.push_back(column.name);
    } else {
      column.position = found->second;
      column.format = formats[found->second];
    }
  }
  if (!absent.empty()) throw error::columns_not_there(file.name(), absent, texts_of(file.columns()));
  quick_.clear();
  std::vector<std::size_t> positions;
  for (const Column& column : columns_) {
    if (!column.numeric || !column.format->is_quick(dialect_.decimal)) break;
    quick_.push_back({column.coefficient, column.mean});
    positions.push_back(column.position);
  }
  decimals_ = DecimalCells(std::move(positions), dialect_.decimal);
}

std::optional<RowValue> Scorer::value(const Column& column, const Record& record, std::string& scratch) const {
  const std::string_view content = record.cells[column.position].content(dialect_.quote, scratch);
  const CellFormat& format = *column.format;
  const bool missing = format.is_missing(content);
  if (column.numeric) {
    if (const auto number = missing ? std::nullopt : format.read(content)) return RowValue{number->value - column.mean, 0};
    if (!column.missing_value || !format.is_missing_number(content)) return std::nullopt;
    return RowValue{*column.missing_value - column.mean, 0};
  }
  if (missing) return column.missing_level ? std::optional(RowValue{0, *column.missing_level}) : std::nullopt;
  const std::size_t text = column.levels.find(content);
  if (text != DistinctTexts::absent && column.level_of[text] != DistinctTexts::absent) {
    return RowValue{0, column.level_of[text]};
  }
  if (!column.folded_levels.empty()) {
    const auto found = column.folded_levels.find(folded(content));
    if (found != column.folded_levels.end()) return RowValue{0, found->second};
  }
  return column.unseen ? std::optional(RowValue{0, *column.unseen}) : std::nullopt;
}

// The constant and what the quick columns add to it, if each of their cells is a short decimal; else no finite number.
double Scorer::sum_of_short_decimals(const Record& record, std::span<RowValue> values) const {
  constexpr std::size_t most = 32;  // at once
  std::array<double, most> numbers;
  double sum = constant_;
  for (std::size_t begin = 0; begin < quick_.size(); begin += most) {
    const std::size_t count = std::min(most, quick_.size() - begin);
    const QuickColumn* const columns = quick_.data() + begin;
    decimals_.read(record, begin, {numbers.data(), count});
    for (std::size_t k = 0; k < count; ++k) {
      const double deviation = numbers[k] - columns[k].mean;
      if (!values.empty()) values[begin + k] = {deviation, 0};
      sum += columns[k].coefficient * deviation;
    }
  }
  return sum;
}

std::optional<double> Scorer::logit(const Record& record, UnusableCells& unusable, std::string& scratch,
                                    std::span<RowValue> values) const {
  double sum = constant_;
  bool usable = true;
  std::size_t first = 0;
  // A sum that is not finite has never been since.
  const double quick_sum = sum_of_short_decimals(record, values);
  if (std::isfinite(quick_sum)) {
    sum = quick_sum;
    first = quick_.size();
  }
  for (std::size_t c = first; c < columns_.size(); ++c) {
    const auto found = value(columns_[c], record, scratch);
    const double part = found ? contribution(columns_[c], *found) : 0;
    // A number so far out that the sum overflows says nothing either.
    if (found && std::isfinite(sum + part)) {
      sum += part;
      if (!values.empty()) values[c] = *found;
      continue;
    }
    ++unusable.count[c];
    if (!std::exchange(usable, false)) continue;
    unusable.column = c;
    unusable.cell = record.cells[columns_[c].position].content(dialect_.quote, scratch);
  }
  return usable ? std::optional(sum) : std::nullopt;
}

std::string_view Scorer::cell_text(std::size_t column, const Record& record, std::string& scratch) const {
  const std::string_view content = record.cells[columns_[column].position].content(dialect_.quote, scratch);
  return columns_[column].numeric ? trimmed(content) : content;
}

std::vector<Scorer::DescribedColumn> Scorer::described_columns() const {
  std::vector<DescribedColumn> result;
  for (const Column& column : columns_) result.push_back({column.name, column.numeric, &column.levels});
  return result;
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
