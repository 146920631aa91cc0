#include "data/date_fields.h"

#include "base/number.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>

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

constexpr std::array<std::string_view, 1> further_months = {"sept"};
constexpr std::array<std::string_view, 3> further_weekdays = {"tues", "thur", "thurs"};

template <typename Kind>
std::size_t ascii_run(std::string_view text, Kind is_of_kind) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_of_kind) - text.begin());
}

// Nothing: there is no such day, or the cell names another day of the week.
std::optional<std::int64_t> day_number(const DateFields& fields) {
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

}  // namespace

bool DateCursor::blanks() {
  const std::size_t before = rest_.size();
  while (is_blank(first_character(rest_))) rest_.remove_prefix(first_character(rest_).size());
  return rest_.size() < before;
}

bool DateCursor::digits(std::size_t least, std::size_t most, int low, int high, int& value) {
  std::size_t count = 0;
  value = 0;
  while (count < most && count < rest_.size() && is_digit(rest_[count])) value = 10 * value + (rest_[count++] - '0');
  if (count < least || value < low || value > high) return false;
  rest_.remove_prefix(count);
  return true;
}

bool DateCursor::fraction(double& value) {
  const std::string_view digits = rest_.substr(0, ascii_run(rest_, is_digit));
  if (digits.empty()) return false;
  value = number_or_nan("0." + std::string(digits));
  rest_.remove_prefix(digits.size());
  return true;
}

bool DateCursor::word(std::string_view lower_case) {
  if (rest_.size() < lower_case.size()) return false;
  if (!std::equal(lower_case.begin(), lower_case.end(), rest_.begin(), [](char a, char b) { return a == lower(b); })) {
    return false;
  }
  rest_.remove_prefix(lower_case.size());
  return true;
}

bool DateCursor::name(std::span<const std::string_view> names, std::span<const std::string_view> abbreviations,
                      int& index) {
  const std::size_t size = ascii_run(rest_, is_ascii_letter);
  const bool is_abbreviation = std::any_of(abbreviations.begin(), abbreviations.end(), [&](std::string_view known) {
    return size == known.size() && DateCursor(rest_).word(known);
  });
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (size != 3 && size != names[i].size() && !is_abbreviation) continue;
    if (size > names[i].size() || !word(names[i].substr(0, size))) continue;
    index = static_cast<int>(i);
    return true;
  }
  return false;
}

bool DateCursor::half_of_day(int& half) {
  if (word("am") || word("a.m.")) {
    half = 0;
  } else if (word("pm") || word("p.m.")) {
    half = 1;
  } else {
    return false;
  }
  return true;
}

bool DateCursor::zone(std::optional<int>& offset) {
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

bool DateCursor::epoch(DateFields& fields) {
  fields.before_epoch = character('-');
  const std::size_t size = ascii_run(rest_, is_digit);
  std::int64_t seconds = 0;
  std::from_chars(rest_.data(), rest_.data() + size, seconds);
  constexpr std::size_t most = 12;  // digits: beyond the year 9999
  if (size == 0 || size > most) return false;
  rest_.remove_prefix(size);
  fields.epoch = seconds;
  return true;
}

bool DateCursor::month(int& month) {
  if (!name(months, further_months, month)) return false;
  ++month;
  return true;
}

bool DateCursor::weekday(int& weekday) {
  return name(weekdays, further_weekdays, weekday);
}

std::optional<double> days_of(const DateFields& fields, bool time_alone) {
  constexpr double seconds_of_day = 86400;
  if (fields.epoch) {
    const double seconds = static_cast<double>(*fields.epoch) + fields.fraction;
    return (fields.before_epoch ? -seconds : seconds) / seconds_of_day;
  }
  const bool midnight = fields.minute == 0 && fields.second == 0 && fields.fraction == 0;
  if (fields.hour == 24 && !midnight) return std::nullopt;
  const std::optional<std::int64_t> day = time_alone ? 0 : day_number(fields);
  if (!day) return std::nullopt;
  const int hour = fields.half < 0 ? fields.hour : fields.hour % 12 + 12 * fields.half;
  const int minutes = 60 * hour + fields.minute - fields.offset.value_or(0);
  const std::int64_t seconds = 86400 * *day + 60 * minutes + fields.second;
  return (static_cast<double>(seconds) + fields.fraction) / seconds_of_day;
}

}  // namespace logreg
