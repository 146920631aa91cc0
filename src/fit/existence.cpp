#include "fit/existence.h"

#include "base/elementary.h"

#include <cmath>
#include <vector>

namespace logreg {

namespace {

// The row of the matrix whose X'X is the information: (1, centred and scaled terms), or 0 without an intercept.
class StandardizedRows {
 public:
  StandardizedRows(const Design& design, const std::vector<Term>& terms) : design_(design), terms_(terms) {}

  std::vector<double> row(const DesignBlock& block, std::size_t i) const {
    std::vector<double> result = {design_.has_intercept ? 1.0 : 0.0};
    for (const Term& term : terms_) {
      if (term.numeric) {
        const int exponent = design_.numeric[term.column].exponent;
        result.push_back(std::ldexp(design_.column(block, term.column)[i], exponent) / term.sd);
      } else {
        const double is_there = design_.codes(block, term.column)[i] == term.level ? 1 : 0;
        result.push_back((is_there - term.mean) / term.sd);
      }
    }
    return result;
  }

 private:
  const Design& design_;
  const std::vector<Term>& terms_;
};

}  // namespace

bool estimate_exists(const Objective& objective, const Cholesky& information, double squared_decrement) {
  if (!(squared_decrement >= 0)) return false;
  if (squared_decrement == 0) return true;
  const Design& design = objective.design();
  const StandardizedRows rows(design, objective.terms());
  // The information is at least that of one row alone, w_i c_i / W x_i x_i' with c_i = p_i (1 - p_i), so that the
  // square of a row's length is at most W / (w_i c_i), and c_i is at least exp(-|z_i|) / 4. Where that says too little,
  // the length itself is worked out.
  const double bound = -elementary::log(16 * design.weight_sum * squared_decrement);
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const double size = std::abs(objective.logits()[row]);
      const double allowed = block.weights.empty() ? bound : bound + elementary::log(block.weights[i]);
      if (size <= allowed) continue;
      const std::vector<double> half = information.half_solve(rows.row(block, i));
      if (!(4 * squared_decrement * dot(half, half) <= 1)) return false;
    }
  }
  return true;
}

}  // namespace logreg
