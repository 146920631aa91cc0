// Two texts at once: one in each half of the registers. Compiled for AVX2, so it includes nothing that could leave a
// function compiled for that set where others would call it.

#include "base/short_decimals.h"

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

namespace logreg {

void short_decimals_avx2(const ShortText* texts, std::size_t count, char decimal, double* numbers);

namespace {

// From byte k on, the last k of sixteen bytes are set; from 16 to 32, all of them.
constexpr unsigned char last_bytes[48] = {0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
                                          0,    0,    0,    0,    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                          0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                          0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

// By the byte that is the decimal mark among sixteen; the last one: there is none.
constexpr unsigned no_mark = 16;
constexpr double power_of_mark[no_mark + 1] = {1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9, 1e8, 1e7,
                                               1e6,  1e5,  1e4,  1e3,  1e2,  1e1,  1e0, 1e0};

[[gnu::always_inline]] inline __m256i both(const void* a, const void* b) {
  return _mm256_set_m128i(_mm_loadu_si128(static_cast<const __m128i*>(b)),
                          _mm_loadu_si128(static_cast<const __m128i*>(a)));
}

[[gnu::always_inline]] inline const unsigned char* last(unsigned bytes) {
  return last_bytes + bytes;
}

// A text without its sign.
struct Unsigned {
  std::uint64_t negative;  // 0 or 1
  unsigned size;           // 1 to 16, or the text is no short decimal
  const char* window;      // sixteen bytes, the text at their end

  [[gnu::always_inline]] explicit Unsigned(const ShortText& text)
      : negative(*text.begin == '-' ? 1 : 0),
        size(static_cast<unsigned>(text.size - negative)),
        window(text.begin + text.size - 16) {}
  // Whether it is one, if its window holds digits beside the decimal mark.
  [[gnu::always_inline]] bool fits(bool ends_with_mark) const {
    return size - 1 <= 15 && !(size == 1 && ends_with_mark);
  }
};

}  // namespace

void short_decimals_avx2(const ShortText* texts, std::size_t count, char decimal, double* numbers) {
  const double nan = __builtin_nan("");
  const __m256i decimal_marks = _mm256_set1_epi8(decimal);
  const __m256i zeros = _mm256_set1_epi8('0');
  const __m256i nines = _mm256_set1_epi8(9);
  const __m256i tens = _mm256_set1_epi16(10 | 1 << 8);
  const __m256i hundreds = _mm256_set1_epi32(100 | 1 << 16);
  const __m256i ten_thousands = _mm256_set1_epi32(10000 | 1 << 16);
  for (std::size_t k = 0; k < count; k += 2) {
    const Unsigned a(texts[k]);
    const Unsigned b(texts[k + 1]);
    const __m256i bytes = both(a.window, b.window);
    const __m256i is_text = both(last(a.size), last(b.size));
    const __m256i is_mark = _mm256_and_si256(_mm256_cmpeq_epi8(bytes, decimal_marks), is_text);
    const auto marks = static_cast<unsigned>(_mm256_movemask_epi8(is_mark));
    const auto mark_a = static_cast<unsigned>(__builtin_ctz(marks | 1U << 16));
    const auto mark_b = static_cast<unsigned>(__builtin_ctz(marks >> 16 | 1U << 16));
    // The digits before the mark move over it. A second mark stays, and is no digit.
    const __m256i with_mark = _mm256_and_si256(_mm256_sub_epi8(bytes, zeros), is_text);
    const __m256i is_fraction = both(last((15 - mark_a) & 31U), last((15 - mark_b) & 31U));
    const __m256i digits = _mm256_blendv_epi8(_mm256_slli_si256(with_mark, 1), with_mark, is_fraction);
    const auto are_digits =
        static_cast<unsigned>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_max_epu8(digits, nines), nines)));
    // Neighbours are joined to numbers of two, four and eight digits.
    const __m256i fours = _mm256_madd_epi16(_mm256_maddubs_epi16(digits, tens), hundreds);
    const __m256i eights = _mm256_madd_epi16(_mm256_packus_epi32(fours, fours), ten_thousands);
    const __m128i halves = _mm256_castsi256_si128(_mm256_permute4x64_epi64(eights, 0b1000));  // of a, of b
    const __m128d high = _mm_cvtepi32_pd(_mm_shuffle_epi32(halves, 0b1000));
    const __m128d low = _mm_cvtepi32_pd(_mm_shuffle_epi32(halves, 0b1101));
    // Exact below 2^53.
    const __m128d value = _mm_add_pd(_mm_mul_pd(high, _mm_set1_pd(1e8)), low);
    const int too_large = _mm_movemask_pd(_mm_cmpge_pd(value, _mm_set1_pd(9007199254740992.0)));
    const __m128d power = _mm_set_pd(power_of_mark[mark_b], power_of_mark[mark_a]);
    const __m128i sign = _mm_slli_epi64(
        _mm_set_epi64x(static_cast<std::int64_t>(b.negative), static_cast<std::int64_t>(a.negative)), 63);
    const __m128d number = _mm_xor_pd(_mm_div_pd(value, power), _mm_castsi128_pd(sign));
    _mm_storeu_pd(numbers + k, number);
    constexpr unsigned last_places = 1U << 31 | 1U << 15;
    const unsigned doubts =
        ~are_digits | static_cast<unsigned>(too_large) | (marks & last_places) | (((a.size - 1) | (b.size - 1)) & ~15U);
    if (doubts == 0) continue;
    const bool a_is_good = (are_digits & 0xFFFFU) == 0xFFFFU && (too_large & 1) == 0 && a.fits(mark_a == 15);
    const bool b_is_good = are_digits >> 16 == 0xFFFFU && (too_large & 2) == 0 && b.fits(mark_b == 15);
    if (!a_is_good) numbers[k] = nan;
    if (!b_is_good) numbers[k + 1] = nan;
  }
}

}  // namespace logreg
