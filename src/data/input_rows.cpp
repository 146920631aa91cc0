#include "data/input_rows.h"

#include <utility>

namespace logreg {

InputRows::InputRows(const EncodedInputs& inputs, std::span<const FeatureColumn> features)
    : inputs_(&inputs), features_(features) {
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
    const std::size_t column = rows_->column_[input];
    if (rows_->is_numeric(input)) {
      numbers_[input] = block.columns[column][i];
    } else {
      levels_[input] = block.codes[column * block.rows + i];
    }
    const std::vector<std::uint8_t>& missing = rows_->inputs_->missing[input];
    if (!missing.empty()) missing_[input] = missing[row];
  }
  return {numbers_, levels_, missing_};
}

}  // namespace logreg
