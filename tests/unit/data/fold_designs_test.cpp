#include "data/fold_designs.h"

#include "nested_table.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

TEST_CASE("numbers and codes that nothing learned changes are those of the whole") {
  ColumnOptions columns = target("y");
  columns.missing = MissingPolicy::impute;
  Table table = table_of("x,z,c,y\n1,,a,0\n2,5,b,1\n3,6,a,0\n4,8,b,1\n9,,c,1\n", columns);
  const Schema schema = decide(table, columns, Run());
  LearnedCells cells = learned_cells(table, schema, columns);
  Design whole = encode(std::move(table), schema, Run());
  const FoldDesigns designs(whole, schema, std::move(cells), std::nullopt, Run());
  const std::vector<std::uint8_t> learn = {1, 1, 1, 1, 0};
  const FoldDesign fold = designs.learned_from(learn, Run());
  const DesignBlock& block = fold.design.blocks.front();
  CHECK(block.columns[0] == whole.blocks[0].columns[0]);
  CHECK(block.codes.data() == whole.blocks[0].codes.data());
  CHECK(block.labels.data() == whole.blocks[0].labels.data());
  // The imputed column has numbers of its own, those of the whole are as they were.
  CHECK(block.columns[1] != whole.blocks[0].columns[1]);
  const auto in_data_units = [&](double stored) {
    return whole.numeric[1].mean + std::ldexp(stored, whole.numeric[1].exponent);
  };
  CHECK(in_data_units(block.columns[1][0]) == doctest::Approx(19.0 / 3).epsilon(1e-15));
  CHECK(in_data_units(block.columns[1][4]) == doctest::Approx(19.0 / 3).epsilon(1e-15));
  CHECK(fold.design.weight_sum == 4);
  CHECK(fold.design.positives == 2);
  CHECK(fold.unseen == std::vector<std::uint8_t>{0, 0, 0, 0, 1});
  // x, z and c=b; c=c has no row to learn from.
  REQUIRE(fold.design.terms.size() == 3);
  CHECK(fold.design.terms[0].mean == 2.5);
  CHECK(fold.design.terms[0].sd == doctest::Approx(std::sqrt(1.25)).epsilon(1e-15));
  CHECK(fold.design.terms[2].mean == 0.5);
  CHECK(*fold.of_whole[2] == 2);
}

TEST_CASE("what does not vary over the rows learned from has no term there") {
  Table table = table_of("x,z,y\n1,2,0\n1,5,1\n1,6,0\n4,8,1\n", target("y"));
  const Schema schema = decide(table, target("y"), Run());
  LearnedCells cells = learned_cells(table, schema, target("y"));
  Design whole = encode(std::move(table), schema, Run());
  const FoldDesigns designs(whole, schema, std::move(cells), std::nullopt, Run());
  const FoldDesign fold = designs.learned_from(std::vector<std::uint8_t>{1, 1, 1, 0}, Run());
  REQUIRE(fold.design.terms.size() == 1);
  CHECK(*fold.of_whole[0] == 1);
}

TEST_CASE("slopes are learned again from the rows learned from, and are the columns that these rows alone would have") {
  const std::string csv = nested_csv(4000, 20, 31);
  for (const std::string formula : {"y ~ g/x", "y ~ w + poly(x, 2):g - 1"}) {
    CAPTURE(formula);
    ColumnOptions options;
    const ParsedFormula parsed = parse_formula(formula);
    ask_for_columns(parsed, options);
    Table table = table_of(csv, options);
    Schema schema = decide(table, options, Run());
    LearnedCells cells = learned_cells(table, schema, options);
    const Formula terms = terms_over(parsed, false, schema);
    EncodedInputs inputs = encode_inputs(std::move(table), schema, {}, Run());
    const PlaceOfRow nowhere = [](std::size_t) { return Place(); };
    FormulaInputs kept;
    DerivedDesign whole = derive_keeping_inputs(std::move(inputs), parsed, terms, schema, nowhere, kept, Run());
    REQUIRE_FALSE(whole.design.slopes().empty());
    const FoldDesigns designs(whole.design, schema, std::move(cells), std::move(kept), Run());
    // A level is in the rows held out alone.
    std::vector<std::uint8_t> learn;
    std::string alone = csv.substr(0, csv.find('\n') + 1);
    for (std::size_t begin = alone.size(); begin < csv.size();) {
      const std::string row = csv.substr(begin, csv.find('\n', begin) + 1 - begin);
      learn.push_back(learn.size() % 3 != 0 && row.find(",g107,") == std::string::npos ? 1 : 0);
      if (learn.back() != 0) alone += row;
      begin += row.size();
    }
    const FoldDesign fold = designs.learned_from(learn, Run());
    CHECK_FALSE(fold.design.slopes().empty());
    Design expected = std::move(formula_design(alone, formula, {}, false, never_slopes).derived.design);
    REQUIRE(fold.design.terms.size() == expected.terms.size());
    const auto raw = [](const Design& design, const Term& term, std::size_t row) {
      const std::size_t most = design.blocks.front().rows;
      const NumericColumn& column = design.numeric[term.column];
      const double stored = design.number(design.blocks[row / most], term.column, row % most);
      return design.standardized() ? column.mean + std::ldexp(stored, column.exponent) : stored;
    };
    for (std::size_t t = 0; t < expected.terms.size(); ++t) {
      const Term& found = fold.design.terms[t];
      const Term& wanted = expected.terms[t];
      CHECK(found.mean == doctest::Approx(wanted.mean).epsilon(1e-12));
      CHECK(found.sd == doctest::Approx(wanted.sd).epsilon(1e-12));
      if (!found.numeric) continue;
      for (std::size_t row = 0, of_alone = 0; row < learn.size(); ++row) {
        if (learn[row] == 0) continue;
        CHECK(std::abs(raw(fold.design, found, row) - raw(expected, wanted, of_alone)) < 1e-14);
        ++of_alone;
      }
    }
  }
}
