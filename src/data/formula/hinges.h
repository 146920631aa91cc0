// max(0, x - k) for each knot k: a line that may bend at each.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

class Hinges {
 public:
  explicit Hinges(std::vector<double> knots) : knots_(std::move(knots)) {}

  std::size_t columns() const { return knots_.size(); }
  void evaluate(double x, std::span<double> out) const {
    for (std::size_t j = 0; j < knots_.size(); ++j) out[j] = x < knots_[j] ? 0 : x - knots_[j];
  }
  // At a knot the one to its right.
  void derivative(double x, std::span<double> out) const {
    for (std::size_t j = 0; j < knots_.size(); ++j) out[j] = x < knots_[j] ? 0 : 1;
  }

 private:
  std::vector<double> knots_;
};

}  // namespace logreg
