#include "descent/gram.h"

#include "base/parallel.h"

#include <algorithm>
#include <array>

namespace logreg {

namespace {

constexpr std::size_t most_gram_sums = std::size_t{1} << 22;  // doubles of products of pairs, over all shards

// Adds the products of up to four of the numeric columns x of a block, from `first` on, with the columns before them.
void add_numeric_products(const Kernels& kernels, std::span<const double* const> x, std::size_t rows,
                          const double* factors, std::size_t first, std::size_t count, std::vector<double>& buffer,
                          PairSums& gram) {
  std::array<double*, 4> scaled;
  std::array<double*, 4> sums;
  buffer.resize(scaled.size() * rows);
  for (std::size_t r = 0; r < count; ++r) {
    scaled[r] = buffer.data() + r * rows;
    sums[r] = gram.row(1 + first + r) + 1;
    kernels.multiply(factors, x[first + r], rows, scaled[r]);
    sums[r][-1] += kernels.sum(scaled[r], rows);
  }
  const std::size_t columns = first + count;
  if (count == scaled.size()) {
    kernels.add_products_of_four(scaled.data(), rows, x.data(), columns, sums.data());
  } else {
    for (std::size_t r = 0; r < count; ++r) {
      kernels.add_products(scaled[r], rows, x.data(), columns, sums[r]);
    }
  }
}

void add_level_products(const Design& design, const DesignBlock& block, const double* factors, std::size_t c,
                        PairSums& gram) {
  const auto codes = design.codes(block, c);
  const std::size_t first = gram.level_begin[c];
  for (std::size_t i = 0; i < block.rows; ++i) gram.row(first + codes[i])[0] += factors[i];
  for (std::size_t k = 0; k < gram.numeric.size(); ++k) {
    const auto x = design.column(block, gram.numeric[k]);
    for (std::size_t i = 0; i < block.rows; ++i) gram.row(first + codes[i])[1 + k] += factors[i] * x[i];
  }
  for (const std::size_t other : gram.categorical) {
    if (other > c) break;
    const auto others = design.codes(block, other);
    const std::size_t first_other = gram.level_begin[other];
    for (std::size_t i = 0; i < block.rows; ++i) {
      gram.row(first + codes[i])[first_other + others[i]] += factors[i];
    }
  }
}

}  // namespace

PairSums::PairSums(const Design& design, std::span<const Term> terms) {
  std::vector<bool> takes_part(design.categorical.size(), false);
  std::vector<bool> numeric_takes_part(design.numeric.size(), false);
  for (const Term& term : terms) {
    (term.numeric ? numeric_takes_part : takes_part)[term.column] = true;
  }
  for (std::size_t j = 0; j < numeric_takes_part.size(); ++j) {
    numeric_index.push_back(1 + numeric.size());
    if (numeric_takes_part[j]) numeric.push_back(j);
  }
  size = 1 + numeric.size();
  for (std::size_t c = 0; c < takes_part.size(); ++c) {
    level_begin.push_back(size);
    if (!takes_part[c]) continue;
    categorical.push_back(c);
    size += design.categorical[c].levels;
  }
  sums.assign(size * size, 0.0);
}

std::size_t PairSums::index(const Term& term) const {
  return term.numeric ? numeric_index[term.column] : level_begin[term.column] + term.level;
}

// Small matrices are summed per shard; of a large one there is one copy, of which each task owns the rows of some
// columns and walks all blocks in order.
PairSums pair_sums(const Design& design, const Kernels& kernels, std::span<const std::size_t> shard_begin,
                   const BlockFactors& block_factors, std::size_t stride, std::span<const Term> terms, const Run& run) {
  constexpr std::size_t columns_at_once = 4;
  constexpr std::size_t columns_a_task = 32;  // a multiple of it: so often fewer is a block fetched into the cache
  const std::size_t shards = shard_begin.size() - 1;
  PairSums first(design, terms);
  const std::size_t most_rows = design.blocks.front().rows;
  // Calls add(block number) for some blocks.
  const auto for_blocks = [&](std::size_t begin, std::size_t end, const auto& add) {
    for (std::size_t b = (begin + stride - 1) / stride * stride; b < end; b += stride) {
      run.check();
      add(b);
    }
  };
  const auto add_numeric = [&](const DesignBlock& block, const double* block_factor, std::size_t begin, std::size_t end,
                               std::vector<double>& buffer, PairSums& gram) {
    std::vector<const double*> x;
    for (std::size_t j = 0; j < end; ++j) x.push_back(block.columns[gram.numeric[j]]);
    for (std::size_t j = begin; j < end; j += columns_at_once) {
      add_numeric_products(kernels, x, block.rows, block_factor, j, std::min(columns_at_once, end - j), buffer, gram);
    }
  };
  if (first.sums.size() * shards <= most_gram_sums) {
    std::vector<PairSums> grams(shards, first);
    parallel_for(run, shards, [&](std::size_t shard) {
      std::vector<double> buffer;
      std::vector<double> factors(most_rows);
      PairSums& gram = grams[shard];
      for_blocks(shard_begin[shard], shard_begin[shard + 1], [&](std::size_t b) {
        const DesignBlock& block = design.blocks[b];
        block_factors(b, factors.data());
        gram.sums[0] += kernels.sum(factors.data(), block.rows);
        add_numeric(block, factors.data(), 0, gram.numeric.size(), buffer, gram);
        for (const std::size_t c : gram.categorical) add_level_products(design, block, factors.data(), c, gram);
      });
    });
    for (const PairSums& gram : grams) {
      for (std::size_t i = 0; i < first.sums.size(); ++i) first.sums[i] += gram.sums[i];
    }
    return first;
  }
  const std::size_t blocks = design.blocks.size();
  const auto strided_blocks = (blocks + stride - 1) / stride;
  AlignedVector<double> all_factors(strided_blocks * most_rows);
  const auto factors_of = [&](std::size_t b) { return all_factors.data() + b / stride * most_rows; };
  parallel_for(run, strided_blocks, [&](std::size_t i) { block_factors(i * stride, factors_of(i * stride)); });
  for_blocks(0, blocks, [&](std::size_t b) { first.sums[0] += kernels.sum(factors_of(b), design.blocks[b].rows); });
  // The longest rows first.
  const std::size_t numeric_tasks = (first.numeric.size() + columns_a_task - 1) / columns_a_task;
  parallel_for(run, first.categorical.size() + numeric_tasks, [&](std::size_t task) {
    std::vector<double> buffer;
    for_blocks(0, blocks, [&](std::size_t b) {
      const DesignBlock& block = design.blocks[b];
      const double* const factor = factors_of(b);
      if (task < first.categorical.size()) {
        add_level_products(design, block, factor, first.categorical[first.categorical.size() - 1 - task], first);
        return;
      }
      const std::size_t begin = (numeric_tasks - 1 - (task - first.categorical.size())) * columns_a_task;
      add_numeric(block, factor, begin, std::min(begin + columns_a_task, first.numeric.size()), buffer, first);
    });
  });
  return first;
}

}  // namespace logreg
