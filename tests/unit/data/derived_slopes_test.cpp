#include "data/derived_slopes.h"

#include "formula_training.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

// Of every column, at numbers and levels of three inputs.
struct Cells {
  std::vector<double> numbers;
  std::vector<std::uint32_t> levels;
  std::vector<std::uint8_t> missing = std::vector<std::uint8_t>(3);

  DerivedRow::Inputs inputs() const { return {numbers, levels, missing}; }
};

std::vector<double> values(const Derivation& derivation, const Cells& cells) {
  DerivedRow row(derivation);
  row.set(cells.inputs());
  std::vector<double> result;
  for (const DerivedColumn& column : derivation.columns) {
    result.push_back(column.is_categorical() ? 0 : row.number(column));
  }
  return result;
}

}  // namespace

TEST_CASE("slopes are what differences of the columns tend to, through functions, curves and interactions") {
  const FormulaDesign made =
      formula_design("x,z,c,y\n1,4,a,0\n2,3,b,1\n3,2,a,0\n4,1,b,1\n5,0.5,a,1\n6,9,b,0\n7,8,a,1\n",
                     "y ~ ns(x, df=3)*c + log(z):x + I(x^2/z) + poly(x, 2):z + cut(x, 3)");
  const Derivation& derivation = made.derived.derivation;
  DerivedRow row(derivation);
  for (const std::uint32_t level : {0U, 1U}) {
    for (const std::size_t input : {0U, 1U}) {
      Cells cells{{2.3, 1.7, 0}, {0, 0, level}};
      row.set(cells.inputs());
      DerivedSlopes slopes(derivation, input);
      slopes.set(cells.inputs());
      constexpr double h = 1e-5;
      cells.numbers[input] += h;
      const std::vector<double> above = values(derivation, cells);
      cells.numbers[input] -= 2 * h;
      const std::vector<double> below = values(derivation, cells);
      for (std::size_t c = 0; c < derivation.columns.size(); ++c) {
        CAPTURE(derivation.columns[c].name);
        const double slope = derivation.columns[c].is_categorical() ? 0 : slopes(row, derivation.columns[c]);
        CHECK(slope == doctest::Approx((above[c] - below[c]) / (2 * h)).epsilon(1e-7));
      }
    }
  }
}
