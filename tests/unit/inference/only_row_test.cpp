#include "inference/only_row.h"

#include "base/random.h"
#include "fit/fit.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// Of a table of x, z, c and y.
std::optional<std::size_t> only_row(const std::string& lines, const ColumnOptions& options = target("y")) {
  Design design = design_of("x,z,c,y\n" + lines, options);
  const Fit found = fit(design, {}, Run());
  REQUIRE(found.separation.kind == SeparationKind::none);
  return only_row_against_separation(design, found.minimum, found.minimum.logits, Run());
}

std::string noise(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  std::string lines;
  for (std::size_t i = 0; i < rows; ++i) {
    lines += std::to_string(random.uniform()) + ',' + std::to_string(random.uniform()) + ",";
    lines += random.below(2) == 0 ? "a" : "b";
    lines += random.below(2) == 0 ? ",0\n" : ",1\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("where every row has others like it, none is the only one") {
  CHECK_FALSE(only_row(noise(200, 1)));
}

TEST_CASE("the only row of its class at a level") {
  std::string lines = noise(100, 2);
  for (int i = 0; i < 9; ++i) lines += "0.5,0.4,rare,1\n";
  CHECK(only_row(lines + "0.3,0.2,rare,0\n") == 109);
  // Two of them do not depend on one.
  CHECK_FALSE(only_row(lines + "0.3,0.2,rare,0\n0.4,0.3,rare,0\n"));
}

TEST_CASE("the only row of its class where a number is not zero, as a word in messages that are no spam") {
  std::string lines;
  Random random(5);
  for (int i = 0; i < 200; ++i) {
    const bool positive = random.below(2) == 0;
    const int words = positive && i % 3 == 0 ? 1 + i % 5 : 0;
    lines += std::to_string(words) + ',' + std::to_string(random.uniform()) + ",a," + (positive ? "1\n" : "0\n");
  }
  CHECK(only_row(lines + "2,0.5,a,0\n") == 200);
}

TEST_CASE("the only row on the wrong side of a number") {
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    lines += std::to_string(i) + ',' + std::to_string(i * 7 % 11) + ",a," + (i < 20 ? "0\n" : "1\n");
  }
  CHECK(only_row(lines + "35,3,a,0\n") == 40);
  CHECK(only_row(lines + "3,3,a,1\n") == 40);
  ColumnOptions weighted = target("y");
  weighted.weights = "z";  // a row that stands for three leaves two behind
  CHECK_FALSE(only_row(lines.substr(lines.find("1,7,")) + "35,3,a,0\n", weighted));
}

TEST_CASE("the only row on the wrong side of two numbers together") {
  Random random(9);
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    const double x = random.uniform();
    const double z = random.uniform();
    if (x + z > 0.95 && x + z < 1.05) continue;
    lines += std::to_string(x) + ',' + std::to_string(z) + ",a," + (x + z > 1 ? "1\n" : "0\n");
  }
  Design design = design_of("x,z,c,y\n" + lines + "0.9,0.9,a,0\n", target("y"));
  const Fit found = fit(design, {}, Run());
  REQUIRE(found.separation.kind == SeparationKind::none);
  std::vector<double> left_out = found.minimum.logits;
  left_out.back() += 5;  // the one that moves the most
  CHECK(only_row_against_separation(design, found.minimum, left_out, Run()) == left_out.size() - 1);
}
