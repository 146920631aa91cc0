#include "fit/separated_rows.h"

#include "made_objective.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// The rows of level b are of one class; those of a are mixed.
const std::string one_level = "x,c,y\n1,a,0\n2,a,1\n3,a,0\n4,a,1\n2,b,1\n3,b,1\n";

struct Signed {
  explicit Signed(const std::string& csv) : design(design_of(csv, target("y"))) { design.standardize(run); }

  Run run;
  Design design;
  const Kernels& kernels = logreg::kernels(InstructionSet::baseline);
};

}  // namespace

TEST_CASE("the rows of a level of one class are settled, the others remain") {
  const Signed made(one_level);
  const SignedRows rows(made.design, made.design.terms, made.kernels, made.run);
  SeparatedRows settled(rows, made.kernels);
  REQUIRE(settled.settle({}) == SeparatedRows::Outcome::some);
  CHECK(settled.remain() == 4);
  for (std::size_t i = 0; i < rows.count(); ++i) CHECK(settled.is_settled(i) == (i >= 4));
  CHECK(settled.settle({}) == SeparatedRows::Outcome::none);
  const Direction direction = settled.direction(std::vector<double>(rows.count(), 0.0), 2);
  const std::vector<double> margins = rows.margins(direction);
  for (std::size_t i = 0; i < rows.count(); ++i) {
    CHECK((i < 4 ? margins[i] == doctest::Approx(0) : margins[i] >= 2 - 1e-12));
  }
}

TEST_CASE("directions that move none of the remaining rows are a basis with a 1 each") {
  const Signed made(one_level);
  const SignedRows rows(made.design, made.design.terms, made.kernels, made.run);
  const std::vector<std::uint8_t> keep = {1, 1, 1, 1, 0, 0};
  const RemainingRows part = remaining_rows(rows, keep, made.kernels);
  REQUIRE(part.still.size() == 1);
  CHECK(part.still[0][part.still_at[0]] == 1);
  CHECK(part.design.rows == 4);
  const std::vector<double> margins = rows.margins(part.still[0]);
  for (std::size_t i = 0; i < 4; ++i) CHECK(margins[i] == 0);
}

TEST_CASE("remaining rows of one class are settled by the intercept") {
  const Signed made("x,y\n1,1\n1,1\n2,0\n");
  const SignedRows rows(made.design, made.design.terms, made.kernels, made.run);
  SeparatedRows settled(rows, made.kernels);
  CHECK_FALSE(settled.settle_one_class());
  CHECK_FALSE(settled.any());
  CHECK(settled.settle({}) == SeparatedRows::Outcome::some);
  CHECK(settled.remain() == 0);
}
