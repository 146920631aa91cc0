#include "csv/file_heads.h"

#include "csv/lines.h"
#include "csv/source.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t part_size = std::size_t{1} << 16;  // that is read at once, and of one stretch
constexpr std::size_t most_stretches = 16;               // of a file, read again
constexpr std::size_t most_held = std::size_t{1} << 20;  // of all stretches of a file that passes only once

std::size_t lines_in(std::string_view bytes) {
  return first_lines(bytes, std::numeric_limits<std::size_t>::max(), true).lines;
}

// The lines of a source, passed in order.
class PassedLines {
 public:
  PassedLines(const std::string& path, const Run& run) : source_(path), run_(run) {}

  // Leaves out what stands before that line; false if there is none.
  bool pass_to(std::size_t line) {
    for (;;) {
      const FirstLines passed = first_lines(bytes_, line - line_, ended_);
      bytes_.erase(0, passed.bytes);
      line_ += passed.lines;
      if (line_ == line) return true;
      if (ended_) return false;
      read_more();
    }
  }
  // From here on, at most so many bytes.
  std::string_view look(std::size_t most) {
    while (bytes_.size() < most && !ended_) read_more();
    return std::string_view(bytes_).substr(0, most);
  }
  bool is_at_end(std::string_view looked_at) const { return ended_ && looked_at.size() == bytes_.size(); }

 private:
  void read_more() {
    const std::size_t count = source_.read(part_, run_);
    ended_ = count == 0;
    bytes_.append(part_.data(), count);
  }

  Source source_;
  const Run& run_;
  std::array<char, part_size> part_;
  std::string bytes_;
  std::size_t line_ = 1;
  bool ended_ = false;
};

bool is_blank_line(std::string_view bytes) {
  const std::string_view line = bytes.substr(0, first_lines(bytes, 1, true).bytes);
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string path_of(const Place& place) {
  return place.file == "standard input" ? "-" : place.file;
}

}  // namespace

void FileHeads::hold(const std::string& path, std::span<const char> bytes) {
  FileHead& head = heads_[path];
  head.bytes.append(bytes.data(), std::min(most_bytes_ - head.bytes.size(), bytes.size()));
}

void FileHeads::hold_end(const std::string& path) {
  FileHead& head = heads_[path];
  head.whole = head.bytes.size() < most_bytes_;
}

void FileHeads::hold_from_line(const std::string& path, std::size_t line, std::string_view records) {
  const auto head = heads_.find(path);
  if (head == heads_.end() || head->second.bytes.size() < most_bytes_) return;
  Stretches& stretches = held_stretches_[path];
  std::size_t held = 0;
  for (const auto& [begin, bytes] : stretches) held += bytes.size();
  // One record may have lost its line end; of several the last one may be a half.
  std::string_view kept = records.substr(0, part_size);
  if (const std::size_t end = end_of_records(kept); end > 0) kept = kept.substr(0, end);
  if (held + kept.size() <= most_held) stretches.emplace(line, std::string(kept));
}

const FileHead& FileHeads::head(const std::string& path, const Run& run) {
  const auto [known, is_new] = heads_.emplace(path, FileHead{});
  FileHead& head = known->second;
  if (!is_new) return head;
  Source source(path);
  if (source.passes_once()) return head;
  std::array<char, part_size> part;
  while (head.bytes.size() < most_bytes_) {
    const std::size_t count = source.read(part, run);
    if (count == 0) {
      hold_end(path);
      break;
    }
    hold(path, std::span(part).first(count));
  }
  return head;
}

void FileHeads::add(std::span<const Place> places, const Run& run) {
  std::map<std::string, std::vector<std::size_t>> lines;
  for (const Place& place : places) {
    if (place.line > 0) lines[path_of(place)].push_back(place.line);
  }
  for (auto& [path, wanted] : lines) {
    head(path, run);
    FileHead& found = heads_[path];
    if (found.whole || !found.seams.empty()) continue;
    const auto held = held_stretches_.find(path);
    const bool passes_once = held != held_stretches_.end() || Source(path).passes_once();
    if (!passes_once) {
      std::ranges::sort(wanted);
      join(found, read_stretches(path, wanted, run));
    } else if (held != held_stretches_.end()) {
      join(found, held->second);
    }
  }
}

void FileHeads::join(FileHead& head, const Stretches& stretches) const {
  std::size_t lines = 0;  // of the bytes so far, and how far they reach in the file
  std::size_t reached = 0;
  for (const auto& [begin, bytes] : stretches) {
    if (begin <= reached) continue;
    if (head.seams.empty()) {
      const std::size_t end = end_of_records(head.bytes);
      lines = lines_in(std::string_view(head.bytes).substr(0, end));
      reached = lines;
      if (begin <= reached) continue;
      head.bytes.resize(end);
    }
    head.seams.push_back({lines + 1, begin});
    head.bytes += bytes;
    if (!head.bytes.ends_with('\n') && !head.bytes.ends_with('\r')) head.bytes += '\n';
    const std::size_t added = lines_in(bytes);
    lines += added;
    reached = begin + added - 1;
  }
}

// A blank line before a record tells something about it, and comes with it.
FileHeads::Stretches FileHeads::read_stretches(const std::string& path, std::span<const std::size_t> lines,
                                               const Run& run) const {
  Stretches stretches;
  PassedLines passed(path, run);
  std::size_t reached = 0;
  for (std::size_t line : lines) {
    if (line <= reached || stretches.size() == most_stretches) continue;
    const bool has_line_before = line > reached + 2;
    if (has_line_before && !passed.pass_to(line - 1)) break;
    if (has_line_before && is_blank_line(passed.look(part_size))) {
      --line;
    } else if (!passed.pass_to(line)) {
      break;
    }
    const std::string_view found = passed.look(part_size);
    const std::string_view records = passed.is_at_end(found) ? found : found.substr(0, end_of_records(found));
    if (records.empty()) continue;
    stretches.emplace(line, std::string(records));
    reached = line + lines_in(records) - 1;
  }
  return stretches;
}

// Behind the last line end that has as many quotes before it as between cells.
std::size_t FileHeads::end_of_records(std::string_view bytes) const {
  std::size_t end = 0;
  bool is_quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == quote_) is_quoted = !is_quoted;
    if (!is_quoted && (bytes[i] == '\n' || bytes[i] == '\r')) end = i + 1;
  }
  return end;
}

}  // namespace logreg
