#include "data/row_places.h"

#include <algorithm>
#include <iterator>

namespace logreg {

RowPlaces::RowPlaces(const Table& table) {
  for (const TableFile& file : table.files) files_.push_back(file.name);
  std::size_t row = 0;
  for (const TableChunk& chunk : table.chunks) {
    chunks_.push_back({row, chunk.file, chunk.line_base, chunk.lines});
    row += chunk.rows;
  }
}

Place RowPlaces::at(std::size_t row) const {
  const Chunk& chunk = *std::prev(std::ranges::upper_bound(chunks_, row, {}, &Chunk::first_row));
  return {files_[chunk.file], chunk.line_base + chunk.lines.at(row - chunk.first_row)};
}

std::vector<std::size_t> rows_kept(std::span<const std::uint8_t> keep) {
  std::vector<std::size_t> result;
  for (std::size_t row = 0; row < keep.size(); ++row) {
    if (keep[row] != 0) result.push_back(row);
  }
  return result;
}

}  // namespace logreg
