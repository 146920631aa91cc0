// A^-1 b by conjugate gradients under a metric M (Hestenes and Stiefel 1952), for an A that is known by its products
// alone.
//
// It ends when the residual r, measured by r' M^-1 r, is small beside b (truncated Newton: Dembo, Eisenstat and
// Steihaug 1982). One product and one solution under the metric a step.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace logreg {

struct ConjugateSolution {
  std::vector<double> vector;
  bool is_solved = true;  // as nearly as was wanted
};

using LinearMap = std::function<std::vector<double>(std::span<const double> vector)>;

// Where b' M^-1 b is at most `met`, M^-1 b will do; else enough(b' M^-1 b) says what may be left of it.
ConjugateSolution conjugate_gradients(std::span<const double> b, const LinearMap& times, const LinearMap& under_metric,
                                      double met, const std::function<double(double length)>& enough);

}  // namespace logreg
