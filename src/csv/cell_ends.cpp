#include "csv/cell_ends.h"

#include <algorithm>
#include <array>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace logreg {

namespace {

// A bit for each of 64 bytes that is the delimiter, CR or LF.
std::uint64_t bits_of(const char* bytes, char delimiter) {
  std::uint64_t result = 0;
#ifdef __SSE2__
  const __m128i delimiters = _mm_set1_epi8(delimiter);
  const __m128i returns = _mm_set1_epi8('\r');
  const __m128i feeds = _mm_set1_epi8('\n');
  for (std::size_t part = 0; part < 4; ++part) {
    const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * part));
    const __m128i line_ends = _mm_or_si128(_mm_cmpeq_epi8(chunk, returns), _mm_cmpeq_epi8(chunk, feeds));
    const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(chunk, delimiters), line_ends);
    result |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(ends))) << (16 * part);
  }
#else
  for (unsigned i = 0; i < 64; ++i) {
    const bool ends = bytes[i] == delimiter || bytes[i] == '\r' || bytes[i] == '\n';
    result |= static_cast<std::uint64_t>(ends) << i;
  }
#endif
  return result;
}

}  // namespace

void CellEnds::open_window(std::size_t begin) {
  window_ = begin;
  const std::string_view bytes = block_.substr(std::min(begin, block_.size()), width);
  if (bytes.size() == width) {
    bits_ = bits_of(bytes.data(), delimiter_);
    return;
  }
  // Padded with what ends no cell.
  std::array<char, width> padded;
  padded.fill('\0');
  std::copy(bytes.begin(), bytes.end(), padded.begin());
  bits_ = bits_of(padded.data(), delimiter_);
}

}  // namespace logreg
