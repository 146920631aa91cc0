// The physical lines of a block of memory: where each ends. They are what stands before a table, where nothing is
// quoted.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace logreg {

// Only a line feed ends a physical line; the last one may lack it. The block must outlive the object.
class Lines {
 public:
  explicit Lines(std::string_view block);
  ~Lines();
  Lines(Lines&&) noexcept;
  Lines& operator=(Lines&&) noexcept;

  // The offset just behind the next line, its line feed included; the block's size when there is none left.
  std::size_t next_end();

 private:
  class Piece;

  void open_piece();

  std::string_view block_;
  std::size_t begin_ = 0;        // of the next line
  std::size_t piece_begin_ = 0;  // where the open piece begins
  std::unique_ptr<Piece> piece_;
};

struct FirstLines {
  std::size_t lines = 0;
  std::size_t bytes = 0;
};
// The first lines of the block, at most so many, where LF, CRLF and CR each end one. `last`: nothing follows the block;
// otherwise a line that is unfinished at its end is none.
FirstLines first_lines(std::string_view block, std::size_t most, bool last);

}  // namespace logreg
