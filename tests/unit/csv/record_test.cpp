#include "csv/record.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("a plain cell says its text without the blanks around it") {
  std::string scratch;
  CHECK(Cell{" a b\t"}.content('"', scratch) == "a b");
  CHECK(Cell{"a\"\"b"}.content('"', scratch) == "a\"\"b");
  CHECK(Cell{""}.content('"', scratch).empty());
}

TEST_CASE("a quoted cell says its text with blanks, and doubled quotes once") {
  std::string scratch;
  CHECK(Cell{" a ", true}.content('"', scratch) == " a ");
  CHECK(Cell{"\"\"a\"\"\"\"b\"\"", true, true}.content('"', scratch) == "\"a\"\"b\"");
  CHECK(Cell{"it''s", true, true}.content('\'', scratch) == "it's");
  CHECK(Cell{"a\"b", true, true}.content('\'', scratch) == "a\"b");
}
