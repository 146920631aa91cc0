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

std::vector<std::vector<std::size_t>> variables_of_columns(const Derivation& derivation) {
  std::vector<std::size_t> of_number;  // of each slot
  std::vector<std::size_t> of_level;
  for (std::size_t v = 0; v < derivation.variables.size(); ++v) {
    of_number.insert(of_number.end(), derivation.variables[v].numbers(), v);
    if (derivation.variables[v].has_levels()) of_level.push_back(v);
  }
  std::vector<std::vector<std::size_t>> result;
  for (const DerivedColumn& column : derivation.columns) {
    std::set<std::size_t> variables;
    for (const std::size_t slot : column.numbers) variables.insert(of_number[slot]);
    for (const std::size_t slot : column.levels) variables.insert(of_level[slot]);
    for (const auto& [slot, level] : column.at) variables.insert(of_level[slot]);
    result.emplace_back(variables.begin(), variables.end());
  }
  return result;
}

std::vector<std::vector<std::size_t>> inputs_of_columns(const Derivation& derivation) {
  std::vector<std::vector<std::size_t>> result;
  for (const std::vector<std::size_t>& variables : variables_of_columns(derivation)) {
    std::set<std::size_t> inputs;
    for (const std::size_t v : variables) {
      inputs.insert(derivation.variables[v].inputs.begin(), derivation.variables[v].inputs.end());
    }
    result.emplace_back(inputs.begin(), inputs.end());
  }
  return result;
}

DerivedRow::DerivedRow(const Derivation& derivation, std::vector<std::uint8_t> skipped)
    : derivation_(&derivation), skipped_(std::move(skipped)) {
  skipped_.resize(derivation.variables.size());
  std::size_t numbers = 0;
  for (const Variable& variable : derivation.variables) {
    first_number_.push_back(numbers);
    first_level_.push_back(level_counts_.size());
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
  for (std::size_t v = 0; v < skipped_.size(); ++v) {
    if (skipped_[v] == 0) set_variable(v, inputs);
  }
  offset_ = 0;
  without_offset_ = nullptr;
  for (const Variable& offset : derivation_->offsets) {
    offset_ += value_of(offset, inputs);
    if (!std::isfinite(offset_) && without_offset_ == nullptr) without_offset_ = &offset;
  }
}

void DerivedRow::set(const Inputs& inputs, std::span<const std::size_t> variables) {
  for (const std::size_t v : variables) set_variable(v, inputs);
}

void DerivedRow::set_variable(std::size_t v, const Inputs& inputs) {
  const Variable& variable = derivation_->variables[v];
  double* const number = numbers_.data() + first_number_[v];
  std::uint32_t* const level = levels_.data() + first_level_[v];
  switch (variable.kind) {
    case Variable::Kind::expression:
      *number = value_of(variable, inputs);
      return;
    case Variable::Kind::basis:
      variable.basis->evaluate(value_of(variable, inputs), {number, variable.numbers()});
      return;
    case Variable::Kind::missing:
      *number = inputs.missing[variable.inputs.front()];
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

bool DerivedRow::is_at(const DerivedColumn& column) const {
  return std::ranges::all_of(column.at, [&](const auto& at) { return levels_[at.first] == at.second; });
}

double DerivedRow::number(const DerivedColumn& column) const {
  if (!is_at(column)) return 0;
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
