#include "data/column_kind.h"

#include "data/dressed_number.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace logreg {

namespace {

constexpr double mostly = 0.9;

bool is_mostly(std::size_t part, std::size_t all) {
  return static_cast<double>(part) >= mostly * static_cast<double>(all);
}

// Whether all numbers can be counted in the same: bare numbers may stand beside one unit, which is then told.
bool has_one_unit(const DressedCells& cells, char decimal) {
  std::string_view known;
  for (const SeenText& text : cells.units) {
    const std::string_view unit = dressed_number(text.text, decimal)->unit;
    if (!known.empty() && !unit.empty() && !is_same_unit(known, unit)) return false;
    if (!unit.empty()) known = unit;
  }
  return true;
}

std::optional<ColumnKind> dressed_kind(const ColumnSummary& found, std::size_t different, char decimal) {
  const DressedCells& cells = found.tally.others.dressed(decimal);
  if (cells.count == 0 || !has_one_unit(cells, decimal)) return std::nullopt;
  if (!is_column_of_numbers(found.numbers() + cells.count, different + cells.count, cells.misfits)) return std::nullopt;
  const DressedCells& otherwise = found.tally.others.dressed(other_decimal(decimal));
  const bool ambiguous = cells.ambiguous == cells.count && otherwise.misfits.empty();
  return ColumnKind{ColumnKind::Cells::dressed, cells.misfits, decimal, cells.dress, ambiguous};
}

}  // namespace

std::vector<DateFormat> formats_of(const OtherCells& cells) {
  constexpr auto iso_forms = static_cast<std::uint32_t>(DateForm::iso) |
                             static_cast<std::uint32_t>(DateForm::iso_with_time) |
                             static_cast<std::uint32_t>(DateForm::digits_ymd);
  if ((cells.any_date_forms & ~iso_forms) == 0) return {DateFormat::iso()};
  std::vector<DateFormat> formats;
  for (std::uint32_t bit = 1; bit != 0; bit <<= 1U) {
    if ((cells.date_forms & bit) != 0) formats.push_back(format_of(static_cast<DateForm>(bit)));
  }
  return formats;
}

bool is_column_of_numbers(std::size_t numbers, std::size_t different, const SeenTexts& misfits) {
  constexpr std::size_t many_numbers = 20;
  constexpr std::size_t few_texts = 5;
  const std::size_t all = numbers + misfits.count();
  if (is_mostly(numbers, all)) return true;
  return different > many_numbers && 2 * numbers >= all && misfits.are_all() && misfits.texts().size() <= few_texts;
}

ColumnKind kind_of(const ColumnSummary& found, const CellFormat& format, bool numbers_have_fractions) {
  using Cells = ColumnKind::Cells;
  if (found.cells == 0) return {Cells::missing};
  const OtherCells& others = found.tally.others;
  if (others.empty()) return {found.numbers() > 0 ? Cells::numbers : Cells::texts};
  if (found.numbers() == 0 && is_mostly(others.dates, others.texts.count())) return {Cells::dates};
  const std::size_t different = distinct_numbers(found, format);
  if (!format.dressed && !format.date) {
    if (const auto kind = dressed_kind(found, different, format.decimal)) return *kind;
    // A few decimal commas among numbers with points are slips of the pen.
    const bool is_slip = numbers_have_fractions && others.texts.count() < found.numbers();
    const auto kind = is_slip ? std::nullopt : dressed_kind(found, different, other_decimal(format.decimal));
    if (kind) return *kind;
  }
  if (is_column_of_numbers(found.numbers(), different, others.texts)) return {Cells::numbers_and_texts, others.texts};
  return {Cells::texts, others.texts};
}

}  // namespace logreg
