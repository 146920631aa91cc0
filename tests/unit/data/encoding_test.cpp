#include "data/encoding.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

std::vector<double> column(const DesignBlock& block, std::size_t j) {
  const auto numbers = Design().column(block, j);
  return {numbers.begin(), numbers.end()};
}

// A table with few distinct numbers, many, texts and missing cells, read in chunks of so many bytes.
Design design_in_chunks(const std::string& csv, std::size_t bytes_a_chunk) {
  const ScratchFolder folder;
  const ColumnOptions options = target("y");
  const auto keep = [&](const std::vector<ColumnName>& columns) { return texts_to_keep(columns, options); };
  Table table = read_table({folder.write("data.csv", csv)}, {}, MissingTexts(), keep, Run(), bytes_a_chunk);
  const Schema schema = decide(table, options, Run());
  return encode(std::move(table), schema, Run());
}

}  // namespace

TEST_CASE("numbers, level codes and labels stand in their blocks in the order of the rows") {
  const Design design = design_of("x,c,y\n1,b,no\n2,a,yes\n4,c,no\n8,b,yes\n", target("y"));
  REQUIRE(design.blocks.size() == 1);
  const DesignBlock& block = design.blocks[0];
  CHECK(column(block, 0) == std::vector<double>{1, 2, 4, 8});
  CHECK(block.codes == AlignedVector<std::uint32_t>{1, 0, 2, 1});
  CHECK(block.labels == AlignedVector<double>{0, 1, 0, 1});
  CHECK(design.terms.size() == 3);
  CHECK(design.terms[1].level == 1);
  CHECK(design.terms[1].mean == 0.5);
  CHECK(design.terms[1].sd == 0.5);
}

TEST_CASE("standardising subtracts the mean exactly and scales by a power of two") {
  Design design = design_of("x,y\n1000000001,0\n1000000002,1\n1000000004,0\n1000000009,1\n", target("y"));
  const double mean = 1000000004;
  CHECK(design.numeric[0].mean == mean);
  CHECK(design.numeric[0].sd == doctest::Approx(std::sqrt((9 + 4 + 0 + 25) / 4.0)).epsilon(1e-15));
  design.standardize(Run());
  const double scale = std::ldexp(1.0, -design.numeric[0].exponent);
  CHECK(column(design.blocks[0], 0) == std::vector<double>{-3 * scale, -2 * scale, 0, 5 * scale});
  CHECK(5 * scale < 1);
}

TEST_CASE("an extreme scale neither overflows nor vanishes") {
  for (const std::string power : {"e-300", "e300"}) {
    const Design design = design_of("x,y\n1" + power + ",0\n2" + power + ",1\n4" + power + ",0\n", target("y"));
    const double expected = std::sqrt(14.0 / 9);
    CHECK(design.numeric[0].sd / std::stod("1" + power) == doctest::Approx(expected).epsilon(1e-14));
  }
}

TEST_CASE("a missing number is filled in with the mean of the others") {
  ColumnOptions options = target("y");
  options.missing = MissingPolicy::impute;
  Design design = design_of("x,y\n1,0\n,1\n5,0\n3,1\n", options);
  CHECK(column(design.blocks[0], 0) == std::vector<double>{1, 3, 5, 3});
  CHECK(design.numeric[0].mean == 3);
}

TEST_CASE("means are weighted") {
  ColumnOptions options = target("y");
  options.weights = "w";
  const Design design = design_of("x,c,w,y\n1,a,3,0\n5,b,1,1\n", options);
  CHECK(design.numeric[0].mean == 2);
  CHECK(design.numeric[0].sd == std::sqrt(3.0));
  CHECK(design.weight_sum == 4);
  CHECK(design.positives == 1);
  CHECK(design.terms[1].mean == 0.25);
}

TEST_CASE("rows fill many blocks, and chunks of the table need not end where blocks do") {
  std::string csv = "x,y\n";
  for (int i = 0; i < 150000; ++i) csv += std::to_string(i) + ".5," + (i % 3 == 0 ? "1\n" : "0\n");
  const Design design = design_of(csv, target("y"));
  std::size_t row = 0;
  bool right = true;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      right =
          right && block.columns[0][i] == static_cast<double>(row) + 0.5 && block.labels[i] == (row % 3 == 0 ? 1 : 0);
    }
  }
  CHECK(row == 150000);
  CHECK(right);
}

TEST_CASE("the design is the same however the file is cut") {
  std::string csv = "few,many,text,y\n";
  for (int i = 0; i < 9000; ++i) {
    csv += i % 11 == 0 ? "" : std::to_string(i % 7);
    csv += ',' + std::to_string(i * 37 % 9001) + "." + std::to_string(i % 10) + ',' +
           "abc"[static_cast<std::size_t>(i) % 3] + ',' + (i % 5 < 2 ? "1\n" : "0\n");
  }
  const Design whole = design_in_chunks(csv, std::size_t{1} << 22);
  REQUIRE(whole.blocks.size() > 1);
  for (const std::size_t bytes : {std::size_t{100}, std::size_t{5000}, std::size_t{60000}}) {
    CAPTURE(bytes);
    const Design design = design_in_chunks(csv, bytes);
    REQUIRE(design.blocks.size() == whole.blocks.size());
    for (std::size_t b = 0; b < whole.blocks.size(); ++b) {
      CHECK(column(design.blocks[b], 0) == column(whole.blocks[b], 0));
      CHECK(column(design.blocks[b], 1) == column(whole.blocks[b], 1));
      CHECK(design.blocks[b].codes == whole.blocks[b].codes);
      CHECK(design.blocks[b].labels == whole.blocks[b].labels);
    }
    CHECK(design.numeric[1].mean == whole.numeric[1].mean);
    CHECK(design.numeric[1].sd == whole.numeric[1].sd);
  }
}

TEST_CASE("a copy of a design has numbers of its own") {
  Design design = design_of("x,y\n1,0\n2,1\n4,0\n9,1\n", target("y"));
  const Design copy = design.copy();
  design.standardize(Run());
  CHECK(column(copy.blocks[0], 0) == std::vector<double>{1, 2, 4, 9});
}

TEST_CASE("a row of trials becomes one row for its successes and one for its failures") {
  ColumnOptions options = target("won");
  options.trials = "played";
  options.weights = "w";
  options.offset = "o";
  const Design design = design_of(
      "x,c,o,w,played,won\n1,a,9,1,5,2\n2,b,8,1,3,3\n3,a,7,2,4,0\n4,b,6,1,0,0\n5,a,5,0.5,2,1\n6,b,4,1,1,\n", options);
  REQUIRE(design.blocks.size() == 1);
  const DesignBlock& block = design.blocks[0];
  CHECK(design.rows == 6);
  CHECK(column(block, 0) == std::vector<double>{1, 1, 2, 3, 5, 5});
  CHECK(block.codes == AlignedVector<std::uint32_t>{0, 0, 1, 0, 0, 0});
  CHECK(block.labels == AlignedVector<double>{1, 0, 1, 0, 1, 0});
  CHECK(block.weights == AlignedVector<double>{2, 3, 3, 8, 0.5, 0.5});
  CHECK(block.offsets == AlignedVector<double>{9, 9, 8, 7, 5, 5});
  CHECK(design.weight_sum == 17);
  CHECK(design.positives == 5.5);
}

TEST_CASE("rows of trials are what the same rows one by one are, over many blocks") {
  std::string counted = "x,z,n,s\n";
  std::string single = "x,z,y\n";
  for (int i = 0; i < 6000; ++i) {
    const std::string x = std::to_string(i * 37 % 1009) + ".5," + std::to_string(i % 3);
    const int successes = i % 4;
    const int failures = i / 4 % 3;
    counted += x + ',' + std::to_string(successes + failures) + ',' + std::to_string(successes) + '\n';
    for (int k = 0; k < successes; ++k) single += x + ",1\n";
    for (int k = 0; k < failures; ++k) single += x + ",0\n";
  }
  ColumnOptions options = target("s");
  options.trials = "n";
  const Design grouped = design_of(counted, options);
  const Design expected = design_of(single, target("y"));
  CHECK(grouped.blocks.size() > 1);
  CHECK(grouped.weight_sum == static_cast<double>(expected.rows));
  CHECK(grouped.positives == expected.positives);
  for (std::size_t t = 0; t < expected.terms.size(); ++t) {
    CHECK(grouped.terms[t].mean == doctest::Approx(expected.terms[t].mean).epsilon(1e-14));
    CHECK(grouped.terms[t].sd == doctest::Approx(expected.terms[t].sd).epsilon(1e-13));
  }
}

TEST_CASE("without an intercept numbers are counted from 0 and each level of the first category has a term") {
  ColumnOptions options = target("y");
  options.intercept = false;
  Design design = design_of("x,c,d,one,y\n3,b,p,1,no\n4,a,q,1,yes\n3,c,q,1,no\n4,b,p,1,yes\n", options);
  CHECK_FALSE(design.has_intercept);
  REQUIRE(design.terms.size() == 6);  // x, three levels of c, one of d, and the column of ones
  CHECK(design.terms[0].mean == 0);
  CHECK(design.terms[0].sd == doctest::Approx(std::sqrt(12.5)).epsilon(1e-15));
  CHECK(design.terms[0].spread == doctest::Approx(0.5).epsilon(1e-15));
  CHECK(design.terms[1].level == 0);
  CHECK(design.terms[2].sd == doctest::Approx(std::sqrt(0.5)).epsilon(1e-15));
  CHECK(design.terms[4].level == 1);
  CHECK(design.terms[5].sd == 1);
  CHECK(design.terms[5].spread == 0);
  design.standardize(Run());
  CHECK(column(design.blocks[0], 0) == std::vector<double>{0.375, 0.5, 0.375, 0.5});
}

TEST_CASE("joined levels have one code") {
  ColumnOptions options = target("y");
  options.min_level_rows = 2;
  const Design design = design_of("c,y\nb,0\na,0\na,1\nz,1\nc,1\nc,0\n", options);
  CHECK(design.blocks[0].codes == AlignedVector<std::uint32_t>{2, 0, 0, 2, 1, 1});
  CHECK(design.terms.size() == 2);
}
