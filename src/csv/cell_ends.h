// Where cells may end in a block of memory: at delimiters and line ends, found 64 bytes at a time.
//
// The idea of simdjson (Langdale and Lemire 2019): compare 64 bytes at once, keep a bit for each that matters, and
// step from bit to bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace logreg {

class CellEnds {
 public:
  CellEnds(std::string_view block, char delimiter) : block_(block), delimiter_(delimiter) {}

  // The offset of the next delimiter, CR or LF at or behind `at`; the block's size when there is none. Offsets asked
  // for never fall behind the window of the one before.
  std::size_t next(std::size_t at) {
    if (at - window_ >= width) open_window(at - at % width);
    std::uint64_t ends = bits_ & (~std::uint64_t{0} << (at - window_));
    while (ends == 0) {
      if (window_ + width >= block_.size()) return block_.size();
      open_window(window_ + width);
      ends = bits_;
    }
    return window_ + static_cast<std::size_t>(__builtin_ctzll(ends));
  }

 private:
  static constexpr std::size_t width = 64;

  void open_window(std::size_t begin);

  std::string_view block_;
  char delimiter_;
  std::size_t window_ = ~std::size_t{0} - width;  // where the window begins; none is open yet
  std::uint64_t bits_ = 0;                        // one for each byte of the window
};

}  // namespace logreg
