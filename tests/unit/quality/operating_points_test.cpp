#include "quality/operating_points.h"

#include "base/number.h"
#include "base/random.h"
#include "quality/confusion.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace logreg;

namespace {

std::vector<Cut> all_cuts(const Scores& scores) {
  const Ranking ranking(scores);
  std::vector<Cut> result;
  Cuts(ranking).for_each(Run(), [&](const Cut& cut) { result.push_back(cut); });
  return result;
}

}  // namespace

TEST_CASE("there is a cut above, between and below the ranks") {
  const auto cuts = all_cuts({{2.0, 0.0, -2.0, 0.0}, {1, 0, 0, 1}, {}});
  REQUIRE(cuts.size() == 4);
  CHECK(cuts[0].true_positive == 0);
  CHECK(cuts[0].false_positive == 0);
  CHECK(cuts[0].gap.threshold() == 1.0);
  CHECK(cuts[1].true_positive == 1);
  CHECK(cuts[1].false_positive == 0);
  CHECK(cuts[1].gap.below == 0.5);
  CHECK(cuts[2].true_positive == 2);
  CHECK(cuts[2].false_positive == 1);
  CHECK(cuts[3].false_positive == 2);
  CHECK(cuts[3].gap.threshold() == 0.0);
}

TEST_CASE("no threshold parts logits whose probability is the same") {
  const auto cuts = all_cuts({{50.0, 40.0, -800.0}, {1, 0, 0}, {}});
  REQUIRE(cuts.size() == 4);
  CHECK(cuts[0].gap.threshold() == 1.0);
  CHECK_FALSE(cuts[1].gap.threshold());
  CHECK(cuts[2].gap.threshold() == 0.5);
  CHECK_FALSE(cuts[3].gap.threshold());  // nothing is greater than 1 or smaller than 0
}

TEST_CASE("without rows nothing is predicted positive") {
  const auto cuts = all_cuts({});
  REQUIRE(cuts.size() == 1);
  CHECK(cuts[0].gap.threshold() == 1.0);
}

TEST_CASE("the threshold of a gap has the fewest digits that stay away from its ends") {
  struct Case {
    double below, above, threshold;
  };
  for (const Case& c : {Case{0.2, 0.4, 0.3}, Case{0.31, 0.32, 0.315}, Case{0.1, 0.9, 0.5}, Case{0.2999, 0.3001, 0.3},
                        Case{0.0, 0.001, 0.0005}, Case{0.123456, 0.123457, 0.1234565}, Case{0.6, 1.0, 0.8}}) {
    CAPTURE(c.below);
    CHECK(Gap{c.above, c.below}.threshold() == c.threshold);
  }
  const double tiny = std::numeric_limits<double>::denorm_min();
  CHECK(Gap{tiny, 0}.threshold() == 0.0);
  CHECK(Gap{1, std::nextafter(1.0, 0.0)}.threshold() == std::nextafter(1.0, 0.0));
  CHECK(Gap{3e-30, 1e-30}.threshold() == 2e-30);
}

TEST_CASE("a threshold parts the rows of its cut, also when it is written and read back") {
  Random random(5);
  for (int round = 0; round < 300; ++round) {
    Scores scores;
    const double scale = std::exp2(static_cast<double>(random.below(14)) - 7);
    for (int row = 0; row < 30; ++row) {
      scores.logits.push_back(scale * (random.uniform() - 0.5) + static_cast<double>(random.below(3)));
      scores.labels.push_back(random.below(2) == 1);
    }
    for (const Cut& cut : all_cuts(scores)) {
      const auto threshold = cut.gap.threshold();
      if (!threshold) continue;
      const auto read = parse_number(shortest(*threshold));
      REQUIRE(read.has_value());
      const Confusion counted = count(scores, *read);
      CHECK(counted.true_positive == cut.true_positive);
      CHECK(counted.false_positive == cut.false_positive);
    }
  }
}

TEST_CASE("neighbouring logits whose probabilities are in the wrong order are not parted") {
  // Every pair of neighbours somewhere: a threshold, where there is one, always gives the counts of its cut.
  Scores scores;
  double logit = 0.3;
  for (int row = 0; row < 20'000; ++row) {
    scores.logits.push_back(logit);
    scores.labels.push_back(row % 2 == 0);
    logit = std::nextafter(logit, 1.0);
  }
  std::size_t parted = 0;
  for (const Cut& cut : all_cuts(scores)) {
    const auto threshold = cut.gap.threshold();
    if (!threshold || ++parted % 50 != 0) continue;
    const Confusion counted = count(scores, *threshold);
    REQUIRE(counted.true_positive == cut.true_positive);
    REQUIRE(counted.false_positive == cut.false_positive);
  }
  CHECK(parted > 1000);
}
