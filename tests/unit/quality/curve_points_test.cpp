#include "quality/curve_points.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

struct Curves {
  explicit Curves(const Scores& scores) : ranking(scores), cuts(ranking), turns(corners(cuts)) {}
  std::vector<CurvePoint> roc() const { return roc_curve(ranking, turns); }
  std::vector<CurvePoint> gain() const { return gain_curve(ranking, turns); }
  std::vector<CurvePoint> precision_recall() const { return precision_recall_curve(cuts); }

  Ranking ranking;
  Cuts cuts;
  AlignedVector<Cut> turns;
};

void check_points(std::span<const CurvePoint> found, const std::vector<std::pair<double, double>>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(found[i].x == expected[i].first);
    CHECK(found[i].y == expected[i].second);
  }
}

double area(std::span<const CurvePoint> points) {
  double sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    sum += (points[i].x - points[i - 1].x) * (points[i].y + points[i - 1].y) / 2;
  }
  return sum;
}

Scores random_scores(Random& random, bool weighted) {
  Scores scores;
  const std::uint64_t rows = 2 + random.below(200);
  for (std::uint64_t row = 0; row < rows; ++row) {
    scores.logits.push_back(static_cast<double>(random.below(60)) / 8 - 4);
    scores.labels.push_back(row == 0 || (row > 1 && random.uniform() < 0.4));
    if (weighted) scores.weights.push_back(row < 2 ? 1.0 : random.uniform() * 3);
  }
  return scores;
}

}  // namespace

TEST_CASE("the curves of scikit-learn's documentation come out, without the points on straight lines") {
  // True 0 0 1 1, scores 0.1 0.4 0.35 0.8: roc_curve gives fpr 0 0 .5 .5 1, tpr 0 .5 .5 1 1.
  const Curves curves({{0.1, 0.4, 0.35, 0.8}, {0, 0, 1, 1}, {}});
  check_points(curves.roc(), {{0, 0}, {0, 0.5}, {0.5, 0.5}, {0.5, 1}, {1, 1}});
  check_points(curves.gain(), {{0, 0}, {0.25, 0.5}, {0.5, 0.5}, {0.75, 1}, {1, 1}});
  // precision_recall_curve: precision 1 .5 2/3 .5 at recall .5 .5 1 1.
  check_points(curves.precision_recall(), {{0.5, 1}, {0.5, 0.5}, {1, 2.0 / 3}, {1, 0.5}});
}

TEST_CASE("a perfect ranking has three points of ROC") {
  const Curves curves({{5, 4, 3, 2, 1, 0}, {1, 1, 1, 0, 0, 0}, {}});
  check_points(curves.roc(), {{0, 0}, {0, 1}, {1, 1}});
  check_points(curves.gain(), {{0, 0}, {0.5, 1}, {1, 1}});
  check_points(curves.precision_recall(), {{1.0 / 3, 1}, {1, 1}, {1, 0.5}});
}

TEST_CASE("equal scores have the diagonal") {
  const Curves curves({{1, 1, 1, 1}, {1, 0, 0, 1}, {}});
  check_points(curves.roc(), {{0, 0}, {1, 1}});
  check_points(curves.precision_recall(), {{1, 0.5}});
}

TEST_CASE("ties of the same mixture lie on one line") {
  const Curves curves({{3, 3, 2, 2, 1, 1}, {1, 0, 1, 0, 0, 1}, {}});
  check_points(curves.roc(), {{0, 0}, {1, 1}});
  check_points(curves.precision_recall(), {{1.0 / 3, 0.5}, {1, 0.5}});
}

TEST_CASE("there are no curves when a class is absent") {
  for (const Scores& scores : {Scores{}, Scores{{1, 2}, {1, 1}, {}}, Scores{{1, 2}, {0, 0}, {}}}) {
    const Curves curves(scores);
    CHECK(curves.roc().empty());
    CHECK(curves.gain().empty());
    CHECK(curves.precision_recall().empty());
  }
}

TEST_CASE("curves have the areas of the metrics, with and without weights") {
  Random random(11);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const Curves curves(random_scores(random, round % 2 == 1));
    REQUIRE(curves.ranking.has_both_classes());
    CHECK(area(curves.roc()) == doctest::Approx(*roc_auc(curves.ranking)).epsilon(1e-12));
    double steps = 0, recall = 0;
    for (const CurvePoint& point : curves.precision_recall()) {
      steps += (point.x - recall) * point.y;
      recall = point.x;
    }
    CHECK(steps == doctest::Approx(*average_precision(curves.ranking)).epsilon(1e-12));
  }
}

TEST_CASE("every cut lies on the thinned curve, and no kept point on the line of its neighbours") {
  Random random(12);
  for (int round = 0; round < 200; ++round) {
    const Curves curves(random_scores(random, false));
    const auto& turns = curves.turns;
    std::size_t at = 0;
    curves.cuts.for_each(Run(), [&](const Cut& cut) {
      while (at + 1 < turns.size() &&
             turns[at + 1].true_positive + turns[at + 1].false_positive < cut.true_positive + cut.false_positive) {
        ++at;
      }
      const Cut& a = turns[at];
      const Cut& b = turns[std::min(at + 1, turns.size() - 1)];
      CHECK((cut.false_positive - a.false_positive) * (b.true_positive - a.true_positive) ==
            (cut.true_positive - a.true_positive) * (b.false_positive - a.false_positive));
    });
    for (std::size_t i = 1; i + 1 < turns.size(); ++i) {
      CHECK((turns[i].false_positive - turns[i - 1].false_positive) *
                (turns[i + 1].true_positive - turns[i].true_positive) !=
            (turns[i].true_positive - turns[i - 1].true_positive) *
                (turns[i + 1].false_positive - turns[i].false_positive));
    }
  }
}

TEST_CASE("a curve for a picture has few points, ends and extremes among them") {
  Picture picture(200);
  for (int i = 0; i <= 100'000; ++i) {
    const double x = i / 1e5;
    picture.add({x, i == 54'321 ? 9.0 : std::sin(20 * x), {}});
  }
  const auto few = picture.take();
  CHECK(few.size() <= 200);
  CHECK(few.size() > 100);
  CHECK(few.front().x == 0);
  CHECK(few.back().x == 1);
  CHECK(std::count_if(few.begin(), few.end(), [](const CurvePoint& p) { return p.y == 9.0; }) == 1);
  for (std::size_t i = 1; i < few.size(); ++i) CHECK(few[i - 1].x < few[i].x);
}

TEST_CASE("only curves of more points than are wanted are thinned for a picture") {
  Random random(13);
  Scores scores;
  for (int row = 0; row < 5000; ++row) {
    scores.logits.push_back(random.uniform());
    scores.labels.push_back(random.uniform() < scores.logits.back());
  }
  const Curves curves(scores);
  CHECK(roc_curve(curves.ranking, curves.turns, curves.turns.size()).size() == curves.turns.size());
  const auto few = roc_curve(curves.ranking, curves.turns, 400);
  CHECK(few.size() <= 400);
  CHECK(area(few) == doctest::Approx(*roc_auc(curves.ranking)).epsilon(0.01));
  const auto gain = gain_curve(curves.ranking, curves.turns, 400);
  CHECK(gain.size() <= 400);
  CHECK(gain.back().x == 1);
  const auto precision = precision_recall_curve(curves.cuts, 400);
  CHECK(precision.size() <= 400);
  CHECK(precision.back().x == 1);
  CHECK(precision.front().x == curves.precision_recall().front().x);
}
