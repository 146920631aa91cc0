#include "quality/evidence.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

namespace {

std::vector<double> rows_of(const std::vector<ValueBin>& bins) {
  std::vector<double> rows;
  for (const ValueBin& bin : bins) rows.push_back(bin.rows());
  return rows;
}

}  // namespace

TEST_CASE("evidence is the log of two shares, each count half a row more") {
  const auto found = evidence({{9.5, 0.5}, {0.5, 29.5}});
  const double a = 10.0 / 11;
  const double b = 1.0 / 31;
  CHECK(found[0].woe == doctest::Approx(std::log(a / b)));
  CHECK(found[0].iv == doctest::Approx((a - b) * std::log(a / b)));
  CHECK(found[1].woe == doctest::Approx(std::log((1 - a) / (1 - b))));
  CHECK(information_value({{9.5, 0.5}, {0.5, 29.5}}) == doctest::Approx(found[0].iv + found[1].iv));
}

TEST_CASE("a bin of one class has a finite weight, and equal shares are worth nothing") {
  CHECK(std::isfinite(evidence({{5, 0}, {0, 5}})[0].woe));
  CHECK(information_value({{2, 2}, {7, 7}}) == 0);
  CHECK(information_value({}) == 0);
}

TEST_CASE("numbers are cut into bins of equal size") {
  const auto bins = quantile_bins(value_counts({1, 2, 3, 4}, {5, 6, 7, 8}), 4);
  REQUIRE(bins.size() == 4);
  CHECK(rows_of(bins) == std::vector<double>{2, 2, 2, 2});
  CHECK(bins[0].upper == 2.75);
  CHECK(bins[0].positive == 2);
  CHECK(bins[3].negative == 2);
  CHECK(std::isinf(bins[3].upper));
}

TEST_CASE("a value that many rows have is a bin, at either end") {
  const std::vector<double> few = {1, 2, 3};
  CHECK(rows_of(quantile_bins(value_counts(few, std::vector<double>(57, 0)), 10)) == std::vector<double>{57, 3});
  CHECK(rows_of(quantile_bins(value_counts(few, std::vector<double>(57, 999)), 10)) == std::vector<double>{3, 57});
  CHECK(rows_of(quantile_bins(value_counts({0, 1}, {0, 0, 1}), 10)) == std::vector<double>{3, 2});
}

TEST_CASE("no bin is empty, however many are wanted") {
  CHECK(rows_of(quantile_bins(value_counts({1}, {2, 3}), 50)) == std::vector<double>{1, 1, 1});
  CHECK(rows_of(quantile_bins(value_counts({1}, {1}), 5)) == std::vector<double>{2});
  CHECK(quantile_bins({}, 5).empty());
}
