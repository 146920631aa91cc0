#include "data/date_format.h"

#include "base/utf8.h"
#include "data/date_fields.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace logreg {

namespace {

// One item of a format.
bool read_item(const DateItem& item, DateCursor& cursor, DateFields& fields) {
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
      return cursor.month(fields.month);
    case 'a':
      return cursor.weekday(fields.weekday);
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
      return cursor.fraction_if_any(fields.fraction);
    case 'f':
      return cursor.fraction(fields.fraction);
    case 'p':
      return cursor.half_of_day(fields.half);
    case 'z':
      return cursor.zone(fields.offset);
    case 's':
      return cursor.epoch(fields);
    default:
      return item.letter == ' ';
  }
}

// 21:30:15.5, the seconds of which may not be there.
bool read_time(DateCursor& cursor, DateFields& fields) {
  if (!cursor.digits(1, 2, 0, 24, fields.hour) || !cursor.character(':')) return false;
  if (!cursor.digits(2, 2, 0, 59, fields.minute)) return false;
  if (!cursor.character(':')) return true;
  return cursor.digits(2, 2, 0, 60, fields.second) && cursor.fraction_if_any(fields.fraction);
}

// 213015.5
bool read_basic_time(DateCursor& cursor, DateFields& fields) {
  if (!cursor.digits(2, 2, 0, 24, fields.hour) || !cursor.digits(2, 2, 0, 59, fields.minute)) return false;
  return !cursor.digits(2, 2, 0, 60, fields.second) || cursor.fraction_if_any(fields.fraction);
}

bool read_iso(DateCursor& cursor, DateFields& fields) {
  if (!cursor.digits(4, 4, 0, 9999, fields.year)) return false;
  const bool basic = !cursor.character('-');
  const std::size_t least = basic ? 2 : 1;
  if (!cursor.digits(least, 2, 1, 12, fields.month) || (!basic && !cursor.character('-'))) return false;
  if (!cursor.digits(least, 2, 1, 31, fields.day)) return false;
  if (cursor.at_end()) return true;
  if (!cursor.character('T') && !cursor.character('t') && !cursor.blanks()) return false;
  if (basic ? !read_basic_time(cursor, fields) : !read_time(cursor, fields)) return false;
  cursor.blanks();
  return cursor.at_end() || (cursor.zone(fields.offset) && cursor.at_end());
}

bool read_items(const std::vector<DateItem>& items, DateCursor& cursor, DateFields& fields) {
  for (const DateItem& item : items) {
    if (!read_item(item, cursor, fields)) return false;
  }
  return cursor.at_end();
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
    const std::string_view character = first_character(letters);
    if (is_blank(character)) {
      items.push_back({' '});
      letters.remove_prefix(character.size());
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
  DateCursor cursor(trimmed_blanks(cell));
  DateFields fields;
  const bool is_read = items_.empty() ? read_iso(cursor, fields) : read_items(items_, cursor, fields);
  const std::optional<double> days = is_read ? days_of(fields, time_alone_) : std::nullopt;
  if (!days) return std::nullopt;
  return Moment{*days, fields.epoch || fields.offset};
}

}  // namespace logreg
