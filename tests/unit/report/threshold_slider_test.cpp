#include "report/threshold_slider.h"

#include "base/number.h"
#include "base/random.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>

using namespace logreg;

namespace {

Scores some_scores(std::size_t rows) {
  Random random(7);
  Scores scores;
  for (std::size_t i = 0; i < rows; ++i) {
    // Rounded logits: many ties, and probabilities of exactly one half.
    const double logit = std::round((random.uniform() - 0.5) * 200) / 16;
    scores.logits.push_back(logit);
    scores.labels.push_back(random.uniform() < 0.3 ? 1 : 0);
  }
  return scores;
}

ThresholdSlider slider_of(const Scores& scores, double threshold) {
  return threshold_slider(Ranking(scores), threshold, Run());
}

}  // namespace

TEST_CASE("at every position of the slider stand the cells that are counted there") {
  const Scores scores = some_scores(3000);
  const ThresholdSlider slider = slider_of(scores, 0.1234);
  REQUIRE(slider.rows.size() == 1002);
  CHECK(slider.rows[slider.chosen].threshold == 0.1234);
  for (const ThresholdRow& row : slider.rows) {
    const Confusion counted = count(scores, row.threshold);
    CHECK(row.confusion.true_positive == counted.true_positive);
    CHECK(row.confusion.false_positive == counted.false_positive);
    CHECK(row.confusion.true_negative == counted.true_negative);
    CHECK(row.confusion.false_negative == counted.false_negative);
  }
}

TEST_CASE("a position of the slider is the number that a person would type") {
  const ThresholdSlider slider = slider_of(some_scores(10), 0.5);
  REQUIRE(slider.rows.size() == 1001);
  CHECK(slider.rows[300].threshold == *parse_number("0.3"));
  CHECK(shortest(slider.rows[7].threshold) == "0.007");
}

TEST_CASE("every row is in one bin of the distribution, also one whose probability is 0 or 1") {
  Scores scores = some_scores(1000);
  scores.logits.insert(scores.logits.end(), {-800, 800, 0});
  scores.labels.insert(scores.labels.end(), {1, 0, 1});
  const ThresholdSlider slider = slider_of(scores, 0.5);
  double positive = 0;
  double negative = 0;
  for (const ScoreBin& bin : distribution(slider)) {
    positive += bin.positive;
    negative += bin.negative;
  }
  const Confusion all = count(scores, 0.5);
  CHECK(positive == positives(all));
  CHECK(negative == negatives(all));
}

TEST_CASE("without both classes there are thresholds all the same") {
  Scores scores = some_scores(50);
  for (auto& label : scores.labels) label = 1;
  CHECK(slider_of(scores, 0.5).rows.size() == 1001);
}

TEST_CASE("the data of the page do not grow with the rows") {
  const std::string few = to_text(threshold_data(slider_of(some_scores(1000), 0.5)));
  const std::string many = to_text(threshold_data(slider_of(some_scores(100000), 0.5)));
  CHECK(many.size() < few.size() + 4 * 1001 * 3);
}
