#include "fit/certificate.h"

#include "base/elementary.h"
#include "descent/duality_gap.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace logreg {

namespace {

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
      if (block.weight(i) == 0) continue;
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

double error_in_std_errors(const Objective& objective, double squared_decrement) {
  return std::sqrt(objective.design().weight_sum * squared_decrement);
}

}  // namespace

Certificate certificate(Objective& objective, const Point& point, std::optional<Cholesky> information) {
  Certificate result;
  result.information = information ? std::move(information) : Cholesky::of(objective.information());
  if (!result.information) return result;
  const std::vector<double> half = result.information->forward_substitution(point.gradient);
  const double squared_decrement = dot(half, half);
  result.loss_gap = squared_decrement / 2;
  result.max_error_in_std_errors = error_in_std_errors(objective, squared_decrement);
  result.is_met = *result.max_error_in_std_errors <= default_tolerance;
  result.exists = !objective.is_penalised() && estimate_exists(objective, *result.information, squared_decrement);
  return result;
}

Certificate firth_certificate(const Objective& objective, const Descent& descent) {
  Certificate result;
  if (!descent.information || !descent.squared_decrement) return result;
  result.loss_gap = *descent.squared_decrement / 2;
  result.max_error_in_std_errors = error_in_std_errors(objective, *descent.squared_decrement);
  result.information = descent.information;
  return result;
}

Certificate l1_certificate(Objective& objective, const Point& point, const std::optional<double>& loss_gap) {
  Certificate result;
  result.loss_gap = loss_gap ? loss_gap : duality_gap(objective, point);
  result.is_met = result.loss_gap && *result.loss_gap <= largest_relative_gap * point.objective;
  return result;
}

Certificate certificate_of_many_terms(Objective& objective, const Point& point,
                                      const std::optional<double>& squared_decrement) {
  Certificate result;
  if (squared_decrement) {
    result.loss_gap = *squared_decrement / 2;
    result.max_error_in_std_errors = error_in_std_errors(objective, *squared_decrement);
  } else if (objective.is_penalised()) {
    result.loss_gap = duality_gap(objective, point);
  }
  return result;
}

double largest_l1(const Objective& objective, const Point& at_zero) {
  double largest = 0;
  for (std::size_t t = 0; t < objective.terms().size(); ++t) {
    const double length = objective.penalised_length(t);
    largest = std::max(largest, std::abs(at_zero.gradient[t + 1]) / length);
  }
  return largest;
}

}  // namespace logreg
