// The four coordinate systems of weights say the same of every row.
#include "descent/coordinates.h"

#include "base/random.h"
#include "data/design_part.h"
#include "descent/design_matrix.h"
#include "random_fits.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace logreg;

namespace {

std::vector<double> random_weights(std::size_t terms, bool intercept, Random& random) {
  std::vector<double> result = {intercept ? random.uniform() * 4 - 2 : 0};
  for (std::size_t t = 0; t < terms; ++t) result.push_back(random.uniform() * 4 - 2);
  return result;
}

void check_same(const std::vector<double>& found, const std::vector<double>& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == doctest::Approx(wanted[i]).epsilon(1e-11));
}

}  // namespace

TEST_CASE("weights come back from every coordinate system as they were") {
  Random random(7);
  for_all_inputs([&](const ColumnOptions& columns) {
    Design design = design_of(random_csv(500, 11), columns);
    design.standardize(Run());
    const std::vector<TermScale> scales = term_scales(design, design.terms);
    const std::vector<double> weights = random_weights(design.terms.size(), columns.intercept, random);
    const std::vector<double> stored = stored_weights(weights, scales);
    check_same(standardized_weights(stored, scales), weights);
    check_same(standardized_weights(raw_weights(stored, design.terms, design), design.terms), weights);
  });
}

TEST_CASE("weights give a row the same logit in every coordinate system") {
  Random random(8);
  for_all_inputs([&](const ColumnOptions& columns) {
    Design design = design_of(random_csv(500, 12), columns);
    const std::vector<oracle::Row> rows = expanded(design);
    design.standardize(Run());
    const Run run;
    const Kernels& baseline = kernels(InstructionSet::baseline);
    const std::vector<double> weights = random_weights(design.terms.size(), columns.intercept, random);
    const std::vector<double> stored = stored_weights(weights, term_scales(design, design.terms));
    const std::vector<double> raw = raw_weights(stored, design.terms, design);
    const std::vector<double> logits =
        DesignMatrix(design, design.terms, TermUnits::standardized, baseline, run).times(weights);
    check_same(DesignMatrix(design, design.terms, TermUnits::stored, baseline, run).times(stored), logits);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      double of_raw = raw[0];
      double centred = weights[0];
      for (std::size_t t = 0; t < rows[i].x.size(); ++t) {
        of_raw += raw[t + 1] * rows[i].x[t];
        centred += raw_coefficient(weights[t + 1], design.terms[t]) * (rows[i].x[t] - design.terms[t].mean);
      }
      CHECK(std::abs(of_raw - logits[i]) < 1e-9);
      CHECK(std::abs(centred - logits[i]) < 1e-9);
    }
  });
}

TEST_CASE("terms that are centred and scaled by some of the rows give all rows the same logits") {
  Random random(9);
  for_all_inputs([&](const ColumnOptions& columns) {
    Design design = design_of(random_csv(500, 13), columns);
    design.standardize(Run());
    std::vector<std::uint8_t> keep;
    for (std::size_t i = 0; i < design.rows; ++i) keep.push_back(i % 3 == 0 ? 1 : 0);
    const Run run;
    const Design part = design_part(design, design.terms, keep, run);
    const Kernels& baseline = kernels(InstructionSet::baseline);
    const std::vector<double> weights = random_weights(part.terms.size(), columns.intercept, random);
    const std::vector<double> of_part =
        DesignMatrix(part, part.terms, TermUnits::standardized, baseline, run).times(weights);
    const std::vector<double> stored = stored_weights(weights, term_scales(design, part.terms));
    const std::vector<double> of_all =
        DesignMatrix(design, design.terms, TermUnits::stored, baseline, run).times(stored);
    for (std::size_t i = 0; i < of_part.size(); ++i) CHECK(std::abs(of_all[3 * i] - of_part[i]) < 1e-9);
  });
}

TEST_CASE("the gradient by weights is the gradient by stored weights, along every direction") {
  Random random(10);
  Design design = design_of(random_csv(300, 14), random_columns(false));
  design.standardize(Run());
  const std::vector<TermScale> scales = term_scales(design, design.terms);
  const std::vector<double> direction = random_weights(design.terms.size(), true, random);
  const std::vector<double> gradient = random_weights(design.terms.size(), true, random);
  CHECK(dot(standardized_gradient(gradient, scales), direction) ==
        doctest::Approx(dot(gradient, stored_weights(direction, scales))).epsilon(1e-12));
}
