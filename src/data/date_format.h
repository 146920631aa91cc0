// Dates and times of the day as numbers.
//
// Calendar: proleptic Gregorian, years 0 to 9999. Second 60 (a leap second) is the next minute's first, as POSIX time
// counts; 24:00 is the next day's midnight. Times without a zone stay as they are written, those with one are turned
// to UTC.
#pragma once

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
  // behind it: Z, UTC, GMT, +02:00, +0200, +02. Beyond the standard, months, days and hours between dashes and colons
  // may have one digit.
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

}  // namespace logreg
