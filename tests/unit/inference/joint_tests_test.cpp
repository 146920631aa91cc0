#include "inference/joint_tests.h"

#include "covariance_of.h"
#include "inference/distributions.h"
#include "random_fits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// Of each categorical column its terms.
std::vector<TermGroup> columns_of(const Design& design) {
  std::vector<TermGroup> groups(design.categorical.size());
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    if (!design.terms[t].numeric) groups[design.terms[t].column].push_back(t);
  }
  return groups;
}

std::vector<JointTest> tests_of(Design& design) {
  return likelihood_ratio_tests(design, fit(design, {}, Run()), columns_of(design), dense_terms, Run());
}

}  // namespace

TEST_CASE("the test of a column compares with the fit without it") {
  Design design = design_of(random_csv(400, 51), random_columns(true));
  const std::vector<oracle::Row> rows = expanded(design);
  std::vector<oracle::Row> without = rows;
  for (oracle::Row& row : without) row.x.resize(2);  // the levels stand last
  const oracle::Real chi2 = 2 * (oracle::newton_fit(rows).log_likelihood - oracle::newton_fit(without).log_likelihood);
  const std::size_t terms = design.terms.size();
  const std::vector<JointTest> tests = tests_of(design);
  REQUIRE(tests.size() == 1);
  CHECK(tests[0].group == 0);
  CHECK(tests[0].degrees == 2);
  CHECK(*tests[0].chi2 == doctest::Approx(static_cast<double>(chi2)).epsilon(1e-10));
  CHECK(*tests[0].p_value == doctest::Approx(std::exp(-*tests[0].chi2 / 2)).epsilon(1e-12));  // of two degrees
  CHECK(design.terms.size() == terms);
}

TEST_CASE("a column that is the only one is compared with the intercept alone") {
  Design design = design_of("c,y\na,0\na,1\na,0\nb,1\nb,1\nb,0\nb,1\n", target("y"));
  const Fit result = fit(design, {}, Run());
  const std::vector<JointTest> tests = likelihood_ratio_tests(design, result, columns_of(design), dense_terms, Run());
  CHECK(*tests.at(0).chi2 ==
        doctest::Approx(2 * 7 * (result.minimum.null.loss - result.minimum.point.loss)).epsilon(1e-12));
}

TEST_CASE("what was left out because of a column comes back when it is taken away") {
  // d is c under other names, so that the fit without c is the same.
  Design design = design_of("c,d,y\na,p,0\na,p,1\na,p,0\nb,q,1\nb,q,1\nb,q,0\nb,q,1\n", target("y"));
  const std::vector<JointTest> tests = tests_of(design);
  REQUIRE(tests.size() == 1);
  CHECK(tests[0].degrees == 0);
  CHECK_FALSE(tests[0].chi2.has_value());
  CHECK(tests[0].why_not == Untested::replaced);
  CHECK(tests[0].replaced_by == std::vector<std::size_t>{1});
}

TEST_CASE("as many clusters as coefficients of a column do not test it, one more does") {
  for (const std::size_t clusters : {std::size_t{2}, std::size_t{3}}) {
    ColumnOptions columns = random_columns(false);
    columns.cluster = "cluster";
    std::string csv = random_csv(300, 53);
    std::size_t row = 0;
    for (std::size_t end = csv.find('\n'); end != std::string::npos; end = csv.find('\n', end + 10)) {
      csv.insert(end, row == 0 ? ",cluster" : ",k" + std::to_string(row % clusters));
      ++row;
    }
    Design design = design_of(csv, columns);
    const Fit result = fit(design, {}, Run());
    const std::vector<JointTest> tests =
        wald_tests(design, result, columns_of(design), *covariance_of(design, result, CovarianceKind::cluster));
    REQUIRE(tests.size() == 1);
    CHECK(tests[0].degrees == 2);
    CHECK(tests[0].chi2.has_value() == (clusters == 3));
    CHECK((tests[0].why_not == Untested::few_clusters) == (clusters == 2));
  }
}

TEST_CASE("under robust standard errors a column of two levels has the square of its z") {
  Design design = design_of("c,x,y\na,1,0\na,2,1\na,3,0\nb,3,1\nb,4,1\nb,1,0\nb,2,1\n", target("y"));
  const Fit result = fit(design, {}, Run());
  const SymmetricMatrix covariance = *covariance_of(design, result, CovarianceKind::hc0);
  const std::vector<JointTest> tests = wald_tests(design, result, columns_of(design), covariance);
  const double z = result.minimum.point.weights[1] / std::sqrt(covariance.at(1, 1));
  CHECK(tests.at(0).degrees == 1);
  CHECK(*tests[0].chi2 == doctest::Approx(z * z).epsilon(1e-12));
  CHECK(*tests[0].p_value == doctest::Approx(two_sided_normal_tail(z)).epsilon(1e-12));
}

TEST_CASE("columns of separated data are tested by the suprema") {
  const std::string csv = random_csv(200, 52) + "1.5,0.4,z,2,0,g1,1\n3.5,0.9,z,1,0,g2,1\n";
  Design design = design_of(csv, random_columns(false));
  std::vector<oracle::Row> remaining = expanded(design);
  remaining.resize(200);
  std::vector<oracle::Row> without = expanded(design);
  for (oracle::Row& row : remaining) row.x.pop_back();
  for (oracle::Row& row : without) row.x.resize(2);  // the levels stand last
  const oracle::Real chi2 =
      2 * (oracle::newton_fit(remaining).log_likelihood - oracle::newton_fit(without).log_likelihood);
  const std::vector<JointTest> tests = tests_of(design);
  REQUIRE(tests.size() == 1);
  CHECK(tests[0].degrees == 3);
  CHECK(*tests[0].chi2 == doctest::Approx(static_cast<double>(chi2)).epsilon(1e-9));
}

TEST_CASE("terms of any columns are tested together") {
  Design design = design_of(random_csv(400, 51), random_columns(true));
  const std::vector<oracle::Row> rows = expanded(design);
  std::vector<oracle::Row> without = rows;
  for (oracle::Row& row : without) row.x.erase(row.x.begin());
  for (oracle::Row& row : without) row.x.pop_back();
  const oracle::Real chi2 = 2 * (oracle::newton_fit(rows).log_likelihood - oracle::newton_fit(without).log_likelihood);
  const std::vector<TermGroup> groups = {{0, design.terms.size() - 1}};
  const std::vector<JointTest> tests =
      likelihood_ratio_tests(design, fit(design, {}, Run()), groups, dense_terms, Run());
  CHECK(tests.at(0).degrees == 2);
  CHECK(*tests[0].chi2 == doctest::Approx(static_cast<double>(chi2)).epsilon(1e-10));
}
