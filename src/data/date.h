// Dates and times of the day as numbers.
//
// Calendar: proleptic Gregorian, years 0 to 9999. Second 60 (a leap second) is the next minute's first, as POSIX time
// counts; 24:00 is the next day's midnight. Times without a zone stay as they are written, those with one are turned
// to UTC.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

// A piece of a format: a letter of strptime's, blanks (' '), or the literal character.
struct DateItem {
  char letter = '\0';
  char literal = '\0';
};

// How a column's dates are written: ISO 8601, or strptime's letters.
class DateFormat {
 public:
  struct Moment {
    double days = 0;     // since 1970-01-01, with fractions for times; of a time alone, the fraction of a day
    bool zoned = false;  // the cell says in which zone
  };

  // 2021-09-25, 20210925, both also with a time behind T or blanks: 21:30, 21:30:15.5, 213015; a time may have a zone
  // behind it: Z, UTC, GMT, +02:00, +0200, +02.
  static DateFormat iso();
  // %Y (four digits) %y (two: 69 to 99 are of the last century) %m %d %e %j %b %B %h (English, any case) %H %k %I %l %M
  // %S (with its fraction) %OS %f %p %z %a %A %s %T %R %F %D %n %t %%. Days, months and years may have blanks in front;
  // a blank stands for any number of blanks of any kind, also none. A month without a day is its first day, a year
  // without a month its first. Nothing: another letter, a field told twice, or a format that tells no moment (a day
  // without a year, %I without %p).
  static std::optional<DateFormat> of(std::string_view letters);

  const std::string& text() const { return text_; }  // "iso" or the letters
  bool is_time_alone() const { return time_alone_; }
  // The moment that the whole cell tells, blanks of any kind around it, or nothing.
  std::optional<Moment> read(std::string_view cell) const;

 private:
  explicit DateFormat(std::string text) : text_(std::move(text)) {}

  std::string text_;
  std::vector<DateItem> items_;  // none: ISO 8601
  bool time_alone_ = false;
};

// The common forms of dates in tables, each a bit. A year has four digits unless the name says short.
enum class DateForm : std::uint32_t {
  iso = 1U << 0U,                        // 2021-09-25
  iso_with_time = 1U << 1U,              // 2021-09-25T21:30:15.123+02:00, 2021-09-25 21:30, 20210925T213015Z
  digits_ymd = 1U << 2U,                 // 20210925, years 1900 to 2099
  slash_ymd = 1U << 3U,                  // 2021/09/25
  slash_ymd_time = 1U << 4U,             // 2021/09/25 21:30
  slash_ymd_seconds = 1U << 5U,          // 2021/09/25 21:30:15
  point_dmy = 1U << 6U,                  // 25.09.2021
  point_dmy_time = 1U << 7U,             // 25.09.2021 21:30
  point_dmy_seconds = 1U << 8U,          // 25.09.2021 21:30:15
  point_dmy_short = 1U << 9U,            // 25.09.21
  slash_mdy = 1U << 10U,                 // 9/25/2021
  slash_mdy_time = 1U << 11U,            // 9/25/2021 21:30
  slash_mdy_seconds = 1U << 12U,         // 9/25/2021 21:30:15
  slash_mdy_twelve = 1U << 13U,          // 9/25/2021 9:30 PM
  slash_mdy_twelve_seconds = 1U << 14U,  // 9/25/2021 9:30:15 PM
  slash_mdy_short = 1U << 15U,           // 9/25/21
  slash_dmy = 1U << 16U,                 // 25/9/2021
  slash_dmy_time = 1U << 17U,            // 25/9/2021 21:30
  slash_dmy_seconds = 1U << 18U,         // 25/9/2021 21:30:15
  slash_dmy_short = 1U << 19U,           // 25/9/21
  dash_dmy = 1U << 20U,                  // 25-09-2021
  dash_mdy = 1U << 21U,                  // 09-25-2021
  named_dmy = 1U << 22U,                 // 25 Sep 2021, 25 September 2021
  named_mdy = 1U << 23U,                 // Sep 25, 2021; September 25, 2021
  named_dashed = 1U << 24U,              // 25-Sep-2021
  named_dashed_short = 1U << 25U,        // 25-SEP-21
  named_glued = 1U << 26U,               // 25SEP2021
  named_glued_seconds = 1U << 27U,       // 25SEP2021:21:30:15
  hours_minutes = 1U << 28U,             // 21:30
  hours_minutes_seconds = 1U << 29U,     // 21:30:15
  twelve_hours = 1U << 30U,              // 9:30 PM
  twelve_hours_seconds = 1U << 31U,      // 9:30:15 PM
};

// Which of the forms the whole cell has. Several: only another cell, one with a day above 12, can tell.
std::uint32_t date_forms(std::string_view cell);

// What reads it.
DateFormat format_of(DateForm form);

}  // namespace logreg
