// What is fitted does not depend on whether a number within the levels of a category is kept as slopes or expanded to
// columns; and slopes by level are separate fits where everything interacts.
#include "nested_table.h"
#include "random_trainings.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace logreg;
using namespace logreg::laws;

namespace {

struct BothTrainings {
  BothTrainings(const std::string& csv, const std::string& formula, const TrainingOptions& fit = {},
                const ColumnOptions& columns = {})
      : slopes(formula_training(csv, formula, columns, false, fit, always_slopes)),
        expanded(formula_training(csv, formula, columns, false, fit, never_slopes)) {}

  Training slopes;
  Training expanded;
};

void check_near(const std::optional<double>& found, const std::optional<double>& wanted, double scale,
                double tolerance) {
  REQUIRE(found.has_value() == wanted.has_value());
  if (!found || (std::isinf(*found) && *found == *wanted) || (std::isnan(*found) && std::isnan(*wanted))) return;
  CHECK(std::abs(*found - *wanted) <= tolerance * std::max({std::abs(*wanted), scale, 1e-3}));
}

// Everything that a report tells of both.
void check_alike(const BothTrainings& both, double tolerance = 1e-10) {
  const auto& [found, wanted] = both;
  CHECK(found.fit.minimum.converged == wanted.fit.minimum.converged);
  CHECK(found.separation == wanted.separation);
  CHECK(found.dropped == wanted.dropped);
  CHECK(found.causes.size() == wanted.causes.size());
  REQUIRE(found.coefficients.size() == wanted.coefficients.size());
  for (std::size_t t = 0; t < found.coefficients.size(); ++t) {
    const CoefficientLine& line = found.coefficients[t];
    const CoefficientLine& other = wanted.coefficients[t];
    CAPTURE(line.term);
    CHECK(line.term == other.term);
    CHECK(line.limit == other.limit);
    CHECK(line.separated_rows == other.separated_rows);
    check_near(line.estimate, other.estimate, other.std_error.value_or(0), tolerance);
    check_near(line.std_error, other.std_error, 0, tolerance);
    REQUIRE(line.wald.has_value() == other.wald.has_value());
    if (!line.wald) continue;
    check_near(line.wald->low, other.wald->low, other.std_error.value_or(0), 10 * tolerance);
    check_near(line.wald->high, other.wald->high, other.std_error.value_or(0), 10 * tolerance);
  }
  check_near(found.likelihood.log_likelihood, wanted.likelihood.log_likelihood, 1, tolerance);
  REQUIRE(found.further.joint_tests.has_value() == wanted.further.joint_tests.has_value());
  for (std::size_t k = 0; found.further.joint_tests && k < found.further.joint_tests->size(); ++k) {
    check_near((*found.further.joint_tests)[k].test.chi2, (*wanted.further.joint_tests)[k].test.chi2, 1, tolerance);
    CHECK((*found.further.joint_tests)[k].replaced_by == (*wanted.further.joint_tests)[k].replaced_by);
  }
  REQUIRE(found.further.left_out.has_value() == wanted.further.left_out.has_value());
  for (std::size_t i = 0; found.further.left_out && i < found.further.left_out->logits.size(); i += 37) {
    check_near(found.further.left_out->logits[i], wanted.further.left_out->logits[i], 1, 10 * tolerance);
  }
}

const std::vector<std::string> formulas = {"y ~ g/x", "y ~ w + x*g", "y ~ h + poly(x, 2):g", "y ~ g + x:g:h - 1"};

}  // namespace

TEST_CASE("slopes and their columns are one fit, with weights, offsets and without an intercept") {
  for (const std::string& formula : formulas) {
    CAPTURE(formula);
    for (const bool weighted : {false, true}) {
      ColumnOptions columns;
      if (weighted) columns.weights = "n";
      if (weighted) columns.offset = "o";
      TrainingOptions fit;
      fit.inference.joint_tests = true;
      fit.inference.leave_one_out = true;
      check_alike(BothTrainings(nested_csv(1500, 6, 21), formula, fit, columns));
    }
  }
}

TEST_CASE("slopes and their columns are one fit under penalties of either kind") {
  for (const std::string& formula : formulas) {
    CAPTURE(formula);
    for (const bool standardize : {true, false}) {
      TrainingOptions ridge;
      ridge.descent.l2 = 0.01;
      ridge.descent.standardize = standardize;
      check_alike(BothTrainings(nested_csv(1500, 6, 22), formula, ridge), 1e-8);
      TrainingOptions lasso;
      lasso.descent.l1 = 0.004;
      lasso.descent.standardize = standardize;
      const BothTrainings both(nested_csv(1500, 6, 22), formula, lasso);
      check_alike(both, 1e-5);  // as far as the duality gap is closed: its root
      const auto zeros = [](const Training& training) {
        return std::ranges::count(training.fit.minimum.point.weights, 0.0);
      };
      CHECK(zeros(both.slopes) == zeros(both.expanded));
    }
  }
}

TEST_CASE("slopes and their columns have the same robust and clustered covariance") {
  for (const CovarianceKind kind : {CovarianceKind::hc0, CovarianceKind::hc1, CovarianceKind::cluster}) {
    TrainingOptions fit;
    fit.inference.covariance = kind;
    ColumnOptions columns;
    if (kind == CovarianceKind::cluster) columns.cluster = "k";
    for (const std::string& formula : formulas) {
      CAPTURE(formula);
      check_alike(BothTrainings(nested_csv(1500, 4, 23), formula, fit, columns), 1e-9);
    }
  }
}

TEST_CASE("slopes and their columns are one fit of Firth's likelihood, with its profiles") {
  TrainingOptions fit;
  fit.descent.firth = true;
  fit.inference.intervals = Intervals::profile;
  for (const std::string formula : {"y ~ g/x", "y ~ w + x*g"}) {
    CAPTURE(formula);
    check_alike(BothTrainings(nested_csv(400, 4, 24), formula, fit), 1e-8);
  }
}

TEST_CASE("slopes and their columns take the same steps of textbook descent") {
  for (const bool standardize : {true, false}) {
    for (const Optimizer optimizer : {Optimizer::gd, Optimizer::sgd}) {
      TrainingOptions fit;
      fit.descent.optimizer = optimizer;
      fit.descent.standardize = standardize;
      fit.descent.epochs = 5;
      check_alike(BothTrainings(nested_csv(500, 4, 25), "y ~ w + x*g", fit), 1e-9);
    }
  }
}

TEST_CASE("slopes that depend on others are left out as their columns are") {
  // x is one number in each of two levels, w is twice x, and one level is another's rows in other words.
  std::string csv = "x,w,g,h,y\n";
  Random random(26);
  for (std::size_t i = 0; i < 900; ++i) {
    const std::size_t g = i % 6;
    const double x = g == 2 ? 5 : g == 4 ? 0.1 : random.uniform() * 4;
    csv += shortest(x) + ',' + shortest(2 * x) + ",g" + std::to_string(g) + ",h" + std::to_string(g / 2) + ',' +
           (random.uniform() < sigmoid(0.3 * x - 0.2 * static_cast<double>(g)) ? "1\n" : "0\n");
  }
  for (const std::string formula :
       {"y ~ g/x", "y ~ x*g + w:g", "y ~ g:x + w", "y ~ w + x:g + h:x", "y ~ x:g:h + g", "y ~ x:g - 1 + w"}) {
    CAPTURE(formula);
    const BothTrainings both(csv, formula);
    CHECK_FALSE(both.slopes.dropped.empty());
    check_alike(both);
  }
}

TEST_CASE("the verdict on separation is the same of slopes and of their columns") {
  std::string quasi = "x,g,y\n";
  std::string complete = quasi;
  Random random(27);
  for (std::size_t i = 0; i < 300; ++i) {
    const std::size_t g = i % 5;
    const double x = std::round(random.uniform() * 100) / 10;
    const bool decided = x > 4 + static_cast<double>(g);
    const bool label = g == 3 ? decided : random.uniform() < sigmoid(0.4 * (x - 5));
    const std::string start = shortest(x) + ",g" + std::to_string(g) + ',';
    quasi += start + (label ? "1\n" : "0\n");
    complete += start + (decided ? "1\n" : "0\n");
  }
  const BothTrainings some(quasi, "y ~ g/x");
  CHECK(some.slopes.separation == "quasi-complete");
  check_alike(some, 1e-8);
  const BothTrainings all(complete, "y ~ g/x");
  CHECK(all.slopes.separation == "complete");
  CHECK(all.slopes.separation == all.expanded.separation);
  for (std::size_t t = 0; t < all.slopes.coefficients.size(); ++t) {
    CHECK(all.slopes.coefficients[t].limit == all.expanded.coefficients[t].limit);
  }
}

TEST_CASE("beyond the limit of dense matrices slopes and their columns are one fit, too") {
  TrainingOptions fit;
  fit.descent.dense_limit = 10;
  const std::string csv = nested_csv(6000, 30, 28);
  for (const std::string formula : {"y ~ g/x", "y ~ w + x*g", "y ~ h + x:g"}) {
    CAPTURE(formula);
    check_alike(BothTrainings(csv, formula, fit), 1e-8);
    TrainingOptions ridge = fit;
    ridge.descent.l2 = 0.01;
    check_alike(BothTrainings(csv, formula, ridge), 1e-8);
    TrainingOptions lasso = fit;
    lasso.descent.l1 = 0.004;
    check_alike(BothTrainings(csv, formula, lasso), 1e-5);
  }
  // And they are the fit that is within it.
  const Training beyond = formula_training(csv, "y ~ g/x", {}, false, fit, always_slopes);
  const Training within = formula_training(csv, "y ~ g/x", {}, false, {}, always_slopes);
  REQUIRE(beyond.coefficients.size() == within.coefficients.size());
  for (std::size_t t = 0; t < beyond.coefficients.size(); ++t) {
    laws::check_near(*beyond.coefficients[t].estimate, *within.coefficients[t].estimate,
                     *within.coefficients[t].std_error, 1e-8);
  }
}

TEST_CASE("where everything interacts slopes by level are separate fits") {
  const std::size_t levels = 20;
  const std::string csv = nested_csv(8000, levels, 29);
  const auto whole = lines_of(formula_training(csv, "y ~ g/(x + w) - 1", {}, false, {}, always_slopes));
  CHECK(whole.size() == 3 * levels);
  std::map<std::string, std::string> part;
  std::size_t begin = csv.find('\n') + 1;
  const std::string header = csv.substr(0, begin);
  while (begin < csv.size()) {
    const std::size_t end = csv.find('\n', begin) + 1;
    const std::string row = csv.substr(begin, end - begin);
    part.try_emplace(row.substr(row.find(",g") + 1, 4), header).first->second += row;
    begin = end;
  }
  REQUIRE(part.size() == levels);
  for (const auto& [level, rows] : part) {
    CAPTURE(level);
    const auto own = lines_of(formula_training(rows, "y ~ x + w"));
    const auto check = [&](const std::string& in_whole, const std::string& alone) {
      REQUIRE(whole.contains(in_whole));
      laws::check_near(*whole.at(in_whole).estimate, *own.at(alone).estimate, *own.at(alone).std_error, 1e-8);
      CHECK(*whole.at(in_whole).std_error == doctest::Approx(*own.at(alone).std_error).epsilon(1e-8));
    };
    check("g=" + level, "(intercept)");
    check("g=" + level + ":x", "x");
    check("g=" + level + ":w", "w");
  }
}
