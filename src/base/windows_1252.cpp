#include "base/windows_1252.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace logreg {

namespace {

// The code points of the bytes 80 to 9F (WHATWG Encoding Standard, index windows-1252).
constexpr std::array<std::uint16_t, 32> upper_controls = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

// Below U+10000.
void append_utf8(std::string& out, unsigned code_point) {
  const auto tail = [](unsigned bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | (code_point >> 6U));
    out += tail(code_point);
  } else {
    out += static_cast<char>(0xE0U | (code_point >> 12U));
    out += tail(code_point >> 6U);
    out += tail(code_point);
  }
}

bool is_upper_control(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0;
}

}  // namespace

std::string utf8_of_windows_1252(std::string_view bytes) {
  std::string result;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(result, is_upper_control(byte) ? upper_controls[byte - 0x80U] : byte);
  }
  return result;
}

bool needs_windows_1252(std::string_view bytes) {
  return std::ranges::any_of(bytes, [](char c) { return is_upper_control(static_cast<unsigned char>(c)); });
}

}  // namespace logreg
