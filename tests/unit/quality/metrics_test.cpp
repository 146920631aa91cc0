#include "quality/metrics.h"

#include <doctest/doctest.h>

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
                                               "ks"};
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
  const std::set<std::string_view> undefined{"balanced_accuracy", "specificity",       "mcc",
                                             "roc_auc",           "average_precision", "ks"};
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
