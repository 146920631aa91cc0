#include "csv/lines.h"

// csv.h uses std::numeric_limits and does not include it.
#include <limits>

#include LOGREG_CSV_H

#include <algorithm>
#include <cstring>

namespace logreg {

namespace {

// LineReader's own buffer holds 2^24 bytes a line, and it starts to move bytes about beyond that.
constexpr std::size_t piece_size = std::size_t{1} << 23;

}  // namespace

// io::LineReader over bytes that end with a line feed (without it, it reads one byte behind them).
//
// It works on a copy and overwrites line ends there, so that all it tells us is where lines begin: the distance of
// the pointers it returns. It drops a byte order mark at the start of any bytes it is given.
class Lines::Piece {
 public:
  explicit Piece(std::string_view bytes) : size_(bytes.size()), reader_("", bytes.data(), bytes.data() + bytes.size()) {
    begin_ = reader_.next_line();
    first_ = begin_ - (bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  }

  bool done() const { return begin_ == nullptr; }

  // The offset behind the current line, which becomes the next one.
  std::size_t next_end() {
    begin_ = reader_.next_line();
    return begin_ == nullptr ? size_ : static_cast<std::size_t>(begin_ - first_);
  }

 private:
  std::size_t size_;
  io::LineReader reader_;
  const char* begin_ = nullptr;
  const char* first_ = nullptr;
};

Lines::Lines(std::string_view block) : block_(block) {}
Lines::~Lines() = default;
Lines::Lines(Lines&&) noexcept = default;
Lines& Lines::operator=(Lines&&) noexcept = default;

// Opens a piece over as many whole lines as fit; none if the next line is longer than a piece, or unfinished.
void Lines::open_piece() {
  const std::string_view left = block_.substr(begin_, piece_size);
  const std::size_t last = left.rfind('\n');
  if (last == std::string_view::npos) return;
  piece_ = std::make_unique<Piece>(left.substr(0, last + 1));
  piece_begin_ = begin_;
}

std::size_t Lines::next_end() {
  if (!piece_) open_piece();
  if (!piece_) {
    const std::size_t feed = block_.find('\n', std::min(begin_, block_.size()));
    begin_ = feed == std::string_view::npos ? block_.size() : feed + 1;
    return begin_;
  }
  begin_ = piece_begin_ + piece_->next_end();
  if (piece_->done()) piece_.reset();
  return begin_;
}

FirstLines first_lines(std::string_view block, std::size_t most, bool last) {
  Lines lines(block);
  FirstLines first;
  std::size_t end = 0;
  for (; first.lines < most && first.bytes < block.size(); ++first.lines) {
    if (end == first.bytes) end = lines.next_end();
    const std::string_view line = block.substr(first.bytes, end - first.bytes);
    const std::size_t mark = line.find('\r');
    std::size_t size = line.size();
    bool is_whole = line.ends_with('\n');
    if (mark != std::string_view::npos) {
      is_whole = mark + 1 < line.size();
      size = mark + (is_whole && line[mark + 1] == '\n' ? std::size_t{2} : std::size_t{1});
    }
    if (!is_whole && !last) break;
    first.bytes += size;
  }
  return first;
}

}  // namespace logreg
