#include "descent/design_pass.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t most_shards = 64;
constexpr std::size_t most_shard_sums = std::size_t{1} << 22;  // doubles, over all shards

}  // namespace

DesignPass::DesignPass(const Design& design, const Kernels& kernels) : design_(&design), kernels_(&kernels) {
  level_begin_.push_back(0);
  for (const CategoricalColumn& column : design.categorical) {
    level_begin_.push_back(level_begin_.back() + column.levels);
  }
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    row_begin_.push_back(row);
    row += block.rows;
  }
  const std::size_t sums = design.numeric.size() + level_begin_.back() + 1;
  const std::size_t blocks = design.blocks.size();
  const std::size_t shards = std::clamp<std::size_t>(most_shard_sums / sums, 1, std::min(most_shards, blocks));
  for (std::size_t shard = 0; shard <= shards; ++shard) shard_begin_.push_back(shard * blocks / shards);
}

Effects DesignPass::no_effects() const {
  return {0, std::vector<double>(design_->numeric.size(), 0.0), std::vector<double>(level_begin_.back(), 0.0)};
}

void DesignPass::set_logits(const DesignBlock& block, const Effects& effects, std::span<double> logits) const {
  kernels_->logits(logits.data(), block.rows, effects.constant, block.columns.data(), effects.numeric.size(),
                   effects.numeric.data());
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    kernels_->add_levels(logits.data(), block.rows, design_->codes(block, c).data(),
                         effects.level.data() + level_begin_[c]);
  }
}

void DesignPass::add_products(const DesignBlock& block, std::span<const double> factors, Effects& sums) const {
  sums.constant += kernels_->sum(factors.data(), block.rows);
  kernels_->add_products(factors.data(), block.rows, block.columns.data(), sums.numeric.size(), sums.numeric.data());
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    kernels_->add_by_level(factors.data(), block.rows, design_->codes(block, c).data(),
                           sums.level.data() + level_begin_[c]);
  }
}

double DesignPass::logit(const DesignBlock& block, std::size_t i, const Effects& effects) const {
  double z = effects.constant;
  for (std::size_t j = 0; j < effects.numeric.size(); ++j) z += effects.numeric[j] * design_->column(block, j)[i];
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    z += effects.level[level_begin_[c] + design_->codes(block, c)[i]];
  }
  return z;
}

void DesignPass::add_product(const DesignBlock& block, std::size_t i, double factor, Effects& sums) const {
  sums.constant += factor;
  for (std::size_t j = 0; j < sums.numeric.size(); ++j) sums.numeric[j] += factor * design_->column(block, j)[i];
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    sums.level[level_begin_[c] + design_->codes(block, c)[i]] += factor;
  }
}

void DesignPass::add(const Effects& effects, Effects& sums) {
  sums.constant += effects.constant;
  for (std::size_t j = 0; j < sums.numeric.size(); ++j) sums.numeric[j] += effects.numeric[j];
  for (std::size_t l = 0; l < sums.level.size(); ++l) sums.level[l] += effects.level[l];
}

}  // namespace logreg
