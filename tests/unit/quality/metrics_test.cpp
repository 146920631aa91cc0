#include "quality/metrics.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::optional<double> value(const Evaluation& evaluation, std::string_view name) {
  const Metric* metric = find_metric(evaluation, name);
  REQUIRE(metric != nullptr);
  return metric->value;
}

}  // namespace

TEST_CASE("the metrics stand in the order that is promised") {
  const std::vector<std::string_view> promised{"accuracy",
                                               "no_information_rate",
                                               "balanced_accuracy",
                                               "precision",
                                               "recall",
                                               "specificity",
                                               "npv",
                                               "f1",
                                               "mcc",
                                               "kappa",
                                               "roc_auc",
                                               "average_precision",
                                               "log_loss",
                                               "brier_score",
                                               "ks",
                                               "gini",
                                               "lift_10",
                                               "gain_10",
                                               "calibration_intercept",
                                               "calibration_slope",
                                               "ece"};
  CHECK(metric_names() == promised);
  const Evaluation evaluation = evaluate({{1.0, -1.0}, {1, 0}, {}}, 0.5);
  REQUIRE(evaluation.metrics.size() == promised.size());
  for (std::size_t i = 0; i < promised.size(); ++i) CHECK(evaluation.metrics[i].name == promised[i]);
}

TEST_CASE("every metric has a label of its own for people") {
  std::set<std::string_view> labels;
  const Evaluation evaluation = evaluate({}, 0.5);
  for (const Metric& metric : evaluation.metrics) {
    CHECK_FALSE(metric.label.empty());
    CHECK(labels.insert(metric.label).second);
  }
}

TEST_CASE("each name holds its own metric") {
  // At 0.5: tp 2, fp 1, tn 3, fn 1 by hand. Pairs: 3 beats all 4 negatives, 1 loses to 2 only, -1 beats one of four
  // and ties with one: 4 + 3 + 1.5 of 12.
  const Scores scores{{3.0, 1.0, -1.0, 2.0, -0.5, -1.0, -3.0}, {1, 1, 1, 0, 0, 0, 0}, {}};
  const Evaluation e = evaluate(scores, 0.5);
  const auto near = [&](std::string_view name) { return doctest::Approx(*value(e, name)).epsilon(1e-15); };
  CHECK(5.0 / 7 == near("accuracy"));
  CHECK(4.0 / 7 == near("no_information_rate"));
  CHECK((2.0 / 3 + 3.0 / 4) / 2 == near("balanced_accuracy"));
  CHECK(2.0 / 3 == near("precision"));
  CHECK(2.0 / 3 == near("recall"));
  CHECK(3.0 / 4 == near("specificity"));
  CHECK(3.0 / 4 == near("npv"));
  CHECK(4.0 / 6 == near("f1"));
  CHECK(5.0 / 12 == near("mcc"));
  CHECK(5.0 / 12 == near("kappa"));
  CHECK(8.5 / 12 == near("roc_auc"));
  CHECK((1.0 + 2.0 / 3 + 3.0 / 6) / 3 == near("average_precision"));
  CHECK(2.0 / 3 - 1.0 / 4 == near("ks"));
  CHECK(e.rows == 7);
  CHECK(e.weight_sum == 7);
  CHECK(e.positives == 3);
  CHECK(e.negatives == 4);
  CHECK(e.prevalence == std::optional<double>(3.0 / 7));
  CHECK(e.threshold == 0.5);
  CHECK(e.confusion.true_positive == 2);
  // At logits of 0 the losses are known without a table.
  const Evaluation undecided = evaluate({{0.0, 0.0}, {1, 0}, {}}, 0.5);
  CHECK(*value(undecided, "log_loss") == doctest::Approx(0.69314718055994531).epsilon(1e-15));
  CHECK(*value(undecided, "brier_score") == 0.25);
}

TEST_CASE("the threshold moves the confusion and not the ranking") {
  const Scores scores{{3.0, 1.0, -1.0, 2.0, -0.5, -1.0, -3.0}, {1, 1, 1, 0, 0, 0, 0}, {}};
  const Evaluation low = evaluate(scores, 0.1);
  const Evaluation high = evaluate(scores, 0.9);
  CHECK(low.threshold == 0.1);
  CHECK(value(low, "recall") == std::optional<double>(1.0));
  CHECK(value(high, "precision") == std::optional<double>(1.0));
  for (const char* name : {"roc_auc", "average_precision", "log_loss", "brier_score", "ks"}) {
    CHECK(value(low, name) == value(high, name));
  }
}

TEST_CASE("rows are counted without weights and everything else with them") {
  const Evaluation e = evaluate({{1.0, -1.0, 1.0}, {1, 0, 0}, {2.5, 0.5, 0.0}}, 0.5);
  CHECK(e.rows == 3);
  CHECK(e.weight_sum == 3.0);
  CHECK(e.positives == 2.5);
  CHECK(e.negatives == 0.5);
  CHECK(value(e, "accuracy") == std::optional<double>(1.0));
}

TEST_CASE("an evaluation without rows holds every metric, all undefined") {
  const Evaluation e = evaluate({}, 0.5);
  CHECK(e.rows == 0);
  CHECK(e.weight_sum == 0);
  CHECK_FALSE(e.prevalence);
  CHECK(e.metrics.size() == metric_names().size());
  for (const Metric& metric : e.metrics) {
    CAPTURE(metric.name);
    CHECK_FALSE(metric.value);
  }
}

TEST_CASE("with one class only what needs both is undefined") {
  const std::set<std::string_view> undefined{"balanced_accuracy",
                                             "specificity",
                                             "mcc",
                                             "roc_auc",
                                             "average_precision",
                                             "ks",
                                             "gini",
                                             "lift_10",
                                             "gain_10",
                                             "calibration_intercept",
                                             "calibration_slope"};
  const Evaluation e = evaluate({{1.0, -1.0}, {1, 1}, {}}, 0.5);
  for (const Metric& metric : e.metrics) {
    CAPTURE(metric.name);
    CHECK(metric.value.has_value() == !undefined.contains(metric.name));
  }
}

TEST_CASE("a metric that does not fit a double is undefined and not infinite") {
  const Evaluation e = evaluate({{1.0, -1.0, 1.0}, {1, 0, 0}, {1e200, 1e200, 1e200}}, 0.5);
  CHECK_FALSE(value(e, "kappa"));
  CHECK(value(e, "accuracy") == std::optional<double>(2e200 / 3e200));
}

TEST_CASE("a name that is not in the table finds nothing") {
  CHECK(find_metric(evaluate({}, 0.5), "auc") == nullptr);
}

namespace {

const Scores some_scores{{3.0, 1.0, -1.0, 2.0, -0.5, -1.0, -3.0}, {1, 1, 1, 0, 0, 0, 0}, {}};

Evaluation with_intervals(const Scores& scores, const IntervalOptions& options, const Run& run = Run()) {
  return evaluate(scores, Ranking(scores, run), 0.5, options, run);
}

const Metric& metric(const Evaluation& evaluation, std::string_view name) {
  const Metric* const found = find_metric(evaluation, name);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("intervals contain their metric, and say where they are from") {
  const Evaluation e = with_intervals(some_scores, {0.95, 200, 7});
  CHECK(e.level == std::optional<double>(0.95));
  for (const Metric& each : e.metrics) {
    CAPTURE(each.name);
    CHECK(each.interval.has_value() != each.interval_method.empty());
    if (!each.interval) continue;
    CHECK(each.interval->low <= each.interval->high);
    CHECK(each.interval->low <= *each.value);
    CHECK(*each.value <= each.interval->high);
  }
  CHECK(metric(e, "accuracy").interval_method == "wilson");
  CHECK(metric(e, "roc_auc").interval_method == "delong");
  CHECK(metric(e, "log_loss").interval_method == "normal");
  CHECK(metric(e, "f1").interval_method == "bootstrap");
  for (const char* name : {"no_information_rate", "ks", "ece"}) CHECK_FALSE(metric(e, name).interval);
}

TEST_CASE("without the bootstrap there are only the intervals that are known without it") {
  const Evaluation e = with_intervals(some_scores, {});
  CHECK_FALSE(metric(e, "f1").interval);
  CHECK_FALSE(metric(e, "average_precision").interval);
  CHECK(metric(e, "gini").interval);
  // 2 AUC - 1 of both ends.
  CHECK(metric(e, "gini").interval->low == doctest::Approx(2 * metric(e, "roc_auc").interval->low - 1));
}

TEST_CASE("baselines are those of the prevalence and of the commoner class") {
  const Evaluation e = with_intervals(some_scores, {});
  CHECK(metric(e, "accuracy").baseline == std::optional<double>(4.0 / 7));
  CHECK(metric(e, "recall").baseline == std::optional<double>(0.0));
  CHECK_FALSE(metric(e, "precision").baseline);
  CHECK(metric(e, "roc_auc").baseline == std::optional<double>(0.5));
  CHECK(*metric(e, "average_precision").baseline == doctest::Approx(3.0 / 7));
  CHECK(*metric(e, "log_loss").baseline == doctest::Approx(*prevalence_log_loss(e)));
  CHECK(*metric(e, "brier_score").baseline == doctest::Approx(12.0 / 49));
  CHECK(*metric(e, "lift_10").baseline == doctest::Approx(1.0));
  CHECK(*metric(e, "ece").baseline == doctest::Approx(0.0));
  CHECK(metric(e, "ks").baseline == std::optional<double>(0.0));
}

TEST_CASE("probabilities are taken as they are, not through a logit") {
  // 0.3 is not above 0.3, and two probabilities whose logits are one double are still told apart.
  const double least = 1e-10;
  const double next = std::nextafter(least, 1.0);
  const Scores scores{{}, {0, 1, 1, 0}, {}, {0.3, 0.9, next, least}};
  const Evaluation e = evaluate(scores, 0.3);
  CHECK(e.confusion.false_positive == 0);
  CHECK(e.confusion.true_positive == 1);
  CHECK(value(e, "roc_auc") == std::optional<double>(3.0 / 4));
}

TEST_CASE("a class that came with the probability 0 makes the log loss undefined, and no other figure") {
  const Evaluation e = evaluate({{}, {1, 0, 1, 0}, {}, {0.0, 0.25, 0.75, 1.0}}, 0.5);
  CHECK_FALSE(value(e, "log_loss"));
  CHECK(value(e, "brier_score") == std::optional<double>((1 + 0.0625 + 0.0625 + 1) / 4));
  CHECK_FALSE(value(e, "calibration_slope"));
  CHECK(value(e, "roc_auc"));
}
