#include "data/feature_columns.h"

#include "data/column_kind.h"
#include "data/date.h"
#include "data/dressed_number.h"
#include "data/levels.h"
#include "data/messages.h"
#include "data/row_names.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

namespace {

std::vector<std::string> texts_of(const SeenTexts& seen) {
  std::vector<std::string> texts;
  for (const SeenText& text : seen.texts()) texts.push_back(text.text);
  return texts;
}

constexpr double telling_share = 0.05;  // of the rows: a text for missing cells that takes more may be a code

class FeatureColumns {
 public:
  FeatureColumns(Table& table, const ColumnOptions& options, const ChosenColumns& chosen, Schema& schema)
      : table_(table), options_(options), chosen_(chosen), schema_(schema) {}

  void decide() {
    for (const std::size_t column : chosen_.features) decide(column);
    if (const auto error = refusal()) throw PlacedError(*error);
  }

  RefusedColumns decide_possible() {
    RefusedColumns refused;
    std::vector<DressedColumn> all_dressed;
    for (const std::size_t column : chosen_.features) {
      try {
        decide(column);
      } catch (const PlacedError& error) {
        mixed_ = error;
      } catch (const Error& error) {
        mixed_ = PlacedError(error, {});
      }
      const auto error = refusal();
      if (!error) continue;
      refused.columns.push_back({column, *error});
      if (!refused.together) refused.together = error;
      all_dressed.insert(all_dressed.end(), dressed_.begin(), dressed_.end());
      dressed_.clear();
      mixed_.reset();
    }
    dressed_ = std::move(all_dressed);
    if (!dressed_.empty()) refused.together = refusal();
    return refused;
  }

 private:
  using Note = ColumnNote::Kind;

  const std::string& name(std::size_t column) const { return table_.columns[column].text; }
  char decimal_of_file() const { return table_.files.front().dialect.decimal; }
  void ignore(std::size_t column, Exclusion why) { schema_.ignored.push_back({name(column), why}); }
  void note(Note kind, std::size_t column, std::vector<std::string> texts = {}, std::size_t count = 0) {
    schema_.notes.push_back({kind, name(column), std::move(texts), count});
  }
  // Of all columns looked at.
  std::optional<PlacedError> refusal() const {
    if (dressed_.empty()) return mixed_;
    return error::dressed_numbers(table_.files.front().name, dressed_, decimal_of_file());
  }
  FeatureColumn feature(std::size_t column, ColumnType type) const;
  bool is_named(std::size_t column) const {
    return !options_.features.empty() || chosen_.numeric.contains(column) ||
           std::ranges::find(options_.named, name(column)) != options_.named.end();
  }
  bool is_insisted_on(std::size_t column) const {
    const CellFormat& format = *table_.formats[column];
    return chosen_.numeric.contains(column) || format.dressed || format.date || format.decimal != decimal_of_file();
  }

  void decide(std::size_t column);
  bool has_fractions(std::size_t column) const;
  void refuse(std::size_t column, const ColumnSummary& found, const SeenTexts& misfits);
  void take_dates(std::size_t column, const ColumnSummary& found);
  void take_dressed(std::size_t column, const ColumnSummary& found, const ColumnKind& kind);
  void take_categories(std::size_t column, const ColumnSummary& found);
  void note_categories(std::size_t column, const ColumnSummary& found);
  void take_numbers(std::size_t column, const ColumnSummary& found);
  bool is_counter(std::size_t column);
  void check_units(std::size_t column, const ColumnSummary& found) const;
  void note_numbers(std::size_t column, const ColumnSummary& found);
  void note_missing_texts(Note kind, std::size_t column, const SeenTexts& texts);
  void note_levels_like_missing(std::size_t column, const ColumnSummary& found);

  Table& table_;
  const ColumnOptions& options_;
  const ChosenColumns& chosen_;
  Schema& schema_;
  std::vector<DressedColumn> dressed_;
  std::optional<PlacedError> mixed_;  // about the first column that is partly numbers
};

FeatureColumn FeatureColumns::feature(std::size_t column, ColumnType type) const {
  FeatureColumn result;
  result.name = name(column);
  result.index = column;
  result.type = type;
  result.format = table_.formats[column];
  return result;
}

void FeatureColumns::decide(std::size_t column) {
  using Cells = ColumnKind::Cells;
  const ColumnSummary found = summary(table_, column);
  if (found.cells == 0) return ignore(column, Exclusion::all_missing);
  if (chosen_.categorical.contains(column)) return take_categories(column, found);
  const ColumnKind kind = kind_of(found, *table_.formats[column], has_fractions(column));
  if (kind.cells != Cells::numbers && options_.asks_only_for_missing(name(column))) {
    schema_.features.push_back(feature(column, ColumnType::categorical));
    return;
  }
  switch (kind.cells) {
    case Cells::missing:
      return ignore(column, Exclusion::all_missing);
    case Cells::numbers:
      return take_numbers(column, found);
    case Cells::dressed:
      return take_dressed(column, found, kind);
    case Cells::numbers_and_texts:
      return refuse(column, found, kind.misfits);
    case Cells::dates:
      return is_insisted_on(column) ? refuse(column, found, found.tally.others.texts) : take_dates(column, found);
    case Cells::texts:
      return is_insisted_on(column) && found.others() > 0 ? refuse(column, found, found.tally.others.texts)
                                                          : take_categories(column, found);
  }
}

bool FeatureColumns::has_fractions(std::size_t column) const {
  return std::ranges::any_of(table_.chunks, [&](const TableChunk& chunk) {
    const ColumnNumbers number(chunk.columns[column]);
    for (std::size_t row = 0; row < chunk.rows; ++row) {
      const double value = number(row);
      if (value != std::floor(value) && !std::isnan(value)) return true;
    }
    return false;
  });
}

void FeatureColumns::refuse(std::size_t column, const ColumnSummary& found, const SeenTexts& misfits) {
  if (mixed_) return;
  const CellFormat& format = *table_.formats[column];
  const OtherCells& others = found.tally.others;
  NoNumbers cells{place_of(table_, misfits.front()), name(column), texts_of(misfits), misfits.count()};
  constexpr std::size_t most_shown = 12;
  cells.are_all = misfits.are_all() && cells.cells.size() <= most_shown;
  if (!cells.are_all) cells.cells.resize(1);
  const auto is_number = [](const std::string& cell) {
    return dressed_number(cell, '.') || dressed_number(cell, ',') || date_forms(cell) != 0;
  };
  cells.are_numbers_somehow = std::ranges::any_of(cells.cells, is_number);
  const char other = other_decimal(format.decimal);
  const DressedCells& otherwise = others.dressed(other);
  if (!format.date && otherwise.misfits.empty() && !has_fractions(column)) cells.decimal = other;
  if (format.date) {
    cells.date = format.date->text();
    const bool are_dates = found.numbers() == 0 && others.dates == others.texts.count();
    for (const DateFormat& each : are_dates ? formats_of(others) : std::vector<DateFormat>()) {
      cells.formats.push_back(each.text());
    }
  }
  cells.insisted = chosen_.numeric.contains(column);
  mixed_ = error::not_a_number(cells);
}

// They are texts until somebody says how to read them.
void FeatureColumns::take_dates(std::size_t column, const ColumnSummary& found) {
  ignore(column, Exclusion::dates);
  std::vector<std::string> texts = {found.tally.others.texts.front().text};
  for (const DateFormat& format : formats_of(found.tally.others)) texts.push_back(format.text());
  note(Note::dates, column, std::move(texts));
}

void FeatureColumns::take_dressed(std::size_t column, const ColumnSummary& found, const ColumnKind& kind) {
  const OtherCells& others = found.tally.others;
  const auto is_misfit = [&](const SeenText& text) {
    return std::ranges::find(kind.misfits.texts(), text.text, &SeenText::text) != kind.misfits.texts().end();
  };
  const auto& texts = others.texts.texts();
  const auto example = std::ranges::find_if_not(texts, is_misfit);
  const SeenText& shown = example == texts.end() ? others.dressed(kind.decimal).units.front() : *example;
  DressedColumn dressed{name(column), place_of(table_, shown), shown.text, kind.decimal, names_of_dress(kind.dress)};
  if (kind.ambiguous) {
    const auto read = [&](char decimal) { return dressed_number(shown.text, decimal)->value; };
    dressed.readings = {read(kind.decimal), read(other_decimal(kind.decimal))};
  }
  dressed_.push_back(std::move(dressed));
}

void FeatureColumns::take_categories(std::size_t column, const ColumnSummary& found) {
  if (!chosen_.categorical.contains(column)) note_categories(column, found);
  if (found.many_texts) return ignore(column, Exclusion::many_levels);
  FeatureColumn taken = feature(column, ColumnType::categorical);
  const auto alike = take_levels(found.texts, taken);
  if (taken.folded) {
    std::vector<std::string> texts;
    for (const DistinctText& text : found.texts) texts.push_back(text.text);
    note(Note::folded, column, std::move(texts));
  } else if (alike) {
    note(Note::same_but_for_case, column, {alike->first, alike->second});
  }
  if (found.cells >= fewest_identifiers && found.texts.size() == found.cells) note(Note::different_texts, column);
  schema_.features.push_back(std::move(taken));
}

// What a column could be taken for that is none of numbers.
void FeatureColumns::note_categories(std::size_t column, const ColumnSummary& found) {
  const OtherCells& others = found.tally.others;
  const DressedCells& dressed = others.dressed(table_.formats[column]->decimal);
  if (dressed.units.size() > 1 && dressed.misfits.empty()) {
    note(Note::mixed_units, column, {dressed.units[0].text, dressed.units[1].text});
  } else if (found.numbers() > 0 && found.numbers() >= found.others()) {
    note(Note::numbers_and_texts, column, texts_of(others.texts), others.texts.count());
  }
  note_missing_texts(Note::missing_texts, column, found.missing_texts);
  note_levels_like_missing(column, found);
}

// Texts that are missing cells among numbers, and levels here, if they take many rows together.
void FeatureColumns::note_levels_like_missing(std::size_t column, const ColumnSummary& found) {
  const std::span<const std::string> listed = table_.missing.texts_among_numbers();
  std::vector<std::string> texts;
  std::size_t cells = 0;
  for (const DistinctText& text : found.texts) {
    if (std::ranges::find(listed, text.text) == listed.end()) continue;
    texts.push_back(text.text);
    cells += text.count;
  }
  const bool are_few = static_cast<double>(cells) <= telling_share * static_cast<double>(table_.rows);
  if (are_few || texts.size() == found.texts.size()) return;
  note(Note::levels_like_missing, column, std::move(texts), cells);
}

void FeatureColumns::note_missing_texts(Note kind, std::size_t column, const SeenTexts& texts) {
  for (const SeenText& text : texts.texts()) {
    if (static_cast<double>(text.count) <= telling_share * static_cast<double>(table_.rows)) continue;
    note(kind, column, {text.text}, text.count);
  }
}

void FeatureColumns::take_numbers(std::size_t column, const ColumnSummary& found) {
  check_units(column, found);
  for (TableChunk& chunk : table_.chunks) chunk.columns[column].take_as_numbers();
  if (is_counter(column)) return ignore(column, Exclusion::counts_rows);
  note_numbers(column, found);
  FeatureColumn taken = feature(column, ColumnType::numeric);
  const auto unit = std::ranges::max_element(found.tally.units, {}, &SeenText::count);
  if (taken.format->dressed && unit != found.tally.units.end()) {
    CellFormat with_unit = *taken.format;
    with_unit.unit = std::string(with_unit.read(unit->text)->unit);
    taken.format = std::make_shared<const CellFormat>(std::move(with_unit));
  }
  schema_.features.push_back(std::move(taken));
}

void FeatureColumns::check_units(std::size_t column, const ColumnSummary& found) const {
  const std::vector<SeenText>& cells = found.tally.units;
  const CellFormat& format = *table_.formats[column];
  // Bare numbers agree with each currency, so all pairs are looked at.
  for (std::size_t i = 1; i < cells.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (agree(format.read(cells[j].text)->unit, format.read(cells[i].text)->unit)) continue;
      throw error::mixed_units(name(column), place_of(table_, cells[j]), cells[j].text, place_of(table_, cells[i]),
                               cells[i].text);
    }
  }
}

bool FeatureColumns::is_counter(std::size_t column) {
  constexpr std::size_t fewest_counted = 50;  // fewer rows may be in some order by chance, and a dose may be 0, 1, 2
  const bool has_name = table_.columns[column].given;
  if (has_name && (table_.rows < fewest_counted || is_named(column) || !options_.trials.empty())) return false;
  if (!counts_rows(table_, column)) return false;
  if (has_name && !is_name_of_counter(name(column))) {
    note(Note::counts_rows, column);
    return false;
  }
  return true;
}

void FeatureColumns::note_numbers(std::size_t column, const ColumnSummary& found) {
  const auto has = [&](Note kind) {
    return std::ranges::any_of(
        schema_.notes, [&](const ColumnNote& known) { return known.kind == kind && known.column == name(column); });
  };
  if (!has(Note::counts_rows) && looks_like_identifier(table_, column)) note(Note::different_integers, column);
  if (table_.formats[column]->is_usual(decimal_of_file())) {
    if (const auto cell = integer_date(table_, column)) note(Note::integer_dates, column, {*cell});
    if (const auto cell = found.code) note(Note::leading_zeros, column, {*cell});
  }
  note_missing_texts(Note::missing_numbers, column, found.tally.missing_numbers);
}

}  // namespace

void decide_features(Table& table, const ColumnOptions& options, const ChosenColumns& chosen, Schema& schema) {
  FeatureColumns(table, options, chosen, schema).decide();
}

RefusedColumns decide_possible_features(Table& table, const ColumnOptions& options, const ChosenColumns& chosen,
                                        Schema& schema) {
  return FeatureColumns(table, options, chosen, schema).decide_possible();
}

}  // namespace logreg
