// The pieces of an HTML page (WHATWG HTML): text made safe, elements, tables and boxes around them.
//
// Text and attribute values are escaped alike. What would move a cursor or turn the direction of writing is shown as
// \xNN first, so that no name can hide or reorder what stands beside it. Elements are strings; content given to them
// is markup already.
#pragma once

#include "report/report.h"

#include <string>
#include <string_view>

namespace logreg {

std::string html_text(std::string_view text);  // for content, and for attribute values between double quotes

// JSON as the content of a script element, which no text in it can end.
std::string json_in_script(const Json& json);

// <name attributes>content</name>; `attributes` as they stand: class="a" id="b".
std::string element(std::string_view name, std::string_view attributes, std::string_view content);

// A heading of level 2, and what belongs to it.
std::string html_section(std::string_view id, std::string_view heading, std::string_view content);

// The first cell of each row is its heading. A table that is wider than the page scrolls in a box of its own.
std::string html_table(const Report::Table& table, std::string_view caption);

// What is shown only when it is asked for.
std::string html_details(std::string_view summary, std::string_view content);

}  // namespace logreg
