#include "data/currency.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace logreg;

TEST_CASE("a text begins with a currency: a sign with letters, a code or a word") {
  struct Case {
    std::string_view text;
    std::string_view currency;
  };
  const Case cases[] = {
      {"$5", "$"},        {"US$5", "US$"}, {"$US5", "$US"},    {"€ 5", "€"},     {"₹5", "₹"},     {"EUR 5", "EUR"},
      {"EUR5", "EUR"},    {"kr 5", "kr"},  {"kr.5", "kr."},    {"Fr. 5", "Fr."}, {"S/.5", "S/."}, {"zł", "zł"},
      {"R 5", "R"},       {"Rs5", "Rs"},   {"руб. 5", "руб."}, {"", ""},         {"5$", ""},      {"EURO", ""},
      {"EURx 5", ""},     {"XYZ 5", ""},   {"eur 5", ""},      {"Royal 5", ""},  {"kró", ""},     {"ABCD$5", ""},
      {"kr\u0301 5", ""}, {"\xFF", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(currency_at_beginning(c.text) == c.currency);
  }
}

TEST_CASE("a currency is one as a whole") {
  CHECK(is_currency("EUR"));
  CHECK(is_currency("€"));
  CHECK(is_currency("Fr."));
  CHECK_FALSE(is_currency(""));
  CHECK_FALSE(is_currency("€/m²"));
  CHECK_FALSE(is_currency("EUR/t"));
  CHECK(is_currency_code("CHF"));
  CHECK_FALSE(is_currency_code("kr"));
  CHECK_FALSE(is_currency_code("D A"));
  CHECK_FALSE(is_currency_code("EDA"));
}

TEST_CASE("some currencies are the beginnings of other words") {
  CHECK(begins_other_words("TOP"));
  CHECK(begins_other_words("R"));
  CHECK_FALSE(begins_other_words("EUR"));
  CHECK_FALSE(begins_other_words("$"));
}
