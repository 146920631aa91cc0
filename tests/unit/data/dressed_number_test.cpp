#include "data/dressed_number.h"

#include "base/number.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;
using namespace std::string_view_literals;

namespace {

std::uint32_t bits(std::initializer_list<Dress> pieces) {
  std::uint32_t result = 0;
  for (const Dress piece : pieces) result |= static_cast<std::uint32_t>(piece);
  return result;
}

struct Case {
  std::string_view cell;
  double value;
  std::initializer_list<Dress> dress;
  std::string_view unit = {};
};

void check(std::initializer_list<Case> cases, char decimal = '.') {
  for (const Case& c : cases) {
    CAPTURE(c.cell);
    const auto number = dressed_number(c.cell, decimal);
    REQUIRE(number.has_value());
    CHECK(number->value == c.value);
    CHECK(names_of_dress(number->dress) == names_of_dress(bits(c.dress)));
    CHECK(number->unit == c.unit);
    CHECK_FALSE(is_scaled_suffix(c.cell, decimal));
  }
}

void check_none(std::initializer_list<std::string_view> cells, char decimal = '.') {
  for (const std::string_view cell : cells) {
    CAPTURE(cell);
    CHECK_FALSE(dressed_number(cell, decimal).has_value());
  }
}

}  // namespace

TEST_CASE("a plain number is not dressed, whatever blanks are around it") {
  check({{"0", 0, {}},
         {"12.5", 12.5, {}},
         {"-12.5", -12.5, {}},
         {"+3", 3, {}},
         {".5", .5, {}},
         {"5.", 5, {}},
         {"1e3", 1000, {}},
         {"1.5E-03", .0015, {}},
         {"007", 7, {}},
         {" 55", 55, {}},
         {"\u00A055\u202F", 55, {}},
         {"\uFEFF55\u200B", 55, {}},
         {"\u200E-5", -5, {}},
         {"\t5\r\n", 5, {}}});
  check({{"12,5", 12.5, {}}, {"-,5", -.5, {}}, {"1,234", 1.234, {}}}, ',');
}

TEST_CASE("currencies stand in front or behind, as signs, codes or words") {
  using enum Dress;
  check({{"$5", 5, {currency}, "$"},
         {"$ 5", 5, {currency}, "$"},
         {"5$", 5, {currency}, "$"},
         {"5 \u20AC", 5, {currency}, "\u20AC"},
         {"5\u00A0\u20AC", 5, {currency}, "\u20AC"},
         {"£.50", .5, {currency}, "£"},
         {"₹1,23,456.78", 123456.78, {currency, comma_groups}, "₹"},
         {"US$5", 5, {currency}, "US$"},
         {"A$ 5", 5, {currency}, "A$"},
         {"R$ 5", 5, {currency}, "R$"},
         {"$US 5", 5, {currency}, "$US"},
         {"EUR 5", 5, {currency}, "EUR"},
         {"EUR5", 5, {currency}, "EUR"},
         {"5 USD", 5, {currency}, "USD"},
         {"5USD", 5, {currency}, "USD"},
         {"CHF 1'200.00", 1200, {currency, apostrophe_groups}, "CHF"},
         {"kr 5", 5, {currency}, "kr"},
         {"5 kr", 5, {currency}, "kr"},
         {"5 zł", 5, {currency}, "zł"},
         {"Fr. 5.50", 5.5, {currency}, "Fr."},
         {"Rs.500", 500, {currency}, "Rs."},
         {"-$5", -5, {currency}, "$"},
         {"$-5", -5, {currency}, "$"},
         {"$ -5", -5, {currency}, "$"},
         {"+$5", 5, {currency}, "$"},
         {"- $ 5", -5, {currency, blank_behind_sign}, "$"},
         {"$5.00 USD", 5, {currency}, "USD"},
         {"R 500", 500, {currency}, "R"},
         {"R1,200", 1200, {currency, comma_groups}, "R"},
         {"R99.50", 99.5, {currency}, "R"},
         {"$49,450.00", 49450, {currency, comma_groups}, "$"}});
  check_none({"$", "$$5", "$5$", "$5 \u20AC", "5$50", "EUR", "XXX 5", "EURO5X", "No. 5", "#5", "TOP10", "COP26",
              "RON95", "$5/kg", "$5 kg", "R5", "Q1", "L5"});
}

TEST_CASE("thousands are separated by one kind of character, in well formed groups") {
  using enum Dress;
  check({{"1,234", 1234, {comma_groups}},
         {"12,345,678", 12345678, {comma_groups}},
         {"1,234.5", 1234.5, {comma_groups}},
         {"1,234.", 1234, {comma_groups}},
         {"-1,234", -1234, {comma_groups}},
         {"12,34,567", 1234567, {comma_groups}},
         {"1,23,45,678.5", 12345678.5, {comma_groups}},
         {"1'234.5", 1234.5, {apostrophe_groups}},
         {"1\u2019234", 1234, {apostrophe_groups}},
         {"1 234.5", 1234.5, {blank_groups}},
         {"1\u00A0234\u00A0567", 1234567, {blank_groups}},
         {"1\u202F234", 1234, {blank_groups}},
         {"1\u2009234", 1234, {blank_groups}}});
  check({{"8.664,50", 8664.5, {point_groups}},
         {"8 664,50", 8664.5, {blank_groups}},
         {"8\u202F664,50", 8664.5, {blank_groups}},
         {"1.234", 1234, {point_groups}},
         {"1.234.567", 1234567, {point_groups}}},
        ',');
  check_none({"1,23",        "1,2345",    "1,234,56", "12,34",     "1,,234",         ",234",
              "1234,567",    "0,123",     "01,234",   "1,234 567", "1 234,567",      "1'234,567",
              "1,234.567.8", "1.234.567", "1 23",     "1  234",    "1\u00A0234 567", "1,234e5",
              "12 34 567",   "1\t234",    "1\n234",   "1,2,345",   "123,45,678",     "555 123 4567"});
  check_none({"1,234,567", "1.23", "8,664.50", "0.123", "25.09.2021", "192.168.1.1"}, ',');
}

TEST_CASE("a separator before the last three digits could be the decimal one") {
  const auto ambiguous = [](std::string_view cell, char decimal) { return dressed_number(cell, decimal)->ambiguous; };
  for (const std::string_view cell : {"1,234"sv, "$12,345"sv, "(1,234)"sv, "123,456%"sv, "1,234 kg"sv}) {
    CAPTURE(cell);
    CHECK(ambiguous(cell, '.'));
  }
  for (const std::string_view cell : {"1,234,567"sv, "1,234.5"sv, "1 234"sv, "1'234"sv, "824"sv, "1.234"sv}) {
    CAPTURE(cell);
    CHECK_FALSE(ambiguous(cell, '.'));
  }
  CHECK(ambiguous("1.234", ','));
  CHECK_FALSE(ambiguous("1,234", ','));
}

TEST_CASE("a percentage is the double nearest to the share") {
  using enum Dress;
  check({{"62.9%", .629, {percent}, "%"},
         {"62.9 %", .629, {percent}, "%"},
         {"62.9\u202F%", .629, {percent}, "%"},
         {"%50", .5, {percent}, "%"},
         {"% 50", .5, {percent}, "%"},
         {"-5%", -.05, {percent}, "%"},
         {"(5%)", -.05, {percent, parentheses}, "%"},
         {"(5)%", -.05, {percent, parentheses}, "%"},
         {"5%-", -.05, {percent, trailing_minus}, "%"},
         {"1,234.5%", 12.345, {percent, comma_groups}, "%"},
         {"1e1%", .1, {percent}, "%"},
         {"0.07%", .0007, {percent}, "%"},
         {"5‰", .005, {per_mille}, "‰"}});
  for (int tenths = 0; tenths < 2000; ++tenths) {
    const std::string digits = std::to_string(tenths);
    CHECK(dressed_number(digits + "%", '.')->value == *parse_number(digits + "e-2"));
  }
  check_none({"5%%", "%5%", "5% kg", "$5%", "%", "5%5"});
}

TEST_CASE("minus stands in front, behind or as parentheses, and once") {
  using enum Dress;
  check({{"(1,234.50)", -1234.5, {parentheses, comma_groups}},
         {"($1,234)", -1234, {parentheses, comma_groups, currency}, "$"},
         {"$(1,234)", -1234, {parentheses, comma_groups, currency}, "$"},
         {"( 5 )", -5, {parentheses}},
         {"(5) €", -5, {parentheses, currency}, "€"},
         {"12.5-", -12.5, {trailing_minus}},
         {"1,234.50-", -1234.5, {trailing_minus, comma_groups}},
         {"12.50- EUR", -12.5, {trailing_minus, currency}, "EUR"},
         {"12.50 EUR-", -12.5, {trailing_minus, currency}, "EUR"},
         {"\u221240", -40, {unicode_minus}},
         {"\u201340", -40, {unicode_minus}},
         {"\u2212 40", -40, {unicode_minus, blank_behind_sign}},
         {"- 40", -40, {blank_behind_sign}},
         {"-\u00A040", -40, {blank_behind_sign}}});
  check_none({"--5", "-5-", "(-5)", "-(5)", "(5",   "5)",       "(5)-",      "((5))", "+-5",     "-+5",    "5+",
              "+5-", "()",  "-",    "- ",   "12.-", "Fr. 12.-", "12.\u2013", "5 -",   "\u20145", "4-door", "10\u2013"});
}

TEST_CASE("one unit may stand behind the number") {
  using enum Dress;
  check({{"86.6 kg", 86.6, {unit}, "kg"},
         {"12kg", 12, {unit}, "kg"},
         {"5 °C", 5, {unit}, "°C"},
         {"5°", 5, {unit}, "°"},
         {"5 ℃", 5, {unit}, "℃"},
         {"120 mm/h", 120, {unit}, "mm/h"},
         {"3 m²", 3, {unit}, "m²"},
         {"3 m2", 3, {unit}, "m2"},
         {"9.81 m·s⁻²", 9.81, {unit}, "m·s⁻²"},
         {"5 µg/l", 5, {unit}, "µg/l"},
         {"120 mm Hg", 120, {unit}, "mm Hg"},
         {"5 cmH2O", 5, {unit}, "cmH2O"},
         {"7.5 l/100km", 7.5, {unit}, "l/100km"},
         {"90 mL/min/1.73m2", 90, {unit}, "mL/min/1.73m2"},
         {"36 months", 36, {unit}, "months"},
         {"5 /min", 5, {unit}, "/min"},
         {"25歳", 25, {unit}, "歳"},
         {"5 л", 5, {unit}, "л"},
         {"1,234 kg", 1234, {unit, comma_groups}, "kg"},
         {"12 €/m²", 12, {unit}, "€/m²"},
         {"(12 kg)", -12, {unit, parentheses}, "kg"},
         {"5 fl. oz.", 5, {unit}, "fl. oz."},
         {"8 h", 8, {unit}, "h"},
         {"12e", 12, {unit}, "e"}});
  check_none({"12 5",       "kg 5",       "5 kg 3",       "5 feet 3 inches",
              "10-20",      "10\u201320", "10 - 20",      "10 to 20",
              ">90",        "<5",         "~5",           "2+",
              "3 or more",  "5 and over", "21:30",        "5pm",
              "5 PM",       "25 Sep",     "25 September", "25 Sep 2021",
              "2021-09-25", "0x1F",       "1a2b",         "12A4",
              "120/80",     "1/2",        "5*",           "5'",
              "5\"",        "5!",         "5;",           "5=",
              "2021Q1",     "5 x 3",      "nan",          "inf",
              "Infinity",   "1.2.3",      "5 _",          "e5",
              "5 kg, net"});
}

TEST_CASE("a suffix that multiplies is no unit, and is told apart") {
  for (const std::string_view cell :
       {"3k"sv, "3K"sv, "1.2M"sv, "3 bn"sv, "5 Mio"sv, "5 Mio."sv, "5 Mio. €"sv, "$5m"sv, "$1.2B"sv, "5k€"sv,
        "5 kEUR"sv, "3 million"sv, "$3 million"sv, "3万"sv, "3万円"sv, "5 lakh"sv, "1,234 tsd"sv, "5 млн"sv}) {
    CAPTURE(cell);
    CHECK_FALSE(dressed_number(cell, '.').has_value());
    CHECK(is_scaled_suffix(cell, '.'));
  }
  for (const std::string_view cell : {"5 kg"sv, "5 m"sv, "5"sv, "5 mm"sv, "km"sv, ">3k"sv, "3-5k"sv, ""sv, "5 kHz"sv}) {
    CAPTURE(cell);
    CHECK_FALSE(is_scaled_suffix(cell, '.'));
  }
}

TEST_CASE("spreadsheets and Fortran dress numbers, too") {
  using enum Dress;
  check({{"=\"12\"", 12, {excel_text}},
         {"=\" 12.5\"", 12.5, {excel_text}},
         {"=\"$1,234\"", 1234, {excel_text, currency, comma_groups}, "$"},
         {"'12", 12, {apostrophe_in_front}},
         {"'-5", -5, {apostrophe_in_front}},
         {"1.5D+03", 1500, {fortran_exponent}},
         {"1.5d3", 1500, {fortran_exponent}},
         {"5D-3", .005, {fortran_exponent}},
         {"-0.1234567890123456D+02", -12.34567890123456, {fortran_exponent}}});
  check_none({"=12", "=\"12", "=\"\"", "=\"a\"", "\"12\"", "'12'", "''12", "12D4", "=\"=\"12\"\"", "1.5D+"});
}

TEST_CASE("what overflows is no number in dress either") {
  check_none({"$1e999", "1e400%", "1e99999999999999999999%", "$1e99999999999999999999"});
  CHECK(dressed_number("1e310%", '.')->value == 1e308);
}

TEST_CASE("what numbers are dressed in is told in words") {
  using enum Dress;
  using Names = std::vector<std::string_view>;
  CHECK(names_of_dress(0).empty());
  CHECK(names_of_dress(bits({currency, comma_groups})) == Names{"currency signs", "commas between thousands"});
  CHECK(names_of_dress(bits({fortran_exponent})) == Names{"exponents with D"});
}
