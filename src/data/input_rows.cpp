#include "data/input_rows.h"

#include <utility>

namespace logreg {

InputRows::InputRows(const EncodedInputs& inputs, std::span<const FeatureColumn> features)
    : InputRows(inputs.design, inputs.missing, features) {}

InputRows::InputRows(const Design& design, std::span<const FeatureColumn> features)
    : InputRows(design, {}, features) {}

InputRows::InputRows(const Design& design, std::span<const std::vector<std::uint8_t>> missing,
                     std::span<const FeatureColumn> features)
    : design_(&design), missing_(missing), features_(features) {
  std::size_t numeric = 0;
  std::size_t categorical = 0;
  for (const FeatureColumn& feature : features) {
    column_.push_back(feature.type == ColumnType::numeric ? numeric++ : categorical++);
  }
}

InputRows::Row::Row(const InputRows& rows, std::vector<std::size_t> inputs)
    : rows_(&rows),
      inputs_(std::move(inputs)),
      numbers_(rows.column_.size()),
      levels_(rows.column_.size()),
      missing_(rows.column_.size()) {}

DerivedRow::Inputs InputRows::Row::at(const DesignBlock& block, std::size_t i, std::size_t row) {
  for (const std::size_t input : inputs_) {
    if (rows_->is_numeric(input)) {
      numbers_[input] = rows_->number(input, block, i);
    } else {
      levels_[input] = block.codes[rows_->column_[input] * block.rows + i];
    }
    if (!rows_->missing_.empty() && !rows_->missing_[input].empty()) missing_[input] = rows_->missing_[input][row];
  }
  return {numbers_, levels_, missing_};
}

}  // namespace logreg
