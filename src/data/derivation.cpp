#include "data/derivation.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace logreg {

namespace {

std::uint32_t level_among(const std::vector<double>& values, double x) {
  const auto found = std::ranges::lower_bound(values, x);
  if (found == values.end() || *found != x) return DerivedRow::no_level;
  return static_cast<std::uint32_t>(found - values.begin());
}

}  // namespace

std::vector<std::size_t> inputs_of(const Derivation& derivation, const DerivedColumn& column) {
  std::vector<const Variable*> of_number;
  std::vector<const Variable*> of_level;
  for (const Variable& variable : derivation.variables) {
    of_number.insert(of_number.end(), variable.numbers(), &variable);
    if (variable.has_levels()) of_level.push_back(&variable);
  }
  std::set<std::size_t> inputs;
  const auto take = [&](const Variable& variable) { inputs.insert(variable.inputs.begin(), variable.inputs.end()); };
  for (const std::size_t slot : column.numbers) take(*of_number[slot]);
  for (const std::size_t slot : column.levels) take(*of_level[slot]);
  for (const auto& [slot, level] : column.at) take(*of_level[slot]);
  return {inputs.begin(), inputs.end()};
}

DerivedRow::DerivedRow(const Derivation& derivation, std::vector<std::uint8_t> skipped)
    : derivation_(&derivation), skipped_(std::move(skipped)) {
  skipped_.resize(derivation.variables.size());
  std::size_t numbers = 0;
  for (const Variable& variable : derivation.variables) {
    numbers += variable.numbers();
    if (variable.has_levels()) level_counts_.push_back(variable.levels.size());
  }
  numbers_.resize(numbers);
  levels_.resize(level_counts_.size());
}

double DerivedRow::value_of(const Variable& variable, const Inputs& inputs) {
  arguments_.clear();
  for (const std::size_t input : variable.inputs) arguments_.push_back(inputs.numbers[input]);
  return variable.of.value(arguments_);
}

void DerivedRow::set(const Inputs& inputs) {
  double* number = numbers_.data();
  std::uint32_t* level = levels_.data();
  for (std::size_t v = 0; v < skipped_.size(); ++v) {
    const Variable& variable = derivation_->variables[v];
    if (skipped_[v] == 0) set(variable, inputs, {number, variable.numbers()}, level);
    number += variable.numbers();
    if (variable.has_levels()) ++level;
  }
  offset_ = 0;
  without_offset_ = nullptr;
  for (const Variable& offset : derivation_->offsets) {
    offset_ += value_of(offset, inputs);
    if (!std::isfinite(offset_) && without_offset_ == nullptr) without_offset_ = &offset;
  }
}

void DerivedRow::set(const Variable& variable, const Inputs& inputs, std::span<double> numbers, std::uint32_t* level) {
  switch (variable.kind) {
    case Variable::Kind::expression:
      numbers.front() = value_of(variable, inputs);
      return;
    case Variable::Kind::basis:
      variable.basis->evaluate(value_of(variable, inputs), numbers);
      return;
    case Variable::Kind::missing:
      numbers.front() = inputs.missing[variable.inputs.front()];
      return;
    case Variable::Kind::category:
      *level = inputs.levels[variable.inputs.front()];
      return;
    case Variable::Kind::values:
      *level = level_among(variable.values, value_of(variable, inputs));
      return;
    case Variable::Kind::intervals: {
      const double x = value_of(variable, inputs);
      *level = std::isnan(x) ? no_level : static_cast<std::uint32_t>(variable.basis->level(x));
      return;
    }
  }
}

const Variable* DerivedRow::without_value() const {
  const double* number = numbers_.data();
  const std::uint32_t* level = levels_.data();
  for (const Variable& variable : derivation_->variables) {
    for (std::size_t k = 0; k < variable.numbers(); ++k) {
      if (!std::isfinite(*number++)) return &variable;
    }
    if (variable.has_levels() && *level++ == no_level) return &variable;
  }
  return without_offset_;
}

double DerivedRow::number(const DerivedColumn& column) const {
  for (const auto& [slot, level] : column.at) {
    if (levels_[slot] != level) return 0;
  }
  double product = 1;
  for (const std::size_t slot : column.numbers) product *= numbers_[slot];
  return product;
}

std::optional<std::uint32_t> DerivedRow::level(const DerivedColumn& column) const {
  std::size_t combination = 0;
  for (const std::size_t slot : column.levels) {
    if (levels_[slot] == no_level) return std::nullopt;
    combination = combination * level_counts_[slot] + levels_[slot];
  }
  const std::uint32_t level = column.combined[combination];
  return level == no_level ? std::nullopt : std::optional(level);
}

}  // namespace logreg
