#include "model/export/basis_values.h"

#include "data/formula/b_splines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

namespace logreg {

namespace {

using Relation = Condition::Relation;
using Positions = std::vector<std::size_t>;

std::string part(std::size_t j) {
  return fmt::format("[{}]", j + 1);
}

// c0 + d (c1 + d (c2 + ...)), d = x - knot.
Arithmetic polynomial(std::size_t x, double knot, const std::vector<double>& coefficients) {
  Arithmetic result = constant(coefficients.back());
  for (std::size_t k = coefficients.size() - 1; k-- > 0;) {
    result = constant(coefficients[k]) + (value(x) - constant(knot)) * std::move(result);
  }
  return result;
}

Positions powers(std::size_t degree, std::size_t x, const AddValue& add) {
  Positions result;
  for (std::size_t j = 0; j < degree; ++j) {
    result.push_back(add(part(j), j == 0 ? value(x) : value(result.back()) * value(x)));
  }
  return result;
}

Positions orthogonal_polynomials(const PolynomialConstants& learned, std::size_t x, const AddValue& add) {
  const std::size_t centred = add(" less its mean", value(x) - constant(learned.centre));
  Positions result;
  std::optional<std::size_t> before;
  std::optional<std::size_t> p;
  for (std::size_t j = 0; j < learned.alpha.size(); ++j) {
    Arithmetic next = value(centred) - constant(learned.alpha[j]);
    if (p) next = std::move(next) * value(*p);
    const double ratio = learned.norm2[j + 1] / learned.norm2[j];
    // p(0) is 1, and there is nothing before it.
    if (p) next = std::move(next) - (before ? constant(ratio) * value(*before) : constant(ratio));
    before = std::exchange(p, add(fmt::format(" of degree {}", j + 1), std::move(next)));
    result.push_back(add(part(j), value(*p) / constant(std::sqrt(learned.norm2[j + 2]))));
  }
  return result;
}

// max(0, x - knot)^3
Arithmetic cube(std::size_t distance) {
  return choice({{distance, Relation::at_most, 0}}, constant(0), (value(distance) * value(distance)) * value(distance));
}

Positions restricted_cubic_spline(const std::vector<double>& knots, std::size_t x, const AddValue& add) {
  const double last = knots.back();
  const double last_but_one = knots[knots.size() - 2];
  const double scale = (last - knots.front()) * (last - knots.front());
  Positions result = {add(part(0), value(x))};
  // Beyond the last knot cubes would cancel, so the line is followed.
  const std::size_t inside = add(" up to the last knot", choice({{x, Relation::less, last}}, value(x), constant(last)));
  const std::size_t beyond = add(" beyond it", value(x) - value(inside));
  const std::size_t end = add(" from the last knot but one", value(inside) - constant(last_but_one));
  const std::size_t from_end = add(" cubed", cube(end) / constant(last - last_but_one));
  for (std::size_t j = 0; j + 2 < knots.size(); ++j) {
    const std::size_t distance = add(fmt::format(" from knot {}", j + 1), value(inside) - constant(knots[j]));
    const double slope = 3 * (last - knots[j]) * (last_but_one - knots[j]);
    result.push_back(add(part(j + 1), ((cube(distance) - constant(last - knots[j]) * value(from_end)) +
                                       value(beyond) * constant(slope)) /
                                          constant(scale)));
  }
  return result;
}

Positions hinges(const std::vector<double>& knots, std::size_t x, const AddValue& add) {
  Positions result;
  for (std::size_t j = 0; j < knots.size(); ++j) {
    result.push_back(add(part(j), choice({{x, Relation::less, knots[j]}}, constant(0), value(x) - constant(knots[j]))));
  }
  return result;
}

// Where the pieces begin, the left boundary first.
std::vector<double> begins_of(const BasisConstants& constants) {
  std::set<double> begins(constants.knots.begin(), constants.knots.end());
  begins.insert(constants.left);
  return {begins.begin(), begins.end()};
}

// One polynomial after another, the last one from its beginning on.
Arithmetic pieces(std::size_t x, const std::vector<double>& begins, std::vector<Arithmetic> of_pieces) {
  Arithmetic result = std::move(of_pieces.back());
  for (std::size_t i = of_pieces.size() - 1; i-- > 0;) {
    result = choice({{x, Relation::less, begins[i + 1]}}, std::move(of_pieces[i]), std::move(result));
  }
  return result;
}

// By the derivatives where each piece begins: f(t) + f'(t) d + f''(t) / 2 d^2 + ...
Positions b_splines(const BasisConstants& constants, std::size_t x, const AddValue& add) {
  const BSplines splines(constants.request.degree, constants.knots, constants.left, constants.right);
  const std::vector<double> begins = begins_of(constants);
  Positions result;
  for (std::size_t j = 1; j < splines.size(); ++j) {
    std::vector<Arithmetic> of_pieces;
    for (const double begin : begins) {
      std::vector<double> coefficients;
      double factorial = 1;
      for (std::size_t order = 0; order <= splines.degree(); ++order) {
        BSplines::Values values{};
        const std::size_t first = splines.evaluate(begin, order, values);
        if (order > 0) factorial *= static_cast<double>(order);
        const bool is_there = j >= first && j <= first + splines.degree();
        coefficients.push_back(is_there ? values[j - first] / factorial : 0);
      }
      while (coefficients.size() > 1 && coefficients.back() == 0) coefficients.pop_back();
      of_pieces.push_back(polynomial(x, begin, coefficients));
    }
    result.push_back(add(part(j - 1), pieces(x, begins, std::move(of_pieces))));
  }
  return result;
}

// The cubic through four values inside a piece, in powers of the distance from its beginning.
std::array<double, 4> cubic_through(double begin, double end, const std::function<double(double)>& f) {
  constexpr std::array<long double, 4> at = {0.125L, 0.375L, 0.625L, 0.875L};
  const long double width = static_cast<long double>(end) - begin;
  std::array<long double, 4> divided{};
  std::array<long double, 4> place{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto x = static_cast<double>(begin + at[i] * width);
    place[i] = static_cast<long double>(x) - begin;
    divided[i] = f(x);
  }
  for (std::size_t order = 1; order < 4; ++order) {
    for (std::size_t i = 3; i >= order; --i) {
      divided[i] = (divided[i] - divided[i - 1]) / (place[i] - place[i - order]);
    }
  }
  std::array<long double, 4> powers{};  // of Newton's form
  for (std::size_t i = 4; i-- > 0;) {
    for (std::size_t k = 3; k > 0; --k) powers[k] = powers[k - 1] - place[i] * powers[k];
    powers[0] = divided[i] - place[i] * powers[0];
  }
  std::array<double, 4> result{};
  for (std::size_t k = 0; k < 4; ++k) result[k] = static_cast<double>(powers[k]);
  return result;
}

Positions natural_splines(const Basis& basis, std::size_t x, const AddValue& add) {
  const BasisConstants& learned = basis.constants();
  const std::vector<double> begins = begins_of(learned);
  std::vector<double> out(basis.columns());
  Positions result;
  for (std::size_t j = 0; j < basis.columns(); ++j) {
    const auto f = [&](double at) {
      basis.evaluate(at, out);
      return out[j];
    };
    const auto slope = [&](double at) {
      basis.derivative(at, out);
      return out[j];
    };
    std::vector<Arithmetic> of_pieces;
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const double end = i + 1 < begins.size() ? begins[i + 1] : learned.right;
      const auto cubic = cubic_through(begins[i], end, f);
      of_pieces.push_back(polynomial(x, begins[i], {cubic.begin(), cubic.end()}));
    }
    const auto line = [&](double end) { return polynomial(x, end, {f(end), slope(end)}); };
    Arithmetic inside =
        choice({{x, Relation::above, learned.right}}, line(learned.right), pieces(x, begins, std::move(of_pieces)));
    result.push_back(add(part(j), choice({{x, Relation::less, learned.left}}, line(learned.left), std::move(inside))));
  }
  return result;
}

}  // namespace

std::vector<std::size_t> values_of_basis(const Basis& basis, std::size_t x, const AddValue& add) {
  const BasisConstants& constants = basis.constants();
  switch (constants.request.kind) {
    case BasisKind::poly:
      return constants.request.raw ? powers(constants.request.degree, x, add)
                                   : orthogonal_polynomials(constants.polynomial, x, add);
    case BasisKind::ns:
      return natural_splines(basis, x, add);
    case BasisKind::bs:
      return b_splines(constants, x, add);
    case BasisKind::rcs:
      return restricted_cubic_spline(constants.knots, x, add);
    case BasisKind::hinge:
      return hinges(constants.knots, x, add);
    case BasisKind::cut:
      break;
  }
  return {};
}

}  // namespace logreg
