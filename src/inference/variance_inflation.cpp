#include "inference/variance_inflation.h"

#include <cmath>

namespace logreg {

namespace {

constexpr double dependent = 1e-9;   // of the squared length of a term, what rounding leaves of one that is determined
constexpr double has_a_part = 1e-6;  // a factor of a standardised term

SymmetricMatrix part(const SymmetricMatrix& matrix, std::span<const std::size_t> rows) {
  SymmetricMatrix result(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) result.at(i, j) = matrix.at(rows[i], rows[j]);
  }
  return result;
}

// Nothing where the matrix is singular.
std::optional<double> determinant(const SymmetricMatrix& matrix) {
  const auto factor = Cholesky::of(matrix);
  if (!factor) return std::nullopt;
  double result = 1;
  for (std::size_t i = 0; i < matrix.size(); ++i) result *= factor->diagonal(i) * factor->diagonal(i);
  return result;
}

// Which terms are kept, and which columns depend on others.
struct Dependence {
  std::vector<std::size_t> kept;
  std::vector<bool> column_depends;
};

Dependence dependence(const SymmetricMatrix& correlation, std::span<const std::size_t> column_of) {
  const std::vector<double> smallest(correlation.size(), dependent);
  const Cholesky factor = Cholesky::of_semidefinite(correlation, smallest);
  Dependence result;
  result.column_depends.resize(column_of.empty() ? 0 : column_of.back() + 1);
  for (std::size_t term = 0; term < correlation.size(); ++term) {
    if (factor.part_left(term) > 0) {
      result.kept.push_back(term);
      continue;
    }
    std::vector<double> products;
    for (std::size_t other = 0; other < correlation.size(); ++other) products.push_back(correlation.at(term, other));
    const std::vector<double> factors = factor.solve(products);
    result.column_depends[column_of[term]] = true;
    for (std::size_t other = 0; other < correlation.size(); ++other) {
      if (std::abs(factors[other]) > has_a_part) result.column_depends[column_of[other]] = true;
    }
  }
  return result;
}

}  // namespace

std::optional<double> Inflation::per_term() const {
  if (!gvif) return std::nullopt;
  return std::pow(*gvif, 1 / static_cast<double>(terms));
}

std::vector<Inflation> variance_inflation(const SymmetricMatrix& correlation, std::span<const std::size_t> column_of) {
  const auto [kept, depends] = dependence(correlation, column_of);
  const SymmetricMatrix r = part(correlation, kept);
  const auto factor = Cholesky::of(r);
  std::vector<Inflation> result(depends.size());
  for (const std::size_t column : column_of) ++result[column].terms;
  if (!factor) return result;
  const SymmetricMatrix inverse = factor->inverse();
  for (std::size_t begin = 0; begin < kept.size();) {
    const std::size_t column = column_of[kept[begin]];
    std::vector<std::size_t> terms;
    for (; begin < kept.size() && column_of[kept[begin]] == column; ++begin) terms.push_back(begin);
    const auto alone = determinant(part(r, terms));
    const auto beside_others = determinant(part(inverse, terms));
    if (!depends[column] && alone && beside_others) result[column].gvif = *alone * *beside_others;
  }
  return result;
}

}  // namespace logreg
