// What a fit must obey, whatever the data: each law is tried on random tables, with and without weights, offset and
// intercept.
#include "base/number.h"
#include "base/random.h"
#include "random_trainings.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;
using namespace logreg::laws;

TEST_CASE("a row of weight 3 is three rows") {
  for_random_fits(100, [](Columns table, ColumnOptions options) {
    options.weights = "w";
    const Training weighted = trained(table, options);
    const Columns repeated = table.repeated([&](std::size_t i) { return std::stoul(table["w"][i]); });
    options.weights = "";
    const Training single = trained(repeated, options);
    check_same(weighted, single, 1e-9);
    CHECK(*weighted.likelihood.aic == doctest::Approx(*single.likelihood.aic).epsilon(1e-12));
    CHECK(*weighted.likelihood.bic == doctest::Approx(*single.likelihood.bic).epsilon(1e-12));
  });
}

TEST_CASE("successes among trials are rows of both classes") {
  for_random_fits(200, [](Columns table, ColumnOptions options) {
    // Weights count whole rows; y is how many of one more trial than that are successes.
    Columns counted = table;
    Columns single;
    for (const auto& column : table.columns) single.columns.emplace_back(column.first, std::vector<std::string>());
    counted.columns.emplace_back("n", std::vector<std::string>());
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const std::size_t trials = i % 4;
      const std::size_t successes = table["y"][i] == "1" ? trials - trials / 3 : trials / 2;
      counted["n"].push_back(std::to_string(trials));
      counted["y"][i] = std::to_string(successes);
      for (std::size_t k = 0; k < trials; ++k) {
        for (auto& [name, cells] : single.columns) cells.push_back(table[name][i]);
        single["y"].back() = k < successes ? "1" : "0";
      }
    }
    const Training expected = trained(single, options);
    options.trials = "n";
    const Training grouped = trained(counted, options);
    check_same(grouped, expected, 1e-9);
    CHECK(grouped.model.training.weight_sum == expected.model.training.weight_sum);
  });
}

TEST_CASE("the other positive class turns every sign and nothing else") {
  for_random_fits(300, [](Columns table, ColumnOptions options) {
    const Training one = trained(table, options);
    options.positives = {"0"};
    for (std::string& offset : table["o"]) offset = offset.front() == '-' ? offset.substr(1) : '-' + offset;
    Training other = trained(table, options);
    for (CoefficientLine& line : other.coefficients) line.estimate = -*line.estimate;
    check_same(other, one, 1e-9);
  });
}

TEST_CASE("a column in other units has its coefficient in other units") {
  for_random_fits(400, [](Columns table, const ColumnOptions& options) {
    // A shift would be another model where nothing is centred.
    const double shift = options.intercept ? 700 : 0;
    const double scale = -12.5;
    const Training before = trained(table, options);
    for (std::string& cell : table["a"]) cell = shortest(shift + scale * std::stod(cell));
    Training after = trained(table, options);
    double slope = 0;
    for (CoefficientLine& line : after.coefficients) {
      if (line.term != "a") continue;
      slope = *line.estimate;
      line.estimate = slope * scale;
      line.std_error = *line.std_error * std::abs(scale);
    }
    auto unshifted = lines_of(before);
    for (CoefficientLine& line : after.coefficients) {
      if (line.term != "(intercept)") continue;
      line.estimate = *line.estimate + slope * shift;
      line.std_error = *unshifted["(intercept)"].std_error;  // of another point: nothing to compare
    }
    check_same(after, before, 1e-9);
  });
}

TEST_CASE("the order of the rows and of the columns does not matter") {
  for_random_fits(500, [](Columns table, const ColumnOptions& options) {
    const Training before = trained(table, options);
    Random random(7);
    std::vector<std::size_t> order(table.rows());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    shuffle(order, random);
    Columns turned;
    for (const std::size_t column : {6U, 1U, 0U, 5U, 2U, 4U, 3U}) {
      auto& [name, cells] = turned.columns.emplace_back(table.columns[column].first, std::vector<std::string>());
      for (const std::size_t row : order) cells.push_back(table.columns[column].second[row]);
    }
    check_same(trained(turned, options), before, 1e-10);
  });
}

TEST_CASE("a column that is added as a copy is left out") {
  for_random_fits(600, [](Columns table, ColumnOptions options) {
    const Training before = trained(table, options);
    table.columns.emplace_back("a2", table["a"]);
    table.columns.emplace_back("d2", table["d"]);
    for (std::string& cell : table["d2"]) cell = cell == "u" ? "left" : "right";
    options.features.insert(options.features.end(), {"a2", "d2"});
    const Training after = trained(table, options);
    check_same(after, before, 1e-10);
    REQUIRE(after.dropped.size() == 2);
    CHECK(after.dropped[0].column == "a2");
    CHECK(after.dropped[1].column == "d2=right");
  });
}

TEST_CASE("weights of classes are weights of their rows, and no standard errors follow from them") {
  for_random_fits(700, [](Columns table, ColumnOptions options) {
    TrainingOptions fit;
    fit.class_weights = ClassWeights{1.25, 3};
    const Training by_class = trained(table, options, fit);
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const double weight = options.weights.empty() ? 1 : std::stod(table["w"][i]);
      table["w"][i] = shortest(weight * (table["y"][i] == "1" ? 3 : 1.25));
    }
    options.weights = "w";
    const Training by_row = trained(table, options);
    const auto expected = lines_of(by_row);
    for (const CoefficientLine& line : by_class.coefficients) {
      check_near(*line.estimate, *expected.at(line.term).estimate, *expected.at(line.term).std_error, 1e-9);
      CHECK_FALSE(line.std_error.has_value());
    }
    CHECK_FALSE(by_class.model.covariance.has_value());
    CHECK_FALSE(by_class.likelihood.lr_chi2.has_value());
  });
}

TEST_CASE("the correction to a prior moves the intercept alone, and the share that was seen moves nothing") {
  for_random_fits(800, [](const Columns& table, const ColumnOptions& options) {
    if (!options.intercept) return;
    const Training before = trained(table, options);
    const double share = before.model.training.positives / before.model.training.weight_sum;
    TrainingOptions fit;
    fit.prior = share;
    check_same(trained(table, options, fit), before, 1e-12);
    fit.prior = 0.01;
    const Training after = trained(table, options, fit);
    const double shift = std::log(0.01 / 0.99) - std::log(share / (1 - share));
    CHECK(after.model.intercept - before.model.intercept == doctest::Approx(shift).epsilon(1e-12));
    for (std::size_t t = 0; t < after.model.terms.size(); ++t) {
      CHECK(after.model.terms[t].coefficient == before.model.terms[t].coefficient);
    }
    for (std::size_t i = 0; i < after.fit.minimum.logits.size(); ++i) {
      CHECK(after.fit.minimum.logits[i] == doctest::Approx(before.fit.minimum.logits[i] + shift).epsilon(1e-12));
    }
  });
}

TEST_CASE("a fit that begins elsewhere ends at the same place") {
  for_random_fits(900, [](const Columns& table, const ColumnOptions& options) {
    const Training cold = trained(table, options);
    TrainingOptions fit;
    fit.descent.start.emplace();
    fit.descent.start->intercept = cold.model.intercept;
    for (const ModelTerm& term : cold.model.terms) fit.descent.start->coefficients.push_back(term.coefficient);
    const Training warm = trained(table, options, fit);
    check_same(warm, cold, 1e-9);
    CHECK(warm.fit.minimum.passes < cold.fit.minimum.passes);
    CHECK(warm.fit.minimum.iterations <= 1);
    for (double& coefficient : fit.descent.start->coefficients) coefficient = 1000 - coefficient;
    check_same(trained(table, options, fit), cold, 1e-9);
  });
}
