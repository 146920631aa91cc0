#include "quality/deciles.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace logreg;

TEST_CASE("rows are dealt out by their rank, the most likely first") {
  const Ranking ranking({{3, 2, 1, 0}, {1, 0, 1, 0}, {}});
  const std::vector<Decile> halves = deciles(ranking, 2);
  REQUIRE(halves.size() == 2);
  CHECK(halves[0].rows == 2);
  CHECK(halves[0].positives == 1);
  CHECK(*halves[0].rate == 0.5);
  CHECK(*halves[0].lift == 1);
  CHECK(*halves[0].cumulative_share == 0.5);
  CHECK(*halves[0].ks == 0);
  CHECK(*halves[1].cumulative_share == 1);
}

TEST_CASE("a tie across a border counts in proportion on both sides") {
  const Ranking ranking({{1, 1, 1, 0}, {1, 1, 0, 0}, {}});
  const std::vector<Decile> halves = deciles(ranking, 2);
  CHECK(halves[0].rows == doctest::Approx(2));
  CHECK(halves[0].positives == doctest::Approx(4.0 / 3));
  CHECK(halves[1].positives == doctest::Approx(2.0 / 3));
  CHECK(halves[0].mean_probability == doctest::Approx(0.7310585786300049));
}

TEST_CASE("groups have equal weight and together all rows; of more groups than rows each is a part of one") {
  Random random(3);
  Scores scores;
  for (int i = 0; i < 237; ++i) {
    scores.logits.push_back(static_cast<double>(random.below(40)));
    scores.labels.push_back(static_cast<std::uint8_t>(random.below(3) == 0));
    scores.weights.push_back(0.25 * static_cast<double>(1 + random.below(9)));
  }
  const Ranking ranking(scores);
  const double all = ranking.positives() + ranking.negatives();
  for (const std::size_t groups : {1U, 7U, 10U, 1000U}) {
    double rows = 0;
    double positives = 0;
    for (const Decile& decile : deciles(ranking, groups)) {
      CHECK(decile.rows == doctest::Approx(all / static_cast<double>(groups)).epsilon(1e-9));
      rows += decile.rows;
      positives += decile.positives;
    }
    CHECK(rows == doctest::Approx(all));
    CHECK(positives == doctest::Approx(ranking.positives()));
    CHECK(*deciles(ranking, groups).back().ks == doctest::Approx(0));
  }
}

TEST_CASE("without one of the classes shares of it are undefined") {
  const Decile decile = deciles(Ranking({{1, 0}, {0, 0}, {}}), 1).front();
  CHECK(*decile.rate == 0);
  CHECK(!decile.cumulative_share);
  CHECK(!decile.lift);
  CHECK(!decile.ks);
}
