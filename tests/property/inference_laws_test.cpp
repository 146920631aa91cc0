// What standard errors, intervals and verdicts must obey, whatever the data.
#include "base/number.h"
#include "base/random.h"
#include "quality/metrics.h"
#include "random_trainings.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;
using namespace logreg::laws;

namespace {

TrainingOptions with(CovarianceKind kind) {
  TrainingOptions options;
  options.inference.covariance = kind;
  return options;
}

Evaluation in_sample(const Training& training) {
  return evaluate({.logits = training.fit.minimum.logits, .labels = training.labels, .weights = training.row_weights},
                  0.5);
}

}  // namespace

TEST_CASE("profile intervals contain the estimate, and grow with the level") {
  for_random_fits(
      1000,
      [](const Columns& table, const ColumnOptions& options) {
        TrainingOptions fit;
        fit.inference.intervals = Intervals::profile;
        fit.inference.level = 0.5;
        const Training narrow = trained(table, options, fit);
        fit.inference.level = 0.999;
        const Training wide = trained(table, options, fit);
        for (std::size_t j = 0; j < narrow.coefficients.size(); ++j) {
          const CoefficientLine& line = narrow.coefficients[j];
          CAPTURE(line.term);
          CHECK(line.wald->low < *line.estimate);
          CHECK(line.wald->high > *line.estimate);
          CHECK(wide.coefficients[j].wald->low < line.wald->low);
          CHECK(wide.coefficients[j].wald->high > line.wald->high);
        }
      },
      40);
}

TEST_CASE("robust standard errors are those of a cluster for each row") {
  for_random_fits(1100, [](Columns table, ColumnOptions options) {
    // Weights count rows, of which a cluster takes all: so each row counts once here.
    options.weights = "";
    const Training robust = trained(table, options, with(CovarianceKind::stata));
    std::vector<std::string> number;
    for (std::size_t i = 0; i < table.rows(); ++i) number.push_back("row " + std::to_string(i * 7919 % table.rows()));
    table.columns.emplace_back("id", number);
    options.cluster = "id";
    const Training clustered = trained(table, options, with(CovarianceKind::cluster));
    CHECK(clustered.clusters == table.rows());
    check_same(clustered, robust, 1e-11);
    for (std::size_t j = 0; j < robust.coefficients.size(); ++j) {
      CHECK(clustered.coefficients[j].wald->low == doctest::Approx(robust.coefficients[j].wald->low).epsilon(1e-10));
    }
  });
}

TEST_CASE("the other positive class turns intervals and effects around, and leaves metrics as they are") {
  for_random_fits(1200, [](Columns table, ColumnOptions options) {
    TrainingOptions fit;
    fit.inference.intervals = Intervals::profile;
    fit.inference.margins = true;
    const Training one = trained(table, options, fit);
    options.positives = {"0"};
    for (std::string& offset : table["o"]) offset = offset.front() == '-' ? offset.substr(1) : '-' + offset;
    const Training other = trained(table, options, fit);
    REQUIRE(one.coefficients.size() == other.coefficients.size());
    for (std::size_t j = 0; j < one.coefficients.size(); ++j) {
      const Wald& wald = *one.coefficients[j].wald;
      const Wald& turned = *other.coefficients[j].wald;
      check_near(-turned.statistic, wald.statistic, 1, 1e-9);
      CHECK(turned.p_value == doctest::Approx(wald.p_value).epsilon(1e-8));
      check_near(-turned.low, wald.high, *one.coefficients[j].std_error, 1e-8);
      check_near(-turned.high, wald.low, *one.coefficients[j].std_error, 1e-8);
    }
    for (std::size_t t = 0; t < one.further.margins->size(); ++t) {
      const auto& effect = (*one.further.margins)[t].effect;
      const auto& turned = (*other.further.margins)[t].effect;
      REQUIRE(turned.has_value() == effect.has_value());  // a baseline has none
      if (!effect) continue;
      check_near(-turned->effect, effect->effect, effect->std_error, 1e-9);
      CHECK(turned->std_error == doctest::Approx(effect->std_error).epsilon(1e-8));
    }
    const Evaluation seen = in_sample(one);
    const Evaluation turned = in_sample(other);
    CHECK(turned.confusion.true_positive == seen.confusion.true_negative);
    CHECK(turned.confusion.false_positive == seen.confusion.false_negative);
    for (const char* name : {"accuracy", "balanced_accuracy", "mcc", "kappa", "roc_auc", "log_loss", "brier_score"}) {
      CAPTURE(name);
      CHECK(*find_metric(turned, name)->value == doctest::Approx(*find_metric(seen, name)->value).epsilon(1e-10));
    }
  });
}

TEST_CASE("a column times a power of two has its coefficient divided by exactly that") {
  for_random_fits(1300, [](const Columns& table, const ColumnOptions& options) {
    for (const int power : {40, 900, -900}) {
      for (const bool firth : {false, true}) {
        CAPTURE(power);
        CAPTURE(firth);
        TrainingOptions fit;
        fit.descent.firth = firth;
        if (!firth) fit.inference.intervals = Intervals::profile;
        fit.inference.margins = !firth;
        const Training before = trained(table, options, fit);
        Columns scaled = table;
        for (std::string& cell : scaled["a"]) cell = shortest(std::ldexp(std::stod(cell), power));
        const Training after = trained(scaled, options, fit);
        for (std::size_t j = 0; j < before.coefficients.size(); ++j) {
          const CoefficientLine& was = before.coefficients[j];
          const CoefficientLine& is = after.coefficients[j];
          const int exponent = was.term == "a" ? power : 0;
          CAPTURE(was.term);
          // The log determinant of Firth's penalty has the unit in it, which rounds.
          const double allowed = firth ? 1e-7 * *was.std_error : 0;
          CHECK(std::abs(std::ldexp(*is.estimate, exponent) - *was.estimate) <= allowed);
          CHECK(std::abs(std::ldexp(*is.std_error, exponent) - *was.std_error) <= allowed);
          CHECK(std::abs(is.wald->statistic - was.wald->statistic) <= (firth ? 1e-6 : 0));
          CHECK(std::abs(std::ldexp(is.wald->low, exponent) - was.wald->low) <= allowed);
          CHECK(std::abs(std::ldexp(is.wald->high, exponent) - was.wald->high) <= allowed);
        }
        if (firth) continue;
        CHECK(after.fit.minimum.logits == before.fit.minimum.logits);
        const MarginalEffect& was = *before.further.margins->front().effect;
        const MarginalEffect& is = *after.further.margins->front().effect;
        CHECK(std::ldexp(is.effect, power) == was.effect);
        CHECK(std::ldexp(is.std_error, power) == was.std_error);
      }
    }
  });
}

TEST_CASE("which of several dependent columns stays depends on their order, what they say together does not") {
  for_random_fits(1400, [](Columns table, ColumnOptions options) {
    // e = 2 a - b / 4, and d2 is d under other names.
    table.columns.emplace_back("e", table["a"]);
    for (std::size_t i = 0; i < table.rows(); ++i) {
      for (const char* name : {"a", "b"})
        table[name][i] = shortest(std::ldexp(std::floor(std::ldexp(std::stod(table[name][i]), 12)), -12));
      table["e"][i] = shortest(2 * std::stod(table["a"][i]) - std::stod(table["b"][i]) / 4);
    }
    table.columns.emplace_back("d2", table["d"]);
    for (std::string& cell : table["d2"]) cell = cell == "u" ? "left" : "right";
    options.features = {"a", "b", "c", "d", "e", "d2"};
    const Training before = trained(table, options);
    Columns turned;
    for (const char* name : {"e", "d2", "b", "y", "c", "o", "d", "a", "w"})
      turned.columns.emplace_back(name, table[name]);
    const Training after = trained(turned, options);
    REQUIRE(before.dropped.size() == 2);
    CHECK(before.dropped[0].column == "e");
    CHECK(before.dropped[1].column == "d2=right");
    REQUIRE(after.dropped.size() == 2);
    CHECK(after.dropped[0].column == "d=v");
    CHECK(after.dropped[1].column == "a");
    CHECK(after.likelihood.log_likelihood == doctest::Approx(before.likelihood.log_likelihood).epsilon(1e-12));
    CHECK(*after.likelihood.lr_df == *before.likelihood.lr_df);
    for (std::size_t i = 0; i < before.fit.minimum.logits.size(); ++i) {
      CHECK(after.fit.minimum.logits[i] == doctest::Approx(before.fit.minimum.logits[i]).epsilon(1e-9));
    }
  });
}
