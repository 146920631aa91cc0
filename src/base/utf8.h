// UTF-8 by utf8proc: where a character ends, what it is, how wide a terminal shows it, and the same text in one case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace logreg {

// Length in bytes of the UTF-8 character at the start of `text`, 0 if there is none (the Unicode standard, table 3-7).
std::size_t utf8_length(std::string_view text);

// The character at the start of `text`, or its first byte where that is no UTF-8; empty if `text` is.
std::string_view first_character(std::string_view text);

// Of a whole character.
std::uint32_t code_point(std::string_view character);

// Whether it moves a cursor or turns the direction of writing: the C0 and C1 controls, the separators of lines and
// paragraphs, and the marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm.
bool is_control(std::string_view character);

// How many columns of a terminal it takes: East Asian characters and emoji two, combining marks none; a byte that is
// no character one.
std::size_t character_width(std::string_view character);

// Of a whole character: a blank by the Unicode standard (White_Space: tabs, line breaks, no-break and narrow ones ...).
bool is_blank(std::string_view character);
// By their general category: letters (L) and the marks on them (M); signs of a currency (Sc).
bool is_letter(std::string_view character);
bool is_mark(std::string_view character);
bool is_currency_sign(std::string_view character);

// Without what is not seen at either end: blanks of all kinds, and characters without a width that text is copied with
// (U+061C, U+200B to U+200F, U+2060 and U+FEFF, the byte order mark).
std::string_view trimmed_blanks(std::string_view text);

// The same for texts that differ in case or in how their characters are composed (full case folding between canonical
// normalisations, definition D145 of the Unicode standard; the result is in NFC). Nothing: it is not UTF-8.
std::optional<std::string> case_folded(std::string_view text);

}  // namespace logreg
