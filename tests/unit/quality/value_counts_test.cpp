#include "quality/value_counts.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

using namespace logreg;

namespace {

std::vector<double> values_of(const std::vector<ValueCounts>& counts) {
  std::vector<double> values;
  for (const ValueCounts& count : counts) values.push_back(count.value);
  return values;
}

}  // namespace

TEST_CASE("values are counted by class, in ascending order") {
  const auto counts = value_counts({2, -1, 2, 0.0}, {2, 5, -0.0});
  CHECK(values_of(counts) == std::vector<double>{-1, 0, 2, 5});
  CHECK(counts[1].positive == 1);
  CHECK(counts[1].negative == 1);
  CHECK(counts[2].positive == 2);
  CHECK(counts[2].negative == 1);
  CHECK(counts[3].rows() == 1);
  CHECK(value_counts({}, {}).empty());
}

TEST_CASE("many values are counted as few are") {
  std::vector<double> positive;
  std::vector<double> negative;
  for (int i = 0; i < 20'000; ++i) (i % 3 == 0 ? positive : negative).push_back(std::fmod(i * 7919.0, 1001) - 500);
  const auto counts = value_counts(positive, negative);
  CHECK(counts.size() == 1001);
  CHECK(total(counts).positive == static_cast<double>(positive.size()));
  for (std::size_t i = 0; i < counts.size(); ++i) CHECK(counts[i].value == static_cast<double>(i) - 500);
}

TEST_CASE("counts of one value in several places become one") {
  const auto counts = in_order({{{1, 0}, 3}, {{0, 2}, -0.0}, {{1, 1}, 3}, {{5, 0}, 0.0}});
  CHECK(values_of(counts) == std::vector<double>{0, 3});
  CHECK_FALSE(std::signbit(counts[0].value));
  CHECK(counts[0].positive == 5);
  CHECK(counts[1].positive == 2);
  CHECK(counts[1].negative == 1);
}

// R 4.2: x <- c(1, 2, 4, 8, 16, 16); mean(x); sd(x); quantile(x)
TEST_CASE("mean, standard deviation and quartiles are R's") {
  const NumberSummary summary = number_summary(value_counts({1, 4, 16}, {2, 8, 16}));
  CHECK(summary.rows == 6);
  CHECK(summary.distinct == 5);
  CHECK(summary.mean == doctest::Approx(47.0 / 6));
  CHECK(summary.sd == doctest::Approx(6.765106577805628));
  CHECK(summary.minimum == 1);
  CHECK(summary.lower_quartile == 2.5);
  CHECK(summary.median == 6);
  CHECK(summary.upper_quartile == 14);
  CHECK(summary.maximum == 16);
}

TEST_CASE("one row has a mean, and its quantiles are itself") {
  const NumberSummary summary = number_summary(value_counts({7}, {}));
  CHECK(summary.mean == 7);
  CHECK(summary.sd == 0);
  CHECK(summary.lower_quartile == 7);
}

TEST_CASE("the largest numbers have a mean") {
  const double most = std::numeric_limits<double>::max();
  CHECK(number_summary(value_counts({most}, {most / 2})).mean == doctest::Approx(0.75 * most));
}

TEST_CASE("a small spread far from zero keeps its digits") {
  CHECK(number_summary(value_counts({1e9 + 1}, {1e9, 1e9 + 2})).sd == 1);
}
