#include "data/input_rows.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <vector>

using namespace logreg;

TEST_CASE("inputs are found by their position among the features") {
  ColumnOptions options = target("y");
  options.missing = MissingPolicy::impute;
  Table table = table_of("c,x,d,z,y\na,1,p,5,0\nb,2,q,6,1\na,,p,7,0\nb,4,q,8,1\n", options);
  const Schema schema = decide(table, options, Run());
  const std::vector<std::size_t> noted = {1};
  const EncodedInputs inputs = encode_inputs(std::move(table), schema, noted, Run());
  const InputRows rows(inputs, schema.features);
  InputRows::Row row(rows, {1, 2, 3});
  const DerivedRow::Inputs second = row.at(inputs.design.blocks.front(), 1, 1);
  CHECK(second.numbers[1] == 2);
  CHECK(second.numbers[3] == 6);
  CHECK(second.levels[2] == 1);
  CHECK(second.levels[0] == 0);  // not asked for
  CHECK(row.at(inputs.design.blocks.front(), 2, 2).missing[1] == 1);
}

TEST_CASE("numbers of a standardised design come back") {
  Table table = table_of("c,x,y\na,1.5,0\nb,2,1\na,4,0\n", target("y"));
  const Schema schema = decide(table, target("y"), Run());
  Design design = encode(std::move(table), schema, Run());
  design.standardize(Run());
  const InputRows rows(design, schema.features);
  InputRows::Row row(rows, {0, 1});
  const double expected[] = {1.5, 2, 4};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(row.at(rows.block(0), i, i).numbers[1] == doctest::Approx(expected[i]).epsilon(1e-15));
  }
}
