#include "quality/confusion.h"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>

using namespace logreg;

namespace {

// tp, fp, tn, fn
const Confusion nothing{0, 0, 0, 0};
const Confusion perfect{500001, 0, 499999, 0};
const Confusion reversed{0, 500001, 0, 499999};
const Confusion only_positives{3, 0, 0, 1};
const Confusion only_negatives{0, 1, 3, 0};
const Confusion never_predicted{0, 0, 6, 2};
const Confusion always_predicted{2, 6, 0, 0};
const Confusion all_true_negative{0, 0, 5, 0};
const Confusion all_true_positive{5, 0, 0, 0};

}  // namespace

TEST_CASE("a row is predicted positive only when its probability is greater than the threshold") {
  const Scores at_one_half{{0.0, -0.0, 0x1p-50, -0x1p-50}, {1, 0, 1, 0}, {}};
  const Confusion c = count(at_one_half, 0.5);
  CHECK(c.true_positive == 1);
  CHECK(c.false_negative == 1);
  CHECK(c.true_negative == 2);
  CHECK(c.false_positive == 0);
}

TEST_CASE("thresholds of 0 and 1 predict every row and none") {
  const Scores scores{{-700.0, 0.0, 700.0}, {0, 1, 1}, {}};
  const Confusion lowest = count(scores, 0.0);
  CHECK(lowest.true_positive == 2);
  CHECK(lowest.false_positive == 1);
  const Confusion highest = count(scores, 1.0);
  CHECK(highest.false_negative == 2);
  CHECK(highest.true_negative == 1);
}

TEST_CASE("each kind of row goes to its own cell with its weight") {
  const Scores scores{{2.0, 2.0, -2.0, -2.0, 2.0}, {1, 0, 0, 1, 1}, {0.5, 2.0, 4.0, 8.0, 0.25}};
  const Confusion c = count(scores, 0.5);
  CHECK(c.true_positive == 0.75);
  CHECK(c.false_positive == 2.0);
  CHECK(c.true_negative == 4.0);
  CHECK(c.false_negative == 8.0);
  CHECK(weight_sum(c) == 14.75);
  CHECK(positives(c) == 8.75);
  CHECK(negatives(c) == 6.0);
}

TEST_CASE("the liver scans of Altman and Bland have their published values") {
  // Altman and Bland 1994, BMJ 308:1552 and 309:102: 231 of 258 abnormal and 54 of 86 normal livers recognised;
  // sensitivity 0.90, specificity 0.63, predictive values 0.88 and 0.67, prevalence 0.75. Printed to two digits.
  const Confusion c{231, 32, 54, 27};
  CHECK(*recall(c) == 231.0 / 258);
  CHECK(*specificity(c) == 54.0 / 86);
  CHECK(*precision(c) == 231.0 / 263);
  CHECK(*npv(c) == 54.0 / 81);
  CHECK(*prevalence(c) == 0.75);
  CHECK(std::round(*recall(c) * 100) == 90);
  CHECK(std::round(*specificity(c) * 100) == 63);
  CHECK(std::round(*precision(c) * 100) == 88);
  CHECK(std::round(*npv(c) * 100) == 67);
  CHECK(*accuracy(c) == 285.0 / 344);
  CHECK(*no_information_rate(c) == 0.75);
  CHECK(*f1(c) == 462.0 / 521);
}

TEST_CASE("the examples of scikit-learn's documentation come out") {
  // balanced_accuracy_score: true 0 1 0 0 1 0, predicted 0 1 0 0 0 1 gives 0.625.
  CHECK(*balanced_accuracy({1, 1, 3, 1}) == 0.625);
  // matthews_corrcoef: true 1 1 1 -1, predicted 1 -1 1 1 gives -0.33.
  CHECK(*mcc({2, 1, 0, 1}) == doctest::Approx(-1.0 / 3).epsilon(1e-15));
}

TEST_CASE("kappa is the share of the agreement that chance leaves open") {
  // 20 and 15 of 50 agree (0.7); by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5; (0.7 - 0.5) / (1 - 0.5) = 0.4.
  CHECK(*kappa({20, 10, 15, 5}) == doctest::Approx(0.4).epsilon(1e-15));
}

TEST_CASE("the no-information rate follows the commoner class") {
  CHECK(*no_information_rate({1, 2, 5, 2}) == 0.7);
  CHECK(*no_information_rate({5, 2, 1, 2}) == 0.7);
}

TEST_CASE("a perfect prediction scores exactly 1 and a reversed one exactly the opposite") {
  for (const auto metric : {accuracy, balanced_accuracy, precision, recall, specificity, npv, f1, mcc, kappa}) {
    CHECK(metric(perfect) == std::optional<double>(1.0));
  }
  for (const auto metric : {accuracy, balanced_accuracy, precision, recall, specificity, npv, f1}) {
    CHECK(metric(reversed) == std::optional<double>(0.0));
  }
  CHECK(mcc(reversed) == std::optional<double>(-1.0));
  CHECK(*kappa(reversed) == doctest::Approx(-1.0).epsilon(1e-9));  // -1 only for classes of equal size
}

TEST_CASE("a prediction independent of the class has no correlation with it") {
  CHECK(*mcc({2, 6, 12, 4}) == 0.0);
  CHECK(*kappa({2, 6, 12, 4}) == 0.0);
  CHECK(*balanced_accuracy({2, 6, 12, 4}) == 0.5);
}

TEST_CASE("a metric whose denominator is zero is undefined") {
  struct Case {
    const char* name;
    std::optional<double> (*metric)(const Confusion&);
    Confusion confusion;
    bool defined;
  };
  const Case cases[] = {
      {"prevalence of nothing", prevalence, nothing, false},
      {"accuracy of nothing", accuracy, nothing, false},
      {"accuracy of one class", accuracy, only_positives, true},
      {"no-information rate of nothing", no_information_rate, nothing, false},
      {"no-information rate of one class", no_information_rate, only_negatives, true},
      {"balanced accuracy without negatives", balanced_accuracy, only_positives, false},
      {"balanced accuracy without positives", balanced_accuracy, only_negatives, false},
      {"balanced accuracy of a constant", balanced_accuracy, never_predicted, true},
      {"precision without positive predictions", precision, never_predicted, false},
      {"precision without positives", precision, only_negatives, true},
      {"recall without positives", recall, only_negatives, false},
      {"recall without positive predictions", recall, never_predicted, true},
      {"specificity without negatives", specificity, only_positives, false},
      {"specificity without negative predictions", specificity, always_predicted, true},
      {"npv without negative predictions", npv, always_predicted, false},
      {"npv without negatives", npv, only_positives, true},
      {"f1 of true negatives alone", f1, all_true_negative, false},
      {"f1 without positive predictions", f1, never_predicted, true},
      {"f1 without positives", f1, only_negatives, true},
      {"mcc without positives", mcc, only_negatives, false},
      {"mcc without negatives", mcc, only_positives, false},
      {"mcc without positive predictions", mcc, never_predicted, false},
      {"mcc without negative predictions", mcc, always_predicted, false},
      {"kappa of true negatives alone", kappa, all_true_negative, false},
      {"kappa of true positives alone", kappa, all_true_positive, false},
      {"kappa of nothing", kappa, nothing, false},
      {"kappa of a constant prediction", kappa, never_predicted, true},
      {"kappa of one class", kappa, only_positives, true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(c.metric(c.confusion).has_value() == c.defined);
  }
}

TEST_CASE("a defined zero is zero and not undefined") {
  CHECK(*recall(never_predicted) == 0.0);
  CHECK(*f1(never_predicted) == 0.0);
  CHECK(*kappa(never_predicted) == 0.0);
  CHECK(*precision(only_negatives) == 0.0);
}

TEST_CASE("weights in any unit give the same metrics") {
  const Confusion whole{20, 10, 15, 5};
  const Confusion parts{20.0 / 1024, 10.0 / 1024, 15.0 / 1024, 5.0 / 1024};
  for (const auto metric : {prevalence, accuracy, no_information_rate, balanced_accuracy, precision, recall,
                            specificity, npv, f1, mcc, kappa}) {
    CHECK(metric(whole) == metric(parts));
  }
}
