#include "quality/folds.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

using namespace logreg;

namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers random_numbers(std::size_t count, std::uint64_t below, std::uint64_t seed) {
  Random random(seed);
  Numbers result(count);
  for (auto& number : result) number = static_cast<std::uint32_t>(random.below(below));
  return result;
}

std::size_t rows_of(const Folds& folds, std::size_t fold, const Numbers& strata, std::uint32_t stratum) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < strata.size(); ++row) {
    if (folds.holds_out(fold, row) && strata[row] == stratum) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("random folds have their part of each class, to within a row") {
  const Numbers labels = random_numbers(1003, 3, 7);
  for (const std::size_t count : {2U, 5U, 10U}) {
    const Folds folds = random_folds(labels, {}, count, 1);
    std::vector<std::size_t> sizes(count, 0);
    for (std::uint32_t label = 0; label < 3; ++label) {
      const auto all = static_cast<std::size_t>(std::ranges::count(labels, label));
      for (std::size_t fold = 1; fold <= count; ++fold) {
        const std::size_t rows = rows_of(folds, fold, labels, label);
        CHECK(rows >= all / count);
        CHECK(rows <= all / count + 1);
        sizes[fold - 1] += rows;
      }
    }
    CHECK(std::ranges::max(sizes) - std::ranges::min(sizes) <= 1);
  }
}

TEST_CASE("the seed alone decides who is in which fold") {
  const Numbers labels = random_numbers(200, 2, 3);
  CHECK(random_folds(labels, {}, 5, 1).of_row == random_folds(labels, {}, 5, 1).of_row);
  CHECK(random_folds(labels, {}, 5, 1).of_row != random_folds(labels, {}, 5, 2).of_row);
}

TEST_CASE("groups are not torn apart, and folds still have about their part of each class") {
  const Numbers labels = random_numbers(2000, 2, 11);
  const Numbers groups = random_numbers(2000, 100, 12);
  const Folds folds = random_folds(labels, groups, 5, 1);
  std::vector<std::set<std::uint32_t>> folds_of_group(100);
  for (std::size_t row = 0; row < groups.size(); ++row) folds_of_group[groups[row]].insert(folds.of_row[row]);
  for (const auto& of_group : folds_of_group) CHECK(of_group.size() <= 1);
  for (std::size_t fold = 1; fold <= 5; ++fold) {
    for (const std::uint32_t label : {0U, 1U}) {
      const double all = static_cast<double>(std::ranges::count(labels, label));
      CHECK(static_cast<double>(rows_of(folds, fold, labels, label)) / all == doctest::Approx(0.2).epsilon(0.1));
    }
  }
}

TEST_CASE("a test has its part of each class, and leaves a row of each to learn from") {
  const Numbers labels = random_numbers(1000, 2, 5);
  const Folds test = random_test(labels, {}, 0.2, 9);
  CHECK(test.count == 1);
  for (const std::uint32_t label : {0U, 1U}) {
    const double all = static_cast<double>(std::ranges::count(labels, label));
    CHECK(static_cast<double>(rows_of(test, 1, labels, label)) == std::round(0.2 * all));
  }
  const Folds of_few = random_test(Numbers{0, 0, 1, 1, 2}, {}, 0.01, 1);
  CHECK(rows_of(of_few, 1, {0, 0, 1, 1, 2}, 0) == 1);
  CHECK(rows_of(of_few, 1, {0, 0, 1, 1, 2}, 1) == 1);
  CHECK(rows_of(of_few, 1, {0, 0, 1, 1, 2}, 2) == 0);
}

TEST_CASE("a test of whole groups comes near to its part") {
  const Numbers labels = random_numbers(3000, 2, 21);
  const Numbers groups = random_numbers(3000, 60, 22);
  const Folds test = random_test(labels, groups, 0.25, 4);
  std::vector<std::set<std::uint32_t>> sides(60);
  for (std::size_t row = 0; row < groups.size(); ++row) sides[groups[row]].insert(test.of_row[row]);
  for (const auto& of_group : sides) CHECK(of_group.size() <= 1);
  const double part = static_cast<double>(std::ranges::count(test.of_row, 1U)) / 3000;
  CHECK(part == doctest::Approx(0.25).epsilon(0.05));
}

TEST_CASE("folds of a column are its values") {
  const Folds folds = folds_of_values(Numbers{2, 0, 1, 0});
  CHECK(folds.count == 3);
  CHECK(folds.of_row == Numbers{3, 1, 2, 1});
  CHECK(folds.holds_out(1, 3));
  CHECK(folds.learns_from(1, 0));
  CHECK_FALSE(folds.learns_from(1, 1));
}

TEST_CASE("blocks of time are predicted from earlier ones, and equal times are together") {
  // Eight rows at six moments, three blocks.
  const Numbers times = {0, 1, 1, 1, 2, 3, 4, 5};
  const Folds folds = folds_of_times(times, 2);
  CHECK(folds.count == 2);
  CHECK(folds.forward);
  CHECK(folds.of_row == Numbers{0, 0, 0, 0, 1, 2, 2, 2});
  CHECK(folds.learns_from(2, 4));
  CHECK_FALSE(folds.learns_from(1, 5));
  CHECK_FALSE(folds.holds_out(1, 0));
}

TEST_CASE("a moment that most rows share leaves fewer blocks") {
  const Folds folds = folds_of_times(Numbers{0, 1, 1, 1, 1, 1, 1, 1, 1, 2}, 4);
  CHECK(folds.count == 2);
  CHECK(folds.of_row == Numbers{0, 1, 1, 1, 1, 1, 1, 1, 1, 2});
}

// mean(c(1, 2, 4)) weighted by 1, 1, 2 as cv.glmnet's cvm and cvsd: in R
//   w <- c(1, 1, 2); m <- c(1, 2, 4); cvm <- weighted.mean(m, w); sqrt(weighted.mean((m - cvm)^2, w) / 2)
TEST_CASE("means over folds and their standard errors are those of cv.glmnet") {
  const std::vector<double> figures = {1, 2, 4};
  const std::vector<double> weights = {1, 1, 2};
  const FoldMean mean = mean_over_folds(figures, weights);
  CHECK(mean.mean == 2.75);
  CHECK(mean.std_error == doctest::Approx(0.91855865354369182).epsilon(1e-15));
  CHECK(std::isnan(mean_over_folds(std::vector<double>{1}, std::vector<double>{1}).std_error));
}
