#include "model/export/sql_dialect.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace logreg;

namespace {

const SqlDialect& dialect(std::string_view name) {
  return *std::ranges::find(sql_dialects(), name, &SqlDialect::name);
}

}  // namespace

TEST_CASE("names and texts stay what they are, whatever they hold") {
  const SqlDialect& postgresql = dialect("postgresql");
  CHECK(postgresql.identifier("a\"b") == "\"a\"\"b\"");
  CHECK(postgresql.identifier("two\nlines") == "U&\"two\\000alines\"");
  CHECK(postgresql.literal("it's") == "'it''s'");
  CHECK(postgresql.literal("\\'\n\U0001F600") == "E'\\\\''\\u000a\\U0001f600'");
  const SqlDialect& sqlite = dialect("sqlite");
  CHECK(sqlite.identifier("a\"b") == "\"a\"\"b\"");
  CHECK(sqlite.literal("it's") == "'it''s'");
  CHECK(sqlite.literal("a\n\\b") == "('a' || char(10) || '\\b')");
}

TEST_CASE("numbers are doubles") {
  CHECK(dialect("postgresql").number(-0.5) == "(-0.5)::float8");
  CHECK(dialect("sqlite").number(3) == "3.0");
}

TEST_CASE("functions outside of where they are defined give NULL and no error") {
  const CodeStyle postgresql = dialect("postgresql").style();
  CHECK(postgresql.call(ElementwiseFunction::sqrt, "x") == "(CASE WHEN (x) >= 0 THEN sqrt(x) END)");
  CHECK(postgresql.quotient("a", "b") == "(a / nullif(b, 0))");
  CHECK(postgresql.choose({{"a", "1"}, {"b", "2"}}, "3") == "CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END");
  CHECK(dialect("sqlite").style().call(ElementwiseFunction::log, "x") == "ln(x)");
}
