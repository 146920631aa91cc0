#include "report/evaluation_report.h"

#include "made_up.h"
#include "quality/metrics.h"
#include "report/as_text.h"
#include "report/print.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

TEST_CASE("an evaluation reads as counts, a labelled confusion matrix and metrics") {
  CHECK(as_text(evaluation_report(made_up::evaluation(), {"survived", "1", "0"}, {3})) ==
        R"(Rows        714 of 717 used; 3 dropped: label or features missing
Positives   290 of class "1"
Negatives   424 of class "0"
Prevalence  0.4062
Threshold   0.5: predicted "1" when the probability is greater

                predicted "1"      predicted "0"
actual "1"  true positive 206  false negative 84
actual "0"  false positive 73  true negative 351

Accuracy             0.7801
No information rate  0.5938
Precision            undefined
ROC AUC              0.99996
Log loss             1.5e-07
Hosmer-Lemeshow      undefined

Precision and Matthews correlation are undefined: no row is predicted positive.
)");
}

TEST_CASE("an evaluation for programs has every key of the interface, in its order") {
  const Evaluation evaluation = evaluate({{2.0, -1.0, 0.5}, {1, 0, 0}, {}}, 0.5);
  const Json json = as_object(evaluation_report(evaluation, {"y", "1", "0"}, {}));
  std::vector<std::string> expected{"rows",       "rows_dropped", "positives", "negatives",
                                    "prevalence", "positive",     "threshold", "confusion"};
  for (const std::string_view name : metric_names()) expected.emplace_back(name);
  expected.insert(expected.end(), {"hosmer_lemeshow", "undefined"});
  CHECK(made_up::keys(json) == expected);
  CHECK(made_up::keys(*json.find("confusion")) == std::vector<std::string>{"tp", "fp", "tn", "fn"});
  CHECK(to_text(*json.find("confusion")) == R"({"tp": 1, "fp": 1, "tn": 1, "fn": 0})");
}

TEST_CASE("metrics that do not exist are null for programs and undefined for people") {
  const Evaluation one_class = evaluate({{-2.0, -1.0}, {0, 0}, {}}, 0.5);
  const Report report = evaluation_report(one_class, {"y", "1", "0"}, {});
  const Json json = as_object(report);
  for (const char* key : {"precision", "recall", "mcc", "roc_auc", "average_precision", "ks"}) {
    CAPTURE(key);
    CHECK(json.find(key)->is_null());
  }
  CHECK(to_text(*json.find("accuracy")) == "1");
  CHECK(made_up::says(as_text(report), "ROC AUC undefined"));
}

TEST_CASE("a class without a label of its own is called not the other") {
  const std::string text = as_text(evaluation_report(made_up::evaluation(), {"kind", "cat", std::nullopt}, {}));
  CHECK(text.find("Rows        714, all used\n") != std::string::npos);
  CHECK(text.find("Negatives   424 of class not \"cat\"\n") != std::string::npos);
  CHECK(text.find("actual not \"cat\"  false positive 73    true negative 351\n") != std::string::npos);
}

TEST_CASE("weighted rows are said to be weighted") {
  Evaluation evaluation = made_up::evaluation();
  evaluation.weight_sum = 1000.5;
  evaluation.positives = 290.25;
  const std::string text = as_text(evaluation_report(evaluation, {"y", "1", "0"}, {}));
  CHECK(text.find("714, all used; sum of row weights 1000.5\nPositives   290.25 of class \"1\"") != std::string::npos);
}

TEST_CASE("an evaluation with long labels and large counts keeps to 80 columns") {
  Evaluation evaluation = made_up::evaluation();
  evaluation.confusion = {123456789, 123456789, 123456789, 123456789};
  for (const auto& negative : {std::optional<std::string>(), std::optional(made_up::long_name() + "b")}) {
    const Target target{made_up::long_name(), made_up::long_name(), negative};
    CHECK(made_up::widest(as_text(evaluation_report(evaluation, target, {3}))) <= 80);
  }
}
