#include "fit/separation_cause.h"

#include "nested_table.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

std::vector<SeparationCause> causes_of(const std::string& csv, std::vector<std::optional<std::size_t>> baselines = {}) {
  Design design = design_of(csv, target("y"));
  design.standardize(Run());
  return separation_causes(design, baselines);
}

}  // namespace

TEST_CASE("a number that alone decides the label is named, with its border") {
  const auto causes = causes_of("a,b,y\n1,3,0\n2,1,0\n4,2,1\n7,4,1\n");
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].kind == SeparationCause::Kind::number);
  CHECK(causes[0].column == 0);
  CHECK(causes[0].rows == 4);
  CHECK(causes[0].positive_is_above);
  CHECK(causes[0].below == doctest::Approx(2));
  CHECK(causes[0].above == doctest::Approx(4));
  CHECK_FALSE(causes[0].counts_rows);
}

TEST_CASE("a value of both classes is a border, and the positive class may be below") {
  const auto causes = causes_of("a,y\n1,1\n2,1\n2,0\n3,0\n");
  REQUIRE(causes.size() == 1);
  CHECK_FALSE(causes[0].positive_is_above);
  CHECK(causes[0].below == causes[0].above);
}

TEST_CASE("a number that counts the rows is told as that") {
  std::string csv = "id,y\n";
  for (int i = 0; i < 12; ++i) csv += std::to_string(100 + i) + (i < 6 ? ",0\n" : ",1\n");
  const auto causes = causes_of(csv);
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].counts_rows);
}

TEST_CASE("a baseline of one class is named with the largest level of both") {
  const std::string csv = "arm,x,y\nA,1,0\nA,5,0\nB,2,0\nB,4,1\nC,1,1\nC,3,0\nC,6,1\n";
  const auto causes = causes_of(csv, {0});
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].kind == SeparationCause::Kind::baseline);
  CHECK(causes[0].level == 0);
  CHECK(causes[0].rows == 2);
  CHECK_FALSE(causes[0].is_positive);
  CHECK(causes[0].instead == 2);
  CHECK(causes_of(csv, {1}).empty());
  CHECK(causes_of(csv, {std::nullopt}).empty());
}

TEST_CASE("a category each level of which is of one class decides the label") {
  const auto named = causes_of("c,y\na,0\nb,1\nc,0\nd,1\n", {0});
  REQUIRE(named.size() == 1);
  CHECK(named[0].kind == SeparationCause::Kind::category);
  CHECK(named[0].names_rows);
  const auto grouped = causes_of("c,y\na,0\na,0\nb,1\n", {0});
  REQUIRE(grouped.size() == 1);
  CHECK_FALSE(grouped[0].names_rows);
}

TEST_CASE("a number within one level that alone decides the label is named, other rows counting as 0") {
  const std::string csv = "x,g,y\n1,a,1\n2,a,1\n3,a,1\n-1,b,0\n1,b,0\n2,c,0\n-3,c,0\n";
  for (const std::size_t fewest : {always_slopes, never_slopes}) {
    Design design = std::move(formula_design(csv, "y ~ x:g", {}, false, fewest).derived.design);
    CHECK(design.slopes().empty() == (fewest == never_slopes));
    design.standardize(Run());
    const auto causes = separation_causes(design, {});
    REQUIRE(causes.size() == 1);
    CHECK(causes[0].column == 0);
    CHECK(causes[0].positive_is_above);
    CHECK(causes[0].below == doctest::Approx(0));
    CHECK(causes[0].above == doctest::Approx(1));
    CHECK_FALSE(causes[0].counts_rows);
  }
}
