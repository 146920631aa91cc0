#include "base/short_decimal.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

// Sixteen bytes that are no number stand before the text.
double number_of(const std::string& text, char decimal) {
  const std::string padded = "7.-9999999999999" + text;
  return short_decimal(std::string_view(padded).substr(16), decimal);
}

// An optional minus, then at most sixteen digits with at most one decimal mark, which together are below 2^53.
bool is_short_decimal(std::string_view text, char decimal) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.size() > 16) return false;
  std::string digits(text);
  if (const std::size_t mark = digits.find(decimal); mark != std::string::npos) digits.erase(mark, 1);
  const bool are_digits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !digits.empty() && are_digits && std::stoull(digits) < (std::uint64_t{1} << 53);
}

std::string random_text(Random& random) {
  static const std::string characters = "0123456789012345678901234567890123456789.,-+e/: ";
  std::string text;
  if (random.below(3) == 0) text += '-';
  const std::size_t size = 1 + random.below(16);
  const std::uint64_t wild = random.below(4);
  while (text.size() < size) text += characters[random.below(wild == 0 ? characters.size() : 10)];
  if (wild == 1) text[random.below(text.size())] = '.';
  if (text == "-" && wild != 0) text = "0";
  return text;
}

}  // namespace

TEST_CASE("a short decimal gives the nearest double, and any other text is left to others") {
  Random random(3);
  std::vector<std::string> texts = {"",
                                    "0",
                                    "-0",
                                    "-",
                                    ".",
                                    "-.",
                                    "5.",
                                    ".5",
                                    "-.5",
                                    "1..2",
                                    "1.2.3",
                                    "9007199254740992",
                                    "9007199254740991",
                                    "-9007199254740993",
                                    "0000000000000001",
                                    "12345678901234567",
                                    "-1234567890123456",
                                    "1e5",
                                    "+1",
                                    " 1",
                                    "1 ",
                                    "12:4",
                                    "12/4",
                                    "x",
                                    "NA",
                                    "-99999999.999999",
                                    "0.00000000000001"};
  while (texts.size() < 20000) texts.push_back(random_text(random));
  for (const char decimal : {'.', ','}) {
    std::size_t known = 0;
    for (const std::string& text : texts) {
      CAPTURE(text);
      const double number = number_of(text, decimal);
#ifdef __SSE2__
      CHECK(std::isnan(number) != is_short_decimal(text, decimal));
#endif
      if (std::isnan(number)) continue;
      ++known;
      std::string with_point = text;
      std::replace(with_point.begin(), with_point.end(), decimal, '.');
      const double expected = std::strtod(with_point.c_str(), nullptr);
      CHECK(std::bit_cast<std::uint64_t>(number) == std::bit_cast<std::uint64_t>(expected));
    }
#ifdef __SSE2__
    CHECK(known > texts.size() / 3);
#endif
  }
}
