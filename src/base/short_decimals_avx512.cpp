// Four texts at once: one in each quarter of the registers, and a bit for each byte in the masks. Compiled for AVX-512,
// so it includes nothing that could leave a function compiled for that set where others would call it.

#include "base/short_decimals.h"

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

namespace logreg {

void short_decimals_avx512(const ShortText* texts, std::size_t count, char decimal, double* numbers);

namespace {

// By the byte that is the decimal mark among sixteen; the last one: there is none.
constexpr unsigned no_mark = 16;
constexpr double power_of_mark[no_mark + 1] = {1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9, 1e8, 1e7,
                                               1e6,  1e5,  1e4,  1e3,  1e2,  1e1,  1e0, 1e0};

// A text without its sign.
struct Unsigned {
  std::uint64_t negative;  // 0 or 1
  unsigned size;           // 1 to 16, or the text is no short decimal
  const char* window;      // sixteen bytes, the text at their end

  [[gnu::always_inline]] explicit Unsigned(const ShortText& text)
      : negative(*text.begin == '-' ? 1 : 0),
        size(static_cast<unsigned>(text.size - negative)),
        window(text.begin + text.size - 16) {}
  [[gnu::always_inline]] __m128i bytes() const { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(window)); }
  // A bit for each byte of the window that belongs to the text.
  [[gnu::always_inline]] std::uint64_t mask() const { return (0xFFFFU << ((16 - size) & 31U)) & 0xFFFFU; }
};

[[gnu::always_inline]] inline unsigned sixteen(std::uint64_t bits, unsigned text) {
  return static_cast<unsigned>(bits >> (16 * text)) & 0xFFFFU;
}

[[gnu::always_inline]] inline unsigned mark_of(std::uint64_t marks, unsigned text) {
  return static_cast<unsigned>(__builtin_ctz(sixteen(marks, text) | 1U << no_mark));
}

// In each sixteen bits those up to and with the one that is set; none if none is. Several make a text no number anyway.
[[gnu::always_inline]] inline std::uint64_t up_to_mark(std::uint64_t marks) {
  const __m128i mark = _mm_cvtsi64_si128(static_cast<std::int64_t>(marks));
  const __m128i below = _mm_sub_epi16(_mm_add_epi16(mark, mark), _mm_set1_epi16(1));
  const __m128i is_none = _mm_cmpeq_epi16(mark, _mm_setzero_si128());
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_sub_epi16(below, is_none)));
}

}  // namespace

void short_decimals_avx512(const ShortText* texts, std::size_t count, char decimal, double* numbers) {
  const double nan = __builtin_nan("");
  const __m512i decimal_marks = _mm512_set1_epi8(decimal);
  const __m512i zeros = _mm512_set1_epi8('0');
  const __m512i nines = _mm512_set1_epi8(9);
  const __m512i tens = _mm512_set1_epi16(10 | 1 << 8);
  const __m512i hundreds = _mm512_set1_epi32(100 | 1 << 16);
  const __m512i ten_thousands = _mm512_set1_epi32(10000 | 1 << 16);
  const __m512i halves_of_all = _mm512_set_epi32(0, 0, 0, 0, 0, 0, 0, 0, 13, 9, 5, 1, 12, 8, 4, 0);
  for (std::size_t k = 0; k < count; k += texts_at_once) {
    const Unsigned a(texts[k]);
    const Unsigned b(texts[k + 1]);
    const Unsigned c(texts[k + 2]);
    const Unsigned d(texts[k + 3]);
    const __m512i bytes = _mm512_inserti64x4(_mm512_castsi256_si512(_mm256_set_m128i(b.bytes(), a.bytes())),
                                             _mm256_set_m128i(d.bytes(), c.bytes()), 1);
    const std::uint64_t are_texts = a.mask() | b.mask() << 16 | c.mask() << 32 | d.mask() << 48;
    const std::uint64_t marks = _mm512_mask_cmpeq_epi8_mask(are_texts, bytes, decimal_marks);
    // The digits before the mark move over it. A second mark stays, and is no digit.
    const __m512i with_mark = _mm512_maskz_sub_epi8(are_texts, bytes, zeros);
    const __m512i digits = _mm512_mask_blend_epi8(up_to_mark(marks), with_mark, _mm512_bslli_epi128(with_mark, 1));
    const std::uint64_t are_digits = _mm512_cmple_epu8_mask(digits, nines);
    // Neighbours are joined to numbers of two, four and eight digits.
    const __m512i fours = _mm512_madd_epi16(_mm512_maddubs_epi16(digits, tens), hundreds);
    const __m512i eights = _mm512_madd_epi16(_mm512_packus_epi32(fours, fours), ten_thousands);
    const __m512d halves = _mm512_cvtepi32_pd(_mm512_castsi512_si256(_mm512_permutexvar_epi32(halves_of_all, eights)));
    const __m256d high = _mm512_castpd512_pd256(halves);
    const __m256d low = _mm512_extractf64x4_pd(halves, 1);
    // Exact below 2^53.
    const __m256d value = _mm256_add_pd(_mm256_mul_pd(high, _mm256_set1_pd(1e8)), low);
    const unsigned too_large = _mm256_cmp_pd_mask(value, _mm256_set1_pd(9007199254740992.0), _CMP_GE_OQ);
    const __m256d power = _mm256_set_pd(power_of_mark[mark_of(marks, 3)], power_of_mark[mark_of(marks, 2)],
                                        power_of_mark[mark_of(marks, 1)], power_of_mark[mark_of(marks, 0)]);
    const auto negative = static_cast<__mmask8>(a.negative | b.negative << 1 | c.negative << 2 | d.negative << 3);
    const __m256d quotient = _mm256_div_pd(value, power);
    _mm256_storeu_pd(numbers + k, _mm256_mask_xor_pd(quotient, negative, quotient, _mm256_set1_pd(-0.0)));
    constexpr std::uint64_t last_places = 0x8000800080008000U;
    const std::uint64_t doubts = ~are_digits | too_large | (marks & last_places) |
                                 (((a.size - 1) | (b.size - 1) | (c.size - 1) | (d.size - 1)) & ~15U);
    if (doubts == 0) continue;
    const unsigned sizes[texts_at_once] = {a.size, b.size, c.size, d.size};
    for (unsigned t = 0; t < texts_at_once; ++t) {
      const bool is_lone_mark = sizes[t] == 1 && mark_of(marks, t) == 15;
      const bool is_good =
          sixteen(are_digits, t) == 0xFFFFU && (too_large >> t & 1U) == 0 && sizes[t] - 1 <= 15 && !is_lone_mark;
      if (!is_good) numbers[k + t] = nan;
    }
  }
}

}  // namespace logreg
