#include "base/number.h"
#include "base/utf8.h"
#include "data/date.h"
#include "data/dressed_number.h"
#include "data/folded.h"
#include "require.h"
#include "slow_cells.h"
#include "targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <optional>
#include <string>

namespace logreg::fuzz {

namespace {

constexpr std::size_t most_bytes = 160;  // the slow readers' stack is as deep as the cell is long

std::string shown(const std::optional<DressedNumber>& number) {
  if (!number) return "none";
  return fmt::format("{} dress {:x} unit '{}' {}", number->value, number->dress, number->unit, number->ambiguous);
}

std::string shown(const std::optional<DateFormat::Moment>& moment) {
  return moment ? fmt::format("{} {}", moment->days, moment->zoned) : "none";
}

template <typename Answer>
void require_same(const Answer& fast, const Answer& slow, std::string_view what, std::string_view cell) {
  if (shown(fast) == shown(slow)) return;
  require_none(fmt::format("{} of '{}': {}, slowly {}", what, cell, shown(fast), shown(slow)));
}

void numbers(std::string_view cell, char decimal) {
  const auto fast = dressed_number(cell, decimal);
  require_same(fast, slow_dressed_number(cell, decimal), decimal == ',' ? "the number with a comma" : "the number",
               cell);
  const std::optional<double> plain = parse_number(cell, decimal);
  require(!plain || (fast && fast->dress == 0 && fast->value == *plain), "a plain number is another one in dress");
  require(!fast || fast->dress != 0 || parse_number(trimmed_blanks(cell), decimal), "what is not plain has no dress");
  require(!fast || fast->dress == 0 || !is_scaled_suffix(cell, decimal), "a number is a scaled one, too");
  require(!fast || fast->unit.empty() || is_same_unit(fast->unit, fast->unit), "a unit is not its own");
}

void dates(std::string_view cell) {
  require_same(DateFormat::iso().read(cell), slow_iso_date(cell), "the ISO date", cell);
  const std::uint32_t forms = date_forms(cell);
  for (unsigned bit = 0; bit < 32; ++bit) {
    if ((forms >> bit & 1U) == 0) continue;
    const DateFormat format = format_of(static_cast<DateForm>(1U << bit));
    require(format.read(cell).has_value(), "the letters of a date's form do not read it");
  }
}

void date_of(std::string_view letters, std::string_view cell) {
  const auto format = DateFormat::of(letters);
  if (!format) return;
  require_same(format->read(cell), slow_date(letters, cell), fmt::format("the date by '{}'", letters), cell);
}

void labels(std::string_view cell) {
  const std::string once = folded(cell);
  require(folded(once) == once, "what is folded is folded again");
  require(folded(" \t" + std::string(cell) + "\xC2\xA0") == once, "blanks around a text count");
  require(trimmed_blanks(once) == once, "a folded text has blanks at its ends");
  std::string upper(cell);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  require(folded(upper) == once, "the case of ASCII counts");
  require(std::none_of(once.begin(), once.end(), [](char c) { return c >= 'A' && c <= 'Z'; }),
          "a letter is not folded");
}

}  // namespace

void cells(std::string_view bytes) {
  const std::size_t line = bytes.find('\n');
  const std::string_view cell = bytes.substr(0, std::min(line, most_bytes));
  for (const char decimal : {'.', ','}) numbers(cell, decimal);
  dates(cell);
  labels(cell);
  if (line < bytes.size()) date_of(cell, bytes.substr(line + 1, most_bytes));
}

}  // namespace logreg::fuzz
