#include "data/design_part.h"

#include "nested_table.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
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

TEST_CASE("a part of a design with slopes is that of the same design with their columns") {
  for (const std::string formula : {"y ~ x*g", "y ~ h + w:g - 1", "y ~ x:g:h"}) {
    CAPTURE(formula);
    BothForms both(nested_csv(6000, 8, 2), formula);
    REQUIRE_FALSE(both.slopes.slopes().empty());
    // Without the rows of a level: its slope is 0 in all that remain.
    std::vector<std::uint8_t> keep;
    for (const DesignBlock& block : both.columns.blocks) {
      for (std::size_t i = 0; i < block.rows; ++i) {
        keep.push_back(both.columns.number(block, both.columns.numeric.size() - 1, i) == 0 ? 1 : 0);
      }
    }
    both.slopes.standardize(Run());
    both.columns.standardize(Run());
    for (const bool turned : {false, true}) {
      if (turned) {
        for (std::uint8_t& kept : keep) kept = kept == 0 ? 1 : 0;
      }
      const Design slopes = design_part(both.slopes, both.slopes.terms, keep, Run());
      const Design columns = design_part(both.columns, both.columns.terms, keep, Run());
      REQUIRE(slopes.rows > 0);
      CHECK(slopes.rows == columns.rows);
      CHECK(slopes.slopes().size() == both.slopes.slopes().size());
      REQUIRE(slopes.terms.size() == columns.terms.size());
      for (std::size_t t = 0; t < slopes.terms.size(); ++t) {
        const Term& found = slopes.terms[t];
        const Term& wanted = columns.terms[t];
        CHECK((found.sd == 0) == (wanted.sd == 0));
        CHECK(std::abs(found.sd - wanted.sd) <= 1e-11 * wanted.sd);
        CHECK(found.mean == doctest::Approx(wanted.mean).epsilon(1e-11));
        if (!found.numeric) continue;
        const auto raw = [](const Design& design, std::size_t j, std::size_t i) {
          const std::size_t most = design.blocks.front().rows;
          return design.numeric[j].mean +
                 std::ldexp(design.number(design.blocks[i / most], j, i % most), design.numeric[j].exponent);
        };
        for (std::size_t i = 0; i < slopes.rows; i += 13) {
          CHECK(raw(slopes, found.column, i) == doctest::Approx(raw(columns, wanted.column, i)).epsilon(1e-13));
        }
      }
    }
  }
}
