// The rows of the matrix X whose weighted X'X is the information: (1, centred and scaled terms), or 0 without an
// intercept.
#pragma once

#include "data/design.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

class StandardizedRows {
 public:
  // The design must be standardised; it and the terms must outlive this.
  StandardizedRows(const Design& design, std::span<const Term> terms) : design_(design), terms_(terms) {}

  std::size_t size() const { return terms_.size() + 1; }
  // `out` has room for size() numbers.
  void get(const DesignBlock& block, std::size_t i, std::span<double> out) const;
  void get(std::size_t row, std::span<double> out) const;

 private:
  const Design& design_;
  std::span<const Term> terms_;
};

}  // namespace logreg
