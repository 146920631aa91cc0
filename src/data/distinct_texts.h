// The distinct texts of a run of cells, in order of appearance, each with how often and where it was seen.
//
// An open-addressing table of keys. A text of up to seven bytes is its own key, so that looking up a short label
// compares two words; a longer one has a hash for a key and is compared in full.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

struct DistinctText {
  std::string text;
  std::size_t count = 0;
  std::size_t first_line = 0;
};

class DistinctTexts {
 public:
  static constexpr std::size_t absent = ~std::size_t{0};

  const std::vector<DistinctText>& texts() const { return texts_; }
  std::size_t size() const { return texts_.size(); }
  std::vector<DistinctText> take() && { return std::move(texts_); }

  // The position of the text, or `absent`.
  std::size_t find(std::string_view text) const {
    if (slots_.empty()) return absent;
    const std::uint64_t key = key_of(text);
    for (std::size_t i = first_slot(key);; i = (i + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[i];
      if (slot.position == free_slot) return absent;
      if (slot.key == key && (text.size() < 8 || texts_[slot.position].text == text)) return slot.position;
    }
  }
  // Adds a text that is not there yet, seen once; its position.
  std::size_t add(std::string_view text, std::size_t line);
  void count_again(std::size_t position, std::size_t times = 1) { texts_[position].count += times; }

 private:
  static constexpr std::uint32_t free_slot = 0xFFFFFFFFU;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t position = free_slot;
  };

  static std::uint64_t key_of(std::string_view text) {
    return text.size() < 8 ? short_key(text.data(), text.size()) : hash(text);
  }
  // The bytes and, in the last one, how many they are.
  static std::uint64_t short_key(const char* text, std::size_t size) {
    const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i); };
    std::uint64_t key = std::uint64_t{size} << 56;
    if (size >= 4) {
      // Two loads that overlap.
      std::uint32_t first = 0;
      std::uint32_t last = 0;
      std::memcpy(&first, text, 4);
      std::memcpy(&last, text + size - 4, 4);
      return key | first | std::uint64_t{last} << (8 * (size - 4));
    }
    if (size > 0) key |= byte(0) | byte(size / 2) | byte(size - 1);
    return key;
  }
  static std::uint64_t hash(std::string_view text);

  // Fibonacci hashing (Knuth, volume 3, 6.4): the high bits of a product.
  std::size_t first_slot(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> shift_);
  }
  void grow();

  std::vector<DistinctText> texts_;
  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  unsigned shift_ = 64;      // 64 - log2 of the slots
};

}  // namespace logreg
