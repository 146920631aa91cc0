#include "quality/curves.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

using namespace logreg;

namespace {

// Class (1 is positive) of the 20 instances of Fawcett 2006, figure 3, from the greatest score down.
Scores fawcett() {
  Scores scores{{}, {1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0}, {}};
  for (std::size_t row = 0; row < scores.labels.size(); ++row) scores.logits.push_back(-static_cast<double>(row));
  return scores;
}

// Ratings 1 (definitely normal) to 5 (definitely abnormal) of 58 normal and 51 abnormal patients:
// Hanley and McNeil 1982, table I. One row a cell, its count as weight.
Scores hanley_mcneil() {
  return {{1, 2, 3, 4, 5, 1, 2, 3, 4, 5}, {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, {33, 6, 6, 11, 2, 3, 2, 2, 11, 33}};
}

}  // namespace

TEST_CASE("rows of one logit share a rank, and ranks descend") {
  const Ranking ranking({{1.0, 3.0, 1.0, 2.0, 3.0, 1.0}, {1, 0, 0, 1, 0, 1}, {}});
  const auto ranks = ranking.ranks();
  REQUIRE(ranks.size() == 3);
  CHECK(ranks[0].logit == 3.0);
  CHECK(ranks[0].positive == 0);
  CHECK(ranks[0].negative == 2);
  CHECK(ranks[1].logit == 2.0);
  CHECK(ranks[1].positive == 1);
  CHECK(ranks[1].negative == 0);
  CHECK(ranks[2].logit == 1.0);
  CHECK(ranks[2].positive == 2);
  CHECK(ranks[2].negative == 1);
  CHECK(ranking.positives() == 3);
  CHECK(ranking.negatives() == 3);
}

TEST_CASE("only exact equality is a tie") {
  CHECK(Ranking({{1.0, 1.0 + 0x1p-52}, {0, 1}, {}}).ranks().size() == 2);
  CHECK(*roc_auc(Ranking({{1.0, 1.0 + 0x1p-52}, {0, 1}, {}})) == 1.0);
  CHECK(*roc_auc(Ranking({{1.0, 1.0}, {0, 1}, {}})) == 0.5);
  CHECK(*roc_auc(Ranking({{0.0, -0.0}, {0, 1}, {}})) == 0.5);
}

TEST_CASE("logits are told apart where all probabilities are 1") {
  CHECK(*roc_auc(Ranking({{100.0, 101.0}, {0, 1}, {}})) == 1.0);
  CHECK(*ks(Ranking({{100.0, 101.0}, {0, 1}, {}})) == 1.0);
}

TEST_CASE("a row without weight makes no rank") {
  const Ranking ranking({{5.0, 2.0, 1.0}, {0, 1, 0}, {0.0, 1.0, 1.0}});
  CHECK(ranking.ranks().size() == 2);
  CHECK(*roc_auc(ranking) == 1.0);
  CHECK(*average_precision(ranking) == 1.0);
  CHECK(*ks(ranking) == 1.0);
}

TEST_CASE("the example of scikit-learn's documentation comes out") {
  // roc_auc_score and average_precision_score: true 0 0 1 1, scores 0.1 0.4 0.35 0.8 give 0.75 and 0.83.
  const Ranking ranking({{0.1, 0.4, 0.35, 0.8}, {0, 0, 1, 1}, {}});
  CHECK(*roc_auc(ranking) == 0.75);
  CHECK(*average_precision(ranking) == doctest::Approx(1.0 / 2 + 1.0 / 2 * 2 / 3).epsilon(1e-15));
  CHECK(*ks(ranking) == 0.5);
}

TEST_CASE("Fawcett's twenty instances have the area of their published curve") {
  const Ranking ranking(fawcett());
  // The ten negatives stand below 2, 5, 5, 6, 7, 8, 8, 8, 9 and 10 positives: 68 of 100 pairs.
  CHECK(*roc_auc(ranking) == 0.68);
  // Greatest at the point (0.1, 0.5) after six instances.
  CHECK(*ks(ranking) == doctest::Approx(0.4).epsilon(1e-15));
  // Positives stand at places 1, 2, 4, 5, 6, 9, 11, 13, 17 and 19.
  const double expected =
      (1.0 / 1 + 2.0 / 2 + 3.0 / 4 + 4.0 / 5 + 5.0 / 6 + 6.0 / 9 + 7.0 / 11 + 8.0 / 13 + 9.0 / 17 + 10.0 / 19) / 10;
  CHECK(*average_precision(ranking) == doctest::Approx(expected).epsilon(1e-15));
}

TEST_CASE("ties count one half, as in Hanley and McNeil's ratings") {
  const Ranking ranking(hanley_mcneil());
  // Published as 0.893; the pairs are 2642 of 58 x 51 = 2958.
  CHECK(*roc_auc(ranking) == doctest::Approx(0.893).epsilon(0.0005));
  CHECK(*roc_auc(ranking) == 2642.0 / 2958);
  CHECK(*ks(ranking) == doctest::Approx(44.0 / 51 - 13.0 / 58).epsilon(1e-15));
}

TEST_CASE("average precision takes a tie as one step") {
  // First threshold: 1 of 2 positives at precision 1/2; second: all at precision 2/4.
  CHECK(*average_precision(Ranking({{2, 2, 1, 1}, {1, 0, 1, 0}, {}})) == 0.5);
  CHECK(*average_precision(Ranking({{1, 1, 1, 1}, {1, 0, 0, 0}, {}})) == 0.25);
}

TEST_CASE("the distance of the curves counts in both directions") {
  CHECK(*ks(Ranking({{1.0, 2.0}, {1, 0}, {}})) == 1.0);
}

TEST_CASE("metrics of the ranking are undefined when a class is absent") {
  const Scores cases[] = {
      {{}, {}, {}},
      {{1.0, 2.0}, {1, 1}, {}},
      {{1.0, 2.0}, {0, 0}, {}},
      {{1.0, 2.0}, {0, 1}, {1.0, 0.0}},
      {{1.0, 2.0}, {0, 1}, {0.0, 1.0}},
  };
  for (const Scores& scores : cases) {
    const Ranking ranking(scores);
    CHECK_FALSE(roc_auc(ranking));
    CHECK_FALSE(average_precision(ranking));
    CHECK_FALSE(ks(ranking));
  }
}

TEST_CASE("the order of tied rows leaves no trace even where rounding depends on it") {
  // In the order of the first case even a compensated sum loses the last bit, in that of the second it does not.
  const std::vector<double> logits(5, 0.0);
  const std::vector<std::uint8_t> labels(5, 1);
  const Ranking one({logits, labels, {1.0, 0x1p-54, 0x1p-54, 0x1p-106, 0x1p-106}});
  const Ranking other({logits, labels, {1.0, 0x1p-106, 0x1p-106, 0x1p-54, 0x1p-54}});
  CHECK(one.positives() == other.positives());
}

TEST_CASE("a million rows that all tie are one half and not nearly so") {
  Scores scores;
  for (int row = 0; row < 1'000'000; ++row) {
    scores.logits.push_back(0.25);
    scores.labels.push_back(row % 3 == 0);
  }
  CHECK(*roc_auc(Ranking(scores)) == 0.5);
}
