// The forms in which dates and times stand in tables, and which of them a cell has.
#pragma once

#include "data/date_format.h"

#include <cstdint>
#include <string_view>

namespace logreg {

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
  point_ymd = 1U << 31U,                 // 2021.09.25
};

// Which of the forms the whole cell has. Several: only another cell, one with a day above 12, can tell.
std::uint32_t date_forms(std::string_view cell);

// What reads it.
DateFormat format_of(DateForm form);

}  // namespace logreg
