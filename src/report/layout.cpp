#include "report/layout.h"

#include "base/text.h"
#include "base/utf8.h"

#include <algorithm>
#include <vector>

namespace logreg {

namespace {

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

std::vector<std::string> cut_into_lines(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (const std::string_view character : characters(text)) {
    const std::size_t wide = character_width(character);
    if (used + wide > width && used > 0) {
      lines.emplace_back();
      used = 0;
    }
    lines.back() += character;
    used += wide;
  }
  return lines;
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
