#include "fit/collinearity.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// Three terms of length 1 beside the bias, of which the third is made of the first but for this share of its square.
SymmetricMatrix pair_with(double left) {
  SymmetricMatrix matrix(4);
  for (std::size_t i = 0; i < 4; ++i) matrix.at(i, i) = 1;
  matrix.at(3, 1) = std::sqrt(1 - left);
  return matrix;
}

}  // namespace

TEST_CASE("terms are told that leave fewer than six digits, and what they are made of") {
  // A share of 1e6 epsilons is the edge.
  const double edge = 1e6 * std::numeric_limits<double>::epsilon();
  CHECK(near_dependences(*Cholesky::of(pair_with(1.001 * edge)), Digits::of_products).empty());
  const auto found = near_dependences(*Cholesky::of(pair_with(0.999 * edge)), Digits::of_products);
  REQUIRE(found.size() == 1);
  CHECK(found[0].term == 2);
  CHECK(found[0].on == std::vector<std::size_t>{0});
  CHECK(found[0].digits == 5);
  CHECK(near_dependences(*Cholesky::of(pair_with(1e-12)), Digits::of_products)[0].digits == 3);
}

TEST_CASE("a refined factor keeps half of the digits that products lose") {
  CHECK(near_dependences(*Cholesky::of(pair_with(1e-12)), Digits::of_refined_factor).empty());
}

TEST_CASE("of a term that depends on others but for rounding no digit is sure") {
  SymmetricMatrix matrix(4);  // the third term is the difference of the others, over root 2
  for (std::size_t i = 0; i < 4; ++i) matrix.at(i, i) = 1;
  matrix.at(3, 1) = std::sqrt(0.5);
  matrix.at(3, 2) = -std::sqrt(0.5);
  const auto found =
      near_dependences(Cholesky::of_semidefinite(matrix, std::vector<double>(4, 1e-15)), Digits::of_products);
  REQUIRE(found.size() == 1);
  CHECK(found[0].term == 2);
  CHECK(found[0].on == std::vector<std::size_t>{0, 1});
  CHECK(found[0].digits == 0);
}

namespace {

// Towns 0 .. 5 in three counties with an area, one row or two each.
const std::string towns =
    "county,town,area,x,y\n"
    "A,t0,5,1,0\nA,t1,5,2,1\nB,t2,7,3,0\nB,t3,7,4,1\nC,t4,5,5,0\nC,t5,5,6,1\nA,t0,5,7,1\nB,t3,7,8,0\n";

ColumnOptions columns(const std::vector<std::string>& features) {
  ColumnOptions options = target("y");
  options.features = features;
  return options;
}

}  // namespace

TEST_CASE("a column that a wide one determines is left out, wherever it stands, with the levels it is made of") {
  // Terms: county=B, county=C, town=t1 .. town=t5, area.
  const Design design = design_of(towns, columns({"county", "town", "area"}));
  const std::vector<DependentTerm> found = determined_terms(design, 4);
  REQUIRE(found.size() == 3);
  CHECK(found[0].term == 0);
  CHECK(found[0].depends_on == std::vector<std::size_t>{3, 4});
  CHECK(found[1].term == 1);
  CHECK(found[1].depends_on == std::vector<std::size_t>{5, 6});
  CHECK(found[2].term == 7);
  CHECK(found[2].depends_on == std::vector<std::size_t>{3, 4});
}

TEST_CASE("columns that vary within a level are kept, and narrow columns determine nothing here") {
  CHECK(determined_terms(design_of(towns, columns({"town", "x"})), 4).empty());
  CHECK(determined_terms(design_of(towns, columns({"county", "town", "area"})), 6).empty());
}

TEST_CASE("of two wide columns that determine each other the later one goes") {
  const std::string csv = "p,q,y\na,x,0\nb,z,1\nc,w,0\na,x,1\nb,z,0\nc,w,1\n";
  const std::vector<DependentTerm> found = determined_terms(design_of(csv, target("y")), 2);
  REQUIRE(found.size() == 2);
  // q=x is p=a, which is what p=b and p=c leave; q=z is p=b. The baseline w of q is p=c.
  CHECK(found[0].term == 2);
  CHECK(found[0].depends_on == std::vector<std::size_t>{0, 1});
  CHECK(found[1].term == 3);
  CHECK(found[1].depends_on == std::vector<std::size_t>{0});
}
