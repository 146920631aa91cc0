#include "descent/gram.h"

#include "nested_table.h"
#include "table_of.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

// Of one block and row: the constant, then the terms as they are stored.
std::vector<double> stored_row(const Design& design, const DesignBlock& block, std::size_t i) {
  std::vector<double> result = {1};
  for (const Term& term : design.terms) {
    result.push_back(term.numeric ? design.number(block, term.column, i)
                                  : static_cast<double>(design.codes(block, term.column)[i] == term.level));
  }
  return result;
}

// The largest difference of the sums from those of all pairs, row by row.
double worst_error(const Design& design, const std::vector<std::size_t>& shard_begin, std::size_t stride) {
  const auto factor = [](std::size_t b, std::size_t i) { return 0.25 + static_cast<double>((b + i) % 7); };
  const Run run;
  const PairSums found = pair_sums(
      design, kernels(InstructionSet::baseline), shard_begin,
      [&](std::size_t b, double* factors) {
        for (std::size_t i = 0; i < design.blocks[b].rows; ++i) factors[i] = factor(b, i);
      },
      stride, design.terms, run);
  const std::size_t size = design.terms.size() + 1;
  std::vector<double> wanted(size * size, 0.0);
  for (std::size_t b = 0; b < design.blocks.size(); b += stride) {
    for (std::size_t i = 0; i < design.blocks[b].rows; ++i) {
      const std::vector<double> row = stored_row(design, design.blocks[b], i);
      for (std::size_t j = 0; j < size; ++j) {
        if (row[j] == 0) continue;
        for (std::size_t k = 0; k < size; ++k) wanted[j * size + k] += factor(b, i) * row[j] * row[k];
      }
    }
  }
  std::vector<PairSums::Row> rows = {{}};
  for (const Term& term : design.terms) rows.push_back(found.row_of(term));
  double worst = 0;
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t k = 0; k < size; ++k) {
      worst = std::max(worst, std::abs(found.product(rows[j], rows[k]) - wanted[j * size + k]));
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("the sums of products of pairs of columns are those of all rows, whatever the shards and the stride") {
  Design design = design_of(wide_csv(9000, {3, 8}, 1), target("y"));
  design.standardize(Run());
  const std::size_t blocks = design.blocks.size();
  REQUIRE(blocks > 2);
  for (const std::size_t stride : {1U, 2U}) {
    CHECK(worst_error(design, {0, blocks}, stride) < 1e-8);
    CHECK(worst_error(design, {0, 1, 2, blocks}, stride) < 1e-8);
  }
}

TEST_CASE("a matrix too large for sums of every shard is summed by ranges of columns") {
  Design design = design_of(wide_csv(5000, {700, 60}, 2), target("y"));
  design.standardize(Run());
  const std::size_t blocks = design.blocks.size();
  std::vector<std::size_t> shards;
  for (std::size_t b = 0; b <= 8; ++b) shards.push_back(b * blocks / 8);
  CHECK(worst_error(design, shards, 1) < 1e-8);
}

TEST_CASE("products of slopes are those of their columns, within a category of the model or without it") {
  const std::string csv = nested_csv(6000, 20, 4);
  for (const std::string formula : {"y ~ g/x", "y ~ x + w:g + x:g:h", "y ~ h + poly(x, 2):g"}) {
    CAPTURE(formula);
    Design design = std::move(formula_design(csv, formula, {}, false, 2).derived.design);
    REQUIRE_FALSE(design.slopes().empty());
    design.standardize(Run());
    const std::size_t blocks = design.blocks.size();
    CHECK(worst_error(design, {0, blocks}, 1) < 1e-9);
    CHECK(worst_error(design, {0, 1, blocks}, 2) < 1e-9);
  }
}

TEST_CASE("slopes within a category meet its levels at equal ones alone, so that their sums are as many as levels") {
  Design design = std::move(formula_design(nested_csv(3000, 50, 5), "y ~ g/x", {}, false, 2).derived.design);
  const PairSums sums(design, design.terms);
  // Each level has products with the constant and itself; each slope with the level, too.
  CHECK(sums.sums.size() == 1 + 50 * 2 + (50 + 1) * 3);
}

TEST_CASE("only columns that have some of the terms take part") {
  const Design design = design_of(wide_csv(100, {3, 4}, 3), target("y"));
  const PairSums sums(design, std::vector<Term>{design.terms[1], design.terms.back()});
  CHECK(sums.numeric == std::vector<std::size_t>{1});
  REQUIRE(sums.groups.size() == 1);
  CHECK(sums.groups.front().levels == 4);
  CHECK(sums.row_of(design.terms[1]).number == 1);
  CHECK(sums.row_of(design.terms.back()).number == 3);
}
