#include "quality/extremes.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <vector>

using namespace logreg;

namespace {

std::optional<Outlier> outlier_of(const std::vector<ValueCounts>& counts) {
  return gross_outlier(counts, number_summary(counts));
}

std::optional<double> tail_of(const std::vector<ValueCounts>& counts) {
  return tail_share(counts, number_summary(counts));
}

std::vector<double> from_to(int first, int last) {
  std::vector<double> values;
  for (int i = first; i <= last; ++i) values.push_back(i);
  return values;
}

std::vector<ValueCounts> with(std::vector<double> values, const std::vector<double>& more) {
  values.insert(values.end(), more.begin(), more.end());
  return value_counts(values, {});
}

// Quantiles of 1,000 rows, from those of the exponential distribution of mean 1.
std::vector<ValueCounts> made(double (*of_exponential)(double)) {
  std::vector<double> values;
  for (int i = 0; i < 1000; ++i) values.push_back(of_exponential(-std::log1p(-(i + 0.5) / 1000)));
  return value_counts(values, {});
}

}  // namespace

TEST_CASE("a value far from all others is an outlier") {
  const auto high = outlier_of(with(from_to(18, 80), {1780}));
  REQUIRE(high);
  CHECK(high->value == 1780);
  CHECK(high->rows == 1);
  CHECK_FALSE(high->looks_like_a_code);
  CHECK(outlier_of(with(from_to(18, 80), {-5000, -5000}))->rows == 2);
  CHECK_FALSE(outlier_of(with(from_to(18, 80), {110})));
}

TEST_CASE("nines beyond the range of all others look like a code, however many rows have them") {
  const auto found = outlier_of(with(from_to(0, 80), std::vector<double>(300, 999)));
  REQUIRE(found);
  CHECK(found->looks_like_a_code);
  CHECK(found->rows == 300);
  CHECK(outlier_of(with(from_to(0, 40), {-99}))->looks_like_a_code);
  CHECK_FALSE(outlier_of(with(from_to(0, 80), {99})));
}

TEST_CASE("few rows or few values have no outlier") {
  CHECK_FALSE(outlier_of(value_counts({1, 2, 3, 1000}, {})));
  CHECK_FALSE(outlier_of(with(std::vector<double>(200, 0), {1})));
  CHECK_FALSE(tail_of(value_counts({1, 2, 3, 1000}, {})));
}

TEST_CASE("a tail is heavy where a hundredth of the rows is much of the spread") {
  const double exponential = *tail_of(made([](double x) { return x; }));
  CHECK(exponential == doctest::Approx(0.2).epsilon(0.1));
  CHECK(exponential < heavy_tail_share);
  CHECK(*tail_of(made([](double x) { return x * x * x; })) > heavy_tail_share);
  CHECK(*tail_of(made([](double x) { return -std::exp(x); })) > heavy_tail_share);
}
