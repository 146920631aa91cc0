#include "data/column_arena.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

using namespace logreg;

TEST_CASE("slabs of the same regions share no memory, and live longer than who cut them") {
  std::vector<ColumnArena> slabs;
  std::vector<std::span<double>> columns;
  {
    ArenaRegions regions;
    // Too small for a region, several to a region, and more than a region has.
    for (const std::size_t rows : {10U, 100'000U, 300'000U, 1'000'000U, 5'000'000U, 300'000U, 20'000U}) {
      slabs.emplace_back(2, rows, regions);
      for (int column = 0; column < 2; ++column) columns.emplace_back(slabs.back().take(), rows);
      CHECK(slabs.back().take() == nullptr);
    }
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    columns[c].front() = columns[c].back() = static_cast<double>(c);
    CHECK(reinterpret_cast<std::uintptr_t>(columns[c].data()) % 64 == 0);
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    CHECK(columns[c].front() == static_cast<double>(c));
    CHECK(columns[c].back() == static_cast<double>(c));
  }
}
