#include "data/imputation.h"

#include "table_of.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("a missing number counts as the mean, the median, the mode, or a number") {
  const std::vector<double> values = {4, 1, 1, 10};
  CHECK(imputed_number("a", "mean", values) == 4);
  CHECK(imputed_number("a", "median", values) == 2.5);
  CHECK(imputed_number("a", "mode", values) == 1);
  CHECK(imputed_number("a", "-3.5", values) == -3.5);
  CHECK(imputed_number("a", "median", {7}) == 7);
  CHECK(imputed_number("a", "mode", {2, 1}) == 1);
  CHECK(thrown([&] { imputed_number("a", "often", values); }));
}

TEST_CASE("a missing category counts as the commonest level or a named one") {
  FeatureColumn feature;
  feature.levels = {{"a", 2}, {"b", 5}, {"c", 5}};
  CHECK(imputed_level(feature, "mode") == 1);
  CHECK(imputed_level(feature, "c") == 2);
  CHECK(thrown([&] { imputed_level(feature, "d"); }));
}

TEST_CASE("a column is filled in as it is told, and others lose their rows") {
  ColumnOptions options = target("y");
  options.impute = {"a=median", "c=mode"};
  const std::string csv = "a,b,c,y\n1,1,u,0\n,2,u,1\n9,3,v,0\n5,4,,1\n7,,u,0\n";
  const Schema schema = schema_of(csv, options);
  CHECK(schema.rows == 4);
  REQUIRE(schema.features.size() == 3);
  CHECK(schema.features[0].fill == std::optional<double>(5));
  CHECK(schema.features[2].missing_level == std::optional<std::size_t>(0));
  CHECK(schema.features[2].levels.size() == 2);
  const Design design = design_of(csv, options);
  CHECK(design.rows == 4);
  CHECK(design.numeric[0].mean == 5);
  options.impute = {"a=median", "a=mode"};
  CHECK(thrown([&] { schema_of(csv, options); }));
}
