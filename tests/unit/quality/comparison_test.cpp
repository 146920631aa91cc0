#include "quality/comparison.h"

#include "inference/distributions.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace logreg;

namespace {

struct Two {
  Scores one, other;
  std::vector<PairedDifference> compared(double threshold = 0.5) const {
    const Ranking of_one(one), of_other(other);
    return compare({one, of_one, threshold}, {other, of_other, threshold}, 0.95);
  }
};

}  // namespace

TEST_CASE("the exact test of McNemar is the binomial one") {
  // All alone right: 5 of 5 for the one. P = 2 / 2^5.
  CHECK(two_sided_binomial_tail(5, 5) == doctest::Approx(1.0 / 16));
  CHECK(two_sided_binomial_tail(0, 5) == doctest::Approx(1.0 / 16));
  // 1 of 6: 2 (1 + 6) / 64.
  CHECK(two_sided_binomial_tail(1, 6) == doctest::Approx(14.0 / 64));
  CHECK(two_sided_binomial_tail(3, 6) == 1);
}

TEST_CASE("differences are of the same rows") {
  const Two two{{{2.0, 1.0, -1.0, -2.0, 1.0, -1.0}, {1, 1, 0, 0, 1, 0}, {}},
                {{-2.0, 1.0, 1.0, -2.0, -1.0, -1.0}, {1, 1, 0, 0, 1, 0}, {}}};
  const auto found = two.compared();
  REQUIRE(found.size() == 3);
  CHECK(found[0].name == "roc_auc");
  CHECK(*found[0].value == 1);
  CHECK(found[1].name == "log_loss");
  CHECK(*found[1].difference < 0);
  CHECK(found[2].name == "accuracy");
  CHECK(*found[2].difference == doctest::Approx(0.5));
  CHECK(*found[2].p_value == doctest::Approx(2.0 / 8));  // three rows that one alone gets right
  CHECK_FALSE(found[2].statistic);
}

TEST_CASE("a model compared with itself differs by nothing, and there is no test") {
  const Scores scores{{2.0, 1.0, -1.0, 0.5}, {1, 0, 0, 1}, {}};
  for (const PairedDifference& d : Two{scores, scores}.compared()) {
    CAPTURE(d.name);
    CHECK(*d.difference == 0);
    CHECK_FALSE(d.p_value);
    CHECK_FALSE(d.interval);
  }
}

TEST_CASE("the mean of paired losses is tested by its standard error") {
  const Two two{{{1.0, 0.0, -1.0}, {1, 0, 0}, {}}, {{0.0, 0.0, 0.0}, {1, 0, 0}, {}}};
  const PairedDifference d = two.compared()[1];
  const double first = std::log1p(std::exp(-1.0)) - std::log(2.0);
  const double mean = 2 * first / 3;
  const double variance = (2 * (first - mean) * (first - mean) + mean * mean) / 2 / 3;
  CHECK(*d.difference == doctest::Approx(mean));
  CHECK(*d.statistic == doctest::Approx(mean / std::sqrt(variance)));
  CHECK(*d.p_value == doctest::Approx(two_sided_normal_tail(mean / std::sqrt(variance))));
}

TEST_CASE("weights that are no counts are tested without counting") {
  Two two{{{1.0, -1.0, 1.0}, {1, 1, 0}, {0.5, 1.5, 2.25}}, {{-1.0, 1.0, -1.0}, {1, 1, 0}, {0.5, 1.5, 2.25}}};
  const PairedDifference d = two.compared()[2];
  CHECK(*d.statistic == doctest::Approx((0.5 - 3.75) / std::sqrt(4.25)));
  CHECK(*d.p_value == doctest::Approx(two_sided_normal_tail(*d.statistic)));
}
