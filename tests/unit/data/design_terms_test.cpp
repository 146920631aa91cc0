#include "data/design_terms.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace logreg;

TEST_CASE("terms stand in the order of the features, with their means") {
  const ColumnOptions options = target("y");
  Table table = table_of("c,x,y\na,1,0\nb,2,1\na,3,0\nb,6,1\n", options);
  const Schema schema = decide(table, options, Run());
  Design design = encode_inputs(std::move(table), schema, {}, Run()).design;
  CHECK(design.terms.empty());
  complete_terms(design, schema.features, Run());
  REQUIRE(design.terms.size() == 2);
  CHECK_FALSE(design.terms[0].numeric);
  CHECK(design.terms[0].mean == 0.5);
  CHECK(design.terms[1].mean == 3);
  CHECK(design.terms[1].sd == doctest::Approx(std::sqrt(3.5)));
}
