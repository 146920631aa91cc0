#include "csv/csv_chunk.h"

#include "base/aligned_vector.h"
#include "base/sentences.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t margin = std::size_t{1} << 14;          // most records end so soon behind their chunk
constexpr std::size_t longest_record = std::size_t{1} << 26;  // more is an unclosed quote rather than a record

// The bytes of a file from `begin` on, as many as have been needed so far.
class Window {
 public:
  // Uses the memory of `buffer`, whatever is in it.
  Window(const Source& source, std::size_t begin, std::size_t end, AlignedVector<char>& buffer)
      : source_(source), begin_(begin), bytes_(buffer) {
    bytes_.clear();
    extend(end);
  }

  std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }
  bool is_whole() const { return whole_; }

  // Reads on up to this offset of the file.
  void extend(std::size_t end) {
    const std::size_t old = bytes_.size();
    const std::size_t wanted = std::min(end, source_.end()) - begin_;
    bytes_.resize(wanted);
    const std::size_t count = source_.read_at(begin_ + old, std::span(bytes_).subspan(old));
    bytes_.resize(old + count);
    // A file that has become shorter ends where it ends now.
    whole_ = begin_ + wanted >= source_.end() || old + count < wanted;
  }

 private:
  const Source& source_;
  std::size_t begin_;
  AlignedVector<char>& bytes_;
  bool whole_ = false;
};

// Just behind the first line end.
std::size_t first_line_start(std::string_view bytes) {
  const std::size_t end = bytes.find_first_of("\r\n");
  if (end == std::string_view::npos) return bytes.size();
  const bool with_feed = bytes[end] == '\r' && end + 1 < bytes.size() && bytes[end + 1] == '\n';
  return end + (with_feed ? std::size_t{2} : std::size_t{1});
}

// Counted in a few places and a little rounded up.
std::size_t about_how_many_lines(std::string_view bytes) {
  constexpr std::size_t places = 8;
  constexpr std::size_t width = std::size_t{1} << 13;
  const auto lines = [](std::string_view some) { return std::count(some.begin(), some.end(), '\n'); };
  if (bytes.size() <= places * width) return static_cast<std::size_t>(lines(bytes)) + 1;
  double found = 0;
  for (std::size_t i = 0; i < places; ++i) {
    found += static_cast<double>(lines(bytes.substr(i * (bytes.size() - width) / (places - 1), width)));
  }
  const double share = static_cast<double>(bytes.size()) / static_cast<double>(places * width);
  return static_cast<std::size_t>(1.03 * share * found) + places;
}

}  // namespace

std::vector<ChunkBounds> cut_into_chunks(const CsvFile& file, std::size_t bytes) {
  std::vector<ChunkBounds> chunks;
  for (std::size_t begin = file.data_begin(); begin < file.source().end(); begin += bytes) {
    chunks.push_back({begin, std::min(begin + bytes, file.source().end())});
  }
  return chunks;
}

ChunkSpan read_chunk(const CsvFile& file, const ChunkBounds& bounds, const std::optional<RecordStart>& start,
                     const std::function<void(std::size_t records)>& expect,
                     const std::function<void(const Record&)>& visit) {
  // A guess looks at the byte before too: it may be the line end.
  const std::size_t base = start ? start->offset : bounds.begin - 1;
  // Each thread keeps its buffer from chunk to chunk: memory that is new to a process is slow.
  thread_local AlignedVector<char> buffer;
  Window window(file.source(), base, bounds.end + margin, buffer);
  std::size_t at = start ? 0 : first_line_start(window.bytes());
  std::size_t line = start ? start->line : 0;
  const RecordStart from{base + at, line};
  BadRows bad_rows;
  const auto owned = window.bytes().substr(at, std::max(bounds.end, from.offset) - from.offset);
  expect(about_how_many_lines(owned));
  while (base + at < bounds.end) {
    CsvReader reader = file.reader(window.bytes().substr(at), line, window.is_whole());
    reader.stop_at(bounds.end - (base + at));
    reader.hurry();
    while (const Record* record = reader.next()) {
      if (file.has_its_cells(*record, bad_rows)) visit(*record);
    }
    at += reader.consumed();
    line = reader.line();
    if (window.is_whole() || base + at >= bounds.end) break;
    // The record at `at` is not whole yet.
    const std::size_t length = window.bytes().size() - at;
    if (length > longest_record) throw error::record_too_long({file.name(), line}, longest_record);
    // No more than would show that it is too long, as where bytes arrive in a stream.
    window.extend(base + at + std::min(length + std::max(length, margin), longest_record + 1));
  }
  return {from.offset, base + at, line - from.line, std::move(bad_rows)};
}

}  // namespace logreg
