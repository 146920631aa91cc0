// The first bytes of data files, decoded, so that they can be read again: also those of a stream, which passes only
// once.
#pragma once

#include "base/run.h"
#include "csv/file_head.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>

namespace logreg {

class FileHeads {
 public:
  // `most_bytes`: of each file.
  explicit FileHeads(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // What has been read of a file, part after part.
  void hold(const std::string& path, std::span<const char> bytes);
  // There are no more.
  void hold_end(const std::string& path);

  // In place of what is held.
  void replace(const std::string& path, std::string bytes) { heads_[path].bytes = std::move(bytes); }

  // What is held of a file; of one that can be opened again as much as is to be kept, read now if it was not before.
  // Nothing is held of what has not been read and passes only once. Throws Error.
  const FileHead& head(const std::string& path, const Run& run);

 private:
  std::size_t most_bytes_;
  std::map<std::string, FileHead> heads_;
};

}  // namespace logreg
