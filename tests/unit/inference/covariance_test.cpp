#include "inference/covariance.h"

#include "random_fits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

ColumnOptions clustered(bool weighted, const std::string& column) {
  ColumnOptions options = random_columns(weighted);
  options.cluster = column;
  return options;
}

// Of the terms, in the units of the data.
std::vector<double> std_errors(Design& design, CovarianceKind kind, const Run& run = Run(),
                               const std::optional<ClassWeights>& class_weights = {}) {
  if (class_weights) weigh_classes(design, *class_weights);
  const Fit fit = logreg::fit(design, {}, run);
  const Covariance found = covariance(design, fit, kind, class_weights, run);
  std::vector<double> result;
  for (std::size_t t = 0; t < fit.minimum.terms.size(); ++t) {
    result.push_back(std::sqrt(found.matrix->at(t + 1, t + 1)) / design.terms[fit.minimum.terms[t]].sd);
  }
  return result;
}

std::vector<double> std_errors(const std::string& csv, const ColumnOptions& columns, CovarianceKind kind) {
  Design design = design_of(csv, columns);
  return std_errors(design, kind);
}

void check_equal(const std::vector<double>& found, const std::vector<double>& wanted, double tolerance) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t j = 0; j < found.size(); ++j) CHECK(found[j] == doctest::Approx(wanted[j]).epsilon(tolerance));
}

// Each row as often as its weight says, and with a number of its own in place of the weight.
std::string repeated(const std::string& csv) {
  std::string result = "a,b,c,w,o,g,y\n";
  std::size_t rows = 0;
  for (std::size_t begin = csv.find('\n') + 1; begin < csv.size();) {
    const std::size_t end = csv.find('\n', begin);
    const std::string line = csv.substr(begin, end - begin);
    begin = end + 1;
    std::size_t comma = 0;
    for (int i = 0; i < 3; ++i) comma = line.find(',', comma) + 1;
    const std::size_t behind = line.find(',', comma);
    for (int times = std::stoi(line.substr(comma)); times > 0; --times) {
      result += line.substr(0, comma) + std::to_string(++rows) + line.substr(behind) + '\n';
    }
  }
  return result;
}

// Each label as some successes among one to four trials, which the group of the row tells.
std::string with_trials(const std::string& csv) {
  std::string result = "a,b,c,w,o,g,y,m\n";
  for (std::size_t begin = csv.find('\n') + 1; begin < csv.size();) {
    const std::size_t end = csv.find('\n', begin);
    const int group = std::stoi(csv.substr(csv.rfind('g', end) + 1));
    const int trials = 1 + group % 4;
    const int successes = csv[end - 1] == '1' ? trials - group % 2 : trials / 2;
    result += csv.substr(begin, end - 1 - begin) + std::to_string(successes) + ',' + std::to_string(trials) + '\n';
    begin = end + 1;
  }
  return result;
}

ColumnOptions counting(bool weighted) {
  ColumnOptions options = random_columns(weighted);
  options.trials = "m";
  return options;
}

}  // namespace

TEST_CASE("robust standard errors follow their formulas") {
  for (const bool weighted : {false, true}) {
    Design design = design_of(random_csv(400, 31), clustered(weighted, "g"));
    const std::vector<oracle::Row> rows = expanded(design);
    const oracle::NewtonFit newton = oracle::newton_fit(rows);
    const std::vector<std::size_t> cluster_of(design.cluster_of.begin(), design.cluster_of.end());
    const auto n = static_cast<oracle::Real>(design.weight_sum);
    const auto k = static_cast<oracle::Real>(design.terms.size() + 1);
    const auto g = static_cast<oracle::Real>(design.clusters);
    const auto check = [&](CovarianceKind kind, oracle::Real factor, const std::vector<std::size_t>& clusters) {
      const std::vector<oracle::Real> all = oracle::robust_std_errors(rows, newton, clusters, factor);
      check_equal(std_errors(design, kind), {all.begin() + 1, all.end()}, 1e-9);
    };
    check(CovarianceKind::hc0, 1, {});
    check(CovarianceKind::hc1, n / (n - k), {});
    check(CovarianceKind::stata, n / (n - 1), {});
    check(CovarianceKind::cluster, g / (g - 1), cluster_of);
    CHECK(g < 47);
  }
}

TEST_CASE("rows that are clusters by themselves give the robust standard errors of Stata") {
  const std::string csv = repeated(random_csv(300, 32));  // column w numbers the rows
  check_equal(std_errors(csv, clustered(false, "w"), CovarianceKind::cluster),
              std_errors(csv, random_columns(false), CovarianceKind::stata), 1e-12);
}

TEST_CASE("a row of weight w has the robust standard errors of w rows") {
  const std::string csv = random_csv(300, 33);
  for (const CovarianceKind kind : {CovarianceKind::hc0, CovarianceKind::hc1, CovarianceKind::stata}) {
    check_equal(std_errors(csv, random_columns(true), kind), std_errors(repeated(csv), random_columns(false), kind),
                1e-11);
  }
  check_equal(std_errors(csv, clustered(true, "g"), CovarianceKind::cluster),
              std_errors(repeated(csv), clustered(false, "g"), CovarianceKind::cluster), 1e-11);
}

TEST_CASE("with trials robust standard errors are by rows of the file") {
  Design design = design_of(with_trials(random_csv(3000, 36)), counting(false));  // in several blocks
  const std::vector<oracle::Row> rows = expanded(design);
  const oracle::NewtonFit newton = oracle::newton_fit(rows);
  std::vector<std::size_t> row_of;
  for (const DesignBlock& block : design.blocks) {
    for (const double weight : block.row_weights) {
      row_of.push_back(row_of.empty() ? 0 : row_of.back() + (weight > 0 ? 1 : 0));
    }
  }
  CHECK(row_of.back() == 2999);
  CHECK(rows.size() > 3500);
  const oracle::Real n = 3000;
  const auto k = static_cast<oracle::Real>(design.terms.size() + 1);
  for (const auto& [kind, factor] :
       {std::pair(CovarianceKind::hc0, oracle::Real{1}), std::pair(CovarianceKind::hc1, n / (n - k)),
        std::pair(CovarianceKind::stata, n / (n - 1))}) {
    const std::vector<oracle::Real> all = oracle::robust_std_errors(rows, newton, row_of, factor);
    check_equal(std_errors(design, kind), {all.begin() + 1, all.end()}, 1e-9);
  }
}

TEST_CASE("a row of trials of weight w has the robust standard errors of w such rows") {
  const std::string csv = random_csv(300, 37);
  for (const CovarianceKind kind : {CovarianceKind::hc0, CovarianceKind::hc1, CovarianceKind::stata}) {
    check_equal(std_errors(with_trials(csv), counting(true), kind),
                std_errors(with_trials(repeated(csv)), counting(false), kind), 1e-11);
  }
}

TEST_CASE("with trials of one each robust standard errors are those of their labels") {
  std::string csv = random_csv(300, 38);
  const std::vector<double> wanted = std_errors(csv, random_columns(true), CovarianceKind::hc1);
  for (std::size_t end = csv.find('\n'); end != std::string::npos; end = csv.find('\n', end + 3)) {
    csv.insert(end, end < 20 ? ",m" : ",1");
  }
  ColumnOptions columns = random_columns(true);
  columns.trials = "m";
  check_equal(std_errors(csv, columns, CovarianceKind::hc1), wanted, 1e-12);
}

TEST_CASE("where weights sum to less than there are coefficients, only hc0 has standard errors") {
  const std::string csv = "x,w,y\n1,0.3,0\n2,0.3,1\n3,0.3,0\n4,0.3,1\n5,0.3,0\n6,0.3,1\n";
  ColumnOptions columns = target("y");
  columns.weights = "w";
  for (const auto& [kind, has_factor] : {std::pair(CovarianceKind::hc0, true), std::pair(CovarianceKind::hc1, false),
                                         std::pair(CovarianceKind::stata, true)}) {
    Design design = design_of(csv, columns);
    const Covariance found = covariance(design, fit(design, {}, Run()), kind, {}, Run());
    CHECK(found.matrix.has_value() == has_factor);
    CHECK(found.lacks_robust_factor != has_factor);
  }
}

TEST_CASE("weights of classes multiply the scores of the rows in robust standard errors") {
  Design design = design_of(random_csv(300, 35), random_columns(false));
  std::vector<oracle::Row> rows = expanded(design);
  for (oracle::Row& row : rows) row.weight = row.label > 0.5 ? 3 : 0.5;
  const oracle::NewtonFit newton = oracle::newton_fit(rows);
  std::vector<std::size_t> each(rows.size());  // a cluster by itself has the square of its weighed score
  std::iota(each.begin(), each.end(), std::size_t{0});
  const auto n = static_cast<oracle::Real>(rows.size());
  for (const auto& [kind, factor] :
       {std::pair(CovarianceKind::hc0, oracle::Real{1}), std::pair(CovarianceKind::hc1, n / (n - 5)),
        std::pair(CovarianceKind::stata, n / (n - 1))}) {
    Design own = design_of(random_csv(300, 35), random_columns(false));
    const std::vector<oracle::Real> all = oracle::robust_std_errors(rows, newton, each, factor);
    check_equal(std_errors(own, kind, Run(), ClassWeights{0.5, 3}), {all.begin() + 1, all.end()}, 1e-9);
  }
}

TEST_CASE("where terms nearly depend on each other the intercept keeps its standard error") {
  const std::string csv = nearly_dependent_csv(400, 41);
  for (const CovarianceKind kind :
       {CovarianceKind::information, CovarianceKind::hc0, CovarianceKind::hc1, CovarianceKind::cluster}) {
    const auto intercept = [&](const std::string& column) {
      ColumnOptions columns = clustered(false, "g");
      columns.features = {"a", column};
      Design design = design_of(csv, columns);
      return covariance(design, fit(design, {}, Run()), kind, {}, Run());
    };
    const Covariance plain = intercept("k");
    const Covariance found = intercept("b");
    CHECK(*found.intercept_std_error == doctest::Approx(*plain.intercept_std_error).epsilon(1e-6));
    CHECK_FALSE(plain.root);
    CHECK(found.root);
  }
}

TEST_CASE("threads do not change the bits of robust standard errors") {
  for (const CovarianceKind kind : {CovarianceKind::hc0, CovarianceKind::cluster}) {
    std::vector<std::vector<double>> found;
    for (const std::size_t threads : {std::size_t{1}, std::size_t{3}}) {
      const Run run(threads, nullptr, -1, {});
      ColumnOptions columns = clustered(false, "a");  // nearly all different
      columns.features = {"b", "c"};
      Design design = design_of(random_csv(20000, 34), columns, run);
      found.push_back(std_errors(design, kind, run));
    }
    CHECK(found[0] == found[1]);
  }
}
