#include "data/cell_tally.h"

#include "data/date.h"
#include "data/dressed_number.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace logreg {

namespace {

SeenText owned(const Sight& seen) {
  return {std::string(seen.text), seen.count, seen.line, seen.file};
}

Sight sight_of(const SeenText& text) {
  return {text.text, text.count, text.line, text.file};
}

// Keeps a cell for each unit.
template <class UnitOf>
void add_unit(std::vector<SeenText>& units, const Sight& seen, const UnitOf& unit_of) {
  constexpr std::size_t most = 3;
  const std::string_view unit = unit_of(seen.text);
  const auto same = [&](const SeenText& other) { return is_same_unit(unit_of(other.text), unit); };
  const auto known = std::ranges::find_if(units, same);
  if (known != units.end()) {
    known->count += seen.count;
  } else if (units.size() < most) {
    units.push_back(owned(seen));
  }
}

void move_lines(std::vector<SeenText>& texts, std::size_t file, std::size_t line_base) {
  for (SeenText& text : texts) {
    text.file = file;
    text.line += line_base;
  }
}

auto dressed_unit(char decimal) {
  return [decimal](std::string_view text) { return dressed_number(text, decimal)->unit; };
}

auto unit_in(const CellFormat& format) {
  return [&format](std::string_view text) { return format.read(text)->unit; };
}

}  // namespace

void SeenTexts::add(const Sight& seen) {
  count_ += seen.count;
  const auto known = std::ranges::find(texts_, seen.text, &SeenText::text);
  if (known != texts_.end()) {
    known->count += seen.count;
  } else if (texts_.size() < most) {
    texts_.push_back(owned(seen));
  } else {
    return;
  }
  counted_ += seen.count;
}

void SeenTexts::add(const SeenTexts& later) {
  const std::size_t all = count_ + later.count_;
  for (const SeenText& text : later.texts_) add(sight_of(text));
  count_ = all;
}

void SeenTexts::place(std::size_t file, std::size_t line_base) {
  move_lines(texts_, file, line_base);
}

void DressedCells::add(const Sight& seen, char decimal) {
  const auto number = dressed_number(seen.text, decimal);
  if (!number) {
    misfits.add(seen);
    return;
  }
  count += seen.count;
  if (number->ambiguous) ambiguous += seen.count;
  dress |= number->dress;
  add_unit(units, seen, dressed_unit(decimal));
}

void DressedCells::add(const DressedCells& later, char decimal) {
  count += later.count;
  ambiguous += later.ambiguous;
  dress |= later.dress;
  for (const SeenText& text : later.units) add_unit(units, sight_of(text), dressed_unit(decimal));
  misfits.add(later.misfits);
}

void OtherCells::add(const Sight& seen) {
  texts.add(seen);
  with_point.add(seen, '.');
  with_comma.add(seen, ',');
  const std::uint32_t forms = logreg::date_forms(seen.text);
  if (forms == 0) return;
  dates += seen.count;
  date_forms &= forms;
  any_date_forms |= forms;
}

void OtherCells::add(OtherCells later, std::size_t file, std::size_t line_base) {
  later.texts.place(file, line_base);
  for (DressedCells* cells : {&later.with_point, &later.with_comma}) {
    move_lines(cells->units, file, line_base);
    cells->misfits.place(file, line_base);
  }
  texts.add(later.texts);
  with_point.add(later.with_point, '.');
  with_comma.add(later.with_comma, ',');
  dates += later.dates;
  date_forms &= later.date_forms;
  any_date_forms |= later.any_date_forms;
}

double CellTally::add(const Sight& seen, const CellFormat& format) {
  if (const auto number = format.read(seen.text)) {
    if (format.dressed || format.date) add_unit(units, seen, unit_in(format));
    return number->value;
  }
  if (format.is_missing_number(seen.text)) {
    missing_numbers.add(seen);
  } else {
    others.add(seen);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

void CellTally::add(CellTally later, const CellFormat& format, std::size_t file, std::size_t line_base) {
  move_lines(later.units, file, line_base);
  for (const SeenText& text : later.units) add_unit(units, sight_of(text), unit_in(format));
  later.missing_numbers.place(file, line_base);
  missing_numbers.add(later.missing_numbers);
  others.add(std::move(later.others), file, line_base);
}

}  // namespace logreg
