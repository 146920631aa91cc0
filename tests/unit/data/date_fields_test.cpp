#include "data/date_fields.h"

#include <doctest/doctest.h>

#include <optional>
#include <string_view>

using namespace logreg;
using namespace std::string_view_literals;

TEST_CASE("months and weekdays are read by their names or the beginnings of these") {
  struct Case {
    std::string_view text;
    int month;
  };
  for (const Case& c : {Case{"January", 1}, {"jan", 1}, {"MAY", 5}, {"june", 6}, {"Sept", 9}, {"Dec", 12}}) {
    CAPTURE(c.text);
    int month = 0;
    CHECK(DateCursor(c.text).month(month));
    CHECK(month == c.month);
  }
  for (const std::string_view text : {""sv, "J"sv, "Janu"sv, "Januaryy"sv, "Mai"sv, "Septe"sv, "1"sv}) {
    CAPTURE(text);
    int month = 0;
    CHECK_FALSE(DateCursor(text).month(month));
  }
  int weekday = 0;
  CHECK(DateCursor("Thurs").weekday(weekday));
  CHECK(weekday == 4);
  CHECK(DateCursor("sunday").weekday(weekday));
  CHECK(weekday == 0);
}

TEST_CASE("a zone is told by a letter, a name or an offset") {
  struct Case {
    std::string_view text;
    int minutes;
  };
  for (const Case& c :
       {Case{"Z", 0}, {"utc", 0}, {"GMT", 0}, {"+02:00", 120}, {"+0530", 330}, {"-08", -480}, {"\u22120330", -210}}) {
    CAPTURE(c.text);
    DateCursor cursor(c.text);
    std::optional<int> offset;
    CHECK(cursor.zone(offset));
    CHECK(offset == c.minutes);
    CHECK(cursor.at_end());
  }
  for (const std::string_view text : {""sv, "CET"sv, "+2"sv, "+24"sv, "+02:60"sv, "+02:"sv, "+023"sv, "02:00"sv}) {
    CAPTURE(text);
    std::optional<int> offset;
    CHECK_FALSE(DateCursor(text).zone(offset));
  }
}

TEST_CASE("digits and fractions are as many as they may be") {
  int value = 0;
  CHECK(DateCursor("2021x").digits(4, 4, 0, 9999, value));
  CHECK(value == 2021);
  CHECK(DateCursor("123").digits(1, 2, 0, 99, value));
  CHECK(value == 12);
  CHECK_FALSE(DateCursor("1").digits(2, 2, 0, 99, value));
  CHECK_FALSE(DateCursor("60").digits(1, 2, 0, 59, value));
  CHECK_FALSE(DateCursor("").digits(1, 2, 0, 59, value));
  double fraction = 0;
  CHECK(DateCursor(",25").fraction_if_any(fraction));
  CHECK(fraction == .25);
  CHECK(DateCursor("x").fraction_if_any(fraction));
  CHECK_FALSE(DateCursor(".x").fraction_if_any(fraction));
}

TEST_CASE("fields make a moment, or none where there is no such day") {
  DateFields fields;
  fields.year = 2024;
  fields.month = 2;
  fields.day = 29;
  CHECK(days_of(fields, false) == 19782);
  fields.weekday = 4;
  CHECK(days_of(fields, false) == 19782);
  fields.weekday = 5;
  CHECK_FALSE(days_of(fields, false).has_value());
  fields.weekday = -1;
  fields.year = 2023;
  CHECK_FALSE(days_of(fields, false).has_value());
  fields.hour = 6;
  CHECK(days_of(fields, true) == .25);
  fields.half = 1;
  CHECK(days_of(fields, true) == .75);
  fields.half = -1;
  fields.hour = 24;
  CHECK(days_of(fields, true) == 1);
  fields.minute = 1;
  CHECK_FALSE(days_of(fields, true).has_value());
  DateFields epoch;
  epoch.epoch = 86400;
  epoch.before_epoch = true;
  CHECK(days_of(epoch, false) == -1);
}
