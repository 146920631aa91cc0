#include "data/row_hashes.h"

#include "base/hash.h"
#include "base/parallel.h"

#include <cmath>
#include <limits>
#include <string_view>

namespace logreg {

namespace {

std::uint64_t hash_of_text(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return mixed(hash ^ text.size());
}

class ChunkHasher {
 public:
  ChunkHasher(const TableChunk& chunk, std::size_t first_row, std::span<std::uint64_t> hashes)
      : chunk_(chunk), first_row_(first_row), hashes_(hashes) {}

  void add(const HashedColumn& column) {
    const ColumnChunk& cells = chunk_.columns[column.index];
    if (cells.is_dictionary()) {
      add_codes(cells, hashes_of_texts(cells, column.is_number));
    } else {
      add_numbers(cells);
    }
  }

 private:
  static constexpr std::uint64_t missing = 0x9E3779B97F4A7C15U;

  void put(std::size_t i, std::uint64_t cell) { hashes_[i] = mixed(hashes_[i] * 3 + cell); }

  static std::vector<std::uint64_t> hashes_of_texts(const ColumnChunk& cells, bool are_numbers) {
    std::vector<std::uint64_t> result;
    if (are_numbers) {
      for (const double number : cells.numbers_of_texts()) result.push_back(hash_of(number));
    } else {
      for (const DistinctText& text : cells.texts()) result.push_back(hash_of_text(text.text));
    }
    return result;
  }

  void add_codes(const ColumnChunk& cells, const std::vector<std::uint64_t>& of_text) {
    for (std::size_t i = 0; i < chunk_.rows; ++i) {
      const std::uint32_t code = cells.code(i);
      put(i, code == ColumnChunk::missing_code ? missing : of_text[code]);
    }
  }

  void add_numbers(const ColumnChunk& cells) {
    const std::span<const double> numbers = cells.numbers();
    const bool all_known = cells.tally().others.empty();
    for (std::size_t i = 0; i < chunk_.rows; ++i) {
      if (!std::isnan(numbers[i])) {
        put(i, hash_of(numbers[i]));
      } else {
        put(i, all_known ? missing : mixed(first_row_ + i));
      }
    }
  }

  const TableChunk& chunk_;
  std::size_t first_row_;
  std::span<std::uint64_t> hashes_;
};

}  // namespace

std::vector<std::uint64_t> row_hashes(const Table& table, std::span<const HashedColumn> columns, const Run& run) {
  std::vector<std::uint64_t> hashes(table.rows);
  std::vector<std::size_t> first_row = {0};
  for (const TableChunk& chunk : table.chunks) first_row.push_back(first_row.back() + chunk.rows);
  parallel_for(run, table.chunks.size(), [&](std::size_t c) {
    const TableChunk& chunk = table.chunks[c];
    ChunkHasher hasher(chunk, first_row[c], std::span(hashes).subspan(first_row[c], chunk.rows));
    for (const HashedColumn& column : columns) hasher.add(column);
  });
  return hashes;
}

}  // namespace logreg
