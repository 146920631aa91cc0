#include "base/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace logreg {

namespace {

struct Character {
  utf8proc_int32_t code = -1;  // -1: no character
  std::size_t length = 0;
};

Character decoded(std::string_view text) {
  Character result;
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result.code);
  result.length = length > 0 ? static_cast<std::size_t>(length) : 0;
  return result;
}

utf8proc_category_t category(std::string_view character) {
  return utf8proc_category(decoded(character).code);
}

// Whether nothing is seen of it at the end of a text.
bool is_unseen(std::string_view character) {
  if (is_blank(character)) return true;
  const std::uint32_t code = code_point(character);
  return code == 0x061C || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

std::string_view last_character(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && text.size() - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return text.substr(begin);
}

// Nothing: it is not UTF-8.
std::optional<std::string> mapped(std::string_view text, int options) {
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  utf8proc_uint8_t* result = nullptr;
  const auto length = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  if (length < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(result), static_cast<std::size_t>(length));
}

bool is_ascii(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text.front()) < 0x80;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  return is_ascii(text) ? 1 : decoded(text).length;
}

std::string_view first_character(std::string_view text) {
  return text.substr(0, std::max<std::size_t>(utf8_length(text), 1));
}

std::uint32_t code_point(std::string_view character) {
  return static_cast<std::uint32_t>(decoded(character).code);
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
  const utf8proc_int32_t code = decoded(character).code;
  return code < 0 ? 1 : static_cast<std::size_t>(utf8proc_charwidth(code));
}

bool is_blank(std::string_view character) {
  if (is_ascii(character)) return character.front() == ' ' || (character.front() >= '\t' && character.front() <= '\r');
  const utf8proc_category_t kind = category(character);
  return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP ||
         code_point(character) == 0x85;
}

bool is_letter(std::string_view character) {
  if (is_ascii(character)) return (character.front() | 0x20) >= 'a' && (character.front() | 0x20) <= 'z';
  const utf8proc_category_t kind = category(character);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_mark(std::string_view character) {
  if (is_ascii(character)) return false;
  const utf8proc_category_t kind = category(character);
  return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

bool is_currency_sign(std::string_view character) {
  if (is_ascii(character)) return character.front() == '$';
  return category(character) == UTF8PROC_CATEGORY_SC;
}

std::string_view trimmed_blanks(std::string_view text) {
  while (!text.empty() && is_unseen(first_character(text))) text.remove_prefix(first_character(text).size());
  while (!text.empty()) {
    const std::string_view last = last_character(text);
    if (utf8_length(last) != last.size() || !is_unseen(last)) break;
    text.remove_suffix(last.size());
  }
  return text;
}

std::optional<std::string> case_folded(std::string_view text) {
  const std::optional<std::string> decomposed = mapped(text, UTF8PROC_DECOMPOSE);
  if (!decomposed) return std::nullopt;
  return mapped(*decomposed, UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE);
}

}  // namespace logreg
