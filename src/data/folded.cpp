#include "data/folded.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace logreg {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_folded(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace

std::string folded(std::string_view text) {
  const std::string_view seen = trimmed_blanks(text);
  if (is_ascii(seen)) return ascii_folded(seen);
  std::optional<std::string> result = case_folded(seen);
  return result ? *std::move(result) : ascii_folded(seen);
}

bool is_yes_no(std::string_view folded) {
  constexpr std::array<std::string_view, 10> words = {"yes", "no", "y", "n", "true", "t", "false", "f", "on", "off"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool are_yes_no(std::span<const std::string> folded) {
  return folded.size() == 2 && folded[0] != folded[1] && is_yes_no(folded[0]) && is_yes_no(folded[1]);
}

}  // namespace logreg
