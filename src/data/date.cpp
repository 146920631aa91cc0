#include "data/date.h"

#include "base/number.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <span>

namespace logreg {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                      "thursday", "friday", "saturday"};

// What a cell says.
struct Fields {
  int year = 0;
  int month = 1;
  int day = 1;
  int day_of_year = 0;
  int weekday = -1;  // 0: Sunday
  int hour = 0;
  int half = -1;  // 0: before noon, 1: after; the hour is then 1 to 12
  int minute = 0;
  int second = 0;
  double fraction = 0;                // of a second
  std::optional<int> offset;          // of the zone, in minutes
  std::optional<std::int64_t> epoch;  // seconds since 1970
};

// Reads a cell from its beginning; each function takes what it reads, or says false.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool character(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Whether there were some.
  bool blanks() {
    const std::size_t before = rest_.size();
    for (std::size_t length = utf8_length(rest_); length > 0 && is_blank(rest_.substr(0, length));
         length = utf8_length(rest_)) {
      rest_.remove_prefix(length);
    }
    return rest_.size() < before;
  }
  bool digits(std::size_t least, std::size_t most, int low, int high, int& value);
  bool fraction(double& value);
  // One of the names, whole or its first three letters; a few have further abbreviations.
  bool name(std::span<const std::string_view> names, std::span<const std::string_view> abbreviations, int& index);
  bool half_of_day(int& half);
  bool zone(std::optional<int>& offset);
  bool epoch(std::optional<std::int64_t>& seconds);

 private:
  // The word, in any case.
  bool word(std::string_view lower_case);

  std::string_view rest_;
};

bool Cursor::digits(std::size_t least, std::size_t most, int low, int high, int& value) {
  std::size_t count = 0;
  value = 0;
  while (count < most && count < rest_.size() && is_digit(rest_[count])) value = 10 * value + (rest_[count++] - '0');
  if (count < least || value < low || value > high) return false;
  rest_.remove_prefix(count);
  return true;
}

bool Cursor::fraction(double& value) {
  const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
  const std::string_view digits = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
  if (digits.empty()) return false;
  value = number_or_nan("0." + std::string(digits));
  rest_.remove_prefix(digits.size());
  return true;
}

bool Cursor::word(std::string_view lower_case) {
  if (rest_.size() < lower_case.size()) return false;
  if (!std::equal(lower_case.begin(), lower_case.end(), rest_.begin(), [](char a, char b) { return a == lower(b); })) {
    return false;
  }
  rest_.remove_prefix(lower_case.size());
  return true;
}

bool Cursor::name(std::span<const std::string_view> names, std::span<const std::string_view> abbreviations,
                  int& index) {
  const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_ascii_letter);
  const auto size = static_cast<std::size_t>(end - rest_.begin());
  const bool is_abbreviation = std::any_of(abbreviations.begin(), abbreviations.end(), [&](std::string_view known) {
    return size == known.size() && Cursor(rest_).word(known);
  });
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (size != 3 && size != names[i].size() && !is_abbreviation) continue;
    if (size > names[i].size() || !word(names[i].substr(0, size))) continue;
    index = static_cast<int>(i);
    return true;
  }
  return false;
}

bool Cursor::half_of_day(int& half) {
  if (word("am") || word("a.m.")) {
    half = 0;
  } else if (word("pm") || word("p.m.")) {
    half = 1;
  } else {
    return false;
  }
  return true;
}

bool Cursor::zone(std::optional<int>& offset) {
  offset = 0;
  if (word("z") || word("utc") || word("gmt")) return true;
  const bool behind = character('-') || word("\u2212");
  if (!behind && !character('+')) return false;
  int hours = 0;
  int minutes = 0;
  if (!digits(2, 2, 0, 23, hours)) return false;
  if (character(':')) {
    if (!digits(2, 2, 0, 59, minutes)) return false;
  } else if (!rest_.empty() && is_digit(rest_.front()) && !digits(2, 2, 0, 59, minutes)) {
    return false;
  }
  offset = (behind ? -1 : 1) * (60 * hours + minutes);
  return true;
}

bool Cursor::epoch(std::optional<std::int64_t>& seconds) {
  std::int64_t value = 0;
  const auto result = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
  const std::int64_t most = std::int64_t{1} << 38U;  // the year 10,680
  if (result.ec != std::errc{} || value > most || value < -most) return false;
  rest_.remove_prefix(static_cast<std::size_t>(result.ptr - rest_.data()));
  seconds = value;
  return true;
}

// One item of a format.
bool read_item(const DateItem& item, Cursor& cursor, Fields& fields) {
  constexpr std::array<std::string_view, 1> short_months = {"sept"};
  constexpr std::array<std::string_view, 3> short_weekdays = {"tues", "thur", "thurs"};
  if (item.literal != '\0' && item.letter == '\0') return cursor.character(item.literal);
  if (std::string_view("Yymdjkl ").find(item.letter) != std::string_view::npos) cursor.blanks();
  switch (item.letter) {
    case 'Y':
      return cursor.digits(4, 4, 0, 9999, fields.year);
    case 'y':
      if (!cursor.digits(2, 2, 0, 99, fields.year)) return false;
      fields.year += fields.year >= 69 ? 1900 : 2000;
      return true;
    case 'm':
      return cursor.digits(1, 2, 1, 12, fields.month);
    case 'd':
      return cursor.digits(1, 2, 1, 31, fields.day);
    case 'j':
      return cursor.digits(1, 3, 1, 366, fields.day_of_year);
    case 'b':
      if (!cursor.name(months, short_months, fields.month)) return false;
      ++fields.month;
      return true;
    case 'a':
      return cursor.name(weekdays, short_weekdays, fields.weekday);
    case 'H':
    case 'k':
      return cursor.digits(1, 2, 0, 24, fields.hour);
    case 'I':
    case 'l':
      return cursor.digits(1, 2, 1, 12, fields.hour);
    case 'M':
      return cursor.digits(1, 2, 0, 59, fields.minute);
    case 'S':
      return cursor.digits(1, 2, 0, 60, fields.second);
    case '.':
      return (!cursor.character('.') && !cursor.character(',')) || cursor.fraction(fields.fraction);
    case 'f':
      return cursor.fraction(fields.fraction);
    case 'p':
      return cursor.half_of_day(fields.half);
    case 'z':
      return cursor.zone(fields.offset);
    case 's':
      return cursor.epoch(fields.epoch);
    default:
      return item.letter == ' ';
  }
}

// 213015.5 or 21:30:15.5, the seconds of which may not be there.
bool read_iso_time(Cursor& cursor, bool colons, Fields& fields) {
  if (!cursor.digits(2, 2, 0, 24, fields.hour) || (colons && !cursor.character(':'))) return false;
  if (!cursor.digits(2, 2, 0, 59, fields.minute)) return false;
  if (colons ? cursor.character(':') : false) {
    if (!cursor.digits(2, 2, 0, 60, fields.second)) return false;
  } else if (colons || !cursor.digits(2, 2, 0, 60, fields.second)) {
    return true;
  }
  return (!cursor.character('.') && !cursor.character(',')) || cursor.fraction(fields.fraction);
}

bool read_iso(Cursor& cursor, Fields& fields) {
  if (!cursor.digits(4, 4, 0, 9999, fields.year)) return false;
  const bool dashes = cursor.character('-');
  if (!cursor.digits(2, 2, 1, 12, fields.month) || (dashes && !cursor.character('-'))) return false;
  if (!cursor.digits(2, 2, 1, 31, fields.day)) return false;
  if (cursor.at_end()) return true;
  if (!cursor.character('T') && !cursor.character('t') && !cursor.blanks()) return false;
  if (!read_iso_time(cursor, dashes, fields)) return false;
  cursor.blanks();
  return cursor.at_end() || (cursor.zone(fields.offset) && cursor.at_end());
}

bool read_items(const std::vector<DateItem>& items, Cursor& cursor, Fields& fields) {
  for (const DateItem& item : items) {
    if (!read_item(item, cursor, fields)) return false;
  }
  return cursor.at_end();
}

// Nothing: there is no such day, or the cell names another day of the week.
std::optional<std::int64_t> day_number(const Fields& fields) {
  using namespace std::chrono;
  const auto month_of_year = month(static_cast<unsigned>(fields.month));
  const year_month_day date(year(fields.year), month_of_year, day(static_cast<unsigned>(fields.day)));
  if (!date.ok()) return std::nullopt;
  sys_days number = date;
  if (fields.day_of_year > 0) {
    number += days(fields.day_of_year - 1);
    if (year_month_day(number).year() != date.year()) return std::nullopt;
  }
  if (fields.weekday >= 0 && weekday(number) != weekday(static_cast<unsigned>(fields.weekday))) return std::nullopt;
  return number.time_since_epoch().count();
}

std::optional<DateFormat::Moment> moment(const Fields& fields, bool time_alone) {
  constexpr double seconds_of_day = 86400;
  if (fields.epoch) {
    const double past = fields.epoch.value() < 0 ? -fields.fraction : fields.fraction;
    return DateFormat::Moment{(static_cast<double>(*fields.epoch) + past) / seconds_of_day, true};
  }
  const bool midnight = fields.minute == 0 && fields.second == 0 && fields.fraction == 0;
  if (fields.hour == 24 && !midnight) return std::nullopt;
  const std::optional<std::int64_t> day = time_alone ? 0 : day_number(fields);
  if (!day) return std::nullopt;
  const int hour = fields.half < 0 ? fields.hour : fields.hour % 12 + 12 * fields.half;
  const int minutes = 60 * hour + fields.minute - fields.offset.value_or(0);
  const std::int64_t seconds = 86400 * *day + 60 * minutes + fields.second;
  return DateFormat::Moment{(static_cast<double>(seconds) + fields.fraction) / seconds_of_day,
                            fields.offset.has_value()};
}

// One letter for each field, and those that stand for several written out; empty: unknown.
std::string_view written_out(char letter) {
  switch (letter) {
    case 'e':
      return "%d";
    case 'h':
    case 'B':
      return "%b";
    case 'A':
      return "%a";
    case 'T':
      return "%H:%M:%S";
    case 'R':
      return "%H:%M";
    case 'F':
      return "%Y-%m-%d";
    case 'D':
      return "%m/%d/%y";
    default:
      return {};
  }
}

bool append_items(std::string_view letters, std::vector<DateItem>& items) {
  while (!letters.empty()) {
    const std::size_t length = utf8_length(letters);
    if (length > 0 && is_blank(letters.substr(0, length))) {
      items.push_back({' '});
      letters.remove_prefix(length);
      continue;
    }
    const char first = letters.front();
    letters.remove_prefix(1);
    if (first == '\0') return false;
    if (first != '%') {
      items.push_back({'\0', first});
      continue;
    }
    if (letters.starts_with("OS")) letters.remove_prefix(1);
    if (letters.empty()) return false;
    const char letter = letters.front();
    letters.remove_prefix(1);
    if (letter == '%') {
      items.push_back({'\0', '%'});
    } else if (letter == 'n' || letter == 't') {
      items.push_back({' '});
    } else if (std::string_view("YymdjbaHkIlMSfpzs").find(letter) != std::string_view::npos) {
      items.push_back({letter});
    } else if (written_out(letter).empty() || !append_items(written_out(letter), items)) {
      return false;
    }
  }
  return true;
}

// Seconds have a fraction behind them unless the format goes on with one.
void add_fractions(std::vector<DateItem>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].letter != 'S' && items[i].letter != 's') continue;
    const bool has_own = i + 1 < items.size() &&
                         (items[i + 1].letter == 'f' || items[i + 1].literal == '.' || items[i + 1].literal == ',');
    if (!has_own) items.insert(items.begin() + static_cast<std::ptrdiff_t>(i) + 1, {'.'});
  }
}

class FieldsTold {
 public:
  explicit FieldsTold(const std::vector<DateItem>& items) : items_(items) {}

  std::size_t any(std::string_view letters) const {
    return static_cast<std::size_t>(std::count_if(items_.begin(), items_.end(), [&](const DateItem& item) {
      return item.letter != '\0' && letters.find(item.letter) != std::string_view::npos;
    }));
  }
  bool twice() const {
    constexpr std::array<std::string_view, 13> fields = {"Yy",   "mb", "d", "dj", "bj", "mj", "Hk",
                                                         "HkIl", "M",  "S", "f",  "p",  "z"};
    return std::any_of(fields.begin(), fields.end(), [&](std::string_view letters) { return any(letters) > 1; }) ||
           any("a") > 1 || any("s") > 1;
  }

 private:
  const std::vector<DateItem>& items_;
};

// Whether the fields make a moment, each told once.
bool tell_a_moment(const FieldsTold& told) {
  if (told.twice()) return false;
  if (told.any("s") == 1) return told.any("YymdjbaHkIlMSpz") == 0;
  if (told.any("Il") != told.any("p")) return false;
  if (told.any("S") > told.any("M") || told.any("f") > told.any("S")) return false;
  const bool has_date = told.any("Yy") == 1;
  if (!has_date) return told.any("mdjbaz") == 0 && told.any("HkIlM") > 0;
  if (told.any("d") > told.any("mb") || told.any("a") > told.any("dj")) return false;
  return told.any("M") <= told.any("HkIl");
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
    {DateForm::twelve_hours_seconds, "%I:%M:%S %p", ":"},
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

char mark_of(std::string_view cell) {
  const auto mark = std::find_if_not(cell.begin(), cell.end(), is_digit);
  if (mark == cell.end()) return '0';
  if (is_ascii_letter(*mark)) return 'a';
  const std::string_view rest = cell.substr(static_cast<std::size_t>(mark - cell.begin()));
  return is_blank(rest.substr(0, utf8_length(rest))) ? ' ' : *mark;
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
      return cell.size() == 10;
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

DateFormat DateFormat::iso() {
  return DateFormat("iso");
}

std::optional<DateFormat> DateFormat::of(std::string_view letters) {
  DateFormat format{std::string(letters)};
  if (!append_items(letters, format.items_)) return std::nullopt;
  const FieldsTold told(format.items_);
  if (!tell_a_moment(told)) return std::nullopt;
  format.time_alone_ = told.any("Yys") == 0;
  add_fractions(format.items_);
  return format;
}

std::optional<DateFormat::Moment> DateFormat::read(std::string_view cell) const {
  Cursor cursor(trimmed_blanks(cell));
  Fields fields;
  const bool is_read = items_.empty() ? read_iso(cursor, fields) : read_items(items_, cursor, fields);
  return is_read ? moment(fields, time_alone_) : std::nullopt;
}

std::uint32_t date_forms(std::string_view cell) {
  constexpr std::size_t shortest = 4;  // 9:30
  constexpr std::size_t longest = 64;
  const std::string_view text = trimmed_blanks(cell);
  if (text.size() < shortest || text.size() > longest || !are_two_digits_behind_colons(text)) return 0;
  const char mark = mark_of(text);
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].marks.find(mark) == std::string_view::npos || !is_meant(forms[i].form, text)) continue;
    if (formats_of_forms()[i].read(text)) found |= static_cast<std::uint32_t>(forms[i].form);
  }
  return found;
}

DateFormat format_of(DateForm form) {
  return formats_of_forms()[static_cast<std::size_t>(std::countr_zero(static_cast<std::uint32_t>(form)))];
}

}  // namespace logreg
