#include "base/short_decimals.h"

#include "base/instruction_set.h"
#include "base/random.h"
#include "base/short_decimal.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// Sixteen bytes that are no number stand before each text.
std::vector<double> numbers_of(const std::vector<std::string>& texts, char decimal, InstructionSet set) {
  std::vector<std::string> padded;
  std::vector<ShortText> short_texts;
  for (const std::string& text : texts) padded.push_back("7.-9999999999999" + text);
  for (std::size_t k = 0; k < texts.size(); ++k) short_texts.push_back({padded[k].data() + 16, texts[k].size()});
  std::vector<double> numbers(texts.size());
  short_decimals(set)(short_texts.data(), short_texts.size(), decimal, numbers.data());
  return numbers;
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

TEST_CASE("many texts at once give the same bits as each alone, whatever the instruction set") {
  Random random(3);
  std::vector<std::string> texts = {"0",
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
    const std::vector<double> baseline = numbers_of(texts, decimal, InstructionSet::baseline);
    const std::vector<double> wide = numbers_of(texts, decimal, InstructionSet::avx2);
    const std::vector<double> widest = numbers_of(texts, decimal, InstructionSet::avx512);
    std::size_t known = 0;
    for (std::size_t k = 0; k < texts.size(); ++k) {
      CAPTURE(texts[k]);
      double alone = std::numeric_limits<double>::quiet_NaN();
      if (short_decimal(texts[k], decimal, texts[k].data(), alone)) ++known;
      CHECK(std::bit_cast<std::uint64_t>(baseline[k]) == std::bit_cast<std::uint64_t>(alone));
      CHECK(std::isnan(wide[k]) == std::isnan(alone));
      CHECK(std::isnan(widest[k]) == std::isnan(alone));
      if (std::isnan(alone)) continue;
      CHECK(std::bit_cast<std::uint64_t>(wide[k]) == std::bit_cast<std::uint64_t>(alone));
      CHECK(std::bit_cast<std::uint64_t>(widest[k]) == std::bit_cast<std::uint64_t>(alone));
      if (decimal == '.') CHECK(alone == std::strtod(texts[k].c_str(), nullptr));
    }
    CHECK(known > texts.size() / 3);
  }
}
