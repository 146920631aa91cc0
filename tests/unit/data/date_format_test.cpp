#include "data/date_format.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace logreg;
using namespace std::string_view_literals;

namespace {

constexpr double day = 18895;  // 2021-09-25, by date -u -d 2021-09-25 +%s
double at(int hour, int minute, double second = 0) {
  return (day * 86400 + 3600 * hour + 60 * minute + second) / 86400;
}

}  // namespace

TEST_CASE("dates of ISO 8601 are days since 1970, with or without time and zone") {
  struct Case {
    std::string_view cell;
    double days;
    bool zoned;
  };
  const Case cases[] = {
      {"1970-01-01", 0, false},
      {"2021-09-25", day, false},
      {" 2021-09-25\u00A0", day, false},
      {"20210925", day, false},
      {"2000-02-29", 11016, false},
      {"1969-12-31", -1, false},
      {"1600-02-29", -135081, false},
      {"0000-01-01", -719528, false},
      {"9999-12-31", 2932896, false},
      {"2021-09-25T21:30", at(21, 30), false},
      {"2021-09-25 21:30", at(21, 30), false},
      {"2021-09-25t21:30:15", at(21, 30, 15), false},
      {"2021-09-25T21:30:15.5", at(21, 30, 15.5), false},
      {"2021-09-25T21:30:15,5", at(21, 30, 15.5), false},
      {"2021-09-25T21:30:15.123", at(21, 30, 15.123), false},
      {"2021-09-25T21:30Z", at(21, 30), true},
      {"2021-09-25T21:30:15z", at(21, 30, 15), true},
      {"2021-09-25 21:30:15 UTC", at(21, 30, 15), true},
      {"2021-09-25T21:30:15+02:00", at(19, 30, 15), true},
      {"2021-09-25T21:30:15+0200", at(19, 30, 15), true},
      {"2021-09-25T21:30:15+02", at(19, 30, 15), true},
      {"2021-09-25 21:30:15 -05:30", at(27, 0, 15), true},
      {"2021-09-25T23:59:60", day + 1, false},
      {"2021-09-25T24:00", day + 1, false},
      {"20210925T213015Z", at(21, 30, 15), true},
      {"2021-9-25", day, false},
      {"2021-9-25 9:30", at(9, 30), false},
      {"20210925T2130", at(21, 30), false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.cell);
    const auto moment = DateFormat::iso().read(c.cell);
    REQUIRE(moment.has_value());
    CHECK(moment->days == c.days);
    CHECK(moment->zoned == c.zoned);
  }
}

TEST_CASE("what is no date of ISO 8601 is none") {
  for (const std::string_view cell : {""sv,
                                      "2021"sv,
                                      "2021-09"sv,
                                      "2021-02-30"sv,
                                      "2021-02-29"sv,
                                      "1900-02-29"sv,
                                      "2021-13-01"sv,
                                      "2021-00-10"sv,
                                      "2021-01-00"sv,
                                      "2021-009-25"sv,
                                      "202109-25"sv,
                                      "21-09-25"sv,
                                      "2021/09/25"sv,
                                      "2021-0925"sv,
                                      "2021-09-25T"sv,
                                      "2021-09-25T21"sv,
                                      "2021-09-25T25:00"sv,
                                      "2021-09-25T21:60"sv,
                                      "2021-09-25T21:30:61"sv,
                                      "2021-09-25T24:01"sv,
                                      "2021-09-25T21:30:"sv,
                                      "2021-09-25T21:30:15."sv,
                                      "2021-09-25T21:30+2"sv,
                                      "2021-09-25T21:30+25:00"sv,
                                      "2021-09-25x"sv,
                                      "a"sv,
                                      "2021-09-25T21:30 CET"sv,
                                      "2021-09-25Z"sv,
                                      "20210931"sv,
                                      "2021-09-25 2130"sv,
                                      "+2021-09-25"sv,
                                      "2021-09-25-"sv}) {
    CAPTURE(cell);
    CHECK_FALSE(DateFormat::iso().read(cell).has_value());
  }
}

TEST_CASE("a date is read by the letters of strptime") {
  struct Case {
    std::string_view letters;
    std::string_view cell;
    double days;
  };
  const Case cases[] = {
      {"%d.%m.%Y", "25.09.2021", day},
      {"%d.%m.%Y", "25.9.2021", day},
      {"%d.%m.%Y", " 25. 9. 2021 ", day},
      {"%m/%d/%y", "9/25/21", day},
      {"%D", "09/25/21", day},
      {"%F", "2021-09-25", day},
      {"%d.%m.%y", "01.01.69", -365},
      {"%d.%m.%y", "01.01.68", 35794},
      {"%d %b %Y", "25 sep 2021", day},
      {"%d %B %Y", "25 SEPTEMBER 2021", day},
      {"%d %h %Y", "25 Sept 2021", day},
      {"%b %e, %Y", "Sep  5, 2021", day - 20},
      {"%d%b%Y", "25SEP2021", day},
      {"%Y-%j", "2021-268", day},
      {"%Y-%m", "2021-09", day - 24},
      {"%Y", "2021", 18628},
      {"%a, %d %b %Y", "Sat, 25 Sep 2021", day},
      {"%A %d %b %Y", "saturday 25 Sep 2021", day},
      {"%d.%m.%Y %H:%M", "25.09.2021 21:30", at(21, 30)},
      {"%d.%m.%Y %H:%M", "25.09.2021\u00A021:30", at(21, 30)},
      {"%d.%m.%Y %T", "25.09.2021 21:30:15", at(21, 30, 15)},
      {"%d.%m.%Y %T", "25.09.2021 21:30:15.5", at(21, 30, 15.5)},
      {"%d.%m.%Y %H:%M:%S,%f", "25.09.2021 21:30:15,5", at(21, 30, 15.5)},
      {"%Y-%m-%d %H:%M:%OS", "2021-09-25 21:30:15.25", at(21, 30, 15.25)},
      {"%m/%d/%Y %I:%M %p", "9/25/2021 9:30 PM", at(21, 30)},
      {"%m/%d/%Y %I:%M %p", "9/25/2021 9:30pm", at(21, 30)},
      {"%m/%d/%Y %I:%M %p", "9/25/2021 12:30 a.m.", at(0, 30)},
      {"%m/%d/%Y %I:%M %p", "9/25/2021 12:30\u202FPM", at(12, 30)},
      {"%FT%T%z", "2021-09-25T21:30:15+02:00", at(19, 30, 15)},
      {"%s", "1632605415", at(21, 30, 15)},
      {"%s", "1632605415.5", at(21, 30, 15.5)},
      {"%s", "-86400", -1},
      {"%H:%M", "21:30", 21.5 / 24},
      {"%R", "12:00", .5},
      {"%T", "06:00:00", .25},
      {"%H:%M", "24:00", 1},
      {"%Y年%m月%d日", "2021年9月25日", day},
      {"%d%%%m%%%Y", "25%09%2021", day},
      {"%d%n%m%t%Y", "25 09\t2021", day},
  };
  for (const Case& c : cases) {
    CAPTURE(c.letters);
    CAPTURE(c.cell);
    const auto format = DateFormat::of(c.letters);
    REQUIRE(format.has_value());
    CHECK(format->text() == c.letters);
    const auto moment = format->read(c.cell);
    REQUIRE(moment.has_value());
    CHECK(moment->days == c.days);
  }
}

TEST_CASE("a cell that is not as its format says is no date") {
  struct Case {
    std::string_view letters;
    std::string_view cell;
  };
  for (const Case& c : {Case{"%d.%m.%Y", "31.09.2021"},
                        {"%d.%m.%Y", "29.02.2021"},
                        {"%d.%m.%Y", "25.09.21"},
                        {"%d.%m.%Y", "25.09.2021 21:30"},
                        {"%d.%m.%Y", "25/09/2021"},
                        {"%d.%m.%Y", "0.09.2021"},
                        {"%d.%m.%Y", "25.13.2021"},
                        {"%d.%m.%Y", ""},
                        {"%d.%m.%y", "25.09.2021"},
                        {"%d %b %Y", "25 Sepp 2021"},
                        {"%d %b %Y", "25 Se 2021"},
                        {"%d %b %Y", "25 Oktober 2021"},
                        {"%a %d %b %Y", "Mon 25 Sep 2021"},
                        {"%Y-%j", "2021-366"},
                        {"%Y-%j", "2021-000"},
                        {"%H:%M", "24:30"},
                        {"%H:%M", "25:00"},
                        {"%H:%M", "12:60"},
                        {"%I:%M %p", "13:30 PM"},
                        {"%I:%M %p", "0:30 AM"},
                        {"%I:%M %p", "9:30"},
                        {"%s", "soon"},
                        {"%s", "999999999999999"}}) {
    CAPTURE(c.letters);
    CAPTURE(c.cell);
    CHECK_FALSE(DateFormat::of(c.letters)->read(c.cell).has_value());
  }
}

TEST_CASE("letters that are unknown or tell no moment are no format") {
  for (const std::string_view letters : {""sv,
                                         "d.m.Y"sv,
                                         "%"sv,
                                         "%d.%m.%Y %"sv,
                                         "%Q"sv,
                                         "%d.%m"sv,
                                         "%m"sv,
                                         "%d %Y"sv,
                                         "%Y %Y"sv,
                                         "%Y %y"sv,
                                         "%Y %m %b"sv,
                                         "%Y %j %d"sv,
                                         "%Y-%m-%d %I:%M"sv,
                                         "%Y-%m-%d %H:%M %p"sv,
                                         "%H:%M%z"sv,
                                         "%Y %M"sv,
                                         "%S"sv,
                                         "%s %Y"sv,
                                         "%a %Y"sv,
                                         "%Z"sv,
                                         "%O"sv,
                                         "%E"sv,
                                         "iso"sv}) {
    CAPTURE(letters);
    CHECK_FALSE(DateFormat::of(letters).has_value());
  }
}
