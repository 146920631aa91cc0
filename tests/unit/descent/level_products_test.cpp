#include "descent/level_products.h"

#include "made_objective.h"
#include "nested_table.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

TEST_CASE("products with the levels of a column are those of the information") {
  MadeObjective objective(wide_csv(500, {7, 4}, 3));
  objective->evaluate(std::vector<double>(objective->size(), 0.1));
  const std::vector<Term>& terms = objective->terms();
  std::vector<std::size_t> others;  // the numbers, and the levels of the second column
  std::vector<std::size_t> term_of(7, terms.size());
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (terms[t].numeric || terms[t].column == 1) {
      others.push_back(t);
    } else {
      term_of[terms[t].level] = t;
    }
  }
  const std::vector<double> found = level_products(*objective, 0, others);
  const SymmetricMatrix information = objective->information();
  const std::size_t width = others.size() + 1;
  REQUIRE(found.size() == 7 * width);
  for (std::size_t level = 0; level < 7; ++level) {
    const std::size_t own = term_of[level];
    if (own == terms.size()) continue;  // the baseline
    // The information has the level's column centred and scaled: 1 = mean + sd x.
    const Term& term = terms[own];
    const auto product = [&](std::size_t row) {
      return term.mean * information.at(row, 0) + term.sd * information.at(row, own + 1);
    };
    CHECK(found[level * width] == doctest::Approx(product(0)));
    for (std::size_t i = 0; i < others.size(); ++i) {
      CHECK(found[level * width + i + 1] == doctest::Approx(product(others[i] + 1)).epsilon(1e-10));
    }
  }
}

TEST_CASE("products of slopes with the levels of a column are those of their columns") {
  BothForms both(nested_csv(3000, 9, 3), "y ~ g/x + h/w");
  both.slopes.standardize(Run());
  both.columns.standardize(Run());
  const auto products = [](const Design& design) {
    const Run run;
    Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
    objective.evaluate(std::vector<double>(objective.size(), 0.1));
    std::vector<std::size_t> numeric;
    for (std::size_t t = 0; t < design.terms.size(); ++t) {
      if (design.terms[t].numeric) numeric.push_back(t);
    }
    return level_products(objective, 0, numeric);
  };
  REQUIRE(both.slopes.slopes().size() == 2);
  const std::vector<double> found = products(both.slopes);
  const std::vector<double> wanted = products(both.columns);
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(std::abs(found[i] - wanted[i]) < 1e-13);
}
