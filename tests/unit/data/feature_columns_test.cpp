#include "data/feature_columns.h"

#include "table_of.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>

using namespace logreg;

namespace {

using Note = ColumnNote::Kind;

std::string csv_of(const std::string& name, const std::function<std::string(int)>& cell, int count) {
  std::string csv = name + ",z,y\n";
  for (int i = 0; i < count; ++i) csv += cell(i) + ',' + std::to_string(i * 7 % 11) + ',' + std::to_string(i % 2) + '\n';
  return csv;
}

bool has_note(const Schema& schema, Note kind) {
  return std::ranges::find(schema.notes, kind, &ColumnNote::kind) != schema.notes.end();
}

bool is_feature(const Schema& schema, const std::string& name) {
  return std::ranges::find(schema.features, name, &FeatureColumn::name) != schema.features.end();
}

}  // namespace

TEST_CASE("a column that counts the rows is left out if it is called so") {
  const auto counter = [](int i) { return std::to_string(i + 1); };
  for (const char* name : {"id", "Customer_ID", "Unnamed: 0", "row_names", "Index", "Nr"}) {
    CAPTURE(name);
    const Schema schema = schema_of(csv_of(name, counter, 60), target("y"));
    CHECK_FALSE(is_feature(schema, name));
    CHECK((schema.ignored == std::vector<ExcludedColumn>{{name, Exclusion::counts_rows}}));
  }
  const Schema week = schema_of(csv_of("week", counter, 60), target("y"));
  CHECK(is_feature(week, "week"));
  CHECK(has_note(week, Note::counts_rows));
  CHECK(is_feature(schema_of(csv_of("id", counter, 30), target("y")), "id"));
  ColumnOptions named = target("y");
  named.numeric = {"id"};
  CHECK(is_feature(schema_of(csv_of("id", counter, 60), named), "id"));
}

TEST_CASE("dates are left out and told, integers that are dates and codes are noted") {
  const Schema dates = schema_of(csv_of("d", [](int i) { return "2021-01-" + std::to_string(10 + i % 20); }, 60), target("y"));
  CHECK_FALSE(is_feature(dates, "d"));
  CHECK(has_note(dates, Note::dates));
  const Schema digits = schema_of(csv_of("d", [](int i) { return "202101" + std::to_string(10 + i % 20); }, 60), target("y"));
  CHECK(is_feature(digits, "d"));
  CHECK(has_note(digits, Note::integer_dates));
  const Schema codes = schema_of(csv_of("c", [](int i) { return "00" + std::to_string(i % 20); }, 60), target("y"));
  CHECK(has_note(codes, Note::leading_zeros));
  const auto rarely = [](int i) { return (i == 5000 ? "0" : "") + std::to_string(1000 + i % 7000); };
  CHECK(has_note(schema_of(csv_of("c", rarely, 10000), target("y")), Note::leading_zeros));
  const auto decimals = [](int i) { return "0." + std::to_string(1000 + i % 7000); };
  CHECK_FALSE(has_note(schema_of(csv_of("c", decimals, 10000), target("y")), Note::leading_zeros));
}

TEST_CASE("levels that say elsewhere that a cell is missing are noted where they are many") {
  const auto often = [](int i) { return std::string(i % 10 == 0 ? "n/a" : i % 3 == 0 ? "yes" : "no"); };
  const auto rarely = [](int i) { return std::string(i == 7 ? "n/a" : i % 3 == 0 ? "yes" : "no"); };
  CHECK(has_note(schema_of(csv_of("a", often, 100), target("y")), Note::levels_like_missing));
  CHECK_FALSE(has_note(schema_of(csv_of("a", rarely, 100), target("y")), Note::levels_like_missing));
}

TEST_CASE("numbers in dress are refused, all columns at once") {
  std::string csv = "a,b,y\n";
  for (int i = 0; i < 40; ++i) csv += '$' + std::to_string(i) + ',' + std::to_string(i) + "%," + std::to_string(i % 2) + '\n';
  const auto refused = thrown([&] { schema_of(csv, target("y")); });
  REQUIRE(refused);
  CHECK((refused->cures().front() == Cure{Cure::Kind::parse_number, {"a", "b"}}));
}

TEST_CASE("cells of numbers that say missing in words of their own are missing") {
  const Schema schema = schema_of(csv_of("a", [](int i) { return i % 4 == 0 ? "n/a" : std::to_string(i * 3 % 17); }, 60), target("y"));
  CHECK(schema.rows == 45);
  CHECK(has_note(schema, Note::missing_numbers));
}
