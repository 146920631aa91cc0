#include "descent/standardized_rows.h"

#include <cmath>

namespace logreg {

void StandardizedRows::get(const DesignBlock& block, std::size_t i, std::span<double> out) const {
  out[0] = design_.has_intercept ? 1 : 0;
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const Term& term = terms_[t];
    if (term.numeric) {
      const int exponent = design_.numeric[term.column].exponent;
      out[t + 1] = std::ldexp(design_.column(block, term.column)[i], exponent) / term.sd;
    } else {
      const double is_there = design_.codes(block, term.column)[i] == term.level ? 1 : 0;
      out[t + 1] = (is_there - term.mean) / term.sd;
    }
  }
}

void StandardizedRows::get(std::size_t row, std::span<double> out) const {
  const std::size_t most = design_.blocks.front().rows;
  get(design_.blocks[row / most], row % most, out);
}

}  // namespace logreg
