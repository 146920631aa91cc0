#include "csv/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace logreg {

struct Gzip::State {
  z_stream stream{};
};

void Gzip::Close::operator()(State* state) const {
  inflateEnd(&state->stream);
  std::default_delete<State>()(state);
}

Gzip::Gzip() : state_(std::make_unique<State>().release()) {
  constexpr int gzip_only = 16;  // added to the window's bits
  if (inflateInit2(&state_->stream, MAX_WBITS + gzip_only) != Z_OK) throw std::bad_alloc();
}

Decoded Gzip::decode(std::span<const char> from, std::span<char> to) {
  std::size_t padding = 0;
  if (between_members_) {
    padding =
        static_cast<std::size_t>(std::find_if(from.begin(), from.end(), [](char c) { return c != 0; }) - from.begin());
    from = from.subspan(padding);
    if (from.empty()) return {padding, 0};
    between_members_ = false;
    inflateReset(&state_->stream);
  }
  z_stream& stream = state_->stream;
  // zlib changes no input; its interface is older than const.
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(from.data()));
  stream.avail_in = static_cast<uInt>(from.size());
  stream.next_out = reinterpret_cast<Bytef*>(to.data());
  stream.avail_out = static_cast<uInt>(to.size());
  const int status = inflate(&stream, Z_NO_FLUSH);
  const Decoded result{padding + from.size() - stream.avail_in, to.size() - stream.avail_out};
  if (status == Z_STREAM_END) {
    between_members_ = true;
  } else if (status == Z_MEM_ERROR) {
    throw std::bad_alloc();
  } else if (status != Z_OK && status != Z_BUF_ERROR) {
    throw DecodingError(stream.msg == nullptr ? "no gzip data" : stream.msg, result.taken);
  }
  return result;
}

}  // namespace logreg
