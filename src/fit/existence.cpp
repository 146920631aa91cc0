#include "fit/existence.h"

#include "base/elementary.h"

#include <cmath>
#include <vector>

namespace logreg {

bool estimate_exists(const Objective& objective, const Cholesky& information, double squared_decrement) {
  if (!(squared_decrement >= 0)) return false;
  if (squared_decrement == 0) return true;
  const Design& design = objective.design();
  std::vector<double> x(objective.size());
  // The information is at least that of one row alone, w_i c_i / W x_i x_i' with c_i = p_i (1 - p_i), so that the
  // square of a row's length is at most W / (w_i c_i), and c_i is at least exp(-|z_i|) / 4. Where that says too little,
  // the length itself is worked out.
  const double bound = -elementary::log(16 * design.weight_sum * squared_decrement);
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const double size = std::abs(objective.logits()[row]);
      const double allowed = block.weights.empty() ? bound : bound + elementary::log(block.weight(i));
      if (size <= allowed) continue;
      objective.x().set_row(block, i, x);
      const std::vector<double> half = information.forward_substitution(x);
      if (!(4 * squared_decrement * dot(half, half) <= 1)) return false;
    }
  }
  return true;
}

}  // namespace logreg
