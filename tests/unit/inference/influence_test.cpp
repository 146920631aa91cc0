#include "inference/influence.h"

#include "random_fits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace logreg;

namespace {

struct Diagnosed {
  Design design;
  Fit result;
  std::vector<RowDiagnostics> rows;
  std::vector<std::vector<double>> x;  // of each row of the design, in the units of the data, 1 first
};

Diagnosed diagnosed(const std::string& csv, const ColumnOptions& columns) {
  Diagnosed it{design_of(csv, columns), {}, {}, {}};
  const Run run;
  it.result = fit(it.design, {}, run);
  const Objective objective(it.design, it.design.terms, {}, kernels(InstructionSet::baseline), run);
  const std::vector<double> forms = influence_forms(objective.x(), it.result.minimum);
  const auto all = [](double, double, double) { return true; };
  for_each_row(objective.x(), it.result.minimum, forms, true, all,
               [&](const RowDiagnostics& row) { it.rows.push_back(row); });
  for (std::size_t i = 0; i < it.design.rows; ++i) {
    auto& x = it.x.emplace_back(objective.size());
    objective.x().set_row(i, x);
    for (std::size_t j = 0; j < it.design.terms.size(); ++j) {
      x[j + 1] = x[j + 1] * it.design.terms[j].sd + it.design.terms[j].mean;
    }
  }
  return it;
}

}  // namespace

TEST_CASE("leverages add up to the number of coefficients, squared deviance residuals to the deviance") {
  for_all_inputs([](const ColumnOptions& columns) {
    const Diagnosed it = diagnosed(random_csv(200, 31), columns);
    double leverages = 0;
    double deviance = 0;
    for (const RowDiagnostics& row : it.rows) {
      leverages += row.influence->leverage;
      deviance += row.deviance * row.deviance;
    }
    const double coefficients = static_cast<double>(it.design.terms.size()) + (it.design.has_intercept ? 1 : 0);
    CHECK(leverages == doctest::Approx(coefficients).epsilon(1e-8));
    CHECK(deviance == doctest::Approx(2 * it.result.minimum.point.loss * it.design.weight_sum).epsilon(1e-10));
  });
}

TEST_CASE("changes of coefficients are, at the row itself, those of its logit, but for the residual that R takes") {
  for_all_inputs([](const ColumnOptions& columns) {
    const Diagnosed it = diagnosed(random_csv(150, 32), columns);
    for (std::size_t i = 0; i < it.rows.size(); ++i) {
      const RowDiagnostics& row = it.rows[i];
      REQUIRE(row.dfbeta.size() == it.x[i].size());
      double change = 0;
      for (std::size_t j = 0; j < row.dfbeta.size(); ++j) change += row.dfbeta[j] * it.x[i][j];
      const double of_logit = row.logit - row.influence->left_out_logit;
      CHECK(change == doctest::Approx(of_logit * row.deviance / row.pearson).epsilon(1e-7));
      CHECK(std::signbit(row.pearson) == std::signbit(row.deviance));
    }
  });
}

TEST_CASE("a row with trials is one row, of all its observations") {
  const std::string trials = "x,n,s\n0,10,2\n1,10,4\n2,10,5\n3,10,9\n4,8,0\n5,8,8\n";
  ColumnOptions columns = target("s");
  columns.trials = "n";
  const Diagnosed it = diagnosed(trials, columns);
  REQUIRE(it.rows.size() == 6);
  CHECK(it.rows[1].weight == 10);
  CHECK(it.rows[1].positives == 4);
  CHECK(it.rows[4].positives == 0);
  CHECK(it.rows[5].positives == 8);
  double leverages = 0;
  for (const RowDiagnostics& row : it.rows) leverages += row.influence->leverage;
  CHECK(leverages == doctest::Approx(2).epsilon(1e-9));
}
