// Numbers of 64 bits that tell values apart.
#pragma once

#include <bit>
#include <cstdint>

namespace logreg {

// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): each bit depends on every one.
inline std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31);
}

// Of 0 and -0 the same.
inline std::uint64_t hash_of(double number) {
  return mixed(std::bit_cast<std::uint64_t>(number + 0.0));
}

}  // namespace logreg
