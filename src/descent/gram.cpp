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
    sums[r] = gram.core_row(1 + first + r) + 1;
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

// Of a group with all columns before it, and with itself. `buffer` has room for `rows` numbers.
void add_level_products(const Design& design, const DesignBlock& block, const double* factors, std::size_t g,
                        std::vector<double>& buffer, PairSums& gram) {
  const PairSums::Group& group = gram.groups[g];
  const auto codes = design.codes(block, group.codes);
  if (group.numbers) {
    const double* const u = block.columns[*group.numbers];
    buffer.resize(block.rows);
    for (std::size_t i = 0; i < block.rows; ++i) buffer[i] = factors[i] * u[i];
    factors = buffer.data();
  }
  for (std::size_t i = 0; i < block.rows; ++i) gram.row(group, codes[i])[0] += factors[i];
  for (std::size_t k = 0; k < gram.numeric.size(); ++k) {
    const double* const x = block.columns[gram.numeric[k]];
    for (std::size_t i = 0; i < block.rows; ++i) gram.row(group, codes[i])[1 + k] += factors[i] * x[i];
  }
  for (std::size_t h = 0; h <= g; ++h) {
    const PairSums::Group& other = gram.groups[h];
    const auto others = design.codes(block, other.codes);
    const double* const u = other.numbers ? block.columns[*other.numbers] : nullptr;
    const bool same = gram.share_codes(g, h);
    for (std::size_t i = 0; i < block.rows; ++i) {
      const std::size_t at = group.first[h] + (same ? 0 : others[i]);
      gram.row(group, codes[i])[at] += u == nullptr ? factors[i] : factors[i] * u[i];
    }
  }
}

}  // namespace

PairSums::PairSums(const Design& design, std::span<const Term> terms)
    : design_(&design),
      numeric_row_(design.stored_columns()),
      group_of_category_(design.categorical.size()),
      group_of_slopes_(design.slopes().size()) {
  std::vector<bool> has_numbers(design.block_columns(), false);
  std::vector<bool> has_levels(design.categorical.size(), false);
  for (const Term& term : terms) {
    if (term.numeric) {
      has_numbers[design.place(term.column).column] = true;
    } else {
      has_levels[term.column] = true;
    }
  }
  for (std::size_t j = 0; j < numeric_row_.size(); ++j) {
    numeric_row_[j] = core_size();
    if (has_numbers[j]) numeric.push_back(j);
  }
  sums.resize(core_size() * core_size());
  for (std::size_t c = 0; c < has_levels.size(); ++c) {
    group_of_category_[c] = groups.size();
    if (has_levels[c]) add_group(c, std::nullopt, design.categorical[c].levels);
  }
  for (std::size_t s = 0; s < group_of_slopes_.size(); ++s) {
    const std::size_t numbers = design.stored_columns() + s;
    group_of_slopes_[s] = groups.size();
    if (has_numbers[numbers]) add_group(design.slopes()[s].codes, numbers, design.slopes()[s].columns.size());
  }
}

void PairSums::add_group(std::size_t codes, std::optional<std::size_t> numbers, std::size_t levels) {
  groups.push_back({codes, numbers, levels, sums.size(), core_size(), {}});
  Group& own = groups.back();
  for (const Group& other : groups) {
    own.first.push_back(own.width);
    own.width += other.codes == codes ? 1 : other.levels;
  }
  sums.resize(sums.size() + own.levels * own.width);
}

PairSums::Row PairSums::row_of(const Term& term) const {
  if (!term.numeric) return {group_of_category_[term.column], term.level};
  const NumericPlace place = design_->place(term.column);
  if (!place.is_slope()) return {Row::core, numeric_row_[place.column]};
  return {group_of_slopes_[place.column - numeric_row_.size()], place.level};
}

double PairSums::product(const Row& a, const Row& b) const {
  const bool turned =
      a.group == Row::core ? b.group != Row::core || b.number > a.number : b.group != Row::core && b.group > a.group;
  if (turned) return product(b, a);
  if (a.group == Row::core) return sums[a.number * core_size() + b.number];
  const Group& own = groups[a.group];
  const double* const row = sums.data() + own.begin + a.number * own.width;
  if (b.group == Row::core) return row[b.number];
  if (!share_codes(a.group, b.group)) return row[own.first[b.group] + b.number];
  return a.number == b.number ? row[own.first[b.group]] : 0;
}

namespace {

constexpr std::size_t columns_at_once = 4;

// Calls add(block number) for every `stride`-th block.
template <class Add>
void for_blocks(const Run& run, std::size_t stride, std::size_t begin, std::size_t end, const Add& add) {
  for (std::size_t b = (begin + stride - 1) / stride * stride; b < end; b += stride) {
    run.check();
    add(b);
  }
}

// Of the numeric columns `begin` to `end` with all before them.
void add_numeric_columns(const Kernels& kernels, const DesignBlock& block, const double* block_factor,
                         std::size_t begin, std::size_t end, std::vector<double>& buffer, PairSums& gram) {
  std::vector<const double*> x;
  for (std::size_t j = 0; j < end; ++j) x.push_back(block.columns[gram.numeric[j]]);
  for (std::size_t j = begin; j < end; j += columns_at_once) {
    add_numeric_products(kernels, x, block.rows, block_factor, j, std::min(columns_at_once, end - j), buffer, gram);
  }
}

}  // namespace

// Small matrices are summed per shard; of a large one there is one copy, of which each task owns the rows of some
// columns and walks all blocks in order.
PairSums pair_sums(const Design& design, const Kernels& kernels, std::span<const std::size_t> shard_begin,
                   const BlockFactors& block_factors, std::size_t stride, std::span<const Term> terms, const Run& run) {
  constexpr std::size_t columns_a_task = 32;  // a multiple of it: so often fewer is a block fetched into the cache
  const std::size_t shards = shard_begin.size() - 1;
  PairSums first(design, terms);
  const std::size_t most_rows = design.blocks.front().rows;
  if (first.sums.size() * shards <= most_gram_sums) {
    std::vector<PairSums> grams(shards, first);
    parallel_for(run, shards, [&](std::size_t shard) {
      std::vector<double> buffer;
      std::vector<double> factors(most_rows);
      PairSums& gram = grams[shard];
      for_blocks(run, stride, shard_begin[shard], shard_begin[shard + 1], [&](std::size_t b) {
        const DesignBlock& block = design.blocks[b];
        block_factors(b, factors.data());
        gram.sums[0] += kernels.sum(factors.data(), block.rows);
        add_numeric_columns(kernels, block, factors.data(), 0, gram.numeric.size(), buffer, gram);
        for (std::size_t g = 0; g < gram.groups.size(); ++g) {
          add_level_products(design, block, factors.data(), g, buffer, gram);
        }
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
  for_blocks(run, stride, 0, blocks,
             [&](std::size_t b) { first.sums[0] += kernels.sum(factors_of(b), design.blocks[b].rows); });
  // The longest rows first.
  const std::size_t numeric_tasks = (first.numeric.size() + columns_a_task - 1) / columns_a_task;
  parallel_for(run, first.groups.size() + numeric_tasks, [&](std::size_t task) {
    std::vector<double> buffer;
    for_blocks(run, stride, 0, blocks, [&](std::size_t b) {
      const DesignBlock& block = design.blocks[b];
      const double* const factor = factors_of(b);
      if (task < first.groups.size()) {
        add_level_products(design, block, factor, first.groups.size() - 1 - task, buffer, first);
        return;
      }
      const std::size_t begin = (numeric_tasks - 1 - (task - first.groups.size())) * columns_a_task;
      add_numeric_columns(kernels, block, factor, begin, std::min(begin + columns_a_task, first.numeric.size()), buffer,
                          first);
    });
  });
  return first;
}

}  // namespace logreg
