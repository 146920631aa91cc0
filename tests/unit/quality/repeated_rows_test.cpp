#include "quality/repeated_rows.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace logreg;

TEST_CASE("a duplicate repeats an earlier row with its label, a contradiction has another one") {
  const std::vector<std::uint64_t> hashes = {7, 7, 7, 9, 9, 5, 8, 8};
  const std::vector<std::uint8_t> labels = {1, 1, 0, 0, 0, 1, 1, 2};
  const RepeatedRows found = repeated_rows(hashes, labels);
  CHECK(found.duplicates == 2);
  CHECK(found.contradictions == 3);
}

TEST_CASE("rows that all differ repeat nothing, and so do none") {
  CHECK(repeated_rows(std::vector<std::uint64_t>{1, 2, 3}, std::vector<std::uint8_t>{0, 1, 0}).duplicates == 0);
  CHECK(repeated_rows({}, {}).contradictions == 0);
}
