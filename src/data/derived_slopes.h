// The derivatives of derived columns by one input, which is a number: by the chain rule through functions and bases,
// and by the product rule through interactions.
//
// What is told by steps does not change: levels, cells that are missing, parts of a date.
#pragma once

#include "data/derivation.h"

#include <cstddef>
#include <vector>

namespace logreg {

class DerivedSlopes {
 public:
  // The derivation must outlive it.
  DerivedSlopes(const Derivation& derivation, std::size_t input);

  // Of a row.
  void set(const DerivedRow::Inputs& inputs);
  // Of the row set last, which `row` has been set to as well. Infinite or NaN where a function has no slope.
  double operator()(const DerivedRow& row, const DerivedColumn& column) const;

 private:
  struct Part {
    const Variable* variable;
    std::size_t position;  // of the input among those of the variable
    std::size_t slot;      // of its first number
  };

  std::vector<Part> parts_;
  std::vector<double> slopes_;  // of each slot
  std::vector<double> arguments_;
};

}  // namespace logreg
