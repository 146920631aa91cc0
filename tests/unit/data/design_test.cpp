#include "data/design.h"

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

TEST_CASE("a block has fewer rows the more columns there are, always whole cache lines of them") {
  CHECK(block_rows(0, 0) == 4096);
  CHECK(block_rows(100'000, 0) == 64);
  for (std::size_t numeric = 1; numeric < 1000; numeric = 2 * numeric + 1) {
    CAPTURE(numeric);
    CHECK(block_rows(numeric, 3) % 64 == 0);
    CHECK(block_rows(2 * numeric, 3) <= block_rows(numeric, 3));
  }
}

TEST_CASE("a level's term has the moments of its 0/1 column") {
  const Term centred = level_term(3, 2, 0.2, true);
  CHECK(!centred.numeric);
  CHECK(centred.column == 3);
  CHECK(centred.level == 2);
  CHECK(centred.mean == 0.2);
  CHECK(centred.sd == doctest::Approx(0.4).epsilon(1e-15));
  const Term from_zero = level_term(3, 2, 0.25, false);
  CHECK(from_zero.mean == 0);
  CHECK(from_zero.sd == 0.5);
  CHECK(from_zero.spread == doctest::Approx(std::sqrt(0.1875)).epsilon(1e-15));
}

TEST_CASE("clusters are numbered in the order in which they appear, and those without rows not at all") {
  Design design;
  design.number_clusters({7, 2, 7, 0, 2});
  CHECK(design.clusters == 3);
  CHECK(design.cluster_of == std::vector<std::uint32_t>{0, 1, 0, 2, 1});
}

TEST_CASE("of every third block there are the rows, weights and positives of these blocks") {
  std::string csv = "x,y,w\n";
  for (int i = 0; i < 20'000; ++i) {
    csv += std::to_string(i % 1000) + (i % 3 == 0 ? ",1," : ",0,") + std::to_string(i % 5 + 1) + '\n';
  }
  ColumnOptions options = target("y");
  options.weights = "w";
  const Design design = design_of(csv, options);
  REQUIRE(design.blocks.size() > 3);
  const Design part = design.every(3);
  std::size_t rows = 0;
  double weight = 0;
  double positives = 0;
  std::size_t blocks = 0;
  for (std::size_t b = 0; b < design.blocks.size(); b += 3, ++blocks) {
    const DesignBlock& block = design.blocks[b];
    rows += block.rows;
    CHECK(part.column(part.blocks[blocks], 0).data() == design.column(block, 0).data());
    for (std::size_t i = 0; i < block.rows; ++i) {
      weight += block.weights[i];
      positives += block.weights[i] * block.labels[i];
    }
  }
  CHECK(part.blocks.size() == blocks);
  CHECK(part.rows == rows);
  CHECK(part.weight_sum == weight);
  CHECK(part.positives == positives);
}

TEST_CASE("standardising twice changes nothing more") {
  Design design = design_of("x,y\n1,0\n2,1\n6,1\n", target("y"));
  design.standardize(Run());
  const double first = design.column(design.blocks.front(), 0)[0];
  CHECK(first == -0.5);  // (1 - 3) / 4
  design.standardize(Run());
  CHECK(design.column(design.blocks.front(), 0)[0] == first);
}

TEST_CASE("slopes are scaled each by a power of two of its own, and count from 0") {
  const std::string csv = "x,g,y\n1000,a,0\n3000,a,1\n0.25,b,0\n0.5,b,1\n7,c,0\n6,c,1\n";
  Design design = std::move(formula_design(csv, "y ~ x:g", {}, false, always_slopes).derived.design);
  REQUIRE(design.slopes().size() == 1);
  const DesignBlock& block = design.blocks.front();
  CHECK(design.number(block, 0, 1) == 3000);
  CHECK(design.number(block, 1, 1) == 0);
  const Design whole = design.copy();
  design.standardize(Run());
  CHECK(whole.number(whole.blocks.front(), 0, 1) == 3000);
  CHECK(design.number(block, 0, 1) == 3000.0 / 4096);
  CHECK(design.number(block, 1, 2) == 0.25);
  CHECK(design.number(block, 2, 4) == 0.875);
  CHECK(design.number(block, 2, 3) == 0);
  for (const NumericColumn& column : design.numeric) CHECK(column.mean == 0);
  CHECK(design.terms[0].mean == doctest::Approx(4000.0 / 6));
  const Design part = design.every(1);
  CHECK(part.slopes().size() == 1);
  CHECK(part.number(part.blocks.front(), 2, 4) == 0.875);
}
