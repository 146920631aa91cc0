// A Zstandard stream, RFC 8878: frames one after another. The window of a frame may have 128 MiB, as for zstd -d.
#pragma once

#include "csv/decoded.h"

#include <memory>
#include <span>

namespace logreg {

class Zstandard {
 public:
  Zstandard();
  Decoded decode(std::span<const char> from, std::span<char> to);
  bool may_end() const { return between_frames_; }

 private:
  struct State;
  struct Close {
    void operator()(State* state) const;
  };

  std::unique_ptr<State, Close> state_;
  bool between_frames_ = false;
};

}  // namespace logreg
