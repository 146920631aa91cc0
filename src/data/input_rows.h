// The inputs of a formula as rows: numbers and levels by the position of the input, from the blocks of a design that
// holds numeric and categorical columns apart.
#pragma once

#include "data/derivation.h"
#include "data/encoding.h"
#include "data/schema.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

class InputRows {
 public:
  // All must outlive it. `features`: the inputs.
  InputRows(const EncodedInputs& inputs, std::span<const FeatureColumn> features);
  // Of a design whose columns are the inputs, standardised or not: numbers come back to a rounding of their last place.
  InputRows(const Design& design, std::span<const FeatureColumn> features);

  const DesignBlock& block(std::size_t b) const { return design_->blocks[b]; }
  bool is_numeric(std::size_t input) const { return features_[input].type == ColumnType::numeric; }
  // Among the numeric or among the categorical columns of the design.
  std::size_t column(std::size_t input) const { return column_[input]; }
  double number(std::size_t input, const DesignBlock& block, std::size_t i) const {
    const double number = block.columns[column_[input]][i];
    if (!design_->standardized()) return number;
    const NumericColumn& column = design_->numeric[column_[input]];
    return std::ldexp(number, column.exponent) + column.mean;
  }

  // One row after another, each thread with one of its own: what some inputs say, and 0 of the others.
  class Row {
   public:
    Row(const InputRows& rows, std::vector<std::size_t> inputs);

    // Row `i` of a block, which is row `row` of the design.
    DerivedRow::Inputs at(const DesignBlock& block, std::size_t i, std::size_t row);

   private:
    const InputRows* rows_;
    std::vector<std::size_t> inputs_;
    std::vector<double> numbers_;
    std::vector<std::uint32_t> levels_;
    std::vector<std::uint8_t> missing_;
  };

 private:
  InputRows(const Design& design, std::span<const std::vector<std::uint8_t>> missing,
            std::span<const FeatureColumn> features);

  const Design* design_;
  std::span<const std::vector<std::uint8_t>> missing_;  // of each input, or none
  std::span<const FeatureColumn> features_;
  std::vector<std::size_t> column_;
};

}  // namespace logreg
