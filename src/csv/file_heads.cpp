#include "csv/file_heads.h"

#include "csv/source.h"

#include <algorithm>
#include <array>

namespace logreg {

void FileHeads::hold(const std::string& path, std::span<const char> bytes) {
  FileHead& head = heads_[path];
  head.bytes.append(bytes.data(), std::min(most_bytes_ - head.bytes.size(), bytes.size()));
}

void FileHeads::hold_end(const std::string& path) {
  FileHead& head = heads_[path];
  head.whole = head.bytes.size() < most_bytes_;
}

const FileHead& FileHeads::head(const std::string& path, const Run& run) {
  const auto [known, is_new] = heads_.emplace(path, FileHead{});
  FileHead& head = known->second;
  if (!is_new) return head;
  Source source(path);
  if (source.passes_once()) return head;
  std::array<char, std::size_t{1} << 16> part;
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

}  // namespace logreg
