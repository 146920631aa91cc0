#include "inference/column_effects.h"

#include "formula_training.h"
#include "random_fits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace logreg;

namespace {

TrainingOptions with_margins() {
  TrainingOptions options;
  options.inference.margins = true;
  return options;
}

const MarginLine& line_of(const Training& training, const std::string& term) {
  const auto found = std::ranges::find(*training.further.margins, term, &MarginLine::term);
  REQUIRE(found != training.further.margins->end());
  return *found;
}

}  // namespace

TEST_CASE("under a formula of columns as they are the effects are those of the terms") {
  for_all_inputs([&](const ColumnOptions& plain) {
    ColumnOptions columns = plain;
    columns.features.clear();
    Table table = table_of(random_csv(400, 71), plain);
    Schema schema = decide(table, plain, Run());
    Design design = encode(std::move(table), schema, Run());
    const Training of_terms = train(design, std::move(schema), with_margins(), Run());
    const Training of_columns = formula_training(random_csv(400, 71), "y ~ a + b + c", columns, false, with_margins());
    REQUIRE(of_columns.further.margins->size() == 4);
    for (const MarginLine& line : *of_columns.further.margins) {
      const MarginLine& same = line_of(of_terms, line.term);
      REQUIRE(same.effect);
      CHECK(line.effect->effect == doctest::Approx(same.effect->effect).epsilon(1e-9));
      CHECK(line.effect->std_error == doctest::Approx(same.effect->std_error).epsilon(1e-9));
    }
  });
}

TEST_CASE("columns held at values give the effects of a table that has them there, by the same coefficients") {
  TrainingOptions options = with_margins();
  RepresentativeValue at_a{0, "a", "4"};
  at_a.number = 4;
  options.margins_at = {{at_a}};
  ColumnOptions columns = random_columns(true);
  Table table = table_of(random_csv(400, 72), columns);
  Schema schema = decide(table, columns, Run());
  Design design = encode(std::move(table), schema, Run());
  const Training training = train(design, std::move(schema), options, Run());
  const Model& model = training.model;
  // p (1 - p) of the slope of b with a = 4: the logits move by coefficient * (4 - a).
  double sum = 0;
  double weight = 0;
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const double a = std::ldexp(block.columns[0][i], design.numeric[0].exponent) + design.numeric[0].mean;
      const double z = training.fit.minimum.logits[row] + model.terms[0].coefficient * (4 - a);
      sum += block.weight(i) * irls_weight(z) * model.terms[1].coefficient;
      weight += block.weight(i);
    }
  }
  CHECK(line_of(training, "b").effect->effect == doctest::Approx(sum / weight).epsilon(1e-10));
  CHECK(line_of(training, "b").point == 0U);
}

TEST_CASE("levels that come together nowhere are told, and what has no slope has no effect") {
  std::string csv = "x,c,d,y\n";
  for (int i = 0; i < 120; ++i) {
    csv += std::to_string(i % 11) + (i % 3 == 0 ? ",p" : ",q") + (i % 3 == 0 || i % 2 == 0 ? ",s" : ",t") +
           (i * i % 7 < 3 ? ",1\n" : ",0\n");
  }
  const Training training = formula_training(csv, "y ~ c*d + sqrt(x)", target("y"), false, with_margins());
  CHECK(line_of(training, "x").why_none == NoEffect::no_slope);  // x is 0 in some rows
  CHECK(line_of(training, "c=q").effect.has_value());
  CHECK(line_of(training, "d=t").never_together == 0);  // c=p with d=t has no term, and is the baseline's
  const Training full = formula_training(csv, "y ~ c:d", target("y"), false, with_margins());
  CHECK(line_of(full, "d=t").never_together == 40);
}
