#include "data/design.h"

#include "base/parallel.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

std::size_t block_rows(std::size_t numeric_columns, std::size_t categorical_columns) {
  constexpr std::size_t cache = std::size_t{1} << 18;  // bytes: half of what most cores have to themselves
  const std::size_t bytes_a_row = 8 * numeric_columns + 4 * categorical_columns + 24;
  return std::clamp<std::size_t>(cache / bytes_a_row / 64 * 64, 64, 4096);
}

void Design::make_room(DesignBlock& block, ArenaRegions& regions) {
  slabs.push_back(std::make_shared<ColumnArena>(block.columns.size(), block.rows, regions));
  for (double*& column : block.columns) column = slabs.back()->take();
}

void Design::set_slopes(std::vector<LevelSlopes> slopes) {
  slopes_ = std::move(slopes);
  places_.assign(slopes_.empty() ? 0 : numeric.size(), NumericPlace());
  stored_columns_ = numeric.size();
  for (std::size_t s = 0; s < slopes_.size(); ++s) {
    for (std::size_t level = 0; level < slopes_[s].columns.size(); ++level) {
      if (slopes_[s].columns[level] == LevelSlopes::no_column) continue;
      places_[slopes_[s].columns[level]] = {s, static_cast<std::uint32_t>(level)};
      --stored_columns_;
    }
  }
  std::size_t stored = 0;
  for (NumericPlace& place : places_) place.column = place.is_slope() ? stored_columns_ + place.column : stored++;
}

std::size_t Design::code_columns() const {
  std::size_t result = categorical.size();
  for (const LevelSlopes& each : slopes_) result = std::max(result, each.codes + 1);
  return result;
}

double Design::number(const DesignBlock& block, std::size_t j, std::size_t i) const {
  const NumericPlace own = place(j);
  if (own.is_slope() && codes(block, slopes_at(own).codes)[i] != own.level) return 0;
  return block.columns[own.column][i];
}

Term level_term(std::size_t column, std::size_t level, double share, bool has_intercept) {
  const double spread = std::sqrt(share * (1 - share));
  if (!has_intercept) return {false, column, level, 0, std::sqrt(share), spread};
  return {false, column, level, share, spread, spread};
}

Design Design::copy() const {
  Design result(*this);
  result.slabs.clear();
  ArenaRegions regions;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    result.make_room(result.blocks[b], regions);
    for (std::size_t j = 0; j < numeric.size(); ++j) {
      if (place(j).is_slope()) continue;
      const auto in_data_units = [&](double stored) {
        return standardized_ ? numeric[j].mean + std::ldexp(stored, numeric[j].exponent) : stored;
      };
      std::ranges::transform(column(blocks[b], j), result.blocks[b].columns[place(j).column], in_data_units);
    }
    for (std::size_t s = 0; s < slopes_.size(); ++s) {
      const auto levels = codes(blocks[b], slopes_[s].codes);
      for (std::size_t i = 0; i < blocks[b].rows; ++i) {
        const std::size_t j = slopes_[s].columns[levels[i]];
        const int exponent = standardized_ && j != LevelSlopes::no_column ? numeric[j].exponent : 0;
        const double stored = blocks[b].columns[stored_columns_ + s][i];
        result.blocks[b].columns[stored_columns_ + s][i] = std::ldexp(stored, exponent);
      }
    }
  }
  result.standardized_ = false;
  return result;
}

Design Design::every(std::size_t stride) const {
  Design part;
  part.has_intercept = has_intercept;
  part.numeric = numeric;
  part.categorical = categorical;
  part.terms = terms;
  part.slabs = slabs;
  part.standardized_ = standardized_;
  part.slopes_ = slopes_;
  part.places_ = places_;
  part.stored_columns_ = stored_columns_;
  for (std::size_t b = 0; b < blocks.size(); b += stride) {
    const DesignBlock& block = part.blocks.emplace_back(blocks[b]);
    part.rows += block.rows;
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double weight = block.weight(i);
      part.weight_sum += weight;
      part.positives += weight * block.labels[i];
    }
  }
  return part;
}

void Design::number_clusters(std::vector<std::uint32_t> of_rows) {
  constexpr std::uint32_t none = 0xFFFFFFFFU;
  std::vector<std::uint32_t> number;
  cluster_of = std::move(of_rows);
  clusters = 0;
  for (std::uint32_t& cluster : cluster_of) {
    if (cluster >= number.size()) number.resize(cluster + std::size_t{1}, none);
    if (number[cluster] == none) number[cluster] = static_cast<std::uint32_t>(clusters++);
    cluster = number[cluster];
  }
}

void Design::standardize(const Run& run) {
  if (standardized_) return;
  standardized_ = true;
  parallel_for(run, blocks.size(), [&](std::size_t b) {
    DesignBlock& block = blocks[b];
    for (std::size_t j = 0; j < numeric.size(); ++j) {
      if (place(j).is_slope()) continue;
      const NumericColumn& column = numeric[j];
      const double scale = std::ldexp(1.0, -column.exponent);
      for (double& value : std::span(block.columns[place(j).column], block.rows)) {
        value = (value - column.mean) * scale;
      }
    }
  });
  scale_slopes(run);
}

void Design::scale_slopes(const Run& run) {
  if (slopes_.empty()) return;
  std::vector<std::vector<double>> level_scales;  // of each level
  for (const LevelSlopes& slopes : slopes_) {
    std::vector<double>& scales = level_scales.emplace_back();
    for (const std::size_t j : slopes.columns) {
      scales.push_back(j == LevelSlopes::no_column ? 1 : std::ldexp(1.0, -numeric[j].exponent));
    }
  }
  parallel_for(run, blocks.size(), [&](std::size_t b) {
    DesignBlock& block = blocks[b];
    for (std::size_t s = 0; s < slopes_.size(); ++s) {
      const auto levels = codes(block, slopes_[s].codes);
      double* const numbers = block.columns[stored_columns_ + s];
      for (std::size_t i = 0; i < block.rows; ++i) numbers[i] *= level_scales[s][levels[i]];
    }
  });
}

}  // namespace logreg
