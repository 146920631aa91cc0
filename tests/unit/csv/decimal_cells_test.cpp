#include "csv/decimal_cells.h"

#include "csv/csv_reader.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

constexpr double absent = -999;  // for NaN, which equals nothing

// The numbers of the last record.
std::vector<double> numbers_of(std::string_view text, const std::vector<std::size_t>& positions, std::size_t first = 0,
                               const Dialect& dialect = {}) {
  CsvReader reader(text, dialect, "data.csv", 1, true);
  const DecimalCells cells(positions, dialect.decimal);
  std::vector<double> numbers(positions.size() - first);
  while (const Record* record = reader.next()) cells.read(*record, first, numbers);
  for (double& number : numbers) number = std::isnan(number) ? absent : number;
  return numbers;
}

constexpr std::string_view header = "a,b,c,d,e,f,g,h,i\n";

std::string_view below_header(std::string_view row) {
  static std::string text;
  text = std::string(header) + std::string(row);
  return text;
}

}  // namespace

TEST_CASE("chosen cells of a record become numbers, in the order in which they were chosen") {
  CHECK(numbers_of(below_header("1,-2.5,x,0.125\n"), {3, 1, 0}) == std::vector<double>{0.125, -2.5, 1});
  CHECK(numbers_of(below_header("1,2,3,4\n"), {0, 1, 2, 3}, 2) == std::vector<double>{3, 4});
}

TEST_CASE("what is no short decimal is left to others, even if it is a number") {
  CHECK(numbers_of(below_header("x,,1e3,\"5\", 6,+7,12345678901234567,1,\n"), {0, 1, 2, 3, 4, 5, 6, 7, 8}) ==
        std::vector<double>{absent, absent, absent, absent, absent, absent, absent, 1, absent});
}

TEST_CASE("a decimal comma is read") {
  CHECK(numbers_of("a long header;second\n1,5;-2\n", {0, 1}, 0, {';', '"', ','}) == std::vector<double>{1.5, -2});
}

TEST_CASE("cells with fewer than sixteen bytes of memory before them are left to others") {
  CHECK(numbers_of("1,2\n", {0, 1}) == std::vector<double>{absent, absent});
  CHECK(numbers_of("1,2,3,4,5,6,7,8\n1\n", {0}) == std::vector<double>{1});
}
