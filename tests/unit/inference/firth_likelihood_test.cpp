#include "inference/firth_likelihood.h"

#include "base/random.h"
#include "descent/neuron.h"
#include "firth_oracle.h"
#include "inference/inference.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

DescentOptions firth_options() {
  DescentOptions options;
  options.firth = true;
  return options;
}

// A fit and its coefficients of raw columns, the intercept first.
struct Fitted {
  Fit result;
  Inference inference;
  std::vector<double> raw;
  std::vector<double> std_errors;  // of the terms
};

Fitted fitted(const std::string& csv, const ColumnOptions& columns, const Run& run = Run()) {
  Design design = design_of(csv, columns, run);
  Fitted found{fit(design, firth_options(), run), {}, {}, {}};
  found.inference = infer(design, found.result, {}, true, {}, run);
  found.raw = {found.result.minimum.point.weights[0]};
  for (std::size_t t = 0; t < found.result.minimum.terms.size(); ++t) {
    const Term& term = design.terms[found.result.minimum.terms[t]];
    found.raw.push_back(found.result.minimum.point.weights[t + 1] / term.sd);
    found.raw[0] -= found.raw.back() * term.mean;
    found.std_errors.push_back(std::sqrt(found.inference.covariance->at(t + 1, t + 1)) / term.sd);
  }
  return found;
}

ColumnOptions weighted(bool by_count = true) {
  ColumnOptions options = target("y");
  if (by_count) options.weights = "n";
  return options;
}

std::string random_csv(std::size_t rows, std::uint64_t seed, bool repeated = false) {
  Random random(seed);
  std::string csv = "a,b,n,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double a = random.uniform() * 4;
    const double b = random.uniform() + a / 3;
    const std::size_t times = 1 + random.below(3);
    const std::string label = random.uniform() < sigmoid(a - 2 * b) ? ",1\n" : ",0\n";
    for (std::size_t time = 0; time < (repeated ? times : 1); ++time) {
      csv += std::to_string(a) + ',' + std::to_string(b) + ',' + std::to_string(times) + label;
    }
  }
  return csv;
}

std::vector<oracle::Row> rows_of(const Design& design) {
  std::vector<oracle::Row> rows;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      rows.push_back({{}, block.labels[i], block.weights.empty() ? 1.0 : block.weights[i]});
      for (std::size_t j = 0; j < design.numeric.size(); ++j) rows.back().x.push_back(design.column(block, j)[i]);
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("in a 2 x 2 table Firth's fit adds one half to each cell, also to empty ones") {
  const std::vector<std::vector<int>> tables = {{3, 5, 7, 2}, {4, 0, 3, 6}, {5, 0, 0, 4}, {1, 0, 0, 1}};
  for (const auto& cells : tables) {
    const char* const rows[] = {"0,0", "0,1", "1,0", "1,1"};
    std::string csv = "x,y,n\n";
    for (std::size_t i = 0; i < 4; ++i) csv += std::string(rows[i]) + ',' + std::to_string(cells[i]) + '\n';
    const Fitted found = fitted(csv, weighted());
    const auto logit_of = [&](std::size_t row) { return std::log((cells[row + 1] + 0.5) / (cells[row] + 0.5)); };
    CHECK(found.result.minimum.converged);
    CHECK(found.result.separation.kind == SeparationKind::undecided);
    CHECK(found.result.separation.why_undecided == Undecided::firth);
    CHECK(found.raw[0] == doctest::Approx(logit_of(0)).epsilon(1e-9));
    CHECK(found.raw[1] == doctest::Approx(logit_of(2) - logit_of(0)).epsilon(1e-9));
  }
}

// Heinze and Schemper 2002, urinary tract infections; data and results as R's logistf gives them (sexagg, and the
// summary of sex2 in its documentation: coefficients, chi2 and p, profile intervals of 95%).
TEST_CASE("Firth's fit of Heinze and Schemper's data is the published one") {
  const std::string csv =
      "y,age,oc,vic,vicl,vis,dia,n\n0,0,0,0,0,1,0,1\n0,0,0,1,0,0,0,2\n0,0,0,1,0,1,0,1\n0,0,0,1,1,0,0,8\n"
      "0,0,0,1,1,1,0,18\n0,0,1,0,0,0,0,42\n0,0,1,0,0,1,0,1\n0,0,1,1,0,0,0,1\n0,0,1,1,1,0,0,5\n0,0,1,1,1,1,0,6\n"
      "0,1,0,1,1,0,0,2\n0,1,0,1,1,1,0,4\n0,1,1,0,0,0,0,14\n0,1,1,0,0,1,0,1\n0,1,1,1,0,0,0,1\n0,1,1,1,1,1,0,2\n"
      "1,0,0,0,0,1,0,1\n1,0,0,1,0,0,0,14\n1,0,0,1,0,1,0,3\n1,0,0,1,1,0,0,10\n1,0,0,1,1,1,0,12\n1,0,0,1,1,1,1,1\n"
      "1,0,1,0,0,0,0,44\n1,0,1,0,0,0,1,3\n1,0,1,1,0,0,0,15\n1,0,1,1,0,0,1,1\n1,0,1,1,0,1,0,2\n1,0,1,1,1,0,0,7\n"
      "1,0,1,1,1,1,0,3\n1,1,0,1,0,0,0,2\n1,1,0,1,0,1,0,1\n1,1,0,1,0,1,1,1\n1,1,0,1,1,0,0,1\n1,1,0,1,1,1,1,1\n"
      "1,1,1,0,0,0,0,5\n1,1,1,1,0,0,0,3\n";
  const Fitted found = fitted(csv, weighted());
  const FirthLikelihood& firth = *found.inference.firth;
  struct Published {
    double coefficient, low, high, chi2, p;
  };
  const std::vector<Published> published = {
      {0.12025405, -0.8185591, 1.07315122, 0.06286298, 8.020268e-01},
      {-1.10598131, -1.9737884, -0.30742514, 7.50773092, 6.143472e-03},
      {-0.06881673, -0.9414363, 0.78920202, 0.02467044, 8.751911e-01},
      {2.26887464, 1.2730216, 3.43543273, 22.93139022, 1.678877e-06},
      {-2.11140817, -3.2608611, -1.11773495, 19.10407252, 1.237805e-05},
      {-0.78831694, -1.6080879, 0.01518468, 3.69740975, 5.449701e-02},
      {3.09601166, 0.7745682, 8.03029352, 7.89693139, 4.951873e-03},
  };
  REQUIRE(firth.profiles.size() == published.size());
  for (std::size_t j = 0; j < published.size(); ++j) {
    CAPTURE(j);
    const Wald& profile = firth.profiles[j];
    // logistf stops at steps of 1e-5.
    CHECK(found.raw[j] == doctest::Approx(published[j].coefficient).epsilon(1e-6));
    CHECK(profile.low == doctest::Approx(published[j].low).epsilon(1e-5));
    CHECK(profile.high == doctest::Approx(published[j].high).epsilon(1e-5));
    CHECK(profile.statistic * profile.statistic == doctest::Approx(published[j].chi2).epsilon(1e-5));
    CHECK(profile.p_value == doctest::Approx(published[j].p).epsilon(1e-5));
  }
  CHECK(2 * (firth.log_likelihood - firth.null_log_likelihood) == doctest::Approx(49.09064).epsilon(1e-6));
}

TEST_CASE("Firth's fit and its intervals are those of the penalised likelihood itself") {
  for (const std::uint64_t seed : {1U, 2U}) {
    const std::string csv = random_csv(25, seed);
    const Design design = design_of(csv, weighted());
    const std::vector<oracle::Row> rows = rows_of(design);
    const Fitted found = fitted(csv, weighted());
    const FirthLikelihood& firth = *found.inference.firth;
    const std::vector<oracle::Real> best = oracle::firth_fit(rows, {0, 0, 0}, {0, 1, 2});
    const oracle::Real maximum = oracle::penalised_log_likelihood(rows, best);
    CHECK(firth.log_likelihood == doctest::Approx(static_cast<double>(maximum)).epsilon(1e-12));
    const oracle::Real null =
        oracle::penalised_log_likelihood(rows, oracle::firth_fit(rows, {found.raw[0], 0, 0}, {0}));
    CHECK(firth.null_log_likelihood == doctest::Approx(static_cast<double>(null)).epsilon(1e-12));
    for (std::size_t j = 0; j < best.size(); ++j) {
      CHECK(found.raw[j] == doctest::Approx(static_cast<double>(best[j])).epsilon(1e-8));
      std::vector<std::size_t> others;
      for (std::size_t k = 0; k < best.size(); ++k) {
        if (k != j) others.push_back(k);
      }
      const auto fall_at = [&](double value) {
        std::vector<oracle::Real> start = best;
        for (int part = 1; part <= 10; ++part) {
          start[j] = best[j] + (value - best[j]) * part / 10;
          start = oracle::firth_fit(rows, start, others);
        }
        return static_cast<double>(2 * (maximum - oracle::penalised_log_likelihood(rows, start)));
      };
      CHECK(fall_at(firth.profiles[j].low) == doctest::Approx(3.841458820694124).epsilon(1e-6));
      CHECK(fall_at(firth.profiles[j].high) == doctest::Approx(3.841458820694124).epsilon(1e-6));
      const double z = firth.profiles[j].statistic;
      CHECK(fall_at(0) == doctest::Approx(z * z).epsilon(1e-6));
      CHECK((z < 0) == (found.raw[j] < 0));
    }
  }
}

TEST_CASE("with Firth's penalty a row weight counts like repeated rows, whatever the threads") {
  const Fitted once = fitted(random_csv(60, 3), weighted());
  ColumnOptions unweighted = target("y");
  unweighted.ignore = {"n"};
  const Fitted often = fitted(random_csv(60, 3, true), unweighted, Run(3, nullptr, -1, {}));
  const Fitted threads = fitted(random_csv(60, 3), weighted(), Run(3, nullptr, -1, {}));
  CHECK(threads.raw == once.raw);
  for (std::size_t j = 0; j < once.raw.size(); ++j) {
    CHECK(once.raw[j] == doctest::Approx(often.raw[j]).epsilon(1e-8));
    CHECK(once.inference.firth->profiles[j].high ==
          doctest::Approx(often.inference.firth->profiles[j].high).epsilon(1e-6));
  }
  CHECK(once.std_errors[0] == doctest::Approx(often.std_errors[0]).epsilon(1e-8));
}
