#include "data/column_moments.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

using namespace logreg;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// One numeric column, its rows in the blocks given.
class OneColumn {
 public:
  explicit OneColumn(std::vector<std::vector<double>> blocks, const std::vector<std::vector<double>>& weights = {})
      : numbers_(std::move(blocks)) {
    design.numeric.resize(1);
    for (std::size_t b = 0; b < numbers_.size(); ++b) {
      DesignBlock& block = design.blocks.emplace_back();
      block.rows = numbers_[b].size();
      block.columns = {numbers_[b].data()};
      if (!weights.empty()) block.weights = AlignedVector<double>(weights[b].begin(), weights[b].end());
      for (std::size_t i = 0; i < block.rows; ++i) design.weight_sum += weights.empty() ? 1 : weights[b][i];
    }
  }

  const NumericColumn& measured(std::size_t missing_cells = 0) {
    FeatureColumn feature;
    feature.missing = missing_cells;
    feature.minimum = std::numeric_limits<double>::infinity();
    feature.maximum = -feature.minimum;
    for (const auto& block : numbers_) {
      for (const double x : block) {
        feature.minimum = std::fmin(feature.minimum, x);
        feature.maximum = std::fmax(feature.maximum, x);
      }
    }
    measure_column(design, 0, feature);
    return design.numeric[0];
  }
  double at(std::size_t block, std::size_t row) const { return numbers_[block][row]; }

  Design design;

 private:
  std::vector<std::vector<double>> numbers_;
};

}  // namespace

TEST_CASE("a column has the mean and the deviation of all its blocks together") {
  const NumericColumn column = OneColumn({{1, 2, 3, 4, 5, 6, 7, 8, 9}, {10}, {11, 12}}).measured();
  CHECK(column.mean == 6.5);
  CHECK(column.sd == doctest::Approx(std::sqrt(143.0 / 12)).epsilon(1e-15));
  CHECK(column.spread == column.sd);
  CHECK(std::ldexp(1.0, column.exponent) == 8);  // the power of two above the largest distance from the mean, 5.5
}

TEST_CASE("a row of weight two counts as two rows") {
  const NumericColumn weighted = OneColumn({{1, 5}, {7}}, {{2, 1}, {3}}).measured();
  const NumericColumn repeated = OneColumn({{1, 1, 5, 7, 7, 7}}).measured();
  CHECK(weighted.mean == doctest::Approx(repeated.mean).epsilon(1e-15));
  CHECK(weighted.sd == doctest::Approx(repeated.sd).epsilon(1e-15));
}

TEST_CASE("missing numbers weigh nothing, become the mean, and the deviation is that of the column they complete") {
  OneColumn column({{1, missing}, {missing, 4}});
  const NumericColumn& measured = column.measured(2);
  CHECK(measured.mean == 2.5);
  CHECK(measured.fill == 2.5);
  CHECK(column.at(0, 1) == 2.5);
  CHECK(column.at(1, 0) == 2.5);
  CHECK(measured.sd == doctest::Approx(std::sqrt(2 * 1.5 * 1.5 / 4)).epsilon(1e-15));
}

TEST_CASE("without an intercept numbers are counted from 0") {
  OneColumn column({{3, 5}});
  column.design.has_intercept = false;
  const NumericColumn& measured = column.measured();
  CHECK(measured.mean == 0);
  CHECK(measured.fill == 4);
  CHECK(measured.spread == 1);
  CHECK(measured.sd == doctest::Approx(std::sqrt(17.0)).epsilon(1e-15));
}

TEST_CASE("squares of huge and of tiny numbers stay in range") {
  CHECK(OneColumn({{-1e300, 1e300}}).measured().sd == doctest::Approx(1e300).epsilon(1e-15));
  CHECK(OneColumn({{-1e-300, 1e-300}}).measured().sd == doctest::Approx(1e-300).epsilon(1e-15));
}
