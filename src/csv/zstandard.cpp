#include "csv/zstandard.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>

namespace logreg {

namespace {

constexpr std::size_t header_bytes = 18;  // RFC 8878, 3.1.1: the magic number and at most 14 bytes

// What of a frame tells whether it gave as much as its header says. The library looks at that only where it decodes
// a frame in one step, or where the last block has bytes.
struct Frame {
  std::array<char, header_bytes> header = {};
  std::size_t header_end = 0;
  unsigned long long given = 0;

  void add(std::span<const char> taken, std::size_t bytes_given) {
    const auto some = taken.first(std::min(taken.size(), header.size() - header_end));
    std::copy(some.begin(), some.end(), header.begin() + static_cast<std::ptrdiff_t>(header_end));
    header_end += some.size();
    given += bytes_given;
  }
  bool is_as_long_as_it_says() const {
    const unsigned long long says = ZSTD_getFrameContentSize(header.data(), header_end);
    return says == ZSTD_CONTENTSIZE_UNKNOWN || says == given;
  }
};

}  // namespace

struct Zstandard::State {
  ZSTD_DStream* stream = ZSTD_createDStream();
  Frame frame;
};

void Zstandard::Close::operator()(State* state) const {
  ZSTD_freeDStream(state->stream);
  std::default_delete<State>()(state);
}

Zstandard::Zstandard() : state_(std::make_unique<State>().release()) {
  if (state_->stream == nullptr) throw std::bad_alloc();
}

Decoded Zstandard::decode(std::span<const char> from, std::span<char> to) {
  ZSTD_inBuffer in{from.data(), from.size(), 0};
  ZSTD_outBuffer out{to.data(), to.size(), 0};
  const std::size_t status = ZSTD_decompressStream(state_->stream, &out, &in);
  if (ZSTD_isError(status) != 0) throw DecodingError(ZSTD_getErrorName(status), in.pos);
  if (in.pos == 0 && out.pos == 0) return {};
  Frame& frame = state_->frame;
  frame.add(from.first(in.pos), out.pos);
  between_frames_ = status == 0;
  if (between_frames_) {
    if (!frame.is_as_long_as_it_says()) throw DecodingError("Frame is not as long as its header says", in.pos);
    frame = {};
  }
  return {in.pos, out.pos};
}

}  // namespace logreg
