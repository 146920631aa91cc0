#include "data/distinct_texts.h"

namespace logreg {

namespace {

constexpr std::size_t fewest_slots = 16;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0xD6E8FEB86659FD93U;
  return hash ^ (hash >> 32);
}

}  // namespace

std::uint64_t DistinctTexts::hash(std::string_view text) {
  std::uint64_t result = text.size();
  std::uint64_t word = 0;
  for (std::size_t at = 0; at + 8 < text.size(); at += 8) {
    std::memcpy(&word, text.data() + at, 8);
    result = mixed(result, word);
  }
  std::memcpy(&word, text.data() + text.size() - 8, 8);
  // No key of a short text has these bits.
  return mixed(result, word) | std::uint64_t{0xFF} << 56;
}

std::size_t DistinctTexts::add(std::string_view text, std::size_t line) {
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  const std::uint64_t key = key_of(text);
  std::size_t i = first_slot(key);
  while (slots_[i].position != free_slot) i = (i + 1) & (slots_.size() - 1);
  slots_[i] = {key, static_cast<std::uint32_t>(texts_.size())};
  texts_.push_back({std::string(text), 1, line});
  return texts_.size() - 1;
}

void DistinctTexts::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(slots_.empty() ? fewest_slots : 2 * slots_.size()));
  shift_ = static_cast<unsigned>(__builtin_clzll(slots_.size())) + 1;
  for (const Slot& slot : old) {
    if (slot.position == free_slot) continue;
    std::size_t i = first_slot(slot.key);
    while (slots_[i].position != free_slot) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }
}

}  // namespace logreg
