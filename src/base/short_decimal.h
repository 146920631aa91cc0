// Text -> double for the short decimals that tables are full of, like -12.345: exact, a few dozen instructions.
//
// At most 16 bytes after the sign, digits and at most one decimal mark among them. The digits are below 2^53 and the
// power of ten at most 10^16, so both are exact doubles, and one division rounds once, to the nearest double (Clinger
// 1990). Sixteen digits at once: the mark is squeezed out, then neighbours are joined to numbers of two, four and
// eight digits (Lemire 2018, "Quickly parsing eight digits").
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace logreg {

#ifdef __SSE2__

namespace short_decimal_detail {

constexpr std::array<double, 17> powers_of_ten = {1e0, 1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7, 1e8,
                                                  1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16};

// Sixteen times 0, then sixteen times 0xFF: from byte k on, the last k of sixteen bytes are set.
inline constexpr std::array<unsigned char, 32> last_bytes = [] {
  std::array<unsigned char, 32> bytes{};
  for (std::size_t i = 16; i < 32; ++i) bytes[i] = 0xFF;
  return bytes;
}();

inline __m128i last(std::size_t count) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(last_bytes.data() + count));
}

// The number that sixteen bytes with values 0 to 9 say, the first one most significant.
inline std::uint64_t value_of_sixteen_digits(__m128i digits) {
  const __m128i tens = _mm_mullo_epi16(_mm_and_si128(digits, _mm_set1_epi16(0xFF)), _mm_set1_epi16(10));
  const __m128i pairs = _mm_add_epi16(tens, _mm_srli_epi16(digits, 8));
  const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(100 | 1 << 16));
  const __m128i eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(10000 | 1 << 16));
  const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
  return (both & 0xFFFFFFFFU) * 100000000 + (both >> 32);
}

}  // namespace short_decimal_detail

// NaN where the text is anything else, perhaps a number all the same. The sixteen bytes before its end can be read.
inline double short_decimal(std::string_view text, char decimal) {
  using namespace short_decimal_detail;
  constexpr double not_short = std::numeric_limits<double>::quiet_NaN();
  if (text.empty()) return not_short;
  const bool negative = text.front() == '-';
  const std::size_t size = text.size() - (negative ? 1 : 0);
  if (size - 1 > 15) return not_short;
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + text.size() - 16));
  const __m128i is_text = last(size);
  const __m128i is_mark = _mm_and_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(decimal)), is_text);
  const auto marks = static_cast<unsigned>(_mm_movemask_epi8(is_mark));
  __m128i digits = _mm_and_si128(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), is_text);
  std::size_t places = 0;
  if (marks != 0) {
    if ((marks & (marks - 1)) != 0 || size == 1) return not_short;
    places = 15 - static_cast<std::size_t>(std::countr_zero(marks));
    const __m128i is_fraction = last(places);
    digits = _mm_or_si128(_mm_and_si128(is_fraction, digits), _mm_andnot_si128(is_fraction, _mm_slli_si128(digits, 1)));
  }
  const __m128i nine = _mm_set1_epi8(9);
  if (_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(digits, nine), nine)) != 0xFFFF) return not_short;
  const std::uint64_t value = value_of_sixteen_digits(digits);
  if (value >> 53 != 0) return not_short;
  const double magnitude = static_cast<double>(static_cast<std::int64_t>(value)) / powers_of_ten[places];
  // The sign by its bit: half of all numbers are negative, which no processor can foresee.
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(magnitude) ^ static_cast<std::uint64_t>(negative) << 63);
}

#else

inline double short_decimal(std::string_view, char) {
  return std::numeric_limits<double>::quiet_NaN();
}

#endif

}  // namespace logreg
