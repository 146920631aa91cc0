// Sorting by a 64-bit key, by its upper 33 bits in three passes from the lowest (Knuth, volume 3, 5.2.5), where a
// comparison sort takes log2(n); the few elements that agree in those are then compared. Elements of equal keys keep
// their order.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
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
  constexpr std::size_t digits = 3;
  constexpr std::size_t bits = 11;  // of a digit
  constexpr std::size_t lower = 64 - digits * bits;
  constexpr std::size_t values = std::size_t{1} << bits;
  const auto digit_of = [&](const Element& element, std::size_t d) {
    return static_cast<std::size_t>(key(element) >> (lower + bits * d)) & (values - 1);
  };
  std::array<std::array<std::size_t, values>, digits> counts{};
  for (const Element& element : elements) {
    for (std::size_t d = 0; d < digits; ++d) ++counts[d][digit_of(element, d)];
  }
  for (std::size_t d = 0; d < digits; ++d) {
    std::array<std::size_t, values>& place = counts[d];
    // A digit that all keys share orders nothing.
    if (elements.empty() || place[digit_of(elements.front(), d)] == elements.size()) continue;
    std::size_t begin = 0;
    for (std::size_t& count : place) begin += std::exchange(count, begin);
    for (const Element& element : elements) room[place[digit_of(element, d)]++] = element;
    std::swap(elements, room);
  }
  for (auto begin = elements.begin(); begin != elements.end();) {
    auto end = std::next(begin);
    bool all_equal = true;
    for (; end != elements.end() && key(*end) >> lower == key(*begin) >> lower; ++end) {
      all_equal = all_equal && key(*end) == key(*begin);
    }
    if (!all_equal) std::stable_sort(begin, end, [&](const Element& a, const Element& b) { return key(a) < key(b); });
    begin = end;
  }
  return elements;
}

}  // namespace logreg
