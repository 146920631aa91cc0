// exp, log and log1p that give the same bits on every machine and vectorise.
//
// The C library's versions differ between processors (fused multiply-add), and what they return would reach the
// model file. These use only +, -, *, / and moves of bits. Errors against long double, measured by the tests:
// below 0.9 units in the last place for exp and log, below 1.4 for log1p.
//
// Always inlined: the kernels compile them for several instruction sets.
#pragma once

#include <cstdint>

namespace logreg::elementary {

// ln 2 in two parts: the first has 21 zero bits at its end, so that k * ln2_high is exact.
inline constexpr double ln2_high = 0x1.62e42fee00000p-1;
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;
inline constexpr double log2_e = 0x1.71547652b82fep+0;

[[gnu::always_inline]] inline std::uint64_t bits_of(double x) {
  return __builtin_bit_cast(std::uint64_t, x);
}

[[gnu::always_inline]] inline double of_bits(std::uint64_t bits) {
  return __builtin_bit_cast(double, bits);
}

// exp(x) for -746 <= x <= 710.
[[gnu::always_inline]] inline double exp_in_range(double x) {
  // Adding and subtracting 1.5 * 2^52 rounds to the nearest integer, and leaves it in the low bits.
  constexpr double shifter = 0x1.8p52;
  const double shifted = x * log2_e + shifter;
  const double k = shifted - shifter;
  const double high = x - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  const double r_error = (high - r) - low;
  // Taylor series of (exp(r) - 1 - r) / r^2; |r| <= ln(2)/2 makes the remainder 4e-18.
  double tail = 1.0 / 6227020800.0;
  tail = tail * r + 1.0 / 479001600.0;
  tail = tail * r + 1.0 / 39916800.0;
  tail = tail * r + 1.0 / 3628800.0;
  tail = tail * r + 1.0 / 362880.0;
  tail = tail * r + 1.0 / 40320.0;
  tail = tail * r + 1.0 / 5040.0;
  tail = tail * r + 1.0 / 720.0;
  tail = tail * r + 1.0 / 120.0;
  tail = tail * r + 1.0 / 24.0;
  tail = tail * r + 1.0 / 6.0;
  tail = tail * r + 0.5;
  const double result = 1.0 + (r + (r_error + r * r * tail));
  // 2^k in two factors, so that neither leaves the normal range when the result does. Shifts of whole positive
  // numbers: k + 4096 = half + other_half, each biased by 2048.
  const std::uint64_t biased = bits_of(shifted) - bits_of(shifter) + 4096;
  const std::uint64_t half = biased >> 1;
  const std::uint64_t other_half = biased - half;
  return result * of_bits((half - 2048 + 1023) << 52) * of_bits((other_half - 2048 + 1023) << 52);
}

// Overflow gives infinity, underflow goes gradually to zero, NaN stays NaN.
[[gnu::always_inline]] inline double exp(double x) {
  // Beyond these bounds the result is infinity or zero anyway.
  const double bounded = x < -746.0 ? -746.0 : x;
  return exp_in_range(bounded > 710.0 ? 710.0 : bounded);
}

// exp for x <= 0.
[[gnu::always_inline]] inline double exp_of_negative(double x) {
  return exp_in_range(x < -746.0 ? -746.0 : x);
}

// log(1 + f) = 2 atanh(s), s = f / (2 + f), as f - (f^2/2 - s (f^2/2 + 2 s^2 series) - more): f is exact, the rest is
// small. The series is atanh(s) / s - 1 over s^2, of which `first` are the terms from 1/23 on.
[[gnu::always_inline]] inline double log_by_series(double f, double s, double first, double more) {
  const double s2 = s * s;
  double series = first;
  series = series * s2 + 1.0 / 21.0;
  series = series * s2 + 1.0 / 19.0;
  series = series * s2 + 1.0 / 17.0;
  series = series * s2 + 1.0 / 15.0;
  series = series * s2 + 1.0 / 13.0;
  series = series * s2 + 1.0 / 11.0;
  series = series * s2 + 1.0 / 9.0;
  series = series * s2 + 1.0 / 7.0;
  series = series * s2 + 1.0 / 5.0;
  series = series * s2 + 1.0 / 3.0;
  const double half_square = 0.5 * f * f;
  return f - (half_square - (s * (half_square + 2.0 * s2 * series) + more));
}

// x must be a positive normal number. log(m 2^k) = k ln 2 + 2 atanh(s), s = (m - 1) / (m + 1), 0.7 <= m < 1.42.
[[gnu::always_inline]] inline double log(double x) {
  constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcdU;  // the bits of sqrt(1/2)
  const std::uint64_t bits = bits_of(x) - root_half;
  const double k = static_cast<double>(static_cast<std::int64_t>(bits) >> 52);
  const double m = of_bits((bits & 0xfffffffffffffU) + root_half);
  const double f = m - 1.0;
  // |s| <= 0.1716 makes the remainder 1e-18.
  return k * ln2_high + log_by_series(f, f / (2.0 + f), 1.0 / 23.0, k * ln2_low);
}

// The first terms of log1p's series: |s| <= 1/3 makes the remainder 1e-18.
[[gnu::always_inline]] inline double first_of_log1p(double s) {
  const double s2 = s * s;
  double first = 1.0 / 35.0;
  first = first * s2 + 1.0 / 33.0;
  first = first * s2 + 1.0 / 31.0;
  first = first * s2 + 1.0 / 29.0;
  first = first * s2 + 1.0 / 27.0;
  first = first * s2 + 1.0 / 25.0;
  return first * s2 + 1.0 / 23.0;
}

// log(1 + x) for 0 <= x <= 1, by the same formula with m = 1 + x, k = 0.
[[gnu::always_inline]] inline double log1p(double x) {
  const double s = x / (2.0 + x);
  return log_by_series(x, s, first_of_log1p(s), 0.0);
}

}  // namespace logreg::elementary
