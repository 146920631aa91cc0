// A part of a regular file, read by itself, so that several threads can read one file.
//
// A chunk owns the records that begin inside it. Where its first record begins is guessed: at the first line end. The
// guess is wrong if that line end stands inside quotes; whoever puts chunks together sees it, because the chunk
// before ends elsewhere, and reads the chunk again from there.
#pragma once

#include "base/error.h"
#include "base/parallel.h"
#include "base/run.h"
#include "csv/csv_file.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <utility>
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
  BadRows bad_rows;  // that were skipped
};

// Where it is known that a record begins: its offset and its line.
struct RecordStart {
  std::size_t offset = 0;
  std::size_t line = 0;
};

// Calls expect(about how many records there are, rather too many), then visit(record) for each record of the
// chunk; without `start` lines count from 0. Throws Error (structure), which means something only if the guess was
// right.
ChunkSpan read_chunk(const CsvFile& file, const ChunkBounds& bounds, const std::optional<RecordStart>& start,
                     const std::function<void(std::size_t records)>& expect,
                     const std::function<void(const Record&)>& visit);

// Reads all chunks, `at_once` of them side by side, and hands the results on in the order of the file. A Result has a
// member `ChunkSpan span`. read(bounds, start) makes one, on any thread; it may be called twice for a chunk, and an
// Error about the data counts only where it is certain that the chunk begins where it was read from.
// accept(result, line_base) takes it, on the calling thread; line_base is to be added to lines that the result tells.
// Returns the bad rows of all chunks.
template <class Result, class Read, class Accept>
BadRows read_in_order(const CsvFile& file, std::span<const ChunkBounds> bounds, std::size_t at_once, const Run& run,
                      const Read& read, const Accept& accept) {
  RecordStart next{file.data_begin(), file.data_line()};
  BadRows bad_rows;
  for (std::size_t begin = 0; begin < bounds.size(); begin += at_once) {
    const auto batch = bounds.subspan(begin, std::min(at_once, bounds.size() - begin));
    std::vector<std::optional<Result>> results(batch.size());
    parallel_for(run, batch.size(), [&](std::size_t i) {
      run.check();
      const auto start = begin + i == 0 ? std::optional(RecordStart{next.offset, 0}) : std::nullopt;
      try {
        results[i] = read(batch[i], start);
      } catch (const Error& error) {
        if (error.failure() != Failure::data) throw;
      }
    });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (next.offset >= batch[i].end) continue;  // a record of an earlier chunk reaches over all of it
      const bool guessed_right = results[i] && results[i]->span.begin == next.offset;
      if (!guessed_right) results[i] = read(batch[i], std::optional(next));
      const ChunkSpan span = results[i]->span;
      const std::size_t line_base = guessed_right ? next.line : 0;
      bad_rows.add(span.bad_rows, line_base);
      accept(*std::move(results[i]), line_base);
      next = {span.end, next.line + span.lines};
    }
    run.advance("reading", static_cast<double>(next.offset), file.source().size());
  }
  return bad_rows;
}

}  // namespace logreg
