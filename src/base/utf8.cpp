#include "base/utf8.h"

#include <utf8proc.h>

namespace logreg {

namespace {

struct Character {
  utf8proc_int32_t code = -1;  // -1: no character
  std::size_t length = 0;
};

Character first_character(std::string_view text) {
  Character result;
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result.code);
  result.length = length > 0 ? static_cast<std::size_t>(length) : 0;
  return result;
}

bool is_ascii(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text.front()) < 0x80;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  return is_ascii(text) ? 1 : first_character(text).length;
}

std::uint32_t code_point(std::string_view character) {
  return static_cast<std::uint32_t>(first_character(character).code);
}

bool is_control(std::string_view character) {
  const std::uint32_t code = code_point(character);
  const auto within = [&](std::uint32_t low, std::uint32_t high) { return code >= low && code <= high; };
  const bool marks = code == 0x061C || within(0x200E, 0x200F);
  const bool breaks_or_turns = within(0x2028, 0x202E);
  const bool isolates = within(0x2066, 0x2069);
  return code < 0x20 || within(0x7F, 0x9F) || marks || breaks_or_turns || isolates;
}

std::size_t character_width(std::string_view character) {
  if (is_ascii(character)) return 1;
  const utf8proc_int32_t code = first_character(character).code;
  return code < 0 ? 1 : static_cast<std::size_t>(utf8proc_charwidth(code));
}

}  // namespace logreg
