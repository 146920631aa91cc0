// Where an answer goes: a file that appears whole or not at all, or a stream.
//
// An absent or regular file is written without a name, synced, and put in its place when finish() is called, so that a
// killed run leaves the old file or the new one. (Where a file system has no files without a name, a killed run leaves
// its hidden one, too.) Symbolic links are followed; the old file's mode is kept. Anything
// else (standard output as "-", a device, a FIFO) is written directly.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace logreg {

class OutputFile {
 public:
  explicit OutputFile(const std::string& path);
  ~OutputFile();  // without finish() nothing of a regular file remains
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Throws Error when the system refuses, PipeClosed when nobody reads a pipe any more.
  void write(std::string_view bytes);
  void flush();
  void finish();

 private:
  void write_out(std::string_view bytes);
  void begin_syncing(std::size_t more);
  void open_with_name();
  void give_name();

  std::string name_;       // as the user wrote it
  std::string target_;     // links resolved; empty when written directly
  std::string temporary_;  // beside the target; empty while the file has no name
  std::string buffer_;
  std::size_t written_ = 0;
  std::size_t syncing_ = 0;  // so many bytes are on their way to the disk
  int descriptor_ = -1;
};

// Writes the whole of `bytes` to `path` at once.
void write_file(const std::string& path, std::string_view bytes);

}  // namespace logreg
