#include "model/export/code_text.h"

#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace logreg {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Between double quotes; `escaped` writes a character that is none of printable ASCII.
template <class Escaped>
std::string literal(std::string_view text, const Escaped& escaped) {
  std::string result = "\"";
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    const char c = character.front();
    if (character.size() == 1 && (c == '"' || c == '\\')) {
      result += '\\';
      result += c;
    } else if (character.size() == 1 && c >= ' ' && c <= '~') {
      result += c;
    } else {
      result += escaped(character);
    }
    text.remove_prefix(character.size());
  }
  return result + '"';
}

std::string with_letters(std::string_view character, const std::string& escaped) {
  const bool is_seen = character.size() > 1 && is_letter(character) && !is_control(character);
  return is_seen ? std::string(character) : escaped;
}

}  // namespace

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string word_of(std::string_view name) {
  constexpr std::size_t most = 24;
  std::string result;
  for (const char c : name) {
    if (is_word_character(c) && result.size() < most) result += c;
    if (!is_word_character(c) && !result.empty() && result.back() != '_' && result.size() < most) result += '_';
  }
  while (result.ends_with('_')) result.pop_back();
  return result;
}

std::string comment_of(std::string_view text) {
  std::string result = visible(text);
  replace_all(result, "*/", "* /");
  replace_all(result, "/*", "/ *");
  replace_all(result, "\\", "\\ ");  // no line goes on behind it
  replace_all(result, "??", "? ?");  // no trigraph
  while (result.ends_with(' ')) result.pop_back();
  if (result.ends_with('\\')) result += " .";
  return result;
}

std::string python_literal(std::string_view text) {
  return literal(text, [](std::string_view character) {
    return with_letters(character, fmt::format("\\U{:08x}", code_point(character)));
  });
}

std::string javascript_literal(std::string_view text) {
  return literal(text, [](std::string_view character) {
    return with_letters(character, fmt::format("\\u{{{:x}}}", code_point(character)));
  });
}

std::string r_literal(std::string_view text) {
  return literal(text, [](std::string_view character) { return fmt::format("\\U{:08x}", code_point(character)); });
}

std::string c_literal(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\' || c == '?') {
      result += '\\';
      result += c;
    } else if (byte >= ' ' && byte <= '~') {
      result += c;
    } else {
      result += fmt::format("\\{:03o}", byte);
    }
  }
  return result + '"';
}

bool is_plain_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0 || text.front() == '\0') return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string double_literal(double number) {
  std::string result = shortest(number);
  if (result.find_first_of(".e") == std::string::npos) result += ".0";
  return result;
}

}  // namespace logreg
