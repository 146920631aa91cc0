// Data on which careless arithmetic loses its digits, beside an oracle that sees the same data without the difficulty.
#include "base/number.h"
#include "base/random.h"
#include "covariance_of.h"
#include "descent/neuron.h"
#include "fit/fit.h"
#include "random_fits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

double normal(Random& random) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += random.uniform();
  return sum;
}

// Rows (x, u) and labels that depend on both.
std::vector<oracle::Row> easy_rows(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<oracle::Row> rows;
  for (std::size_t i = 0; i < count; ++i) {
    oracle::Row row;
    row.x = {normal(random), normal(random)};
    row.label = random.uniform() < sigmoid(0.5 * row.x[0] - 0.8 * row.x[1]) ? 1 : 0;
    rows.push_back(row);
  }
  return rows;
}

// Of the first two numbers that change(x) leaves of each row, as columns x and u.
template <class Change>
Design changed(const std::vector<oracle::Row>& rows, const Change& change) {
  std::string csv = "x,u,y\n";
  for (const oracle::Row& row : rows) {
    const std::vector<double> x = change(row.x);
    csv += shortest(x[0]) + ',' + shortest(x[1]) + (row.label > 0.5 ? ",1\n" : ",0\n");
  }
  return design_of(csv, target("y"));
}

struct Estimates {
  std::vector<double> coefficients;
  std::vector<double> std_errors;
};

Estimates estimates(Design& design) {
  const Fit result = fit(design, {}, Run());
  REQUIRE(result.minimum.converged);
  const auto covariance = covariance_of(design, result);
  REQUIRE(covariance);
  CHECK(result.minimum.near_dependences.empty());
  Estimates found;
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    found.coefficients.push_back(result.minimum.point.weights[t + 1] / design.terms[t].sd);
    found.std_errors.push_back(std::sqrt(covariance->at(t + 1, t + 1)) / design.terms[t].sd);
  }
  return found;
}

// `scale`: by how much a column was multiplied.
void check_terms(const Estimates& found, const oracle::NewtonFit& expected, const std::vector<double>& scale,
                 double tolerance) {
  for (std::size_t t = 0; t < scale.size(); ++t) {
    CHECK(found.coefficients[t] * scale[t] ==
          doctest::Approx(static_cast<double>(expected.coefficients[t + 1])).epsilon(tolerance));
    CHECK(found.std_errors[t] * scale[t] ==
          doctest::Approx(static_cast<double>(expected.std_errors[t + 1])).epsilon(tolerance));
  }
}

}  // namespace

TEST_CASE("a column with mean 1e9 and standard deviation 1 costs no more digits than it has lost in the file") {
  const auto shifted = [](const std::vector<double>& x) { return std::vector<double>{1e9 + x[0], x[1]}; };
  std::vector<oracle::Row> rows = easy_rows(500, 81);
  Design design = changed(rows, shifted);
  for (oracle::Row& row : rows) row.x[0] = (1e9 + row.x[0]) - 1e9;          // exactly what the file says
  check_terms(estimates(design), oracle::newton_fit(rows), {1, 1}, 1e-10);  // the descent stops at 1e-9 s.e.
}

TEST_CASE("columns may be 1e300 and 1e-300 in size") {
  const auto scaled = [](const std::vector<double>& x) { return std::vector<double>{x[0] * 1e300, x[1] * 1e-300}; };
  const std::vector<oracle::Row> rows = easy_rows(500, 82);
  Design design = changed(rows, scaled);
  check_terms(estimates(design), oracle::newton_fit(rows), {1e300, 1e-300}, 1e-12);
}

TEST_CASE("two columns correlated at 1 - 1e-9 keep nine digits of coefficients and seven of standard errors") {
  const double apart = std::sqrt(2e-9);
  const auto pair = [&](const std::vector<double>& x) { return std::vector<double>{x[0], x[0] + apart * x[1]}; };
  std::vector<oracle::Row> rows = easy_rows(2000, 83);
  Design design = changed(rows, pair);
  const Estimates found = estimates(design);
  // The oracle sees the first column and the difference: z = (a + b) x + b (u - x).
  for (oracle::Row& row : rows) row.x[1] = (row.x[0] + apart * row.x[1]) - row.x[0];
  const oracle::NewtonFit expected = oracle::newton_fit(rows);
  CHECK(found.coefficients[1] == doctest::Approx(static_cast<double>(expected.coefficients[2])).epsilon(1e-9));
  CHECK(found.coefficients[0] ==
        doctest::Approx(static_cast<double>(expected.coefficients[1] - expected.coefficients[2])).epsilon(1e-9));
  CHECK(found.std_errors[1] == doctest::Approx(static_cast<double>(expected.std_errors[2])).epsilon(1e-7));
}

TEST_CASE("columns that are nearer to each other lose only the digits that they have lost in the file") {
  for (const double apart : {1e-5, 1e-6, 1e-7, 1e-8, 1e-9}) {
    CAPTURE(apart);
    const auto pair = [&](const std::vector<double>& x) { return std::vector<double>{x[0], x[0] + apart * x[1]}; };
    std::vector<oracle::Row> rows = easy_rows(2000, 84);
    Design design = changed(rows, pair);
    const Estimates found = estimates(design);
    for (oracle::Row& row : rows) row.x[1] = ((row.x[0] + apart * row.x[1]) - row.x[0]) / apart;
    const oracle::NewtonFit expected = oracle::newton_fit(rows);
    const double digits = std::max(1e-12, 4e-15 / apart);
    CHECK(found.coefficients[1] * apart ==
          doctest::Approx(static_cast<double>(expected.coefficients[2])).epsilon(digits));
    CHECK(found.std_errors[1] * apart == doctest::Approx(static_cast<double>(expected.std_errors[2])).epsilon(digits));
  }
}

TEST_CASE("one positive among 100,000 rows has an estimate with its digits") {
  std::vector<oracle::Row> rows = easy_rows(100000, 85);
  for (oracle::Row& row : rows) row.label = 0;
  rows[77].label = 1;
  rows[77].x = {0.25, -0.5};  // among the others
  Design design = changed(rows, [](const std::vector<double>& x) { return x; });
  check_terms(estimates(design), oracle::newton_fit(rows, {}, true, 40), {1, 1}, 1e-9);
}

TEST_CASE("a fit whose logits reach 700 has its digits, also where the label is the other one") {
  Random random(86);
  std::string csv = "x,u,o,y\n";
  for (const oracle::Row& row : easy_rows(400, 86)) {
    const std::size_t kind = random.below(20);  // of ten rows one is far away, on its side or on the wrong one
    const double side = row.label > 0.5 ? 700 : -700;
    const double offset = kind == 0 ? side : kind == 1 ? -side : 0;
    csv += shortest(row.x[0]) + ',' + shortest(row.x[1]) + ',' + shortest(offset) + (row.label > 0.5 ? ",1\n" : ",0\n");
  }
  ColumnOptions columns = target("y");
  columns.offset = "o";
  Design design = design_of(csv, columns);
  const std::vector<oracle::Row> rows = expanded(design);
  const oracle::NewtonFit expected = oracle::newton_fit(rows);
  const Fit result = fit(design, {}, Run());
  REQUIRE(result.minimum.converged);
  CHECK(result.separation.kind == SeparationKind::none);
  const double log_likelihood = -result.minimum.point.loss * design.weight_sum;
  CHECK(log_likelihood < -700);
  CHECK(log_likelihood == doctest::Approx(static_cast<double>(expected.log_likelihood)).epsilon(1e-14));
  const std::vector<double> coefficients = raw_coefficients(design, result);
  for (std::size_t j = 0; j < coefficients.size(); ++j) {
    CHECK(coefficients[j] == doctest::Approx(static_cast<double>(expected.coefficients[j])).epsilon(1e-9));
  }
}

TEST_CASE("typing errors that bring logits of 700 about cost no digits") {
  // A cell a thousand times too large, on the side of its label: R's link saturates at 30, and its deviance is wrong.
  std::vector<oracle::Row> rows = easy_rows(600, 87);
  for (std::size_t i = 0; i < rows.size(); i += 97) {
    rows[i].x = {(rows[i].label > 0.5 ? 900.0 : -900.0) - static_cast<double>(i), rows[i].x[1]};
  }
  rows[300].x[0] = rows[300].label > 0.5 ? -8 : 8;
  Design design = changed(rows, [](const std::vector<double>& x) { return x; });
  const oracle::NewtonFit expected = oracle::newton_fit(rows, {}, true, 80);
  const Fit result = fit(design, {}, Run());
  REQUIRE(result.minimum.converged);
  CHECK(std::ranges::max(result.minimum.logits) > 300);
  CHECK(std::ranges::min(result.minimum.logits) < -300);
  CHECK(-result.minimum.point.loss * design.weight_sum ==
        doctest::Approx(static_cast<double>(expected.log_likelihood)).epsilon(1e-13));
  const std::vector<double> coefficients = raw_coefficients(design, result);
  for (std::size_t j = 0; j < coefficients.size(); ++j) {
    CHECK(coefficients[j] == doctest::Approx(static_cast<double>(expected.coefficients[j])).epsilon(1e-9));
  }
}

TEST_CASE("probabilities at logits of 700 have all their digits") {
  for (const double z : {-700.0, -690.5, -36.7, 36.7}) {
    const auto expected = static_cast<double>(1 / (1 + std::exp(-static_cast<long double>(z))));
    CHECK(sigmoid(z) == doctest::Approx(expected).epsilon(1e-15));
  }
  CHECK(sigmoid(700) == 1);
  CHECK(log_loss(700, 0) == 700);
  CHECK(log_loss(700, 1) == doctest::Approx(static_cast<double>(std::exp(-700.0L))).epsilon(1e-15));
}
