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

  const std::string& name() const { return name_; }  // for messages
  double size() const { return size_; }              // 0 when it is not known

 private:
  std::string name_;
  int descriptor_ = -1;
  double size_ = 0;
};

}  // namespace logreg
