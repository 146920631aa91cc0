#include "data/cell_format.h"

#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "data/column_names.h"
#include "data/dressed_number.h"
#include "data/messages.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace logreg {

namespace {

constexpr std::string_view zoned = "zone";

std::optional<CellFormat::Number> read_moment(const DateFormat& format, std::string_view content) {
  const auto moment = format.read(content);
  if (!moment) return std::nullopt;
  return CellFormat::Number{moment->days, moment->zoned ? zoned : std::string_view()};
}

bool is_currency(std::string_view unit) {
  const auto number = dressed_number("1 " + std::string(unit), '.');
  return number && has(number->dress, Dress::currency);
}

DateFormat date_format(const std::string& letters) {
  if (letters == DateFormat::iso().text()) return DateFormat::iso();
  const auto format = DateFormat::of(letters);
  if (!format) throw error::no_date_format(letters);
  return *format;
}

}  // namespace

std::optional<CellFormat::Number> CellFormat::read(std::string_view content) const {
  if (date) return read_moment(*date, content);
  if (dressed) {
    const auto found = dressed_number(content, decimal);
    if (!found || (unit && !agree(*unit, found->unit))) return std::nullopt;
    return Number{found->value, found->unit};
  }
  const auto value = parse_number(trimmed_blanks(content), decimal);
  if (!value) return std::nullopt;
  return Number{*value};
}

double CellFormat::number(std::string_view content) const {
  const auto found = read(content);
  return found ? found->value : std::numeric_limits<double>::quiet_NaN();
}

bool CellFormat::is_missing(std::string_view content) const {
  const std::string_view text = trimmed(content);
  return all_missing->contains(text) || std::ranges::find(missing, text) != missing.end();
}

bool CellFormat::is_missing_number(std::string_view content) const {
  const std::string_view text = trimmed_blanks(content);
  return is_missing(text) || all_missing->contains_among_numbers(text);
}

bool CellFormat::is_quick(char decimal_of_file) const {
  return is_usual(decimal_of_file) && !all_missing->hold_digits();
}

bool CellFormat::is_usual(char decimal_of_file) const {
  return !dressed && !date && missing.empty() && decimal == decimal_of_file;
}

bool differ(const CellFormat& format, const CellFormat& other) {
  const auto said = [](const CellFormat& of) {
    return std::tuple(of.decimal, of.dressed, of.unit, of.date ? of.date->text() : "", of.missing);
  };
  return said(format) != said(other);
}

bool agree(std::string_view unit, std::string_view other) {
  if (unit.empty() || other.empty()) return unit == other || is_currency(unit.empty() ? other : unit);
  return is_same_unit(unit, other);
}

std::vector<std::shared_ptr<const CellFormat>> cell_formats(const std::vector<ColumnName>& columns,
                                                            const CellRules& rules, char decimal,
                                                            const MissingTexts& missing) {
  CellFormat usual;
  usual.decimal = decimal;
  usual.all_missing = std::make_shared<const MissingTexts>(missing);
  std::vector<CellFormat> own;
  std::vector<std::optional<std::size_t>> place(columns.size());  // among those
  const auto of_column = [&](std::size_t column) -> CellFormat& {
    if (!place[column]) {
      place[column] = own.size();
      own.push_back(usual);
    }
    return own[*place[column]];
  };
  for (const auto& [name, format] : rules.remembered) {
    const auto found = std::ranges::find(columns, name, &ColumnName::text);
    if (found == columns.end()) continue;
    CellFormat& known = of_column(static_cast<std::size_t>(found - columns.begin()));
    known = format;
    known.all_missing = usual.all_missing;
  }
  for (const std::string& name : rules.parse_number) {
    of_column(find_column(columns, name, Setting{"parse-number"})).dressed = true;
  }
  for (const std::string& text : rules.decimals) {
    const auto [column, character] = split_assignment(columns, text, Setting{"decimal"});
    if (character.size() != 1) throw error::no_decimal_character(text);
    of_column(column).decimal = character.front();
  }
  for (const std::string& text : rules.missing) {
    const auto [column, cell] = split_assignment(columns, text, Setting{"na"});
    of_column(column).missing.emplace_back(trimmed(cell));
  }
  for (const std::string& text : rules.dates) {
    const bool is_name = std::ranges::find(columns, text, &ColumnName::text) != columns.end();
    const auto [column, letters] = is_name || text.find('=') == std::string::npos
                                       ? std::pair(find_column(columns, text, Setting{"date"}), std::string("iso"))
                                       : split_assignment(columns, text, Setting{"date"});
    CellFormat& format = of_column(column);
    if (format.dressed) {
      throw error::column_has_two_roles(columns[column].text, Setting{"parse-number"}, Setting{"date"});
    }
    format.date = date_format(letters);
  }
  const auto shared_usual = std::make_shared<const CellFormat>(usual);
  std::vector<std::shared_ptr<const CellFormat>> result(columns.size(), shared_usual);
  for (std::size_t column = 0; column < columns.size(); ++column) {
    if (place[column]) result[column] = std::make_shared<const CellFormat>(own[*place[column]]);
  }
  return result;
}

}  // namespace logreg
