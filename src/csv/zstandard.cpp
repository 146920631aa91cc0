#include "csv/zstandard.h"

#include <zstd.h>

#include <new>

namespace logreg {

struct Zstandard::State {
  ZSTD_DStream* stream = ZSTD_createDStream();
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
  if (in.pos > 0 || out.pos > 0) between_frames_ = status == 0;
  return {in.pos, out.pos};
}

}  // namespace logreg
