#include "descent/refined_cholesky.h"

#include "base/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr int most_refinements = 3;
constexpr std::size_t most_shards = 16;
constexpr std::size_t most_sums = std::size_t{1} << 22;  // doubles, over all shards

// A factor near enough to that of the matrix to whiten by, even if the matrix is singular but for rounding.
std::optional<Cholesky> shifted_factor(SymmetricMatrix matrix) {
  const double shift = 16 * std::numeric_limits<double>::epsilon() * static_cast<double>(matrix.size());
  for (std::size_t i = 0; i < matrix.size(); ++i) matrix.at(i, i) *= 1 + shift;
  return Cholesky::of(matrix);
}

}  // namespace

bool is_sure(const Cholesky& factor) {
  for (std::size_t i = 0; i < factor.size(); ++i) {
    if (!(factor.part_left(i) > least_sure_part)) return false;
  }
  return true;
}

bool is_sure(const std::optional<Cholesky>& factor) {
  return factor && is_sure(*factor);
}

SymmetricMatrix whitened_products(const Objective& objective, const Cholesky& whitener,
                                  std::span<const double> factors) {
  const Design& design = objective.design();
  const DesignMatrix& x = objective.x();
  const std::size_t size = x.size();
  const std::size_t blocks = design.blocks.size();
  const std::size_t shards = std::clamp<std::size_t>(most_sums / (size * size), 1, std::min(most_shards, blocks));
  std::vector<SymmetricMatrix> sums(shards, SymmetricMatrix(size));
  parallel_for(objective.run(), shards, [&](std::size_t shard) {
    for (std::size_t b = shard * blocks / shards; b < (shard + 1) * blocks / shards; ++b) {
      objective.run().check();
      const DesignBlock& block = design.blocks[b];
      std::vector<double> vectors(block.rows * size);
      for (std::size_t i = 0; i < block.rows; ++i) {
        const std::span<double> row = std::span(vectors).subspan(i * size, size);
        x.set_row(block, i, row);
        const double root = std::sqrt(factors[x.row_begin(b) + i] / design.weight_sum);
        for (double& entry : row) entry *= root;
      }
      whitener.forward_substitute_each(vectors);
      add_squares(vectors, sums[shard]);
    }
  });
  for (std::size_t shard = 1; shard < shards; ++shard) {
    for (std::size_t k = 0; k < size * size; ++k) sums[0].values()[k] += sums[shard].values()[k];
  }
  if (!design.has_intercept) sums[0].at(0, 0) = 1;
  return std::move(sums[0]);
}

std::optional<Cholesky> information_factor(Objective& objective) {
  SymmetricMatrix information = objective.information();
  std::optional<Cholesky> factor = Cholesky::of(information);
  if (is_sure(factor)) return factor;
  factor = shifted_factor(std::move(information));
  for (int k = 0; factor && k < most_refinements; ++k) {
    SymmetricMatrix whitened = whitened_products(objective, *factor, objective.irls_weights());
    const std::optional<Cholesky> rest = Cholesky::of(whitened);
    if (is_sure(rest)) return factor->times(*rest);
    const std::optional<Cholesky> nearer = shifted_factor(std::move(whitened));
    factor = nearer ? std::optional(factor->times(*nearer)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace logreg
