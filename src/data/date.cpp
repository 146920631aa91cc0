#include "data/date.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <vector>

namespace logreg {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Form {
  DateForm form;
  std::string_view letters;  // none: ISO 8601
  std::string_view marks;    // the first character that is no digit: itself, ' ' a blank, 'a' a letter, '0' none
};

// In the order of the bits.
constexpr std::array<Form, 32> forms = {{
    {DateForm::iso, "", "-"},
    {DateForm::iso_with_time, "", "-a "},
    {DateForm::digits_ymd, "%Y%m%d", "0"},
    {DateForm::slash_ymd, "%Y/%m/%d", "/"},
    {DateForm::slash_ymd_time, "%Y/%m/%d %H:%M", "/"},
    {DateForm::slash_ymd_seconds, "%Y/%m/%d %H:%M:%S", "/"},
    {DateForm::point_dmy, "%d.%m.%Y", "."},
    {DateForm::point_dmy_time, "%d.%m.%Y %H:%M", "."},
    {DateForm::point_dmy_seconds, "%d.%m.%Y %H:%M:%S", "."},
    {DateForm::point_dmy_short, "%d.%m.%y", "."},
    {DateForm::slash_mdy, "%m/%d/%Y", "/"},
    {DateForm::slash_mdy_time, "%m/%d/%Y %H:%M", "/"},
    {DateForm::slash_mdy_seconds, "%m/%d/%Y %H:%M:%S", "/"},
    {DateForm::slash_mdy_twelve, "%m/%d/%Y %I:%M %p", "/"},
    {DateForm::slash_mdy_twelve_seconds, "%m/%d/%Y %I:%M:%S %p", "/"},
    {DateForm::slash_mdy_short, "%m/%d/%y", "/"},
    {DateForm::slash_dmy, "%d/%m/%Y", "/"},
    {DateForm::slash_dmy_time, "%d/%m/%Y %H:%M", "/"},
    {DateForm::slash_dmy_seconds, "%d/%m/%Y %H:%M:%S", "/"},
    {DateForm::slash_dmy_short, "%d/%m/%y", "/"},
    {DateForm::dash_dmy, "%d-%m-%Y", "-"},
    {DateForm::dash_mdy, "%m-%d-%Y", "-"},
    {DateForm::named_dmy, "%d %b %Y", " "},
    {DateForm::named_mdy, "%b %d, %Y", "a"},
    {DateForm::named_dashed, "%d-%b-%Y", "-"},
    {DateForm::named_dashed_short, "%d-%b-%y", "-"},
    {DateForm::named_glued, "%d%b%Y", "a"},
    {DateForm::named_glued_seconds, "%d%b%Y:%H:%M:%S", "a"},
    {DateForm::hours_minutes, "%H:%M", ":"},
    {DateForm::hours_minutes_seconds, "%H:%M:%S", ":"},
    {DateForm::twelve_hours, "%I:%M %p", ":"},
    {DateForm::point_ymd, "%Y.%m.%d", "."},
}};

const std::vector<DateFormat>& formats_of_forms() {
  static const std::vector<DateFormat> formats = [] {
    std::vector<DateFormat> result;
    for (const Form& form : forms) {
      result.push_back(form.letters.empty() ? DateFormat::iso() : *DateFormat::of(form.letters));
    }
    return result;
  }();
  return formats;
}

std::uint32_t forms_with_mark(char mark) {
  static const std::array<std::uint32_t, 256> by_mark = [] {
    std::array<std::uint32_t, 256> result{};
    for (const Form& form : forms) {
      for (const char c : form.marks) result[static_cast<unsigned char>(c)] |= static_cast<std::uint32_t>(form.form);
    }
    return result;
  }();
  return by_mark[static_cast<unsigned char>(mark)];
}

char mark_of(std::string_view cell) {
  const auto mark = std::find_if_not(cell.begin(), cell.end(), is_digit);
  if (mark == cell.end()) return '0';
  const std::string_view character = first_character(cell.substr(static_cast<std::size_t>(mark - cell.begin())));
  if (is_letter(character)) return 'a';
  return is_blank(character) ? ' ' : *mark;
}

// Minutes and seconds have two digits in a table, or 3:1 would be a time.
bool are_two_digits_behind_colons(std::string_view cell) {
  for (std::size_t i = cell.find(':'); i != std::string_view::npos; i = cell.find(':', i + 1)) {
    if (i + 2 >= cell.size() || !is_digit(cell[i + 1]) || !is_digit(cell[i + 2])) return false;
  }
  return true;
}

// What is asked of a form beyond its letters, which read more than people mean by it.
bool is_meant(DateForm form, std::string_view cell) {
  switch (form) {
    case DateForm::iso:
      return cell.size() <= 10;
    case DateForm::iso_with_time:
      return cell.size() > 10;
    case DateForm::digits_ymd:
      return cell.size() == 8 && (cell.starts_with("19") || cell.starts_with("20"));
    case DateForm::point_dmy_short:
      return cell.size() == 8;  // 1.2.10 is a version
    default:
      return true;
  }
}

}  // namespace

std::uint32_t date_forms(std::string_view cell) {
  constexpr std::size_t shortest = 4;  // 9:30
  constexpr std::size_t longest = 64;
  const std::string_view text = trimmed_blanks(cell);
  if (text.size() < shortest || text.size() > longest) return 0;
  if (std::none_of(text.begin(), text.end(), is_digit) || !are_two_digits_behind_colons(text)) return 0;
  std::uint32_t found = 0;
  for (std::uint32_t left = forms_with_mark(mark_of(text)); left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    if (is_meant(forms[i].form, text) && formats_of_forms()[i].read(text)) {
      found |= static_cast<std::uint32_t>(forms[i].form);
    }
  }
  return found;
}

DateFormat format_of(DateForm form) {
  return formats_of_forms()[static_cast<std::size_t>(std::countr_zero(static_cast<std::uint32_t>(form)))];
}

}  // namespace logreg
