// Names of people's columns and levels in code: as words, as comments, as literals. Whatever they are, they stay inert.
#pragma once

#include <string>
#include <string_view>

namespace logreg {

// A letter or digit of ASCII, or _.
bool is_word_character(char c);

// Letters, digits and _ of ASCII, at most 24 of them: what is left of a name in a word of a program.
std::string word_of(std::string_view name);

// On one line, without what ends a comment of any of the languages or moves a cursor.
std::string comment_of(std::string_view text);

// Between double quotes, all that is not plain ASCII as an escape: \xNN bytes never, since the text is UTF-8.
std::string python_literal(std::string_view text);
std::string javascript_literal(std::string_view text);
std::string r_literal(std::string_view text);
// Bytes, in octal where they are not plain.
std::string c_literal(std::string_view text);

// Whether the languages that know characters can say it: it is UTF-8 and has no NUL.
bool is_plain_utf8(std::string_view text);

// A double as any of the languages reads it: 1.0, 0.25, 1e+300.
std::string double_literal(double number);

}  // namespace logreg
