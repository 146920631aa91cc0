#include "quality/threshold_choice.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <vector>

using namespace logreg;

namespace {

constexpr Criterion criteria[] = {Criterion::f1,   Criterion::mcc,       Criterion::youden, Criterion::accuracy,
                                  Criterion::cost, Criterion::precision, Criterion::recall};

constexpr std::optional<double> no_least;

ThresholdWish wish_for(Criterion criterion, Costs costs = {}, std::optional<double> min_recall = no_least,
                       std::optional<double> min_precision = no_least) {
  return {criterion, costs, min_recall, min_precision};
}

struct Ranked {
  explicit Ranked(const Scores& scores) : ranking(scores), cuts(ranking) {}
  Ranking ranking;
  Cuts cuts;
};

// Probabilities 0.9, 0.8, ... of classes 1 1 0 1 0 0 1 0 0.
Scores nine() {
  Scores scores{{}, {1, 1, 0, 1, 0, 0, 1, 0, 0}, {}};
  for (int i = 9; i > 0; --i) scores.logits.push_back(std::log(i / (10.0 - i)));
  return scores;
}

Scores random_scores(Random& random, bool weighted) {
  Scores scores;
  const std::uint64_t rows = random.below(40);
  for (std::uint64_t row = 0; row < rows; ++row) {
    scores.logits.push_back((static_cast<double>(random.below(12)) - 5) / 2);
    scores.labels.push_back(random.below(2) == 1);
    if (weighted) scores.weights.push_back(static_cast<double>(random.below(4)));
  }
  return scores;
}

}  // namespace

TEST_CASE("the best threshold by each criterion") {
  const Ranked ranked(nine());
  // After 4 rows: tp 3, fp 1: f1 6/8, accuracy 7/9, Youden's 3/4 - 1/5.
  const auto f1 = best_threshold(ranked.cuts, wish_for(Criterion::f1));
  REQUIRE(f1);
  CHECK(f1->threshold == 0.55);
  CHECK(f1->value == 0.75);
  CHECK(f1->confusion.true_positive == 3);
  CHECK(f1->confusion.false_positive == 1);
  CHECK(best_threshold(ranked.cuts, wish_for(Criterion::youden))->value == doctest::Approx(0.55));
  // Accuracy is 7/9 after two rows, too: the higher threshold wins.
  CHECK(best_threshold(ranked.cuts, wish_for(Criterion::accuracy))->threshold == 0.75);
  // A missed positive costs 20: all four are wanted, with three false ones.
  const auto cost = best_threshold(ranked.cuts, wish_for(Criterion::cost, {1, 20}));
  CHECK(cost->value == 3);
  CHECK(cost->threshold == 0.25);
}

TEST_CASE("promises are kept, or nothing is chosen") {
  const Ranked ranked(nine());
  const auto recall = best_threshold(ranked.cuts, wish_for(Criterion::precision, {}, 0.75));
  REQUIRE(recall);
  CHECK(recall->threshold == 0.55);
  CHECK(recall->value == 0.75);
  const auto precision = best_threshold(ranked.cuts, wish_for(Criterion::recall, {}, no_least, 0.9));
  REQUIRE(precision);
  CHECK(precision->value == 0.5);
  CHECK_FALSE(best_threshold(ranked.cuts, wish_for(Criterion::f1, {}, 1, 0.9)));
  CHECK_FALSE(best_threshold(Ranked({{1, 2}, {0, 0}, {}}).cuts, wish_for(Criterion::f1, {}, 0.1)));
}

TEST_CASE("no other threshold is better, none that is as good is higher") {
  Random random(21);
  for (int round = 0; round < 1000; ++round) {
    CAPTURE(round);
    const Scores scores = random_scores(random, round % 2 == 1);
    const Ranked ranked(scores);
    ThresholdWish wish = wish_for(criteria[random.below(std::size(criteria))], {1, 3});
    if (random.below(2) == 0) wish.min_recall = random.uniform();
    if (random.below(2) == 0) wish.min_precision = random.uniform();
    const bool needs_both = wish.criterion != Criterion::accuracy && wish.criterion != Criterion::cost;
    if (needs_both && !ranked.ranking.has_both_classes()) {
      CHECK_FALSE(best_threshold(ranked.cuts, wish));
      continue;
    }
    const auto better = [&](double a, double b) {
      return wish.criterion == Criterion::cost ? a < b - 1e-12 : a > b + 1e-12;
    };
    // Slowly: every distinct probability as threshold, and 1 and 0.
    std::vector<double> thresholds = {1, 0};
    for (const double logit : scores.logits) thresholds.push_back(1 / (1 + std::exp(-logit)) * (1 + 1e-12));
    std::sort(thresholds.rbegin(), thresholds.rend());
    std::optional<double> best;
    Confusion confusion;
    for (const double threshold : thresholds) {
      const Confusion c = count(scores, threshold);
      const auto value = criterion_value(wish.criterion, wish.costs, c);
      if (!value || (wish.min_recall && !(recall(c).value_or(-1) >= *wish.min_recall)) ||
          (wish.min_precision && !(precision(c).value_or(-1) >= *wish.min_precision))) {
        continue;
      }
      if (best && !better(*value, *best)) continue;
      best = value;
      confusion = c;
    }
    const auto found = best_threshold(ranked.cuts, wish);
    REQUIRE(found.has_value() == best.has_value());
    if (!found) continue;
    CHECK(found->value == doctest::Approx(*best).epsilon(1e-12));
    CHECK(found->confusion.true_positive == confusion.true_positive);
    CHECK(found->confusion.false_positive == confusion.false_positive);
    const Confusion counted = count(scores, found->threshold);
    CHECK(counted.true_positive == confusion.true_positive);
    CHECK(counted.false_positive == confusion.false_positive);
  }
}

TEST_CASE("the top rows are as many as asked for, or as the ties leave") {
  const Ranked ranked(nine());
  const TopThreshold three = top_threshold(ranked.cuts, 3);
  CHECK(three.threshold == 0.65);
  CHECK(three.confusion.true_positive == 2);
  CHECK(three.confusion.false_positive == 1);
  CHECK(three.next_tie == 1);
  CHECK(top_threshold(ranked.cuts, 9).threshold == 0);
  CHECK(top_threshold(ranked.cuts, 100).next_tie == 0);

  const Ranked tied({{2, 1, 1, 1, 0}, {1, 0, 1, 0, 0}, {}});
  const TopThreshold two = top_threshold(tied.cuts, 2);
  CHECK(two.confusion.true_positive == 1);
  CHECK(two.confusion.false_positive == 0);
  CHECK(two.next_tie == 3);
  const TopThreshold none = top_threshold(Ranked({{1, 1}, {1, 0}, {}}).cuts, 1);
  CHECK(none.threshold == 1);
  CHECK(none.next_tie == 2);
}
