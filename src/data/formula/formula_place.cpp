#include "data/formula/formula_place.h"

#include "base/text.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_before = 40;  // columns in front of the caret
constexpr std::size_t most_width = 76;
constexpr std::string_view cut = "...";

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    width += character_width(character);
    text.remove_prefix(character.size());
  }
  return width;
}

// As many visible characters from the beginning as have room.
std::string beginning(std::string_view text, std::size_t width) {
  std::string result;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    const std::string shown = visible(character);
    used += width_of(shown);
    if (used > width) return result + std::string(cut);
    result += shown;
    text.remove_prefix(character.size());
  }
  return result;
}

// The same from the end.
std::string end_of(std::string_view text, std::size_t width) {
  std::deque<std::string> kept;
  std::size_t used = 0;
  bool is_cut = false;
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    kept.push_back(visible(character));
    used += width_of(kept.back());
    for (; used > width; is_cut = true) {
      used -= width_of(kept.front());
      kept.pop_front();
    }
    text.remove_prefix(character.size());
  }
  std::string result(is_cut ? cut : std::string_view());
  for (const std::string& character : kept) result += character;
  return result;
}

}  // namespace

std::string formula_place(std::string_view formula, std::size_t offset) {
  const std::string_view before = formula.substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') + 1;  // 0 where there is none
  std::string_view line = formula.substr(line_begin, formula.find('\n', before.size()) - line_begin);
  if (line.ends_with('\r') && before.size() < line_begin + line.size()) line.remove_suffix(1);
  const auto lines_before = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::string number = formula.find('\n') == std::string_view::npos ? "" : fmt::format("{}: ", lines_before + 1);
  const std::size_t column = before.size() - line_begin;
  const std::string left = number + end_of(line.substr(0, column), most_before);
  const std::string right = beginning(line.substr(column), most_width - width_of(left));
  return fmt::format("\n  {}{}\n  {}^", left, right, std::string(width_of(left), ' '));
}

}  // namespace logreg
