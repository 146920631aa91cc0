#include "report/layout.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace logreg {

namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Marks that combine with the character before, joiners and direction marks.
constexpr std::array<Range, 20> no_columns = {
    {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
     {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},
     {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064},
     {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}}};

constexpr std::array<Range, 14> two_columns = {{{0x1100, 0x115F},
                                                {0x2E80, 0x303E},
                                                {0x3041, 0xA4CF},
                                                {0xA960, 0xA97C},
                                                {0xAC00, 0xD7A3},
                                                {0xF900, 0xFAFF},
                                                {0xFE30, 0xFE6F},
                                                {0xFF00, 0xFF60},
                                                {0xFFE0, 0xFFE6},
                                                {0x1F300, 0x1F64F},
                                                {0x1F680, 0x1F6FF},
                                                {0x1F900, 0x1F9FF},
                                                {0x1FA70, 0x1FAFF},
                                                {0x20000, 0x3FFFD}}};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, std::uint32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return code >= range.first && code <= range.last; });
}

std::uint32_t code_of(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first;
  std::uint32_t code = first & (0xFFU >> (character.size() + 1));
  for (const char c : character.substr(1)) code = (code << 6) | (static_cast<unsigned char>(c) & 0x3FU);
  return code;
}

std::size_t character_width(std::string_view character) {
  const std::uint32_t code = code_of(character);
  if (code < 0x0300) return 1;
  if (within(no_columns, code)) return 0;
  return within(two_columns, code) ? 2 : 1;
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(utf8_length(text), 1);
    result.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return result;
}

// Split at blanks; those between quotation marks belong to the word.
std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  bool in_quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') in_quotes = !in_quotes;
    if (text[i] != ' ' || in_quotes) continue;
    result.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  result.push_back(text.substr(begin));
  return result;
}

// Words no wider than `most` where blanks make that possible.
std::vector<std::string_view> fitting_words(std::string_view text, std::size_t most) {
  std::vector<std::string_view> result;
  for (const std::string_view word : words(text)) {
    if (display_width(word) <= most) {
      result.push_back(word);
    } else {
      for (const std::string_view part : split(word, ' ')) result.push_back(part);
    }
  }
  return result;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const std::string_view character : characters(text)) width += character_width(character);
  return width;
}

std::string shortened(std::string_view text, std::size_t most) {
  constexpr std::string_view gap = "...";
  if (display_width(text) <= most) return std::string(text);
  const std::size_t kept = most > gap.size() ? most - gap.size() : 0;
  const std::vector<std::string_view> all = characters(text);
  std::string head;
  std::size_t room = kept - kept / 2;
  for (std::size_t i = 0; i < all.size() && character_width(all[i]) <= room; ++i) {
    head += all[i];
    room -= character_width(all[i]);
  }
  std::string tail;
  room = kept / 2;
  for (std::size_t i = all.size(); i > 0 && character_width(all[i - 1]) <= room; --i) {
    tail.insert(0, all[i - 1]);
    room -= character_width(all[i - 1]);
  }
  return head + std::string(gap) + tail;
}

std::string padded_left(std::string_view text, std::size_t width) {
  return std::string(width - std::min(width, display_width(text)), ' ') + std::string(text);
}

std::string padded_right(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width - std::min(width, display_width(text)), ' ');
}

std::string wrapped(std::string_view prefix, std::string_view text, std::size_t width) {
  const std::size_t indent = display_width(prefix);
  const std::size_t room = width > indent ? width - indent : 1;
  std::string result(prefix);
  std::size_t used = 0;
  bool line_is_empty = true;
  for (const std::string_view word : fitting_words(text, room)) {
    const std::size_t wide = display_width(word);
    if (!line_is_empty && used + 1 + wide > room) {
      result += '\n' + std::string(indent, ' ');
      used = 0;
      line_is_empty = true;
    }
    if (!line_is_empty) {
      result += ' ';
      ++used;
    }
    result += word;
    used += wide;
    line_is_empty = false;
  }
  return result + '\n';
}

}  // namespace logreg
