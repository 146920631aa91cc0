// Passes over the rows of a design, block by block: from a number for each column to one for each row, and back.
//
//   logit of row i  = constant + sum_j numeric_j x_ij + sum_c level of row i in c
//   sums over rows  = sum_i factor_i (1, x_ij, whether row i has the level)
//
// Numeric columns are taken as they are stored: how terms are centred and scaled is not known here. Sums are made per
// shard, some blocks in a row, and added in the order of the shards. How many of them there are depends on the data
// alone, so that threads change no bit.
#pragma once

#include "base/parallel.h"
#include "base/run.h"
#include "data/design.h"
#include "descent/kernels.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

// A number for each numeric column, one for each level, and a constant: what a row's logit is made of, or the sums over
// rows of a quantity times each column.
struct Effects {
  double constant = 0;
  std::vector<double> numeric;
  std::vector<double> level;  // of all categorical columns, one after another
};

class DesignPass {
 public:
  // Both must outlive it.
  DesignPass(const Design& design, const Kernels& kernels);

  const Design& design() const { return *design_; }
  const Kernels& kernels() const { return *kernels_; }
  Effects no_effects() const;
  // Where the levels of each categorical column begin in Effects::level; one more at the end.
  std::size_t level_begin(std::size_t column) const { return level_begin_[column]; }
  std::size_t row_begin(std::size_t block) const { return row_begin_[block]; }
  std::size_t shards() const { return shard_begin_.size() - 1; }
  std::size_t shard_begin(std::size_t shard) const { return shard_begin_[shard]; }  // a block; one more at the end

  // Without offsets.
  void set_logits(const DesignBlock& block, const Effects& effects, std::span<double> logits) const;
  void add_products(const DesignBlock& block, std::span<const double> factors, Effects& sums) const;
  // The same of row i of the block alone.
  double logit(const DesignBlock& block, std::size_t i, const Effects& effects) const;
  void add_product(const DesignBlock& block, std::size_t i, double factor, Effects& sums) const;
  // sum over all rows of a factor times each column; factor(shard, block, first row, factors) sets those of a block.
  template <class Factor>
  Effects sum_over_rows(const Run& run, const Factor& factor) const;

 private:
  static void add(const Effects& effects, Effects& sums);

  const Design* design_;
  const Kernels* kernels_;
  std::vector<std::size_t> level_begin_;
  std::vector<std::size_t> row_begin_;  // of each block
  std::vector<std::size_t> shard_begin_;
};

template <class Factor>
Effects DesignPass::sum_over_rows(const Run& run, const Factor& factor) const {
  std::vector<Effects> sums(shards());
  parallel_for(run, shards(), [&](std::size_t shard) {
    run.check();
    sums[shard] = no_effects();
    std::vector<double> factors(design_->blocks.front().rows);
    for (std::size_t b = shard_begin_[shard]; b < shard_begin_[shard + 1]; ++b) {
      const DesignBlock& block = design_->blocks[b];
      const std::span<double> used = std::span(factors).first(block.rows);
      factor(shard, block, row_begin_[b], used);
      add_products(block, used, sums[shard]);
    }
  });
  for (std::size_t shard = 1; shard < shards(); ++shard) add(sums[shard], sums[0]);
  return sums[0];
}

}  // namespace logreg
