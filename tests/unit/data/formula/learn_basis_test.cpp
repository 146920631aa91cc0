#include "data/formula/learn_basis.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

using Vector = std::vector<double>;

const Vector ages = {22, 25, 25, 31, 38, 44, 47, 51, 60, 71};
const Vector zeros = {0, 0, 0, 0, 0, 0, 0, 1, 2, 5, 9};

struct Refused {
  BasisRequest request;
  Vector values;
  std::string_view words;
};

}  // namespace

TEST_CASE("what cannot be made of a column is refused with the numbers in question") {
  const std::vector<Refused> cases = {
      {{.kind = BasisKind::poly, .degree = 9}, ages, "needs 10 distinct values or more, and the rows used have 9"},
      {{.kind = BasisKind::poly, .degree = 0}, ages, "the degree is a whole number from 1 to 100, not 0"},
      {{.kind = BasisKind::poly, .degree = 2}, {1e-120, 2e-120, 4e-120}, "leave the range of numbers"},
      {{.kind = BasisKind::ns, .df = 9}, ages, "needs 10 distinct values or more, and the rows used have 9"},
      {{.kind = BasisKind::ns, .df = 0}, ages, "df=0 is too small; it is 1 or more"},
      {{.kind = BasisKind::ns, .df = 3}, zeros, "the value 0 that the quantiles chosen as knots fall on it"},
      {{.kind = BasisKind::ns, .knots = {30, 71}}, ages, "the knot 71 does not lie between the boundary knots 22 and"},
      {{.kind = BasisKind::ns, .knots = {40, 30}}, ages, "40 is followed by 30"},
      {{.kind = BasisKind::ns, .knots = {40}, .boundary = {{50, 20}}}, ages, "50 is followed by 20"},
      {{.kind = BasisKind::ns, .df = 2, .boundary = {{80, 90}}}, ages, "no row used has a value from 80 to 90"},
      {{.kind = BasisKind::ns, .knots = {40}}, {40, 40}, "needs 2 distinct values or more, and the rows used have 1"},
      {{.kind = BasisKind::bs, .df = 2}, ages, "df=2 is too small; it is 3 or more"},
      {{.kind = BasisKind::bs, .degree = 16, .df = 20}, ages, "the degree is a whole number from 1 to 15, not 16"},
      {{.kind = BasisKind::bs, .degree = 1, .knots = {30, 30}}, ages, "the value 30"},
      {{.kind = BasisKind::rcs, .count = 2}, ages, "has 2 knots, and needs 3 or more"},
      {{.kind = BasisKind::rcs, .knots = {30, 40}}, ages, "has 2 knots, and needs 3 or more"},
      {{.kind = BasisKind::rcs, .knots = {30, 40, 40}}, ages, "40 is followed by 40"},
      {{.kind = BasisKind::rcs, .count = 4}, {1, 1, 1, 2, 2, 3, 3}, "the rows used have 3 distinct values"},
      {{.kind = BasisKind::hinge}, ages, "has 0 knots, and needs 1 or more"},
      {{.kind = BasisKind::cut, .knots = {65, 18}}, ages, "65 is followed by 18"},
      {{.kind = BasisKind::cut, .count = 4}, {3, 5, 5, 5, 5, 5}, "makes one group of all rows"},
  };
  for (const Refused& c : cases) {
    CAPTURE(c.words);
    const auto error = thrown([&] { learn_basis(c.request, c.values, "f(age, 1)"); });
    REQUIRE(error);
    CHECK(error->failure() == Failure::usage);
    const std::string_view sentence = error->what();
    CAPTURE(sentence);
    CHECK(sentence.starts_with("f(age, 1)"));
    CHECK(sentence.find(c.words) != std::string_view::npos);
  }
}

TEST_CASE("a curve may have as many columns as take all distinct values but one") {
  CHECK(learn_basis({.kind = BasisKind::poly, .degree = 8}, ages, "").columns() == 8);
  CHECK(learn_basis({.kind = BasisKind::ns, .df = 8}, ages, "").columns() == 8);
  CHECK(learn_basis({.kind = BasisKind::bs, .df = 8}, ages, "").columns() == 8);
}

TEST_CASE("hinges and breaks are kept as they are given, in the range or not") {
  CHECK(learn_basis({.kind = BasisKind::hinge, .knots = {0, 100}}, ages, "").columns() == 2);
  const Basis cut = learn_basis({.kind = BasisKind::cut, .knots = {0, 100}}, ages, "");
  CHECK(cut.has_levels());
  CHECK(cut.columns() == 0);
  CHECK(cut.levels().size() == 3);
  CHECK(cut.level(50) == 1);
}

TEST_CASE("without df and knots a spline has none") {
  CHECK(learn_basis({.kind = BasisKind::ns}, ages, "").columns() == 1);
  CHECK(learn_basis({.kind = BasisKind::bs}, ages, "").columns() == 3);
}

TEST_CASE("the order of the rows does not matter to knots") {
  Vector reversed(zeros.rbegin(), zeros.rend());
  const BasisRequest request{.kind = BasisKind::rcs, .count = 3};
  CHECK(learn_basis(request, zeros, "").constants() == learn_basis(request, reversed, "").constants());
}
