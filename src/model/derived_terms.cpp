#include "model/derived_terms.h"

#include <algorithm>
#include <utility>

namespace logreg {

DerivedTerms::DerivedTerms(const Model& model)
    : derivation_(std::make_shared<const Derivation>(model.derived->derivation)) {
  std::vector<std::vector<std::size_t>> inputs = inputs_of_columns(*derivation_);
  for (std::size_t c = 0; c < derivation_->columns.size(); ++c) {
    Column& column = columns_.emplace_back();
    column.derived = &derivation_->columns[c];
    column.inputs = std::move(inputs[c]);
    if (column.derived->is_categorical()) column.effects.resize(model.columns[c].levels.size() + 1);
  }
  constant_ = take_coefficients(model, columns_);
  std::ranges::stable_partition(columns_, [](const Column& column) { return !column.derived->is_categorical(); });
  for (const Variable& offset : derivation_->offsets) {
    offset_inputs_.insert(offset_inputs_.end(), offset.inputs.begin(), offset.inputs.end());
  }
}

std::vector<ValueColumn> DerivedTerms::value_columns() const {
  std::vector<ValueColumn> result;
  for (const Column& column : columns_) {
    result.push_back({column.derived->name, !column.derived->is_categorical(), column.effects.size()});
  }
  result.resize(result.size() + 2);
  return result;
}

double DerivedTerms::logit(const DerivedRow& row, double offset, std::span<RowValue> values, bool& is_new) const {
  double sum = constant_;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Column& column = columns_[c];
    RowValue value;
    if (column.derived->is_categorical()) {
      const auto level = row.level(*column.derived);
      is_new = is_new || !level;
      value.level = level ? *level : column.effects.size() - 1;
      sum += column.effects[value.level];
    } else {
      value.deviation = row.number(*column.derived) - column.mean;
      sum += column.coefficient * value.deviation;
    }
    if (!values.empty()) values[c] = value;
  }
  if (!values.empty()) {
    values[columns_.size()].deviation = offset;
    values[columns_.size() + 1].deviation = row.offset();
  }
  return derivation_->offsets.empty() && offset == 0 ? sum : sum + (offset + row.offset());
}

void DerivedTerms::add_changes(std::span<const RowValue> values, std::span<double> of_inputs) const {
  const auto share_out = [&](double change, const std::vector<std::size_t>& inputs) {
    for (const std::size_t input : inputs) of_inputs[input] += change / static_cast<double>(inputs.size());
  };
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Column& column = columns_[c];
    const bool is_category = column.derived->is_categorical();
    share_out(is_category ? column.effects[values[c].level] - column.average : column.coefficient * values[c].deviation,
              column.inputs);
  }
  share_out(values[columns_.size() + 1].deviation, offset_inputs_);
}

}  // namespace logreg
