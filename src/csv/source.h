// The bytes of a file or of standard input, in order.
#pragma once

#include "base/run.h"

#include <cstddef>
#include <span>
#include <string>

namespace logreg {

class Source {
 public:
  explicit Source(const std::string& path);  // "-" is standard input
  ~Source();
  Source(Source&& other) noexcept;
  Source& operator=(Source&&) = delete;

  // Waits until there are bytes and takes as many as there are and fit; 0 at the end. An interrupt is heard.
  std::size_t read(std::span<char> into, const Run& run);

  const std::string& name() const { return name_; }                   // for messages
  double size() const { return static_cast<double>(end_ - begin_); }  // 0 when it is not known

  // Of a regular file: where its bytes begin (standard input may stand in the middle) and end.
  bool is_regular() const { return regular_; }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }
  // Reads at an offset, as much as there is up to the end; any thread may.
  std::size_t read_at(std::size_t offset, std::span<char> into) const;

 private:
  std::string name_;
  int descriptor_ = -1;
  bool regular_ = false;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace logreg
