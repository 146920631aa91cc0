// A part of a regular file, read by itself, so that several threads can read one file.
//
// A chunk owns the records that begin inside it. Where its first record begins is guessed: at the first line end. The
// guess is wrong if that line end stands inside quotes; whoever puts chunks together sees it, because the chunk
// before ends elsewhere, and reads the chunk again from there.
#pragma once

#include "base/run.h"
#include "csv/csv_file.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace logreg {

constexpr std::size_t chunk_bytes = std::size_t{1} << 22;

struct ChunkBounds {
  std::size_t begin = 0;  // offsets in the file
  std::size_t end = 0;
};

// Cuts the bytes behind the header into chunks of `bytes` each, the last one shorter.
std::vector<ChunkBounds> cut_into_chunks(const CsvFile& file, std::size_t bytes);

// Where the records of a chunk turned out to begin and end, and how many lines they take.
struct ChunkSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t lines = 0;
};

// Where it is known that a record begins: its offset and its line.
struct RecordStart {
  std::size_t offset = 0;
  std::size_t line = 0;
};

// Calls expect(most records there can be, unless lines end in CR alone), then visit(record) for each record of the
// chunk; without `start` lines count from 0. Throws Error (structure), which means something only if the guess was
// right.
ChunkSpan read_chunk(const CsvFile& file, const ChunkBounds& bounds, const std::optional<RecordStart>& start,
                     const std::function<void(std::size_t records)>& expect,
                     const std::function<void(const Record&)>& visit);

}  // namespace logreg
