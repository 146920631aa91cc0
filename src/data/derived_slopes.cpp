#include "data/derived_slopes.h"

#include <algorithm>
#include <span>

namespace logreg {

DerivedSlopes::DerivedSlopes(const Derivation& derivation, std::size_t input) {
  std::size_t slot = 0;
  for (const Variable& variable : derivation.variables) {
    const auto found = std::ranges::find(variable.inputs, input);
    if (found != variable.inputs.end() && !variable.has_levels() && variable.kind != Variable::Kind::missing) {
      parts_.push_back({&variable, static_cast<std::size_t>(found - variable.inputs.begin()), slot});
    }
    slot += variable.numbers();
  }
  slopes_.resize(slot);
}

void DerivedSlopes::set(const DerivedRow::Inputs& inputs) {
  for (const auto& [variable, position, slot] : parts_) {
    arguments_.clear();
    for (const std::size_t input : variable->inputs) arguments_.push_back(inputs.numbers[input]);
    const double inner = variable->of.derivative(arguments_, position);
    const std::span<double> slopes = std::span(slopes_).subspan(slot, variable->numbers());
    if (variable->kind == Variable::Kind::expression || inner == 0) {
      std::ranges::fill(slopes, inner);
      continue;
    }
    variable->basis->derivative(variable->of.value(arguments_), slopes);
    for (double& slope : slopes) slope *= inner;
  }
}

double DerivedSlopes::operator()(const DerivedRow& row, const DerivedColumn& column) const {
  if (parts_.empty() || !row.is_at(column)) return 0;
  double sum = 0;
  for (std::size_t k = 0; k < column.numbers.size(); ++k) {
    double product = slopes_[column.numbers[k]];
    if (product == 0) continue;
    for (std::size_t other = 0; other < column.numbers.size(); ++other) {
      if (other != k) product *= row.numbers()[column.numbers[other]];
    }
    sum += product;
  }
  return sum;
}

}  // namespace logreg
