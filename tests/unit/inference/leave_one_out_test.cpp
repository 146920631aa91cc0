#include "inference/leave_one_out.h"

#include "random_fits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

using namespace logreg;

namespace {

LeftOut left_out_of(Design& design, const Run& run = Run()) {
  const Fit result = fit(design, {}, run);
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  CHECK(leaving_out_costs_little(objective));
  return left_out(objective, result.minimum);
}

// The loss of the logits that fits without each row give it, by fitting without each row.
oracle::Real exact_loss(const std::vector<oracle::Row>& rows) {
  oracle::Real loss = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<oracle::Row> others = rows;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    loss -=
        oracle::log_likelihood(std::span(rows).subspan(i, 1), oracle::newton_fit(others, {}, true, 12).coefficients);
  }
  return loss / static_cast<oracle::Real>(rows.size());
}

double loss_of(const std::vector<double>& logits, const std::vector<oracle::Row>& rows) {
  double loss = 0;
  double weight = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    loss += rows[i].weight * log_loss(logits[i], rows[i].label);
    weight += rows[i].weight;
  }
  return loss / weight;
}

// Of the pairs of rows of different classes the share in which the positive row is ahead.
double roc_auc(const std::vector<double>& scores, const std::vector<oracle::Row>& rows) {
  double ahead = 0;
  double pairs = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (rows[i].label < 0.5 || rows[j].label > 0.5) continue;
      ++pairs;
      ahead += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
    }
  }
  return ahead / pairs;
}

// The same, each pair by a fit without either row.
double exact_roc_auc(const std::vector<oracle::Row>& rows) {
  double ahead = 0;
  double pairs = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (rows[i].label < 0.5 || rows[j].label > 0.5) continue;
      std::vector<oracle::Row> others = rows;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(std::max(i, j)));
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(std::min(i, j)));
      const std::vector<oracle::Real> weights = oracle::newton_fit(others, {}, true, 12).coefficients;
      oracle::Real difference = 0;
      for (std::size_t t = 0; t < rows[i].x.size(); ++t) difference += weights[t + 1] * (rows[i].x[t] - rows[j].x[t]);
      ++pairs;
      ahead += difference > 0 ? 1 : 0;
    }
  }
  return ahead / pairs;
}

}  // namespace

TEST_CASE("one step tells the loss of fits without each row to a part in ten thousand") {
  Design design = design_of(random_csv(300, 41), random_columns(false));
  const std::vector<oracle::Row> rows = expanded(design);
  const double in_sample = -static_cast<double>(oracle::newton_fit(rows).log_likelihood) / 300;
  const auto exact = static_cast<double>(exact_loss(rows));
  const double found = loss_of(left_out_of(design).logits, rows);
  CHECK(found == doctest::Approx(exact).epsilon(1e-4));
  CHECK(exact > in_sample + 0.01);  // so that in-sample figures would not pass
}

TEST_CASE("of a row of weight w one row is left out") {
  Design weighted = design_of("x,y,n\n1,0,3\n2,1,2\n3,0,1\n4,1,2\n5,0,1\n6,1,4\n", [] {
    ColumnOptions options = target("y");
    options.weights = "n";
    return options;
  }());
  Design repeated = design_of("x,y\n1,0\n1,0\n1,0\n2,1\n2,1\n3,0\n4,1\n4,1\n5,0\n6,1\n6,1\n6,1\n6,1\n", target("y"));
  const std::vector<double> of_weighted = left_out_of(weighted).logits;
  const std::vector<double> of_repeated = left_out_of(repeated).logits;
  const std::vector<std::size_t> first = {0, 3, 5, 6, 8, 9};
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(of_weighted[i] == doctest::Approx(of_repeated[first[i]]).epsilon(1e-12));
  }
}

TEST_CASE("threads do not change the bits of logits of rows left out") {
  std::vector<std::vector<double>> found;
  for (const std::size_t threads : {std::size_t{1}, std::size_t{3}}) {
    const Run run(threads, nullptr, -1, {});
    Design design = design_of(random_csv(20000, 42), random_columns(false), run);
    found.push_back(left_out_of(design, run).logits);
  }
  CHECK(found[0] == found[1]);
}

TEST_CASE("rows left out are ranked as by fits without each pair") {
  for (const std::uint64_t seed : {std::uint64_t{43}, std::uint64_t{44}}) {
    CAPTURE(seed);
    Design design = design_of(random_csv(80, seed), random_columns(false));
    const std::vector<oracle::Row> rows = expanded(design);
    const LeftOut found = left_out_of(design);
    const double exact = exact_roc_auc(rows);
    REQUIRE(found.roc_auc);
    CHECK(std::abs(*found.roc_auc - exact) < 0.005);
    CHECK(std::abs(roc_auc(found.compared, rows) - exact) < 0.02);
    CHECK(roc_auc(found.logits, rows) < exact - 0.01);  // so that rows left out one by one would not pass
  }
}

TEST_CASE("rows left out show that noise tells nothing") {
  Random random(45);
  constexpr int tables = 150;
  double sum = 0;
  for (int table = 0; table < tables; ++table) {
    std::string csv = "x,u,y\n";
    for (int i = 0; i < 100; ++i) {
      csv += std::to_string(random.uniform()) + ',' + std::to_string(random.uniform()) + (i % 8 == 0 ? ",1\n" : ",0\n");
    }
    Design design = design_of(csv, target("y"));
    sum += *left_out_of(design).roc_auc;
  }
  CHECK(std::abs(sum / tables - 0.5) < 0.03);
}
