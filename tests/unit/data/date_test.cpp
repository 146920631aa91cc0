#include "data/date.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <initializer_list>
#include <string_view>

using namespace logreg;

namespace {

std::uint32_t bits(std::initializer_list<DateForm> forms) {
  std::uint32_t result = 0;
  for (const DateForm form : forms) result |= static_cast<std::uint32_t>(form);
  return result;
}

}  // namespace

TEST_CASE("the common forms of dates are known, and where day and month can be either both are") {
  using enum DateForm;
  struct Case {
    std::string_view cell;
    std::initializer_list<DateForm> forms;
  };
  const Case cases[] = {
      {"2021-09-25", {iso}},
      {"2021-9-5", {iso}},
      {"2021-9-5 9:30", {iso_with_time}},
      {"2021-09-25T21:30:15.123+02:00", {iso_with_time}},
      {"2021-09-25 21:30", {iso_with_time}},
      {"20210925T213015Z", {iso_with_time}},
      {"20210925", {digits_ymd}},
      {"2021/9/25", {slash_ymd}},
      {"2021/09/25 21:30", {slash_ymd_time}},
      {"25.09.2021", {point_dmy}},
      {"5.9.2021", {point_dmy}},
      {"25.09.2021 21:30", {point_dmy_time}},
      {"25.09.21", {point_dmy_short}},
      {"9/25/2021", {slash_mdy}},
      {"25/9/2021", {slash_dmy}},
      {"9/5/2021", {slash_mdy, slash_dmy}},
      {"9/25/21", {slash_mdy_short}},
      {"9/5/21", {slash_mdy_short, slash_dmy_short}},
      {"9/5/2021 21:30", {slash_mdy_time, slash_dmy_time}},
      {"9/25/2021 9:30 PM", {slash_mdy_twelve}},
      {"9/25/2021 9:30:15 PM", {slash_mdy_twelve_seconds}},
      {"25-09-2021", {dash_dmy}},
      {"09-05-2021", {dash_dmy, dash_mdy}},
      {"25 Sep 2021", {named_dmy}},
      {"25 September 2021", {named_dmy}},
      {"Sep 25, 2021", {named_mdy}},
      {"25-Sep-2021", {named_dashed}},
      {"25-SEP-21", {named_dashed_short}},
      {"25SEP2021", {named_glued}},
      {"25SEP2021:21:30:15", {named_glued_seconds}},
      {"21:30", {hours_minutes}},
      {"9:30", {hours_minutes}},
      {"21:30:15", {hours_minutes_seconds}},
      {"9:30 PM", {twelve_hours}},
      {"2021.09.25", {point_ymd}},
      {"9:30:15 pm", {}},
      {"", {}},
      {"12", {}},
      {"1234", {}},
      {"12345678", {}},
      {"21000101", {}},
      {"18991231", {}},
      {"20211325", {}},
      {"2021-02-30", {}},
      {"2021-09", {}},
      {"13/13/2021", {}},
      {"1.2.10", {}},
      {"1.2.3", {}},
      {"3:1", {}},
      {"16:9", {}},
      {"25:30", {}},
      {"192.168.10.20", {}},
      {"555-12-3456", {}},
      {"12.5", {}},
      {"Sep", {}},
      {"text: 21:30", {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.cell);
    CHECK(date_forms(c.cell) == bits(c.forms));
  }
}

TEST_CASE("each form has letters that read it, and of() knows them") {
  for (unsigned bit = 0; bit < 32; ++bit) {
    const DateFormat format = format_of(static_cast<DateForm>(1U << bit));
    CAPTURE(format.text());
    if (format.text() == "iso") continue;
    REQUIRE(DateFormat::of(format.text()).has_value());
    CHECK(DateFormat::of(format.text())->text() == format.text());
  }
  CHECK(format_of(DateForm::point_dmy).text() == "%d.%m.%Y");
  CHECK(format_of(DateForm::hours_minutes).is_time_alone());
  CHECK_FALSE(format_of(DateForm::iso).is_time_alone());
}
