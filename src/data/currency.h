// What amounts of money are marked with: signs of a currency (Unicode's category Sc) with up to three letters at one
// of their sides ($, US$, $US), ISO 4217 codes (EUR), and the words and abbreviations that people use (kr, Fr., zł).
#pragma once

#include <string_view>

namespace logreg {

// The currency that `text` begins with, or nothing (empty). A code or a word ends where the letters do.
std::string_view currency_at_beginning(std::string_view text);

// Whether the whole of `text` is one.
bool is_currency(std::string_view text);
bool is_currency_code(std::string_view text);

// Whether codes and names that are no money begin like it, with a number glued to them: TOP10, COP26, R2.
bool begins_other_words(std::string_view currency);

}  // namespace logreg
