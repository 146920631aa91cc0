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

// Digits that mean something else than their number: 007, 1E5.
bool is_code_of_digits(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const bool has_leading_zero = text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
  return has_leading_zero || text.find_first_of("eE") != std::string_view::npos;
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
      column.reach = reach(model.columns[term.column].minimum, model.columns[term.column].maximum, term.mean);
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
      find_numbers(model.decimal, all[c]);
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

// Of the texts that are numbers written out; codes with leading zeros or exponents are none.
void Scorer::find_numbers(char decimal, Column& scored) {
  const std::vector<DistinctText>& texts = scored.levels.texts();
  for (std::size_t text = 0; text < texts.size(); ++text) {
    const auto number = parse_number(trimmed(texts[text].text), decimal);
    if (!number) continue;
    const bool is_code = is_code_of_digits(trimmed(texts[text].text));
    scored.numbers.emplace_back(*number, is_code ? DistinctTexts::absent : scored.level_of[text]);
  }
  std::ranges::sort(scored.numbers);
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
    quick_.push_back({column.coefficient, column.mean, column.reach});
    positions.push_back(column.position);
  }
  decimals_ = DecimalCells(std::move(positions), dialect_.decimal);
}

std::optional<RowValue> Scorer::value(const Column& column, const Record& record, std::string& scratch) const {
  const std::string_view content = record.cells[column.position].content(dialect_.quote, scratch);
  const CellFormat& format = *column.format;
  const bool missing = format.is_missing(content);
  if (column.numeric) {
    if (const auto number = missing ? std::nullopt : format.read(content))
      return RowValue{number->value - column.mean, 0};
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
  if (const auto level = level_by_number(column, content)) return RowValue{0, *level};
  return column.unseen ? std::optional(RowValue{0, *column.unseen}) : std::nullopt;
}

// The one that has the same number, if there is only one.
std::optional<std::size_t> Scorer::level_by_number(const Column& column, std::string_view content) const {
  if (column.numbers.empty()) return std::nullopt;
  const std::string_view text = trimmed(content);
  const auto number = parse_number(text, dialect_.decimal);
  if (!number || is_code_of_digits(text)) return std::nullopt;
  const auto same = std::ranges::equal_range(column.numbers, *number, {}, &std::pair<double, std::size_t>::first);
  if (same.size() != 1 || same.front().second == DistinctTexts::absent) return std::nullopt;
  return same.front().second;
}

// Of a cell that has no value, or whose number overflows.
Unusable Scorer::why_unusable(const Column& column, std::string_view content) const {
  const CellFormat& format = *column.format;
  if (format.is_missing(content)) return Unusable::missing;
  if (!column.numeric) return Unusable::unseen;
  if (format.read(content)) return Unusable::too_large;
  return format.is_missing_number(content) ? Unusable::missing : Unusable::no_number;
}

void Scorer::count_far(const Record& record, ScoringTally& tally, std::string& scratch) const {
  ++tally.far_rows;
  tally.far.resize(columns_.size());
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Column& column = columns_[c];
    const auto found = column.numeric ? value(column, record, scratch) : std::nullopt;
    if (!found || !column.reach.is_far(found->deviation)) continue;
    tally.far[c].add(cell_text(c, record, scratch), record.line);
  }
}

// The constant and what the quick columns add to it, if each of their cells is a short decimal; else no finite number.
// `far` becomes true if one of them is far outside what the training saw.
double Scorer::sum_of_short_decimals(const Record& record, std::span<RowValue> values, bool& far) const {
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
      far |= columns[k].reach.is_far(deviation);
    }
  }
  return sum;
}

std::optional<double> Scorer::logit(const Record& record, ScoringTally& tally, std::string& scratch,
                                    std::span<RowValue> values) const {
  double sum = constant_;
  bool usable = true;
  bool far = false;
  std::size_t first = 0;
  // A sum that is not finite has never been since.
  const double quick_sum = sum_of_short_decimals(record, values, far);
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
      far = far || (columns_[c].numeric && columns_[c].reach.is_far(found->deviation));
      if (!values.empty()) values[c] = *found;
      continue;
    }
    const std::string_view content = record.cells[columns_[c].position].content(dialect_.quote, scratch);
    const Unusable why = why_unusable(columns_[c], content);
    tally.unusable.resize(columns_.size());
    tally.unusable[c].add(why, content, record.line);
    if (!std::exchange(usable, false)) continue;
    tally.last_column = c;
    tally.last_reason = why;
    tally.last_cell = content;
  }
  if (usable && far) count_far(record, tally, scratch);
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

void ScoringTally::add(const ScoringTally& other, const std::string& file, std::size_t line_base) {
  far_rows += other.far_rows;
  if (unusable.size() < other.unusable.size()) unusable.resize(other.unusable.size());
  if (far.size() < other.far.size()) far.resize(other.far.size());
  for (std::size_t c = 0; c < other.unusable.size(); ++c) unusable[c].add(other.unusable[c], file, line_base);
  for (std::size_t c = 0; c < other.far.size(); ++c) far[c].add(other.far[c], file, line_base);
}

std::vector<NamedUnusable> Scorer::unusable(const ScoringTally& tally) const {
  std::vector<NamedUnusable> result;
  for (std::size_t c = 0; c < tally.unusable.size(); ++c) {
    const UnusableColumn& cells = tally.unusable[c];
    if (cells.count() == 0) continue;
    result.push_back(
        {columns_[c].name, cells, in_other_encoding(cells.unseen_texts.texts(), columns_[c].levels.texts())});
  }
  return result;
}

std::vector<NamedFar> Scorer::far(const ScoringTally& tally) const {
  std::vector<NamedFar> result;
  for (std::size_t c = 0; c < tally.far.size(); ++c) {
    if (tally.far[c].count > 0) result.push_back({columns_[c].name, tally.far[c]});
  }
  return result;
}

}  // namespace logreg
