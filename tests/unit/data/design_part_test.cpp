#include "data/design_part.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("a part of a design is what would have been read from its rows alone") {
  for (const bool intercept : {true, false}) {
    // Rows of the odd numbers, of which there are enough for several blocks.
    std::string all = "x,c,w,o,y\n";
    std::string odd = all;
    std::vector<std::uint8_t> keep;
    for (int i = 0; i < 9000; ++i) {
      const std::string row = std::to_string(1e6 + 0.25 * (i * 7919 % 1000)) + ',' + "abc"[i * i % 3] + ',' +
                              std::to_string(1 + i % 4) + ',' + std::to_string(i % 5) + ',' +
                              std::to_string(i / 2 % 2) + '\n';
      all += row;
      if (i % 2 == 1) odd += row;
      keep.push_back(static_cast<std::uint8_t>(i % 2));
    }
    ColumnOptions columns = target("y");
    columns.weights = "w";
    columns.offset = "o";
    columns.intercept = intercept;
    Design whole = design_of(all, columns);
    Design expected = design_of(odd, columns);
    whole.standardize(Run());
    expected.standardize(Run());
    const Design part = design_part(whole, whole.terms, keep, Run());
    CHECK(part.rows == expected.rows);
    CHECK(part.weight_sum == expected.weight_sum);
    CHECK(part.positives == expected.positives);
    REQUIRE(part.terms.size() == expected.terms.size());
    for (std::size_t t = 0; t < part.terms.size(); ++t) {
      CHECK(part.terms[t].mean == doctest::Approx(expected.terms[t].mean).epsilon(1e-14));
      CHECK(part.terms[t].sd == doctest::Approx(expected.terms[t].sd).epsilon(1e-10));
    }
    REQUIRE(part.blocks.size() == expected.blocks.size());
    for (std::size_t b = 0; b < part.blocks.size(); ++b) {
      const DesignBlock& found = part.blocks[b];
      const DesignBlock& wanted = expected.blocks[b];
      REQUIRE(found.rows == wanted.rows);
      CHECK(found.codes == wanted.codes);
      CHECK(found.labels == wanted.labels);
      CHECK(found.weights == wanted.weights);
      CHECK(found.offsets == wanted.offsets);
      for (std::size_t i = 0; i < found.rows; ++i) {
        const auto raw = [&](const Design& design, const DesignBlock& block) {
          return design.numeric[0].mean + std::ldexp(block.columns[0][i], design.numeric[0].exponent);
        };
        CHECK(raw(part, found) == doctest::Approx(raw(expected, wanted)).epsilon(1e-15));
      }
    }
  }
}

TEST_CASE("what does not vary in a part of a design has no spread") {
  Design whole = design_of("x,c,y\n1.1,a,0\n1.1,a,1\n2,b,0\n3,b,1\n", target("y"));
  whole.standardize(Run());
  const Design first = design_part(whole, whole.terms, std::vector<std::uint8_t>{1, 1, 0, 0}, Run());
  CHECK(first.terms[0].sd == 0);
  CHECK(first.terms[0].mean == doctest::Approx(1.1).epsilon(1e-15));
  CHECK(first.terms[1].sd == 0);
  CHECK(first.terms[1].mean == 0);
  const Design last = design_part(whole, whole.terms, std::vector<std::uint8_t>{0, 0, 1, 1}, Run());
  CHECK(last.terms[0].sd == 0.5);
  CHECK(last.terms[1].sd == 0);
  CHECK(last.terms[1].mean == 1);
}
