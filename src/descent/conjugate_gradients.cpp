#include "descent/conjugate_gradients.h"

#include "descent/linear_algebra.h"

#include <cstddef>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_conjugate_steps = 50;

}  // namespace

ConjugateSolution conjugate_gradients(std::span<const double> b, const LinearMap& times, const LinearMap& under_metric,
                                      double met, const std::function<double(double length)>& enough) {
  std::vector<double> residual(b.begin(), b.end());
  std::vector<double> solved = under_metric(residual);
  std::vector<double> solution(residual.size(), 0.0);
  std::vector<double> conjugate = solved;
  double length = dot(residual, solved);
  if (length <= met) return {std::move(solved), true};
  const double left = enough(length);
  for (std::size_t step = 0; step < most_conjugate_steps; ++step) {
    const std::vector<double> curved = times(conjugate);
    const double curvature = dot(conjugate, curved);
    if (!(curvature > 0)) break;
    const double size = length / curvature;
    for (std::size_t i = 0; i < solution.size(); ++i) {
      solution[i] += size * conjugate[i];
      residual[i] -= size * curved[i];
    }
    solved = under_metric(residual);
    const double length_before = std::exchange(length, dot(residual, solved));
    if (length <= left) break;
    for (std::size_t i = 0; i < conjugate.size(); ++i) {
      conjugate[i] = solved[i] + length / length_before * conjugate[i];
    }
  }
  return {std::move(solution), length <= left};
}

}  // namespace logreg
