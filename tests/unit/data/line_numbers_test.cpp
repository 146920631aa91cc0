#include "data/line_numbers.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace logreg;

TEST_CASE("the line of each record is remembered, whatever stands between them") {
  const std::vector<std::size_t> lines = {2, 3, 4, 7, 8, 20, 22, 24, 25};
  LineNumbers numbers;
  for (const std::size_t line : lines) numbers.add(line);
  for (std::size_t i = 0; i < lines.size(); ++i) CHECK(numbers.at(i) == lines[i]);
}
