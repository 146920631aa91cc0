#include "descent/gram.h"

#include "base/random.h"
#include "table_of.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

// Of one block and row: the constant, the numeric columns, 0/1 for each level.
std::vector<double> stored_row(const Design& design, const DesignBlock& block, std::size_t i) {
  std::vector<double> result = {1};
  for (std::size_t j = 0; j < design.numeric.size(); ++j) result.push_back(block.columns[j][i]);
  for (std::size_t c = 0; c < design.categorical.size(); ++c) {
    for (std::size_t level = 0; level < design.categorical[c].levels; ++level) {
      result.push_back(design.codes(block, c)[i] == level ? 1 : 0);
    }
  }
  return result;
}

// The largest difference of the sums from those of all pairs, row by row.
double worst_error(const Design& design, const std::vector<std::size_t>& shard_begin, std::size_t stride) {
  const auto factor = [](std::size_t b, std::size_t i) { return 0.25 + static_cast<double>((b + i) % 7); };
  const Run run;
  PairSums found = pair_sums(
      design, kernels(InstructionSet::baseline), shard_begin,
      [&](std::size_t b, double* factors) {
        for (std::size_t i = 0; i < design.blocks[b].rows; ++i) factors[i] = factor(b, i);
      },
      stride, design.terms, run);
  std::vector<double> wanted(found.sums.size(), 0.0);
  for (std::size_t b = 0; b < design.blocks.size(); b += stride) {
    for (std::size_t i = 0; i < design.blocks[b].rows; ++i) {
      const std::vector<double> row = stored_row(design, design.blocks[b], i);
      for (std::size_t j = 0; j < row.size(); ++j) {
        for (std::size_t k = 0; k <= j; ++k) wanted[j * found.size + k] += factor(b, i) * row[j] * row[k];
      }
    }
  }
  double worst = 0;
  for (std::size_t j = 0; j < found.size; ++j) {
    for (std::size_t k = 0; k <= j; ++k) {
      worst = std::max(worst, std::abs(found.row(j)[k] - wanted[j * found.size + k]));
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

TEST_CASE("only columns that have some of the terms take part") {
  const Design design = design_of(wide_csv(100, {3, 4}, 3), target("y"));
  const PairSums sums(design, std::vector<Term>{design.terms[1], design.terms.back()});
  CHECK(sums.numeric == std::vector<std::size_t>{1});
  CHECK(sums.categorical == std::vector<std::size_t>{1});
  CHECK(sums.size == 1 + 1 + 4);
  CHECK(sums.index(design.terms[1]) == 1);
  CHECK(sums.index(design.terms.back()) == 2 + 3);
}
