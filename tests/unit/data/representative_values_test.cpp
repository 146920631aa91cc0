#include "data/representative_values.h"

#include "table_of.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

std::vector<FeatureColumn> columns() {
  Table table = table_of("x,plan,a=b,y\n1,p,5,0\n2,q,6,1\n3,r=s,7,0\n4,p,9,1\n", target("y"));
  return decide(table, target("y"), Run()).features;
}

std::string shown(const std::vector<std::vector<std::string>>& texts) {
  std::string result;
  for (const RepresentativePoint& point : representative_points(texts, columns())) {
    for (const RepresentativeValue& value : point) result += value.column + ':' + value.text + ' ';
    result += "| ";
  }
  return result;
}

std::string refusal(const std::vector<std::string>& elements) {
  const auto error = thrown([&] { representative_points({elements}, columns()); });
  return error ? error->what() : "";
}

}  // namespace

TEST_CASE("values without a column belong to the one before, and each with each makes a point") {
  CHECK(shown({{"x=1"}, {"plan=q"}}) == "x:1 | plan:q | ");
  CHECK(shown({{"x=1", "2", "plan=p", "q"}}) == "x:1 plan:p | x:1 plan:q | x:2 plan:p | x:2 plan:q | ");
  CHECK(shown({}).empty());
}

TEST_CASE("names and levels may have = in them") {
  CHECK(shown({{"a=b=6"}}) == "a=b:6 | ");
  CHECK(shown({{"plan=r=s"}}) == "plan:r=s | ");
  CHECK(shown({{"plan=p", "r=s"}}) == "plan:p | plan:r=s | ");
  const auto points = representative_points({{"x=2.5", "plan=q"}}, columns());
  CHECK(points[0][0].number == 2.5);
  CHECK(points[0][1].level == 1);
  CHECK(points[0][1].input == 1);
}

TEST_CASE("what is no column, number or level is refused") {
  CHECK(refusal({"3"}) == "at takes COLUMN=VALUE, not \"3\"");
  CHECK(refusal({"=3"}) == "at takes COLUMN=VALUE, not \"=3\"");
  CHECK(refusal({"z=3"}).find("no column \"z\" for at") == 0);
  CHECK(refusal({"x=1", "z=3"}).find("no column \"z\" for at") == 0);
  CHECK(refusal({"x=inf"}).find("at holds column \"x\"") == 0);
  CHECK(refusal({"plan=t"}).find("no level \"t\" in column \"plan\"") == 0);
  CHECK(refusal({"x=1", "x=2"}).find("x") != std::string::npos);
  std::vector<std::string> many = {"x=0"};
  for (int k = 1; k <= 1000; ++k) many.push_back(std::to_string(k));
  CHECK(refusal(many) == "at makes more than 1000 points");
}
