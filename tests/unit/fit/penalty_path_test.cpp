#include "fit/penalty_path.h"

#include "data/design_part.h"
#include "fit/minimise.h"
#include "random_fits.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

const Run alone;

// Rows of `columns` numbers that share a part of what they are, and a label that depends on the first three.
std::string numbers_csv(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  Random random(seed);
  std::string csv;
  for (std::size_t j = 0; j < columns; ++j) csv += 'x' + std::to_string(j) + ',';
  csv += "y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double common = random.uniform();
    double z = 0;
    for (std::size_t j = 0; j < columns; ++j) {
      const double x = 3 * (random.uniform() - 0.5) + common;
      if (j < 3) z += x;
      csv += std::to_string(x) + ',';
    }
    csv += random.uniform() < sigmoid(z - 1.5) ? "1\n" : "0\n";
  }
  return csv;
}

// Each point of the path is as low as a fit that knows nothing of the others.
void check_path(const std::string& csv, const ColumnOptions& columns, double ratio, const DescentOptions& options,
                std::size_t count, double part) {
  Design design = design_of(csv, columns);
  design.standardize(Run());
  PenaltyPath path(design, ratio, options, alone);
  LambdaOptions lambdas;
  lambdas.count = count;
  lambdas.min_ratio = part;
  const auto sequence = lambda_sequence(path.largest_l1(), ratio, lambdas, design.rows, design.terms.size());
  REQUIRE(sequence.size() == count);
  for (const double lambda : sequence) {
    CAPTURE(lambda);
    const PathPoint point = path.at(lambda);
    CHECK(point.converged);
    REQUIRE(point.loss_gap);
    CHECK(*point.loss_gap <= largest_relative_gap * point.objective);
    Design cold_design = design_of(csv, columns);
    DescentOptions cold = options;
    cold.l1 = point.l1;
    cold.l2 = point.l2;
    const Minimum cold_end = minimise(cold_design, cold, Growth::is_ignored, Run());
    REQUIRE(cold_end.converged);
    CHECK(std::abs(point.objective - cold_end.point.objective) <= 1e-10 * cold_end.point.objective);
    CHECK(point.objective - *point.loss_gap <= cold_end.point.objective * (1 + 1e-14));
    for (std::size_t j = 0; j < point.weights.size(); ++j) {
      CHECK(std::abs(point.weights[j] - cold_end.point.weights[j]) < 2e-4);
    }
    REQUIRE(path.logits().size() == cold_end.logits.size());
    for (std::size_t i = 0; i < cold_end.logits.size(); i += 37) {
      CHECK(std::abs(path.logits()[i] - cold_end.logits[i]) < 1e-3);
    }
  }
}

}  // namespace

TEST_CASE("each point of a path is where a cold fit ends, whatever the ratio, weights, offsets and intercept") {
  for (const double ratio : {1.0, 0.5, 0.0}) {
    CAPTURE(ratio);
    for_all_inputs(
        [&](const ColumnOptions& columns) { check_path(random_csv(400, 11), columns, ratio, {}, 12, 1e-3); });
  }
}

TEST_CASE("a path may have a penalty on columns as they are") {
  DescentOptions options;
  options.standardize = false;
  check_path(random_csv(300, 12), random_columns(false), 0.7, options, 10, 1e-3);
}

TEST_CASE("terms that strong rules leave out are checked, with more columns than rows, too") {
  check_path(numbers_csv(500, 90, 3), target("y"), 1, {}, 15, 1e-3);
  check_path(numbers_csv(60, 200, 4), target("y"), 1, {}, 15, 1e-2);
  check_path(numbers_csv(60, 200, 5), target("y"), 0.4, {}, 15, 1e-2);
  check_path(numbers_csv(60, 120, 6), target("y"), 0, {}, 8, 1e-2);
}

TEST_CASE("where a dense matrix is too large for its terms a path goes on without") {
  DescentOptions options;
  options.dense_limit = 3;
  check_path(numbers_csv(300, 70, 7), target("y"), 1, options, 8, 0.05);
  check_path(numbers_csv(300, 70, 8), target("y"), 0, options, 5, 0.05);
}

TEST_CASE("levels of wide columns are terms of a path like others") {
  ColumnOptions columns = target("y");
  columns.categorical = {"c0", "c1"};
  check_path(wide_csv(1500, {320, 40}, 9), columns, 1, {}, 8, 0.02);
}

TEST_CASE("a sequence of lambdas begins where all weights are zero and falls by equal factors") {
  Design design = design_of(numbers_csv(200, 5, 10), target("y"));
  design.standardize(Run());
  PenaltyPath path(design, 1, {}, alone);
  const auto lambdas = lambda_sequence(path.largest_l1(), 1, {}, design.rows, design.terms.size());
  REQUIRE(lambdas.size() == 100);
  CHECK(path.at(lambdas[0]).nonzero == 0);
  CHECK(path.at(lambdas[0] * 0.999).nonzero == 1);
  CHECK(lambdas[99] == doctest::Approx(lambdas[0] * 1e-4).epsilon(1e-13));
  CHECK(lambdas[50] / lambdas[49] == doctest::Approx(lambdas[7] / lambdas[6]).epsilon(1e-12));
  CHECK(lambda_sequence(0.5, 0.1, {}, 5, 6).front() == 5);
  CHECK(lambda_sequence(0.5, 0.1, {}, 5, 6).back() == doctest::Approx(0.05));
  CHECK(lambda_sequence(0.5, 0, {}, 5, 5).front() == 500);
  CHECK(lambda_sequence(0.5, 1, {1, 0.1}, 5, 5) == std::vector<double>{0.5});
  CHECK(lambdas_in_order({0.1, 3, 0.1, 1}) == std::vector<double>{3, 1, 0.1});
}

TEST_CASE("threads change no bit of a path") {
  const std::string csv = numbers_csv(9000, 30, 13);
  std::vector<std::vector<double>> ends;
  for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
    const Run run(threads, nullptr, -1, nullptr);
    Design design = design_of(csv, target("y"));
    design.standardize(run);
    PenaltyPath path(design, 0.9, {}, run);
    path.at(path.largest_l1() / 3);
    ends.push_back(path.at(path.largest_l1() / 30).weights);
  }
  for (const std::vector<double>& end : ends) CHECK(end == ends.front());
}

TEST_CASE("rows of weight 0 take no part in a path, and have logits all the same") {
  const std::string csv = numbers_csv(300, 6, 14);
  Design whole = design_of(csv, target("y"));
  whole.standardize(alone);
  std::vector<std::uint8_t> keep(300);
  for (std::size_t i = 0; i < keep.size(); ++i) keep[i] = i % 4 != 0;
  const Design part = design_part(whole, whole.terms, keep, alone);
  Design view = whole.shared();
  view.terms = part.terms;
  view.weight_sum = part.weight_sum;
  view.positives = part.positives;
  std::size_t row = 0;
  for (DesignBlock& block : view.blocks) {
    AlignedVector<double> weights(block.rows);
    for (double& weight : weights) weight = keep[row++];
    block.weights = std::move(weights);
  }
  for (const double ratio : {1.0, 0.0}) {
    PenaltyPath of_view(view, ratio, {}, alone);
    PenaltyPath of_part(part, ratio, {}, alone);
    CHECK(of_view.largest_l1() == doctest::Approx(of_part.largest_l1()).epsilon(1e-12));
    for (const double share : {0.5, 0.1, 0.01}) {
      const PathPoint a = of_view.at(share * of_part.largest_l1());
      const PathPoint b = of_part.at(share * of_part.largest_l1());
      CHECK(a.converged);
      for (std::size_t j = 0; j < a.weights.size(); ++j) {
        CHECK(a.weights[j] == doctest::Approx(b.weights[j]).epsilon(1e-5));
      }
    }
    CHECK(of_view.logits().size() == 300);
  }
}
