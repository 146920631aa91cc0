#include "descent/duality_gap.h"

#include "base/elementary.h"
#include "base/moments.h"
#include "descent/l1_quadratic.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace logreg {

namespace {

// The residuals u_i: |u_i| = shrinkage * wrong (1 -+ tau right), with right and wrong the probabilities of the row's
// own class and of the other.
struct DualPoint {
  double tau = 0;
  double shrinkage = 1;
};

// u log u; 0 at 0.
double negative_entropy(double u) {
  return u < std::numeric_limits<double>::min() ? 0.0 : u * elementary::log(u);
}

// (1 - u) log(1 - u), with all its digits where u is small.
double negative_entropy_of_rest(double u) {
  const double rest = 1 - u;
  return u <= 0.5 ? -rest * elementary::log1p(u / rest) : negative_entropy(rest);
}

// loss(z) + loss*(u) - u z of a row.
double row_gap(double logit, double label, const DualPoint& dual) {
  const double towards_wrong = label > 0.5 ? -logit : logit;
  const double right = sigmoid(-towards_wrong);
  const double correction = label > 0.5 ? 1 + dual.tau * right : 1 - dual.tau * right;
  const double u = dual.shrinkage * sigmoid(towards_wrong) * correction;
  return softplus(towards_wrong) + negative_entropy(u) + negative_entropy_of_rest(u) - u * towards_wrong;
}

double mean_row_gap(const Objective& objective, const DualPoint& dual) {
  Sum total;
  const double* logit = objective.logits().data();
  for (const DesignBlock& block : objective.design().blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++logit) {
      total.add(block.weight(i) * row_gap(*logit, block.labels[i], dual));
    }
  }
  return total.value() / objective.design().weight_sum;
}

}  // namespace

std::optional<double> duality_gap(Objective& objective, const Point& point) {
  constexpr double small = 0.5;
  if (!objective.is_penalised()) return std::nullopt;
  std::vector<double> row(objective.size(), 0.0);  // of the bias, of the information
  DualPoint dual;
  if (objective.design().has_intercept) {
    std::vector<double> bias(objective.size(), 0.0);
    bias[0] = 1;
    row = objective.information_times(bias);
    dual.tau = point.gradient[0] / row[0];
  }
  if (!(std::abs(dual.tau) < small)) return std::nullopt;
  const auto weight = [&](std::size_t t) { return point.weights[t + 1]; };
  const auto product = [&](std::size_t t) {
    return point.gradient[t + 1] - objective.penalty_curvature(t) * weight(t) - dual.tau * row[t + 1];
  };
  for (std::size_t t = 0; t < objective.terms().size(); ++t) {
    const double most = objective.penalty_kink(t);
    if (most == 0 && objective.penalty_curvature(t) == 0) return std::nullopt;
    if (objective.penalty_curvature(t) == 0 && std::abs(product(t)) > most) {
      dual.shrinkage = std::min(dual.shrinkage, most / std::abs(product(t)));
    }
  }
  Sum gap;
  gap.add(mean_row_gap(objective, dual));
  for (std::size_t t = 0; t < objective.terms().size(); ++t) {
    const double kink = objective.penalty_kink(t);
    const double curvature = objective.penalty_curvature(t);
    const double c = dual.shrinkage * product(t);
    const double excess = soft_threshold(c, kink);
    gap.add(kink * std::abs(weight(t)) + curvature / 2 * weight(t) * weight(t) + c * weight(t));
    if (curvature > 0) gap.add(excess * excess / (2 * curvature));
  }
  return std::max(gap.value(), std::numeric_limits<double>::epsilon() * point.objective);
}

}  // namespace logreg
