// A path that gives its bytes in pieces: every read returns the next piece and no more, without any waiting.
//
// A pipe in packet mode (pipe(2), O_DIRECT). It holds so many pieces only: what is left comes in larger ones.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace logreg {

class Trickle {
 public:
  static constexpr std::size_t most_pieces = 200;  // of a size of one's own

  // `next_size()` gives the size of the next piece.
  template <typename NextSize>
  Trickle(std::string_view bytes, NextSize next_size) {
    if (pipe2(ends_.data(), O_DIRECT | O_NONBLOCK | O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    // A page for each piece, up to the 256 that everybody may have.
    fcntl(ends_[1], F_SETPIPE_SZ, 1 << 20);
    for (std::size_t piece = 0; !bytes.empty(); ++piece) {
      const std::string_view next = bytes.substr(0, piece < most_pieces ? next_size() : 4096);
      if (::write(ends_[1], next.data(), next.size()) < 0) throw std::runtime_error("the pipe is full");
      bytes.remove_prefix(next.size());
    }
    close(ends_[1]);
  }
  ~Trickle() { close(ends_[0]); }
  Trickle(const Trickle&) = delete;
  Trickle& operator=(const Trickle&) = delete;

  std::string path() const { return "/dev/fd/" + std::to_string(ends_[0]); }

 private:
  std::array<int, 2> ends_{-1, -1};
};

}  // namespace logreg
