#include "base/random.h"
#include "quality/curves.h"
#include "quality/delong.h"
#include "quality/metrics.h"
#include "quality_oracle.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

constexpr std::uint64_t cases = 2000;
// Data have at most 40 rows: a few dozen roundings of 1.1e-16, relative to values of at most 1.
constexpr double tolerance = 1e-13;

enum class Weights { none, whole, fractional };

// Few rows, logits from few values (many ties; 0 gives a probability at the threshold), classes sometimes absent.
Scores random_scores(std::uint64_t seed, Weights kind) {
  Random random(seed);
  Scores scores;
  const std::uint64_t rows = random.below(41);
  const std::uint64_t distinct = 1 + random.below(12);
  const double share = static_cast<double>(random.below(11)) / 10;
  for (std::uint64_t row = 0; row < rows; ++row) {
    scores.logits.push_back((static_cast<double>(random.below(distinct)) - 4) * 0.75);
    scores.labels.push_back(random.uniform() < share);
    if (kind == Weights::whole) scores.weights.push_back(static_cast<double>(random.below(4)));
    if (kind == Weights::fractional) scores.weights.push_back(random.below(5) == 0 ? 0.0 : random.uniform() * 10);
  }
  return scores;
}

// Every row as often as its whole weight says.
Scores repeated(const Scores& scores) {
  Scores all;
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    for (double times = scores.weights[row]; times > 0; --times) {
      all.logits.push_back(scores.logits[row]);
      all.labels.push_back(scores.labels[row]);
    }
  }
  return all;
}

Scores shuffled(const Scores& scores, std::uint64_t seed) {
  std::vector<std::size_t> order(scores.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(seed);
  shuffle(order, random);
  Scores result;
  for (const std::size_t row : order) {
    result.logits.push_back(scores.logits[row]);
    result.labels.push_back(scores.labels[row]);
    if (!scores.weights.empty()) result.weights.push_back(scores.weights[row]);
  }
  return result;
}

std::optional<double> value(const Evaluation& evaluation, std::string_view name) {
  const Metric* metric = find_metric(evaluation, name);
  REQUIRE(metric != nullptr);
  return metric->value;
}

void check_near(std::optional<double> found, std::optional<double> expected) {
  REQUIRE(found.has_value() == expected.has_value());
  if (found) CHECK(std::abs(*found - *expected) <= tolerance);
}

template <typename Law>
void for_random_scores(Law law) {
  for (const Weights kind : {Weights::none, Weights::whole, Weights::fractional}) {
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
      CAPTURE(kind);
      CAPTURE(seed);
      law(random_scores(seed, kind));
    }
  }
}

}  // namespace

TEST_CASE("metrics equal their definitions worked out slowly") {
  for_random_scores([](const Scores& scores) {
    for (const double threshold : {0.5, 0.3}) {
      const Evaluation e = evaluate(scores, threshold);
      check_near(value(e, "roc_auc"), oracle::roc_auc(scores));
      check_near(value(e, "average_precision"), oracle::average_precision(scores));
      check_near(value(e, "ks"), oracle::ks(scores));
      check_near(value(e, "log_loss"), oracle::log_loss(scores));
      check_near(value(e, "brier_score"), oracle::brier_score(scores));
      check_near(value(e, "mcc"), oracle::mcc(scores, threshold));
      check_near(value(e, "kappa"), oracle::kappa(scores, threshold));
    }
  });
}

TEST_CASE("DeLong's variance equals the sums over all pairs, and its components are those of each row") {
  for (std::uint64_t seed = 0; seed < cases; ++seed) {
    CAPTURE(seed);
    const Scores scores = random_scores(seed, Weights::none);
    const Ranking ranking(scores);
    check_near(roc_auc_variance(ranking), oracle::roc_auc_variance(scores));
    check_near(roc_variance(scores, roc_components(scores, ranking)), oracle::roc_auc_variance(scores));
    const Scores weighted = random_scores(seed, Weights::whole);
    check_near(roc_auc_variance(Ranking(weighted)), oracle::roc_auc_variance(repeated(weighted)));
  }
}

TEST_CASE("a whole weight is as good as that many rows") {
  for (std::uint64_t seed = 0; seed < cases; ++seed) {
    CAPTURE(seed);
    const Scores weighted = random_scores(seed, Weights::whole);
    const Evaluation a = evaluate(weighted, 0.5);
    const Evaluation b = evaluate(repeated(weighted), 0.5);
    CHECK(a.weight_sum == b.weight_sum);
    CHECK(a.positives == b.positives);
    CHECK(a.prevalence == b.prevalence);
    for (const std::string_view name : metric_names()) {
      CAPTURE(name);
      check_near(value(a, name), value(b, name));
    }
  }
}

TEST_CASE("the order of the rows leaves no trace in the ranking, to the last bit") {
  for_random_scores([](const Scores& scores) {
    const Ranking one(scores);
    const Ranking other(shuffled(scores, 7));
    CHECK(roc_auc(one) == roc_auc(other));
    CHECK(average_precision(one) == average_precision(other));
    CHECK(ks(one) == ks(other));
  });
}

TEST_CASE("a perfect ranking is exactly 1 and a reversed one exactly 0, whatever the weights") {
  for (std::uint64_t seed = 0; seed < cases; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Scores scores{{1, 2, 3, 4, 5, 6, 7, 8}, {0, 0, 0, 0, 1, 1, 1, 1}, {}};
    for (std::size_t row = 0; row < scores.rows(); ++row) scores.weights.push_back(0.1 + random.uniform());
    CHECK(roc_auc(Ranking(scores)) == std::optional<double>(1.0));
    CHECK(average_precision(Ranking(scores)) == std::optional<double>(1.0));
    CHECK(ks(Ranking(scores)) == std::optional<double>(1.0));
    for (double& logit : scores.logits) logit = -logit;
    CHECK(roc_auc(Ranking(scores)) == std::optional<double>(0.0));
  }
}

TEST_CASE("turning the logits around turns the area around") {
  for_random_scores([](const Scores& scores) {
    Scores turned = scores;
    for (double& logit : turned.logits) logit = -logit;
    const auto auc = roc_auc(Ranking(scores));
    const auto turned_auc = roc_auc(Ranking(turned));
    REQUIRE(auc.has_value() == turned_auc.has_value());
    if (auc) CHECK(std::abs(*auc + *turned_auc - 1) <= tolerance);
    check_near(ks(Ranking(scores)), ks(Ranking(turned)));
  });
}

TEST_CASE("exchanging the classes changes nothing that treats them alike") {
  for_random_scores([](const Scores& scores) {
    Scores exchanged = scores;
    for (double& logit : exchanged.logits) logit = -logit;
    for (std::uint8_t& label : exchanged.labels) label = label == 0;
    // No logit of the data has one of these probabilities, so that no row stands on the threshold.
    const Evaluation a = evaluate(scores, 0.4);
    const Evaluation b = evaluate(exchanged, 0.6);
    for (const char* name : {"accuracy", "no_information_rate", "balanced_accuracy", "mcc", "kappa", "roc_auc",
                             "log_loss", "brier_score", "ks"}) {
      CAPTURE(name);
      check_near(value(a, name), value(b, name));
    }
    check_near(value(a, "recall"), value(b, "specificity"));
    check_near(value(a, "precision"), value(b, "npv"));
  });
}

TEST_CASE("only the order of the logits counts for the ranking") {
  for_random_scores([](const Scores& scores) {
    Scores stretched = scores;
    for (double& logit : stretched.logits) logit = logit * logit * logit + logit / 8 + 100;
    CHECK(roc_auc(Ranking(scores)) == roc_auc(Ranking(stretched)));
    CHECK(average_precision(Ranking(scores)) == average_precision(Ranking(stretched)));
    CHECK(ks(Ranking(scores)) == ks(Ranking(stretched)));
  });
}

TEST_CASE("every metric stays within its range") {
  for_random_scores([](const Scores& scores) {
    const Evaluation evaluation = evaluate(scores, 0.5);
    for (const Metric& metric : evaluation.metrics) {
      CAPTURE(metric.name);
      if (!metric.value) continue;
      if (metric.name.starts_with("calibration")) continue;  // it may be any number
      const bool signed_range = metric.name == "mcc" || metric.name == "kappa" || metric.name == "gini";
      CHECK(*metric.value >= (signed_range ? -1.0 : 0.0) - tolerance);
      if (metric.is_share && metric.name != "log_loss") CHECK(*metric.value <= 1.0 + tolerance);
    }
  });
}
