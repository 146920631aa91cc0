#include "csv/cell_ends.h"

#include <algorithm>
#include <array>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace logreg {

namespace {

struct Bits {
  std::uint64_t ends = 0;
  std::uint64_t quotes = 0;
};

#ifdef __SSE2__

std::uint64_t bits_of(__m128i bytes, std::size_t part) {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(bytes))) << (16 * part);
}

// A bit for each of 64 bytes that is the delimiter, CR or LF, and for each that is a quote.
Bits bits_of(const char* bytes, char delimiter, char quote) {
  const __m128i delimiters = _mm_set1_epi8(delimiter);
  const __m128i returns = _mm_set1_epi8('\r');
  const __m128i feeds = _mm_set1_epi8('\n');
  const __m128i quotes = _mm_set1_epi8(quote);
  __m128i any_quote = _mm_setzero_si128();
  Bits result;
  for (std::size_t part = 0; part < 4; ++part) {
    const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * part));
    const __m128i line_ends = _mm_or_si128(_mm_cmpeq_epi8(chunk, returns), _mm_cmpeq_epi8(chunk, feeds));
    result.ends |= bits_of(_mm_or_si128(_mm_cmpeq_epi8(chunk, delimiters), line_ends), part);
    any_quote = _mm_or_si128(any_quote, _mm_cmpeq_epi8(chunk, quotes));
  }
  if (_mm_movemask_epi8(any_quote) == 0) return result;  // as nearly everywhere
  for (std::size_t part = 0; part < 4; ++part) {
    const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * part));
    result.quotes |= bits_of(_mm_cmpeq_epi8(chunk, quotes), part);
  }
  return result;
}

#else

Bits bits_of(const char* bytes, char delimiter, char quote) {
  Bits result;
  for (unsigned i = 0; i < 64; ++i) {
    const bool ends = bytes[i] == delimiter || bytes[i] == '\r' || bytes[i] == '\n';
    result.ends |= static_cast<std::uint64_t>(ends) << i;
    result.quotes |= static_cast<std::uint64_t>(bytes[i] == quote) << i;
  }
  return result;
}

#endif

}  // namespace

void CellEnds::open_window(std::size_t begin) {
  window_ = begin;
  const std::string_view bytes = block_.substr(std::min(begin, block_.size()), width);
  const char* from = bytes.data();
  std::array<char, width> padded;
  if (bytes.size() < width) {
    padded.fill('x');  // which ends no cell
    std::copy(bytes.begin(), bytes.end(), padded.begin());
    from = padded.data();
  }
  const Bits bits = bits_of(from, delimiter_, quote_);
  bits_ = bits.ends;
  quotes_ = quote_ == '\0' ? 0 : bits.quotes;
}

}  // namespace logreg
