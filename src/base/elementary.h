// exp, log and log1p that give the same bits on every machine and vectorise.
//
// The C library's versions differ between processors (fused multiply-add), and what they return would reach the
// model file. These use only +, -, *, / and moves of bits. Errors against long double, measured by the tests:
// below 1 unit in the last place.
#pragma once

#include <bit>
#include <cstdint>

namespace logreg::elementary {

// ln 2 in two parts: the first has 21 zero bits at its end, so that k * ln2_high is exact.
inline constexpr double ln2_high = 0x1.62e42fee00000p-1;
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;
inline constexpr double log2_e = 0x1.71547652b82fep+0;

// 2^k for -1022 <= k <= 1023.
inline double power_of_two(std::int64_t k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

// Overflow gives infinity, underflow goes gradually to zero, NaN stays NaN.
inline double exp(double x) {
  // Beyond these the result is infinity or zero anyway; the bound keeps k inside what two factors can express.
  const double bounded = x > 710.0 ? 710.0 : (x < -746.0 ? -746.0 : x);
  // Adding and subtracting 1.5 * 2^52 rounds to the nearest integer, and leaves it in the low bits.
  constexpr double shifter = 0x1.8p52;
  const double shifted = bounded * log2_e + shifter;
  const double k = shifted - shifter;
  const std::int64_t exponent =
      std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(shifter);
  const double high = bounded - k * ln2_high;
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
  // Two factors, so that neither leaves the normal range when the result does.
  const std::int64_t half = exponent / 2;
  return result * power_of_two(half) * power_of_two(exponent - half);
}

// log(m * 2^k) + correction for 0.7 <= m < 1.42, with log(m) = 2 atanh(s), s = (m - 1) / (m + 1).
inline double log_of_parts(double m, double k, double correction) {
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double s2 = s * s;
  // atanh(s)/s - 1 - s^2/3 ... in s^2 up to s^22; |s| <= 0.1716 makes the remainder 1e-18.
  double series = 1.0 / 23.0;
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
  // 2 atanh(s) = f - (f^2/2 - s (f^2/2 + 2 s^2 series)) : f is exact, the rest is small.
  const double half_square = 0.5 * f * f;
  const double rest = s * (half_square + 2.0 * s2 * series);
  return k * ln2_high + (f - (half_square - (rest + (k * ln2_low + correction))));
}

// Splits a positive normal x into m * 2^k with sqrt(1/2) <= m < sqrt(2).
inline double split(double x, double& k) {
  // 0x3fe6a09e... is sqrt(1/2): subtracting its bits makes the exponent field count from there.
  constexpr std::uint64_t base = 0x3fe6a09e667f3bcdU;
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x) - base;
  const auto exponent = static_cast<std::int64_t>(bits) >> 52;
  k = static_cast<double>(static_cast<std::int32_t>(exponent));
  return std::bit_cast<double>((bits & 0xfffffffffffffU) + base);
}

// x must be a positive normal number.
inline double log(double x) {
  double k = 0;
  const double m = split(x, k);
  return log_of_parts(m, k, 0.0);
}

// log(1 + x) for 0 <= x < 2^1000.
inline double log1p(double x) {
  const double u = 1.0 + x;
  // What rounding took from 1 + x, relative to u.
  const double lost = x > 1.0 ? 1.0 - (u - x) : x - (u - 1.0);
  double k = 0;
  const double m = split(u, k);
  return log_of_parts(m, k, lost / u);
}

}  // namespace logreg::elementary
