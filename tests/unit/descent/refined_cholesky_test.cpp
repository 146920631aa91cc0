#include "descent/refined_cholesky.h"

#include "base/random.h"
#include "made_objective.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// b is a but for noise of this size.
std::string nearly_same_columns(const char* noise) {
  Random random(4);
  std::string csv = "a,b,y\n";
  for (int i = 0; i < 300; ++i) {
    const std::string digits = std::to_string(1 + random.below(9));
    csv +=
        digits + ',' + digits + noise + std::to_string(random.below(10)) + (random.uniform() < 0.5 ? ",0\n" : ",1\n");
  }
  return csv;
}

}  // namespace

TEST_CASE("where terms are far from depending on others the factor is that of the information") {
  MadeObjective objective(2);
  objective->evaluate(random_vector(objective->size(), 1));
  const auto found = information_factor(*objective);
  const auto plain = Cholesky::of(objective->information());
  REQUIRE(found);
  CHECK(is_sure(*found));
  for (std::size_t i = 0; i < found->size(); ++i) CHECK(found->diagonal(i) == plain->diagonal(i));
}

TEST_CASE("the part that terms before leave of a term keeps its digits where the information has lost them") {
  // The part is (sd of the noise / sd of b)^2: 1e-14 or so, below what the square of X can tell.
  MadeObjective objective(nearly_same_columns(".00000"));
  objective->evaluate({0, 0, 0});
  CHECK_FALSE(is_sure(Cholesky::of(objective->information())));
  const auto found = information_factor(*objective);
  REQUIRE(found);
  double noise = 0;  // squared length of b - a, centred
  double mean = 0;
  double length = 0;
  const Design& design = objective->design();
  const DesignBlock& block = design.blocks.front();
  std::vector<double> differences;
  for (std::size_t i = 0; i < block.rows; ++i) {
    const auto raw = [&](std::size_t j) {
      return design.numeric[j].mean + std::ldexp(block.columns[j][i], design.numeric[j].exponent);
    };
    differences.push_back(raw(1) - raw(0));
    mean += differences.back() / static_cast<double>(block.rows);
  }
  for (const double difference : differences) noise += (difference - mean) * (difference - mean);
  length = static_cast<double>(block.rows) * design.terms[1].sd * design.terms[1].sd;
  CHECK(found->part_left(2) == doctest::Approx(noise / length).epsilon(0.05));
}

TEST_CASE("where no row says anything about some direction there is no factor") {
  MadeObjective objective("a,b,y\n1,2,0\n2,4,1\n3,6,0\n4,8,1\n");
  objective->evaluate({0, 0, 0});
  CHECK_FALSE(information_factor(*objective));
}
