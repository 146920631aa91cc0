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

// Than to see whether its cells are missing.
bool is_used_otherwise(const Derivation& derivation, std::size_t input) {
  return std::ranges::any_of(derivation.variables, [&](const Variable& variable) {
    return variable.kind != Variable::Kind::missing &&
           std::ranges::find(variable.inputs, input) != variable.inputs.end();
  });
}

}  // namespace

Scorer::Scorer(const Model& model, CellReading cells, Unseen unseen)
    : constant_(model.logit_at_means), unseen_(unseen), cells_(std::move(cells)) {
  const std::vector<ModelColumn>& inputs = logreg::inputs(model);
  std::vector<Column> all;
  for (const ModelColumn& column : inputs) all.push_back(without_terms(column));
  for (std::size_t c = 0; c < all.size(); ++c) all[c].place = c;
  std::vector<bool> is_used(all.size(), model.derived.has_value());
  for (const ModelTerm& term : model.terms) {
    if (!model.derived) is_used[term.column] = true;
  }
  if (model.derived) {
    derived_.emplace(model);
  } else {
    constant_ = take_coefficients(model, all);
  }
  std::vector<std::string> without_level;  // for what is unseen
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (!is_used[c]) continue;
    all[c].reach = reach(inputs[c].minimum, inputs[c].maximum, all[c].mean);
    if (!all[c].numeric) {
      set_levels_aside(inputs[c], unseen, all[c]);
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
    offset.coefficient = derived_ ? 0 : 1;
    offset.place = all.size();
    columns_.push_back(std::move(offset));
    has_offset_ = true;
  }
  if (!derived_) return;
  for (const Variable& variable : derived_->derivation().variables) {
    if (variable.kind != Variable::Kind::missing) continue;
    const auto asked = std::ranges::find(columns_, variable.inputs.front(), &Column::place);
    asked_missing_.push_back(static_cast<std::size_t>(asked - columns_.begin()));
    // Where nothing else is asked, any cell will do.
    if (asked->numeric || is_used_otherwise(derived_->derivation(), variable.inputs.front())) continue;
    asked->unseen = 0;
    if (!asked->missing_level) asked->missing_level = 0;
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
  bind(file.columns(), file.dialect(), file.name());
}

void Scorer::bind(const std::vector<ColumnName>& columns, const Dialect& dialect, const std::string& name) {
  dialect_ = dialect;
  const auto formats = cell_formats(columns, cells_.rules, dialect_.decimal, cells_.missing);
  std::unordered_map<std::string_view, std::size_t> position;
  for (std::size_t i = 0; i < columns.size(); ++i) position.emplace(columns[i].text, i);
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
  if (!absent.empty()) throw error::columns_not_there(name, absent, texts_of(columns));
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
  bool any_far = false;  // a local one: `far` would be written for each number
  for (std::size_t begin = 0; begin < quick_.size(); begin += most) {
    const std::size_t count = std::min(most, quick_.size() - begin);
    const QuickColumn* const columns = quick_.data() + begin;
    decimals_.read(record, begin, {numbers.data(), count});
    for (std::size_t k = 0; k < count; ++k) {
      const double deviation = numbers[k] - columns[k].mean;
      if (!values.empty()) values[begin + k] = {deviation, 0};
      sum += columns[k].coefficient * deviation;
      any_far |= columns[k].reach.is_far(deviation);
    }
  }
  far = far || any_far;
  return sum;
}

std::optional<double> Scorer::logit(const Record& record, ScoringTally& tally, ScoringScratch& scratch,
                                    std::span<RowValue> values) const {
  return derived_ ? logit_of_derived(record, tally, scratch, values)
                  : logit_of_inputs(record, tally, scratch.cell, values);
}

std::optional<double> Scorer::logit_of_inputs(const Record& record, ScoringTally& tally, std::string& scratch,
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
    tally.refuse(c, columns_.size(), why_unusable(columns_[c], content), content, record.line, usable);
    usable = false;
  }
  if (usable && far) count_far(record, tally, scratch);
  return usable ? std::optional(sum) : std::nullopt;
}

// What the inputs of a row say, by their places in the model.
void Scorer::set_inputs(const Record& record, ScoringScratch& scratch) const {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const std::size_t place = columns_[c].place;
    if (columns_[c].numeric) {
      scratch.numbers[place] = scratch.inputs[c].deviation;
    } else {
      scratch.levels[place] = static_cast<std::uint32_t>(scratch.inputs[c].level);
    }
  }
  for (const std::size_t c : asked_missing_) {
    const Column& column = columns_[c];
    const std::string_view content = record.cells[column.position].content(dialect_.quote, scratch.cell);
    const CellFormat& format = *column.format;
    const bool is_missing =
        column.numeric ? !format.read(content) || format.is_missing(content) : format.is_missing(content);
    scratch.missing[column.place] = is_missing ? 1 : 0;
  }
}

std::optional<double> Scorer::logit_of_derived(const Record& record, ScoringTally& tally, ScoringScratch& scratch,
                                               std::span<RowValue> values) const {
  if (!scratch.derived) {
    scratch.derived.emplace(derived_->derivation());
    scratch.inputs.resize(columns_.size());
    scratch.numbers.resize(columns_.size());
    scratch.levels.resize(columns_.size());
    scratch.missing.resize(columns_.size());
  }
  if (!logit_of_inputs(record, tally, scratch.cell, scratch.inputs)) return std::nullopt;
  set_inputs(record, scratch);
  DerivedRow& row = *scratch.derived;
  row.set({scratch.numbers, scratch.levels, scratch.missing});
  const Variable* unusable = row.without_value();
  const bool is_new_level = unusable != nullptr && unusable->has_levels();
  if (is_new_level && unseen_ == Unseen::baseline) unusable = nullptr;
  const double offset = has_offset_ ? scratch.inputs.back().deviation : 0;
  bool has_new_combination = false;
  const double sum = derived_->logit(row, offset, values, has_new_combination);
  if (unusable == nullptr && std::isfinite(sum)) {
    if (has_new_combination) ++tally.new_combinations;
    return sum;
  }
  std::size_t column = 0;
  if (unusable != nullptr) {
    const auto first = std::ranges::find(columns_, unusable->inputs.front(), &Column::place);
    column = static_cast<std::size_t>(first - columns_.begin());
  }
  const Unusable why = unusable == nullptr ? Unusable::too_large : is_new_level ? Unusable::unseen : Unusable::no_value;
  tally.refuse(column, columns_.size(), why, cell_text(column, record, scratch.cell), record.line, true);
  return std::nullopt;
}

std::vector<ValueColumn> Scorer::value_columns() const {
  if (derived_) return derived_->value_columns();
  std::vector<ValueColumn> result;
  for (const Column& column : columns_) result.push_back({column.name, column.numeric, column.levels.size()});
  return result;
}

void Scorer::find_changes(std::span<const RowValue> values, std::vector<double>& changes) const {
  changes.assign(columns_.size(), 0.0);
  if (!derived_) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      changes[c] = contribution(columns_[c], values[c]) - columns_[c].average;
    }
    return;
  }
  std::vector<double> of_inputs(columns_.size());
  derived_->add_changes(values, of_inputs);
  if (has_offset_) of_inputs.back() += values[values.size() - 2].deviation;
  for (std::size_t c = 0; c < columns_.size(); ++c) changes[c] = of_inputs[columns_[c].place];
}

std::string_view Scorer::cell_text(std::size_t column, const Record& record, std::string& scratch) const {
  const std::string_view content = record.cells[columns_[column].position].content(dialect_.quote, scratch);
  return columns_[column].numeric ? trimmed(content) : content;
}

void ScoringTally::refuse(std::size_t column, std::size_t columns, Unusable why, std::string_view cell,
                          std::size_t line, bool is_first) {
  unusable.resize(columns);
  unusable[column].add(why, cell, line);
  if (!is_first) return;
  last_column = column;
  last_reason = why;
  last_cell = cell;
}

void ScoringTally::add(const ScoringTally& other, const std::string& file, std::size_t line_base) {
  far_rows += other.far_rows;
  new_combinations += other.new_combinations;
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
