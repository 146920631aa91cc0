#include "data/formula/b_splines.h"

#include "base/moments.h"

#include <algorithm>

namespace logreg {

std::optional<double> breaking_knot(std::span<const double> knots, std::size_t degree) {
  for (std::size_t i = degree; i < knots.size(); ++i) {
    if (knots[i - degree] == knots[i]) return knots[i];
  }
  return std::nullopt;
}

BSplines::BSplines(std::size_t degree, std::span<const double> inner, double left, double right)
    : degree_(degree), knots_(degree + 1, left) {
  knots_.insert(knots_.end(), inner.begin(), inner.end());
  knots_.insert(knots_.end(), degree + 1, right);
}

std::size_t BSplines::evaluate(double x, std::size_t order, Values& values) const {
  const auto inner_begin = knots_.begin() + static_cast<std::ptrdiff_t>(degree_ + 1);
  const auto inner_end = knots_.end() - static_cast<std::ptrdiff_t>(degree_ + 1);
  const auto passed = std::count_if(inner_begin, inner_end, [x](double knot) { return knot <= x; });
  const double* const above = &*inner_begin + passed;  // the knot that ends the piece
  values[0] = 1;
  for (std::size_t k = 1; k <= degree_; ++k) {
    const bool is_derivative = k + order > degree_;
    const auto power = static_cast<double>(k);
    double carried = 0;
    for (std::size_t r = 0; r < k; ++r) {
      const double high = above[r];
      const double low = *(above + r - k);
      const double part = values[r] / (high - low);
      values[r] = carried + (is_derivative ? -power : high - x) * part;
      carried = (is_derivative ? power : x - low) * part;
    }
    values[k] = carried;
  }
  return static_cast<std::size_t>(passed);
}

std::vector<double> BSplines::greville() const {
  std::vector<double> result;
  for (std::size_t i = 0; i < size(); ++i) {
    Sum sum;
    for (std::size_t k = 1; k <= degree_; ++k) sum.add(knots_[i + k]);
    result.push_back(sum.value() / static_cast<double>(degree_));
  }
  return result;
}

}  // namespace logreg
