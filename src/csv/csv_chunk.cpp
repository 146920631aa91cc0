#include "csv/csv_chunk.h"

#include "base/aligned_vector.h"
#include "csv/messages.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

// Some bytes of a file, from an offset on that moves with what has been read.
class Window {
 public:
  // Uses the memory of `buffer`, whatever is in it.
  Window(const Source& source, std::size_t begin, AlignedVector<char>& buffer)
      : source_(source), begin_(begin), bytes_(buffer) {
    bytes_.clear();
  }

  std::size_t begin() const { return begin_; }
  std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }
  bool is_whole() const { return whole_; }  // nothing follows

  // From now on the first `count` bytes are not needed any more, and `more` are read if there are so many.
  void advance(std::size_t count, std::size_t more) {
    const std::size_t left = bytes_.size() - count;
    std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(count), bytes_.end(), bytes_.begin());
    begin_ += count;
    const std::size_t wanted = std::min(more, source_.end() - begin_ - left);
    bytes_.resize(left + wanted);
    const std::size_t read = wanted == 0 ? 0 : source_.read_at(begin_ + left, std::span(bytes_).subspan(left));
    bytes_.resize(left + read);
    // A file that has become shorter ends where it ends now.
    whole_ = begin_ + left + wanted >= source_.end() || read < wanted;
  }

 private:
  const Source& source_;
  std::size_t begin_;
  AlignedVector<char>& bytes_;
  bool whole_ = false;
};

// Moves the window to just behind its first line end; to `end` if that comes first.
void skip_line(Window& window, std::size_t end, std::size_t bytes_at_once) {
  for (;;) {
    const std::string_view bytes = window.bytes();
    std::size_t at = std::min(bytes.find_first_of("\r\n"), bytes.size());
    // A carriage return that is the last byte so far may be half a CRLF.
    const bool is_known = at + 1 < bytes.size() || window.is_whole();
    if (is_known && at < bytes.size()) {
      at += bytes.substr(at).starts_with("\r\n") ? std::size_t{2} : std::size_t{1};
    }
    const bool found = is_known || window.begin() + at >= end;
    window.advance(at, found ? 0 : bytes_at_once);
    if (found) return;
  }
}

// Counted in a few places and a little rounded up.
std::size_t about_how_many_lines(const Source& source, std::size_t begin, std::size_t end) {
  constexpr std::size_t places = 16;
  constexpr std::size_t width = std::size_t{1} << 12;
  if (end <= begin) return 0;
  const std::size_t size = end - begin;
  std::array<char, places * width> buffer;
  const auto lines = [&](std::size_t offset, std::size_t bytes) {
    const std::size_t read = source.read_at(offset, std::span(buffer).first(bytes));
    return static_cast<std::size_t>(std::count(buffer.data(), buffer.data() + read, '\n'));
  };
  if (size <= buffer.size()) return lines(begin, size) + 1;
  std::size_t found = 0;
  for (std::size_t i = 0; i < places; ++i) found += lines(begin + i * (size - width) / (places - 1), width);
  const double share = static_cast<double>(size) / static_cast<double>(buffer.size());
  return static_cast<std::size_t>(1.03 * share * static_cast<double>(found)) + places;
}

}  // namespace

std::vector<ChunkBounds> cut_into_chunks(const CsvFile& file, std::size_t bytes) {
  constexpr std::size_t least_bytes = std::size_t{1} << 20;  // less is not worth a task
  constexpr std::size_t fewest_chunks = 16;
  std::vector<ChunkBounds> chunks;
  const std::size_t all = file.source().end() - file.data_begin();
  bytes = std::min(bytes, std::max(all / fewest_chunks, least_bytes));
  for (std::size_t begin = file.data_begin(); begin < file.source().end(); begin += bytes) {
    chunks.push_back({begin, std::min(begin + bytes, file.source().end())});
  }
  return chunks;
}

ChunkSpan read_chunk(const CsvFile& file, const ChunkBounds& bounds, const std::optional<RecordStart>& start,
                     const std::function<void(std::size_t records)>& expect,
                     const std::function<void(const Record&)>& visit, std::size_t bytes_at_once) {
  // Each thread keeps its buffer from chunk to chunk: memory that is new to a process is slow.
  thread_local AlignedVector<char> buffer;
  // A guess looks at the byte before too: it may be the line end.
  Window window(file.source(), start ? start->offset : bounds.begin - 1, buffer);
  window.advance(0, bytes_at_once);
  if (!start) skip_line(window, bounds.end, bytes_at_once);
  const RecordStart from{window.begin(), start ? start->line : 0};
  std::size_t line = from.line;
  BadRows bad_rows;
  if (expect) expect(about_how_many_lines(file.source(), from.offset, bounds.end));
  while (window.begin() < bounds.end) {
    CsvReader reader = file.reader(window.bytes(), line, window.is_whole());
    reader.stop_at(bounds.end - window.begin());
    const auto length = [&] { return window.bytes().size() - reader.consumed(); };  // of a record that is not whole yet
    const auto is_done = [&] { return window.is_whole() || window.begin() + reader.consumed() >= bounds.end; };
    const auto is_too_long = [&] { return !is_done() && length() > longest_record; };
    for (;;) {
      const Record* record = reader.next();
      if (record == nullptr && is_too_long() && file.skips_bad_rows()) record = reader.give_up_record();
      if (record == nullptr) break;
      if (file.has_its_cells(*record, bad_rows)) visit(*record);
    }
    line = reader.line();
    if (is_too_long()) throw error::record_too_long({file.name(), line}, longest_record);
    // No more than would show that it is too long, as where bytes arrive in a stream.
    const std::size_t more = std::min(std::max(length(), bytes_at_once), longest_record + 1 - length());
    const bool done = is_done();
    window.advance(reader.consumed(), done ? 0 : more);
    if (done) break;
  }
  return {from.offset, window.begin(), line - from.line, std::move(bad_rows)};
}

}  // namespace logreg
