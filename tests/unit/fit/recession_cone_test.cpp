#include "fit/recession_cone.h"

#include "made_objective.h"
#include "nested_table.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace logreg;

namespace {

struct Signed {
  explicit Signed(const std::string& csv) : design(design_of(csv, target("y"))) { design.standardize(run); }
  SignedRows rows() const { return {design, design.terms, kernels(InstructionSet::baseline), run}; }

  Run run;
  Design design;
};

RecessionCone::Widest widest_of(const SignedRows& rows) {
  std::vector<Direction> basis;
  for (std::size_t j = rows.first_entry(); j < rows.size(); ++j) {
    basis.emplace_back(rows.size(), 0.0);
    basis.back()[j] = 1;
  }
  return RecessionCone(rows, std::vector<std::uint8_t>(rows.count(), 1), std::move(basis)).widest();
}

}  // namespace

TEST_CASE("margins are turned by the class of each row, and are the row's product with the direction") {
  const Signed made("x,c,y\n1,a,0\n2,b,1\n5,a,1\n");
  const SignedRows rows = made.rows();
  const Direction direction = {0.5, -2, 3};
  const std::vector<double> margins = rows.margins(direction);
  for (std::size_t i = 0; i < rows.count(); ++i) {
    CHECK(margins[i] == doctest::Approx(dot(rows.row(i), direction)).epsilon(1e-15));
    CHECK((rows.row(i)[0] > 0) == rows.is_positive(i));
  }
}

TEST_CASE("the widest direction is on the right side of every row where the classes can be parted") {
  const Signed made("x,z,y\n1,5,0\n2,1,0\n3,4,1\n4,2,1\n");
  const SignedRows rows = made.rows();
  const RecessionCone::Widest found = widest_of(rows);
  REQUIRE(found.outcome == RecessionCone::Outcome::found);
  for (const double margin : rows.margins(found.direction)) CHECK(margin > 0);
}

TEST_CASE("that there is no direction of recession is proved") {
  const Signed made("x,y\n1,0\n2,1\n3,0\n4,1\n");
  CHECK(widest_of(made.rows()).outcome == RecessionCone::Outcome::none);
}

TEST_CASE("signed rows with slopes have them where their columns are not 0") {
  BothForms both(nested_csv(500, 6, 5), "y ~ x*g + w:h");
  both.slopes.standardize(Run());
  REQUIRE(both.slopes.slopes().size() == 2);
  const Run run;
  const SignedRows rows(both.slopes, both.slopes.terms, kernels(InstructionSet::baseline), run);
  Direction direction;
  for (std::size_t j = 0; j < rows.size(); ++j) direction.push_back(0.5 - static_cast<double>(j * 7 % 5));
  const std::vector<double> margins = rows.margins(direction);
  for (std::size_t i = 0; i < rows.count(); ++i) {
    CHECK(margins[i] == doctest::Approx(dot(rows.row(i), direction)).epsilon(1e-14));
    CHECK(std::abs(margins[i]) <= rows.reach(direction));
    for (std::size_t t = 0; t < both.slopes.terms.size(); ++t) {
      const Term& term = both.slopes.terms[t];
      if (!term.numeric || !both.slopes.place(term.column).is_slope()) continue;
      const DesignBlock& block = both.columns.blocks[0];
      const bool is_there = both.columns.number(block, term.column, i) != 0;
      CHECK((rows.row(i)[t + 1] != 0) == is_there);
    }
  }
}
