#include "fit/separation.h"

#include "base/random.h"
#include "covariance_of.h"
#include "descent/neuron.h"
#include "fit/fit.h"
#include "newton_oracle.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

constexpr double stand_ins = 1e-9;  // how near to its infimum they have to bring the mean loss

Fit fit_of(const std::string& csv, const DescentOptions& options = {}) {
  Design design = design_of(csv, target("y"));
  return fit(design, options, Run());
}

double raw_coefficient(const Fit& result, const Design& design, std::size_t t) {
  return result.minimum.point.weights[t + 1] / design.terms[result.minimum.terms[t]].sd;
}

// Two numbers and a category whose level r, if it is there, has only rows of the positive class.
std::string random_csv(std::size_t rows, std::uint64_t seed, bool with_r) {
  Random random(seed);
  std::string csv = "a,b,c,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double a = 5 + random.uniform();
    const double b = random.uniform() + a / 3;
    const std::size_t c = random.below(with_r ? 3 : 2);
    const bool label = c == 2 || random.uniform() < sigmoid(2 * a - 3 * b - 2 + static_cast<double>(c));
    csv += std::to_string(a) + ',' + std::to_string(b) + ',' + "pqr"[c] + (label ? ",1\n" : ",0\n");
  }
  return csv;
}

}  // namespace

TEST_CASE("complete separation by one column is found") {
  const Fit result = fit_of("x,y\n0,0\n1,0\n2,1\n3,1\n");
  CHECK(result.separation.kind == SeparationKind::complete);
  CHECK(result.minimum.stop == StopReason::separated);
  CHECK_FALSE(result.minimum.converged);
  CHECK(result.separation.rows == 4);
  CHECK(result.separation.infimum == 0);
  CHECK(result.separation.intercept.sign == -1);
  CHECK(result.separation.weights[0].sign == 1);
  CHECK(result.minimum.point.loss <= stand_ins);
  CHECK_FALSE(result.separation.remaining);
}

TEST_CASE("complete separation by a combination of columns is found") {
  // y = 1 where a + b > 3, which neither column tells alone.
  const Fit result = fit_of("a,b,y\n0,3,0\n3,0,0\n1,1,0\n2,1,0\n1,3,1\n3,1,1\n2,2,1\n4,0,1\n0,4,1\n");
  CHECK(result.separation.kind == SeparationKind::complete);
  CHECK(result.separation.weights[0].sign == 1);
  CHECK(result.separation.weights[1].sign == 1);
}

TEST_CASE("a tie between the classes makes the separation quasi-complete, and every term infinite") {
  const Fit result = fit_of("x,y\n0.1,0\n0.2,0\n0.3,0\n0.3,1\n0.4,1\n0.5,1\n");
  CHECK(result.separation.kind == SeparationKind::quasi_complete);
  CHECK(result.separation.rows == 4);
  CHECK(result.separation.intercept.is_infinite);
  CHECK(result.separation.weights[0].sign == 1);
  // The two rows at 0.3 stay at one half.
  CHECK(result.separation.infimum == doctest::Approx(2 * std::log(2.0) / 6).epsilon(1e-14));
}

TEST_CASE("a level of one class alone is infinite, and the rest has the estimates of the other rows") {
  Design design = design_of(random_csv(300, 1, true), target("y"));
  std::vector<oracle::Row> others;
  std::size_t settled = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      const std::size_t level = design.codes(block, 0)[i];
      if (level == 2) {
        ++settled;
      } else {
        others.push_back(
            {{design.column(block, 0)[i], design.column(block, 1)[i], static_cast<double>(level)}, block.labels[i], 1});
      }
    }
  }
  const oracle::NewtonFit expected = oracle::newton_fit(others);
  const Fit result = fit(design, {}, Run());
  const Separation& separation = result.separation;
  CHECK(separation.kind == SeparationKind::quasi_complete);
  CHECK(separation.rows == settled);
  CHECK_FALSE(separation.intercept.is_infinite);
  CHECK(separation.weights[3].is_infinite);
  CHECK(separation.weights[3].sign == 1);
  CHECK(separation.weights[3].rows == settled);
  const auto rows = static_cast<double>(design.rows);
  CHECK(-separation.infimum * rows == doctest::Approx(static_cast<double>(expected.log_likelihood)).epsilon(1e-13));
  CHECK(result.minimum.point.loss - separation.infimum <= stand_ins);
  const auto covariance = covariance_of(design, result);
  REQUIRE(covariance.has_value());
  for (std::size_t t = 0; t < 3; ++t) {
    CHECK_FALSE(separation.weights[t].is_infinite);
    const auto estimate = static_cast<double>(expected.coefficients[t + 1]);
    CHECK(raw_coefficient(result, design, t) == doctest::Approx(estimate).epsilon(1e-10));
    const double error = std::sqrt(covariance->at(t + 1, t + 1)) / design.terms[t].sd;
    CHECK(error == doctest::Approx(static_cast<double>(expected.std_errors[t + 1])).epsilon(1e-9));
  }
}

TEST_CASE("beside what is separated, terms that nearly depend on others are those of the rows that remain") {
  Random random(3);
  std::string csv = "c,a,b,y\n";
  for (std::size_t i = 0; i < 300; ++i) {
    const std::string a = std::to_string(1 + random.below(9));
    const std::size_t level = random.below(4);
    const bool label = level == 3 || random.uniform() < 0.5;
    csv += std::string(1, "ppqr"[level]) + ',' + a + ',' + a + ".000000000" + std::to_string(random.below(10)) +
           (label ? ",1\n" : ",0\n");
  }
  Design design = design_of(csv, target("y"));
  const Fit result = fit(design, {}, Run());
  REQUIRE(result.separation.kind == SeparationKind::quasi_complete);
  REQUIRE(result.minimum.near_dependences.size() == 1);
  const NearDependence& near = result.minimum.near_dependences.front();
  CHECK(near.term == 3);  // after c=q, c=r and a
  CHECK(near.on == std::vector<std::size_t>{2});
}

TEST_CASE("levels that separate are counted each for itself") {
  const Fit result =
      fit_of("x,c,d,y\n0,a,p,0\n1,a,p,1\n2,a,p,0\n3,a,p,1\n1,a,p,0\n1,b,p,1\n2,b,p,1\n2,a,q,0\n0,a,q,0\n3,a,q,0\n");
  CHECK(result.separation.kind == SeparationKind::quasi_complete);
  CHECK(result.separation.rows == 5);
  CHECK_FALSE(result.separation.weights[0].is_infinite);
  CHECK(result.separation.weights[1].sign == 1);
  CHECK(result.separation.weights[1].rows == 2);
  CHECK(result.separation.weights[2].sign == -1);
  CHECK(result.separation.weights[2].rows == 3);
}

TEST_CASE("a baseline of one class makes the intercept and all levels of its column infinite") {
  const Fit result = fit_of("c,y\na,0\na,0\nb,0\nb,1\nc,0\nc,1\nc,1\n");
  CHECK(result.separation.kind == SeparationKind::quasi_complete);
  CHECK(result.separation.intercept.sign == -1);
  CHECK(result.separation.weights[0].sign == 1);
  CHECK(result.separation.weights[1].sign == 1);
  CHECK(result.separation.rows == 2);
}

TEST_CASE("a term that directions of recession move to both sides has no sign") {
  // The rows of the levels b and c are of one class each, which leaves x free.
  const Fit result = fit_of("x,c,y\n0,a,0\n0,a,1\n0,a,1\n1,b,1\n3,b,1\n2,c,1\n");
  CHECK(result.separation.kind == SeparationKind::quasi_complete);
  CHECK(result.separation.weights[0].is_infinite);
  CHECK(result.separation.weights[0].sign == 0);
}

TEST_CASE("no estimate whose maximum exists is called infinite, however near to separation the data are") {
  // One row on the wrong side, far out and of little weight for the fit.
  std::string csv = "x,y\n";
  for (int i = 0; i < 400; ++i) csv += std::to_string(i) + (i < 200 ? ",0\n" : ",1\n");
  CHECK(fit_of(csv).separation.kind == SeparationKind::complete);
  CHECK(fit_of(csv + "199.5,1\n199.4,0\n").separation.kind == SeparationKind::complete);
  const Fit overlapping = fit_of(csv + "199.4,1\n199.5,0\n");
  CHECK(overlapping.separation.kind == SeparationKind::none);
  CHECK(overlapping.minimum.converged);
}

TEST_CASE("columns of very different sizes are separated alike") {
  for (const double scale : {1e-150, 1e-6, 1.0, 1e9, 1e150}) {
    std::string csv = "x,z,y\n";
    Random random(7);
    for (int i = 0; i < 40; ++i) {
      const double z = random.uniform();
      csv += std::to_string(i) + 'e' + std::to_string(std::lround(std::log10(scale))) + ',' + std::to_string(z) +
             (i + 3 * z > 20 ? ",1\n" : ",0\n");
    }
    const Fit result = fit_of(csv);
    CAPTURE(scale);
    CHECK(result.separation.kind == SeparationKind::complete);
    CHECK(result.minimum.point.loss <= stand_ins);
  }
}

TEST_CASE("row weights do not change whether data are separated, and count in the infimum") {
  ColumnOptions columns = target("y");
  columns.weights = "w";
  Design design = design_of("x,w,y\n0,1000000,0\n1,0.5,0\n1,0.25,1\n2,1e-6,1\n", columns);
  const Fit result = fit(design, {}, Run());
  CHECK(result.separation.kind == SeparationKind::quasi_complete);
  CHECK(result.separation.rows == 2);
  const double entropy = -0.5 * std::log(2.0 / 3) - 0.25 * std::log(1.0 / 3);
  CHECK(result.separation.infimum == doctest::Approx(entropy / design.weight_sum).epsilon(1e-10));
  CHECK(result.minimum.point.loss - result.separation.infimum <= stand_ins);
}

TEST_CASE("the textbook loops and penalties leave the question open, and say nothing false") {
  const std::string separated = "x,y\n0,0\n1,0\n2,1\n3,1\n";
  DescentOptions loop;
  loop.optimizer = Optimizer::gd;
  loop.tolerance = 0.05;  // of the gradient, which goes to zero as the weights grow
  loop.epochs = 100000;
  const Fit textbook = fit_of(separated, loop);
  CHECK(textbook.minimum.stop == StopReason::converged);
  CHECK(textbook.separation.kind == SeparationKind::undecided);
  CHECK(textbook.separation.why_undecided == Undecided::textbook);
  DescentOptions ridge;
  ridge.l2 = 0.1;
  const Fit penalised = fit_of(separated, ridge);
  CHECK(penalised.minimum.converged);
  CHECK(penalised.separation.kind == SeparationKind::undecided);
  CHECK(penalised.separation.why_undecided == Undecided::penalised);
}

TEST_CASE("a descent that is cut short is still told whether the data are separated") {
  DescentOptions short_of_breath;
  short_of_breath.max_iterations = 2;
  CHECK(fit_of("x,y\n0,0\n1,0\n2,1\n3,1\n", short_of_breath).separation.kind == SeparationKind::complete);
  const Fit open = fit_of("x,y\n0,0\n1,1\n2,0\n3,1\n4,0\n9,1\n", short_of_breath);
  CHECK(open.separation.kind == SeparationKind::none);
  CHECK_FALSE(open.minimum.converged);
}

TEST_CASE("the bits of a separated fit do not depend on the number of threads") {
  std::optional<Fit> first;
  std::optional<SymmetricMatrix> covariance;
  for (const std::size_t threads : {1U, 2U, 5U}) {
    const Run run(threads, nullptr, -1, {});
    Design design = design_of(random_csv(20000, 3, true), target("y"), run);
    const Fit result = fit(design, {}, run);
    CHECK(result.separation.kind == SeparationKind::quasi_complete);
    if (!first) first = result;
    if (!covariance) covariance = covariance_of(design, result);
    CHECK(result.minimum.point.weights == first->minimum.point.weights);
    CHECK(covariance_of(design, result)->at(1, 2) == covariance->at(1, 2));
    CHECK(result.minimum.passes == first->minimum.passes);
  }
}

TEST_CASE("of too many terms the levels of one class are named, and nothing more is claimed") {
  DescentOptions options;
  options.dense_limit = 2;
  const Fit result = fit_of("c,y\na,0\na,1\nb,0\nb,0\nb,0\nc,0\nc,1\nd,1\n", options);
  CHECK(result.separation.kind == SeparationKind::undecided);
  CHECK(result.separation.why_undecided == Undecided::too_many_terms);
  REQUIRE(result.separation.one_class_levels.size() == 2);
  CHECK(result.separation.one_class_levels[0].term == 0);
  CHECK(result.separation.one_class_levels[0].rows == 3);
  CHECK(result.separation.one_class_levels[1].term == 2);
  CHECK(result.separation.one_class_levels[1].rows == 1);
}
