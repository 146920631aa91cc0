// What every metric is computed from: how each row was scored and what it was, in row order.
//
// The logit is kept and not the probability, because above a logit of 37 every probability is 1: losses would be
// infinite and ranks would be ties.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace logreg {

struct Scores {
  std::vector<double> logits;        // never NaN: such rows are left out before
  std::vector<std::uint8_t> labels;  // 0 or 1, one a row
  std::vector<double> weights;       // 0 or more, one a row; empty: every row counts once

  std::size_t rows() const { return logits.size(); }
  double weight(std::size_t row) const { return weights.empty() ? 1.0 : weights[row]; }
};

}  // namespace logreg
