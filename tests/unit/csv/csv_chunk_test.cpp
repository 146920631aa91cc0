#include "csv/csv_chunk.h"

#include "scratch_folder.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

struct Part {
  ChunkSpan span;
  std::vector<std::string> records;
  std::vector<std::size_t> lines;
};

struct File {
  explicit File(std::string_view text, const ReadingOptions& options = {})
      : file(folder.write("data.csv", text), options, Run()) {}

  Part read(const ChunkBounds& bounds, const std::optional<RecordStart>& start, std::size_t bytes_at_once = 16) const {
    Part part;
    part.span = read_chunk(
        file, bounds, start, {},
        [&](const Record& record) {
          part.records.emplace_back(record.bytes);
          part.lines.push_back(record.line);
        },
        bytes_at_once);
    return part;
  }
  // Those of all chunks of so many bytes, which need not be a power of two.
  Part read_all(std::size_t bytes) const {
    std::vector<ChunkBounds> bounds;
    const std::size_t end = file.source().end();
    for (std::size_t at = file.data_begin(); at < end; at += bytes) bounds.push_back({at, std::min(at + bytes, end)});
    Part all;
    const auto accept = [&](const Part& part, std::size_t line_base) {
      all.records.insert(all.records.end(), part.records.begin(), part.records.end());
      for (const std::size_t line : part.lines) all.lines.push_back(line_base + line);
    };
    const auto read_one = [this](const ChunkBounds& part, const std::optional<RecordStart>& start) {
      return read(part, start);
    };
    all.span.bad_rows = read_in_order<Part>(file, bounds, 2, Run(), read_one, accept);
    return all;
  }

  ScratchFolder folder;
  CsvFile file;
};

}  // namespace

TEST_CASE("the chunks of a file cover the bytes behind its header") {
  const File small("a,b\n1,2\n3,4\n");
  const std::vector<ChunkBounds> one = cut_into_chunks(small.file, chunk_bytes);
  REQUIRE(one.size() == 1);
  CHECK(one[0].begin == 4);
  CHECK(one[0].end == 12);
  std::string rows = "a,b\n";
  while (rows.size() < 5'000'000) rows += "1,2\n";
  const File large(rows);
  const std::vector<ChunkBounds> several = cut_into_chunks(large.file, chunk_bytes);
  CHECK(several.size() == 5);
  CHECK(several.front().begin == 4);
  CHECK(several.back().end == rows.size());
  for (std::size_t i = 1; i < several.size(); ++i) CHECK(several[i].begin == several[i - 1].end);
}

TEST_CASE("a chunk owns the records that begin inside it") {
  const File file("a,b\n1,2\n33,44\n5,6\n");
  const Part first = file.read({4, 9}, RecordStart{4, 2});
  CHECK(first.records == std::vector<std::string>{"1,2", "33,44"});
  CHECK(first.lines == std::vector<std::size_t>{2, 3});
  CHECK(first.span.end == 14);
  CHECK(first.span.lines == 2);
  // Where it begins is guessed, and its lines count from 0.
  const Part second = file.read({9, 18}, std::nullopt);
  CHECK(second.records == std::vector<std::string>{"5,6"});
  CHECK(second.lines == std::vector<std::size_t>{0});
  CHECK(second.span.begin == 14);
  CHECK(second.span.end == 18);
}

TEST_CASE("the byte before a chunk may be the line end that it begins behind") {
  for (const std::string_view text : {"a,b\n1,2\n3,4\n", "a,b\r1,2\r3,4\r"}) {
    const Part part = File(text).read({8, 12}, std::nullopt);
    CHECK(part.records == std::vector<std::string>{"3,4"});
    CHECK(part.span.begin == 8);
  }
}

TEST_CASE("chunks of any size give the records of the file, also where a guess is wrong") {
  const std::string text =
      "a,b\n1,\"x\ny\n\nz,2\"\r\n3,4\r5,\"\"\"\n\"\n\n6,a record that is longer than many chunks are\n7,8";
  const File file(text);
  const Part whole = file.read({4, text.size()}, RecordStart{4, 2}, 1000);
  CHECK(whole.records.size() == 5);
  CHECK(whole.lines == std::vector<std::size_t>{2, 6, 7, 10, 11});
  for (std::size_t bytes = 1; bytes < 90; ++bytes) {
    CAPTURE(bytes);
    const Part all = file.read_all(bytes);
    CHECK(all.records == whole.records);
    CHECK(all.lines == whole.lines);
  }
}

TEST_CASE("bad rows of all chunks are counted, or the first one is refused") {
  const std::string text = "a,b\n1,2\n3\n4,5\n6,7,8\n9,9\n";
  ReadingOptions skip;
  skip.bad_rows = BadRowPolicy::skip;
  const File skipping(text, skip);
  const File refusing(text);
  for (std::size_t bytes = 1; bytes < 30; ++bytes) {
    CAPTURE(bytes);
    const Part all = skipping.read_all(bytes);
    CHECK(all.records == std::vector<std::string>{"1,2", "4,5", "9,9"});
    CHECK(all.span.bad_rows.count == 2);
    const auto error = thrown([&] { refusing.read_all(bytes); });
    REQUIRE(error);
    CHECK(std::string(error->what()).find("data.csv:3: 1 cell") != std::string::npos);
  }
}
