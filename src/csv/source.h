// The bytes of a file or of standard input, in order. Compressed ones are known by their first bytes, and decoded.
#pragma once

#include "base/run.h"
#include "csv/decoder.h"
#include "csv/file_head.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

class Source {
 public:
  explicit Source(const std::string& path);  // "-" is standard input
  // The first bytes of a file in its place; they must outlive the source.
  Source(const std::string& path, const FileHead& head);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // Waits until there are bytes and takes as many as there are and fit; 0 at the end. An interrupt is heard.
  std::size_t read(std::span<char> into, const Run& run);

  const std::string& name() const { return name_; }  // for messages
  // What the bytes are compressed by, "gzip"; empty: nothing. Known once read() has been called.
  std::string_view archive() const { return decoder_ ? decoder_->name() : std::string_view(); }
  // Of the file, compressed if it is; 0 when it is not known.
  double size() const { return regular_ ? static_cast<double>(end_ - begin_) : 0; }
  // Of these bytes, how many read() has taken so far.
  double taken() const { return taken_; }
  // How many bytes read() can still give, if that is known.
  std::optional<std::size_t> left() const;

  // Standard input, and what is no regular file, cannot be opened a second time.
  bool passes_once() const { return !regular_ || descriptor_ == standard_input; }
  // Whether its last bytes are not those of the file.
  bool is_cut() const { return head_ != nullptr && !head_->whole; }

  // Of a regular file that is not compressed: where its bytes begin (standard input may stand in the middle) and end.
  bool is_regular() const { return regular_ && !decoder_; }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }
  // Reads at an offset, as much as there is up to the end; any thread may.
  std::size_t read_at(std::size_t offset, std::span<char> into) const;

 private:
  // Bytes that have been read and not yet handed on.
  struct Ahead {
    std::vector<char> bytes;
    std::size_t begin = 0;
    std::size_t end = 0;

    std::span<const char> left() const { return std::span(bytes).subspan(begin, end - begin); }
  };

  std::size_t bytes_left() const { return end_ - begin_ - static_cast<std::size_t>(taken_); }
  std::size_t read_head(std::span<char> into, const Run& run);
  std::size_t read_as_it_is(std::span<char> into, const Run& run);
  void look_at_head(const Run& run);
  std::size_t read_decoded(std::span<char> into, const Run& run);

  static constexpr int standard_input = 0;

  std::string name_;
  int descriptor_ = -1;
  const FileHead* head_ = nullptr;  // in place of the file
  bool regular_ = false;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool head_is_known_ = false;  // whether the bytes are compressed
  std::optional<Decoder> decoder_;
  Ahead ahead_;  // of the decoder, or the head
  double taken_ = 0;
  std::size_t decoded_ = 0;  // compressed bytes that the decoder has taken
};

}  // namespace logreg
