#include "base/byte_escapes.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstddef>

namespace logreg {

namespace {

char byte_of_stand_in(std::string_view character) {
  return static_cast<char>(code_point(character) & 0xFFU);
}

}  // namespace

void append_byte_escape(std::string& out, unsigned char byte) {
  const unsigned code = 0xF700U + byte;
  out += static_cast<char>(0xE0 | (code >> 12));
  out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
  out += static_cast<char>(0x80 | (code & 0x3F));
}

bool is_byte_escape(std::string_view character) {
  return character.size() == 3 && character[0] == '\xEF' && (character[1] == '\x9E' || character[1] == '\x9F');
}

std::string without_byte_escapes(const std::string& text) {
  if (text.find('\xEF') == std::string::npos) return text;
  std::string result;
  std::string_view left = text;
  while (!left.empty()) {
    const std::size_t length = std::max<std::size_t>(utf8_length(left), 1);
    const std::string_view character = left.substr(0, length);
    if (is_byte_escape(character)) {
      result += byte_of_stand_in(character);
    } else {
      result += character;
    }
    left.remove_prefix(length);
  }
  return result;
}

}  // namespace logreg
