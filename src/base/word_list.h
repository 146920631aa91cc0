// A fixed list of words in which one is found by halving.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace logreg {

template <std::size_t n>
class WordList {
 public:
  // In any order.
  consteval explicit WordList(const std::string_view (&words)[n]) {
    std::copy(std::begin(words), std::end(words), words_.begin());
    std::sort(words_.begin(), words_.end());
  }

  constexpr bool contains(std::string_view word) const {
    return std::binary_search(words_.begin(), words_.end(), word);
  }
  // The longest word that `text` begins with, or nothing (empty).
  constexpr std::string_view beginning_of(std::string_view text) const {
    std::string_view longest;
    for (const std::string_view word : words_) {
      if (!text.empty() && word.front() != text.front()) continue;
      if (word.size() > longest.size() && text.starts_with(word)) longest = word;
    }
    return longest;
  }

 private:
  std::array<std::string_view, n> words_{};
};

}  // namespace logreg
