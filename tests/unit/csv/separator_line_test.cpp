#include "csv/separator_line.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

using namespace logreg;

namespace {

std::optional<SeparatorLine> line_of(std::string_view head) {
  const FoundSeparatorLine found = separator_line(head, true);
  CHECK(found.decided);
  return found.line;
}

}  // namespace

TEST_CASE("a first line may tell what separates cells") {
  CHECK(line_of("sep=;\na;b\n") == SeparatorLine{';', 6});
  CHECK(line_of("sep=,\r\na,b\r\n") == SeparatorLine{',', 7});
  CHECK(line_of("SEP=|\ra|b\r") == SeparatorLine{'|', 6});
  CHECK(line_of("\"sep=;\"\na;b\n") == SeparatorLine{';', 8});
  CHECK(line_of("\"sep=;\";;\na;b\n") == SeparatorLine{';', 10});
  CHECK(line_of("sep=\t\na\tb\n") == SeparatorLine{'\t', 6});
  CHECK(line_of("sep=\\t\na\tb\n") == SeparatorLine{'\t', 7});
  CHECK(line_of("sep=;;;\na;b;c\n") == SeparatorLine{';', 8});
  CHECK(line_of("sep=; \na;b\n") == SeparatorLine{';', 7});
}

TEST_CASE("other first lines tell nothing") {
  for (const std::string_view head : {"", "a;b\n", "sep=\na\n", "sep\n", "sep;a\n", "sep=ab\n", "sep=1\n", "sep=;a\n1;2\n",
                                      "\"sep=;\na\n", "sepal;b\n", "sep=;", "#sep=;\n", "sep=\"\n"}) {
    CAPTURE(head);
    CHECK(line_of(head) == std::nullopt);
  }
}

TEST_CASE("nothing is decided while more bytes could change it") {
  const std::string_view text = "\"sep=;\"\r\na";
  for (std::size_t size = 0; size < text.size(); ++size) {
    CAPTURE(size);
    CHECK(separator_line(text.substr(0, size), false).decided == (size >= 9));
  }
  CHECK(separator_line(text, false).line == SeparatorLine{';', 9});
  CHECK(separator_line("b", false).decided);
  CHECK(separator_line("sep;", false).decided);
  CHECK(separator_line("sep=;" + std::string(5000, ';'), false).decided);
}
