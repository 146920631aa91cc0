// UTF-8 by utf8proc: where a character ends, what it is, and how wide a terminal shows it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace logreg {

// Length in bytes of the UTF-8 character at the start of `text`, 0 if there is none (the Unicode standard, table 3-7).
std::size_t utf8_length(std::string_view text);

// Of a whole character.
std::uint32_t code_point(std::string_view character);

// Whether it moves a cursor or turns the direction of writing: the C0 and C1 controls, the separators of lines and
// paragraphs, and the marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm.
bool is_control(std::string_view character);

// How many columns of a terminal it takes: East Asian characters and emoji two, combining marks none; a byte that is
// no character one.
std::size_t character_width(std::string_view character);

}  // namespace logreg
