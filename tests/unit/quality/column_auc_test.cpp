#include "quality/column_auc.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

struct Row {
  std::size_t level;
  int label;
};

// The definition, pair by pair.
double slow_area(const std::vector<Row>& rows) {
  double positives = 0;
  std::vector<double> count(100);
  std::vector<double> positive(100);
  for (const Row& row : rows) {
    positives += row.label;
    ++count[row.level];
    positive[row.level] += row.label;
  }
  const auto score = [&](const Row& row) {
    const double n = count[row.level];
    const auto all = static_cast<double>(rows.size());
    return n > 1 ? (positive[row.level] - row.label) / (n - 1) : (positives - row.label) / (all - 1);
  };
  double won = 0;
  double pairs = 0;
  for (const Row& a : rows) {
    for (const Row& b : rows) {
      if (a.label != 1 || b.label != 0) continue;
      ++pairs;
      const bool is_tie = a.level == b.level || (count[a.level] == 1 && count[b.level] == 1) || score(a) == score(b);
      won += is_tie ? 0.5 : score(a) > score(b) ? 1 : 0;
    }
  }
  return won / pairs;
}

std::vector<LevelCounts> counted(const std::vector<Row>& rows) {
  std::vector<LevelCounts> levels(100);
  for (const Row& row : rows) {
    levels[row.level].text = std::to_string(row.level);
    levels[row.level] += row.label == 1 ? ClassCounts{1, 0} : ClassCounts{0, 1};
  }
  std::erase_if(levels, [](const LevelCounts& level) { return level.rows() == 0; });
  return levels;
}

}  // namespace

TEST_CASE("the area of numbers counts ties one half") {
  CHECK(*roc_auc(value_counts({3, 2}, {1, 2})) == 0.875);
  CHECK(*roc_auc(value_counts({1, 2}, {3, 4})) == 0);
  CHECK(*roc_auc(value_counts({1}, {1})) == 0.5);
  CHECK_FALSE(roc_auc(value_counts({1, 2}, {})));
  CHECK_FALSE(roc_auc({}));
}

TEST_CASE("the area of levels is that of its definition") {
  Random random(1);
  for (const std::size_t levels : {1U, 2U, 5U, 30U, 99U}) {
    std::vector<Row> rows;
    for (int i = 0; i < 200; ++i) {
      const auto level = static_cast<std::size_t>(random.below(levels));
      rows.push_back({level, random.below(10) < 2 + level % 7 ? 1 : 0});
    }
    CAPTURE(levels);
    CHECK(*roc_auc_left_out(counted(rows)) == doctest::Approx(slow_area(rows)).epsilon(1e-12));
  }
}

TEST_CASE("levels that tell nothing have an area of about one half, not of none") {
  CHECK(*roc_auc_left_out({{{50, 50}, "a"}}) == 0.5);
  CHECK(*roc_auc_left_out({{{1, 0}, "a"}, {{0, 1}, "b"}, {{1, 0}, "c"}, {{0, 1}, "d"}}) == 0.5);
  CHECK(*roc_auc_left_out({{{60, 40}, "a"}, {{40, 60}, "b"}}) == doctest::Approx(0.6));
}

TEST_CASE("two levels of one class each decide") {
  CHECK(*roc_auc_left_out({{{5, 0}, "a"}, {{0, 5}, "b"}}) == 1);
}
