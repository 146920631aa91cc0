#include "report/html.h"

#include "base/json_parser.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("no text is markup") {
  CHECK(html_text("<script>alert('1')</script>") == "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
  CHECK(html_text("\" onload=\"x & y") == "&quot; onload=&quot;x &amp; y");
}

TEST_CASE("no text turns the writing or ends a line") {
  CHECK(html_text("a\xE2\x80\x8F") == "a\\xe2\\x80\\x8f");
  CHECK(html_text("\xE2\x80\xA8") == "\\xe2\\x80\\xa8");
  CHECK(html_text("\xD8\x9C") == "\\xd8\\x9c");
  CHECK(html_text("\xFF") == "\\xff");
}

TEST_CASE("no text of the data ends the script that holds it") {
  const std::string text = json_in_script(Json::Array{"</script>", "<!--", 1});
  CHECK(text == R"(["\u003c/script>", "\u003c!--", 1])");
  CHECK(*parse_json(text).as_array()->front().as_text() == "</script>");
}

TEST_CASE("a table has a caption, and scopes for its headings") {
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"[95%]", Report::Align::right, 2}, {}};
  table.rows = {{"a<b", "1", "2"}};
  const std::string html = html_table(table, "Terms & more");
  CHECK(html.find("<caption>Terms &amp; more</caption>") != std::string::npos);
  CHECK(html.find("<td class=\"left\"></td><th scope=\"colgroup\" colspan=\"2\">[95%]</th>") != std::string::npos);
  CHECK(html.find("<tr><th scope=\"row\" class=\"left\">a&lt;b</th><td>1</td><td>2</td></tr>") != std::string::npos);
}
