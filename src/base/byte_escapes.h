// Bytes that are not UTF-8, in texts that must be: each is written as a character of its own and read back as that
// byte.
//
// The bytes 0x80 .. 0xFF are U+F780 .. U+F7FF, whose UTF-8 is ef 9e 80 .. ef 9f bf. These characters themselves are
// written byte by byte, which makes the mapping reversible.
#pragma once

#include <string>
#include <string_view>

namespace logreg {

bool is_byte_escape(std::string_view character);
void append_byte_escape(std::string& out, unsigned char byte);
std::string without_byte_escapes(const std::string& text);

}  // namespace logreg
