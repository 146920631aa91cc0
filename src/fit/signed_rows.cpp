#include "fit/signed_rows.h"

#include "base/parallel.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

SignedRows::SignedRows(const Design& design, std::vector<Term> terms, const Kernels& kernels, const Run& run)
    : design_(&design),
      terms_(std::move(terms)),
      kernels_(&kernels),
      run_(&run),
      block_rows_(design.blocks.front().rows) {
  level_begin_.push_back(0);
  for (const CategoricalColumn& column : design.categorical) {
    level_begin_.push_back(level_begin_.back() + column.levels);
  }
}

double SignedRows::weight(std::size_t i) const {
  const DesignBlock& block = block_of(i);
  return block.weights.empty() ? 1 : block.weights[i % block_rows_];
}

double SignedRows::offset(std::size_t i) const {
  const DesignBlock& block = block_of(i);
  if (block.offsets.empty()) return 0;
  return is_positive(i) ? block.offsets[i % block_rows_] : -block.offsets[i % block_rows_];
}

std::vector<double> SignedRows::margins(const Direction& direction) const {
  std::vector<double> numeric(design_->numeric.size(), 0.0);
  std::vector<double> levels(level_begin_.back(), 0.0);
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const Term& term = terms_[t];
    (term.numeric ? numeric[term.column] : levels[level_begin_[term.column] + term.level]) = direction[t + 1];
  }
  std::vector<double> result(count());
  parallel_for(*run_, design_->blocks.size(), [&](std::size_t b) {
    run_->check();
    const DesignBlock& block = design_->blocks[b];
    double* const margins = result.data() + b * block_rows_;
    kernels_->logits(margins, block.rows, direction[0], block.columns.data(), numeric.size(), numeric.data());
    for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
      kernels_->add_levels(margins, block.rows, design_->codes(block, c).data(), levels.data() + level_begin_[c]);
    }
    for (std::size_t i = 0; i < block.rows; ++i) {
      if (block.labels[i] < 0.5) margins[i] = -margins[i];
    }
  });
  return result;
}

double SignedRows::reach(const Direction& direction) const {
  double sum = std::abs(direction[0]);
  std::vector<double> of_category(design_->categorical.size(), 0.0);
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double size = std::abs(direction[t + 1]);
    if (terms_[t].numeric) {
      sum += size;  // stored numbers are below 1
    } else {
      of_category[terms_[t].column] = std::max(of_category[terms_[t].column], size);
    }
  }
  for (const double size : of_category) sum += size;
  return sum;
}

std::vector<double> SignedRows::row(std::size_t i) const {
  const DesignBlock& block = block_of(i);
  const std::size_t at = i % block_rows_;
  const double sign = is_positive(i) ? 1 : -1;
  std::vector<double> result = {design_->has_intercept ? sign : 0};
  for (const Term& term : terms_) {
    const double x = term.numeric ? design_->column(block, term.column)[at]
                                  : static_cast<double>(design_->codes(block, term.column)[at] == term.level);
    result.push_back(sign * x);
  }
  return result;
}

}  // namespace logreg
