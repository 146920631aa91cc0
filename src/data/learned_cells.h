// What has to be remembered of a table so that everything that is learned from its rows can be learned again from some
// of them: which cells were missing before they were filled in, and which levels there were before rare ones were
// joined.
#pragma once

#include "data/schema.h"
#include "data/table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

// A column of numbers with missing cells that are filled in.
struct ImputedNumbers {
  std::size_t feature = 0;
  std::optional<std::string> how;   // see imputed_number(); nothing: the mean, weighted
  std::vector<std::uint32_t> rows;  // of the design, ascending: those with a missing cell
};

// A categorical column whose levels are not just those of its texts.
struct UnjoinedLevels {
  static constexpr std::uint32_t missing = 0xFFFFFFFFU;

  std::size_t feature = 0;
  std::vector<std::string> texts;       // of the rows used, in byte order
  std::vector<std::uint32_t> codes;     // of the rows of the design: a text, or `missing`
  std::size_t fewest = 0;               // levels of fewer rows are joined
  std::optional<std::string> how;       // see imputed_level(); nothing: missing cells are a level of their own
  std::optional<std::string> baseline;  // the one that was asked for
};

struct LearnedCells {
  std::vector<ImputedNumbers> numbers;
  std::vector<UnjoinedLevels> levels;
};

// Before the table is encoded.
LearnedCells learned_cells(const Table& table, const Schema& schema, const ColumnOptions& options);

}  // namespace logreg
