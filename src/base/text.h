// Text for people: cells and names shown safely, lists, and the nearest name to a misspelt one.
#pragma once

#include "base/error.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// Without blanks and tabs at either end.
inline std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Control characters, marks of writing direction and bytes that are not UTF-8 written as \n, \t or \xNN, so that no
// cell moves a cursor or turns a line around.
std::string visible(std::string_view text);

// As many characters as fit into `most` bytes.
std::string_view first_characters(std::string_view text, std::size_t most);

// visible() between double quotes; of more than `most` bytes the first ones, with "..." behind them.
std::string quoted(std::string_view text, std::size_t most = 60);

// "a", "b" and "c"; after `most` of them "and N more".
std::string quoted_list(std::span<const std::string> names, std::size_t most = 12);

// "1 row", "2 rows".
std::string counted(std::size_t count, std::string_view noun);

// The candidate that `name` is probably a misspelling of, or nothing. Distance: restricted Damerau-Levenshtein, at
// most a third of the name's length, but one letter is always allowed where there are two. A letter in the other case
// counts half, and all of them together as one.
std::string nearest(std::string_view name, std::span<const std::string> candidates);

// ; did you mean "income"? Nothing where no candidate is near.
std::string did_you_mean(std::string_view name, std::span<const std::string> candidates);

// data.csv:12
std::string at(const Place& place);

// As one argument of a shell.
std::string shell_word(const std::string& text);
// As one argument of an option that takes a list: with commas between them, those with a comma or a quote quoted.
std::string list_argument(std::span<const std::string> texts);
std::string list_argument(const std::string& text);

// Splits at every `separator`; n separators give n + 1 parts.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace logreg
