#include "data/unit_of_measure.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace logreg;
using namespace std::string_view_literals;

TEST_CASE("a unit is words of letters, with powers and denominators") {
  for (const std::string_view unit : {"kg"sv,
                                      "°C"sv,
                                      "℃"sv,
                                      "°"sv,
                                      "mm/h"sv,
                                      "m²"sv,
                                      "m2"sv,
                                      "m^2"sv,
                                      "s^-1"sv,
                                      "m·s⁻²"sv,
                                      "µg/l"sv,
                                      "mm Hg"sv,
                                      "cmH2O"sv,
                                      "/min"sv,
                                      "歳"sv,
                                      "л"sv,
                                      "€/m²"sv,
                                      "fl. oz."sv,
                                      "kW-h"sv,
                                      "l/100km"sv,
                                      "mL/min/1.73m2"sv,
                                      "mL/min/1.73 m²"sv,
                                      "mg/24h"sv,
                                      "N*m"sv,
                                      "sq ft"sv,
                                      "ft3"sv,
                                      "mmol CO2"sv,
                                      "kg."sv,
                                      "a\u0301"sv}) {
    CAPTURE(unit);
    CHECK(unit_at_beginning(unit) == unit);
    CHECK(unit_at_beginning(std::string(unit) + ")") == unit);
    CHECK(unit_at_beginning(std::string(unit) + "-") == unit);
  }
}

TEST_CASE("a text that begins otherwise has no unit in front, and a unit ends where its grammar does") {
  for (const std::string_view text :
       {""sv,    "5"sv, "/"sv,       "/5"sv,       "."sv,  "-kg"sv, "*m"sv,  "²"sv,         "_"sv,          "'"sv,
        " kg"sv, "+"sv, "or more"sv, "and over"sv, "pm"sv, "PM"sv,  "Sep"sv, "September"sv, "kg or more"sv, "\xFF"sv}) {
    CAPTURE(text);
    CHECK(unit_at_beginning(text).empty());
  }
  CHECK(unit_at_beginning("kg 5") == "kg");
  CHECK(unit_at_beginning("kg, net") == "kg");
  CHECK(unit_at_beginning("b2c") == "b");
  CHECK(unit_at_beginning("x3") == "x");
  CHECK(unit_at_beginning("m22") == "m");
  CHECK(unit_at_beginning("km/") == "km");
  CHECK(unit_at_beginning("one two three four") == "one two three");
  CHECK(unit_at_beginning(std::string(40, 'a')) == std::string(40, 'a'));
  CHECK(unit_at_beginning(std::string(41, 'a')).empty());
  CHECK(unit_at_beginning(std::string(100, 'a')).empty());
}

TEST_CASE("a unit that begins with a multiplier is scaled") {
  for (const std::string_view unit :
       {"k"sv,      "K"sv,    "M"sv,    "B"sv,    "bn"sv,   "Mio"sv,     "Mio."sv,
        "Mio. €"sv, "k€"sv,   "kEUR"sv, "MSEK"sv, "mkr"sv,  "million"sv, "million people"sv,
        "万"sv,     "万円"sv, "lakh"sv, "m €"sv,  "тыс."sv, "M€"sv}) {
    CAPTURE(unit);
    CHECK(is_scaled_unit(unit, false));
  }
  for (const std::string_view unit :
       {"kg"sv, "m"sv, "mm"sv, "kHz"sv, "MW"sv, "t"sv, "EUR"sv, "kr"sv, "KES"sv, "€"sv, "MXN"sv, ""sv, "months"sv}) {
    CAPTURE(unit);
    CHECK_FALSE(is_scaled_unit(unit, false));
  }
  CHECK(is_scaled_unit("m", true));
  CHECK(is_scaled_unit("b", true));
}

TEST_CASE("a unit and its plural are one unit, others are not") {
  struct Pair {
    std::string_view a;
    std::string_view b;
  };
  for (const Pair& pair : {Pair{"kg", "kg"},
                           {"month", "months"},
                           {"days", "day"},
                           {"yr", "yrs"},
                           {"", ""},
                           {"kg", "kg."},
                           {"hrs.", "hr"},
                           {"kg", "KG"},
                           {"mL", "ml"},
                           {"Years", "year"}}) {
    CAPTURE(pair.a);
    CHECK(is_same_unit(pair.a, pair.b));
    CHECK(is_same_unit(pair.b, pair.a));
  }
  for (const Pair& pair : {Pair{"kg", "g"},
                           {"mW", "MW"},
                           {"ml", "ML"},
                           {"m", "ms"},
                           {"mA", "mAs"},
                           {"Pa", "Pas"},
                           {"kg", ""},
                           {"", "s"},
                           {"$", "€"},
                           {"Mbar", "mbar"}}) {
    CAPTURE(pair.a);
    CHECK_FALSE(is_same_unit(pair.a, pair.b));
    CHECK_FALSE(is_same_unit(pair.b, pair.a));
  }
}
