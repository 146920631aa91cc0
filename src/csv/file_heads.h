// The first bytes of data files, decoded, so that they can be read again: also those of a stream, which passes only
// once. What stands at some places farther on can be put behind them.
#pragma once

#include "base/error.h"
#include "base/run.h"
#include "csv/file_head.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace logreg {

class FileHeads {
 public:
  // `most_bytes`: of each file. `quote`: between two of these a line end ends no record.
  explicit FileHeads(std::size_t most_bytes, char quote = '"') : most_bytes_(most_bytes), quote_(quote) {}

  // What has been read of a file, part after part.
  void hold(const std::string& path, std::span<const char> bytes);
  // There are no more.
  void hold_end(const std::string& path);
  // Of a file that passes only once: records from that line on, behind all those before. Nothing is done where the
  // first bytes have them.
  void hold_from_line(const std::string& path, std::size_t line, std::string_view records);

  // In place of what is held.
  void replace(const std::string& path, std::string bytes) { heads_[path].bytes = std::move(bytes); }

  // What is held of a file; of one that can be opened again as much as is to be kept, read now if it was not before.
  // Nothing is held of what has not been read and passes only once. Throws Error.
  const FileHead& head(const std::string& path, const Run& run);

  // Puts behind the first bytes of each file some of what stands from these places on, where records begin: of a file
  // that passes only once what was held from there on. Throws Error.
  void add(std::span<const Place> places, const Run& run);

 private:
  using Stretches = std::map<std::size_t, std::string>;  // by the line at which they begin

  void join(FileHead& head, const Stretches& stretches) const;
  Stretches read_stretches(const std::string& path, std::span<const std::size_t> lines, const Run& run) const;
  std::size_t end_of_records(std::string_view bytes) const;

  std::size_t most_bytes_;
  char quote_;
  std::map<std::string, FileHead> heads_;
  std::map<std::string, Stretches> held_stretches_;
};

}  // namespace logreg
