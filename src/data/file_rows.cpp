#include "data/file_rows.h"

#include <cstddef>

namespace logreg {

FileRows file_rows(const Design& design) {
  constexpr std::uint32_t both = 2;
  FileRows result;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      const bool is_first = block.row_weights.empty() || block.row_weights[i] > 0;
      if (is_first) {
        result.classes.push_back(block.labels[i] > 0.5 ? 1 : 0);
      } else {
        result.classes.back() = both;
      }
      result.of_row.push_back(static_cast<std::uint32_t>(result.classes.size() - 1));
    }
  }
  return result;
}

std::vector<std::uint32_t> of_design_rows(std::span<const std::uint32_t> of_rows_used, const FileRows& rows) {
  std::vector<std::uint32_t> result;
  for (const std::uint32_t row : rows.of_row) result.push_back(of_rows_used[row]);
  return result;
}

}  // namespace logreg
