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

constexpr std::size_t chunk_bytes = std::size_t{1} << 23;
constexpr std::size_t window_bytes = std::size_t{1} << 18;  // so many at a time stay in a core's own cache

struct ChunkBounds {
  std::size_t begin = 0;  // offsets in the file
  std::size_t end = 0;
};

// Cuts the bytes behind the header into chunks of `bytes` each, the last one shorter; of a small file into smaller
// ones, so that there are some for each thread.
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

// Calls expect(about how many records there are, rather too many), if given, then visit(record) for each record of the
// chunk, which is gone when visit returns; without `start` lines count from 0. Throws Error (structure), which means
// something only if the guess was right.
ChunkSpan read_chunk(const CsvFile& file, const ChunkBounds& bounds, const std::optional<RecordStart>& start,
                     const std::function<void(std::size_t records)>& expect,
                     const std::function<void(const Record&)>& visit, std::size_t bytes_at_once = window_bytes);

// Reads all chunks, at most `ahead` of them before the one that is handed on next, and hands the results on in the
// order of the file. A Result has a member `ChunkSpan span`. read(bounds, start) makes one, on any thread; it may be
// called twice for a chunk, and an Error about the data counts only where it is certain that the chunk begins where it
// was read from. accept(result, line_base) takes it, on the calling thread; line_base is to be added to lines that the
// result tells. Returns the bad rows of all chunks.
template <class Result, class Read, class Accept>
BadRows read_in_order(const CsvFile& file, std::span<const ChunkBounds> bounds, std::size_t ahead, const Run& run,
                      const Read& read, const Accept& accept) {
  const RecordStart first{file.data_begin(), 0};
  RecordStart next{file.data_begin(), file.data_line()};
  BadRows bad_rows;
  std::vector<std::optional<Result>> results(bounds.size());
  const auto read_one = [&](std::size_t i) {
    run.check();
    try {
      results[i] = read(bounds[i], i == 0 ? std::optional(first) : std::nullopt);
    } catch (const Error& error) {
      if (error.failure() != Failure::data) throw;
    }
  };
  const auto accept_one = [&](std::size_t i) {
    std::optional<Result> result = std::exchange(results[i], std::nullopt);
    if (next.offset >= bounds[i].end) return;  // a record of an earlier chunk reaches over all of it
    const bool guessed_right = result && result->span.begin == next.offset;
    if (!guessed_right) result = read(bounds[i], std::optional(next));
    const ChunkSpan span = result->span;
    const std::size_t line_base = guessed_right ? next.line : 0;
    bad_rows.add(span.bad_rows, line_base);
    accept(*std::move(result), line_base);
    next = {span.end, next.line + span.lines};
    run.advance({Phase::reading, static_cast<double>(next.offset - file.source().begin()), file.source().size()});
  };
  ordered_pipeline(run, bounds.size(), ahead, read_one, accept_one);
  return bad_rows;
}

}  // namespace logreg
