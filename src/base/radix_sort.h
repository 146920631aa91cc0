// Sorting by a 64-bit key, byte by byte from the lowest (Knuth, volume 3, 5.2.5): eight passes at most over the
// elements whatever their order, where a comparison sort takes log2(n). Elements of equal keys keep their order.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace logreg {

// A key that is the greater the smaller the number; the same for 0 and -0. Not for NaN.
inline std::uint64_t descending_key(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number + 0.0);
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  return (bits & sign) != 0 ? bits : ~(bits | sign);
}

inline double from_descending_key(std::uint64_t key) {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  return std::bit_cast<double>((key & sign) != 0 ? key : ~key & ~sign);
}

// Ascending by key(element), a std::uint64_t. Returns where the sorted elements are: in `elements` or in `room`, which is
// as long.
template <class Element, class Key>
std::span<Element> radix_sort(std::span<Element> elements, std::span<Element> room, const Key& key) {
  constexpr std::size_t bytes = 8;
  const auto byte_of = [&](const Element& element, std::size_t b) {
    return static_cast<std::size_t>(key(element) >> (8 * b)) & 0xFF;
  };
  std::array<std::array<std::size_t, 256>, bytes> counts{};
  for (const Element& element : elements) {
    for (std::size_t b = 0; b < bytes; ++b) ++counts[b][byte_of(element, b)];
  }
  for (std::size_t b = 0; b < bytes; ++b) {
    std::array<std::size_t, 256>& place = counts[b];
    // A byte that all keys share orders nothing.
    if (elements.empty() || place[byte_of(elements.front(), b)] == elements.size()) continue;
    std::size_t begin = 0;
    for (std::size_t& count : place) begin += std::exchange(count, begin);
    for (const Element& element : elements) room[place[byte_of(element, b)]++] = element;
    std::swap(elements, room);
  }
  return elements;
}

}  // namespace logreg
