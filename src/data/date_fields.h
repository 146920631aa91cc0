// What a date or a time in a cell says, field by field, and the moment that it makes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace logreg {

// What a cell says of a moment.
struct DateFields {
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
  std::optional<std::int64_t> epoch;  // seconds from 1970
  bool before_epoch = false;
};

// Reads a cell from its beginning; each function takes what it reads, or says false.
class DateCursor {
 public:
  explicit DateCursor(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool character(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Whether there were some.
  bool blanks();
  // At least `least`, as many as there are up to `most`, between `low` and `high`.
  bool digits(std::size_t least, std::size_t most, int low, int high, int& value);
  // The digits behind a decimal character.
  bool fraction(double& value);
  // A point or a comma with them, if there is one.
  bool fraction_if_any(double& value) { return (!character('.') && !character(',')) || fraction(value); }
  // In English and any case, whole or the first three letters; Sept, Tues, Thur and Thurs, too.
  bool month(int& month);
  bool weekday(int& weekday);
  // am, pm, a.m., p.m.
  bool half_of_day(int& half);
  // Z, UTC, GMT, +02:00, +0200, +02, with the sign of minus too.
  bool zone(std::optional<int>& offset);
  // Seconds from 1970.
  bool epoch(DateFields& fields);

 private:
  // An abbreviation is longer than three letters.
  bool name(std::span<const std::string_view> names, std::span<const std::string_view> abbreviations, int& index);
  // The word, in any case.
  bool word(std::string_view lower_case);

  std::string_view rest_;
};

// Days since 1970-01-01 in UTC; of a time alone, the fraction of a day. Nothing: there is no such day, it is another
// day of the week, or the hour is 24 and not midnight.
std::optional<double> days_of(const DateFields& fields, bool time_alone);

}  // namespace logreg
