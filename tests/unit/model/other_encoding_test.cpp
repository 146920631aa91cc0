#include "model/other_encoding.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

TEST_CASE("the same letters in other bytes are known, both ways") {
  const auto to_utf8 = in_other_encoding(std::string_view("M\xFCnchen"), "M\xC3\xBCnchen");
  REQUIRE(to_utf8);
  CHECK(to_utf8->from == "LATIN1");
  CHECK(to_utf8->to == "UTF-8");
  const auto from_utf8 = in_other_encoding(std::string_view("5 \xE2\x82\xAC"), "5 \x80");
  REQUIRE(from_utf8);
  CHECK(from_utf8->from == "UTF-8");
  CHECK(from_utf8->to == "WINDOWS-1252");
  CHECK_FALSE(in_other_encoding(std::string_view("Ulm"), "Ulm"));
  CHECK_FALSE(in_other_encoding(std::string_view("M\xFCnster"), "M\xC3\xBCnchen"));
}

TEST_CASE("of many texts those in another encoding are counted") {
  const std::vector<DistinctText> unknown = {{"Hof", 7, 0}, {"K\xF6ln", 3, 0}, {"M\xFCnchen", 2, 0}};
  const std::vector<DistinctText> known = {{"M\xC3\xBCnchen", 1, 0}, {"K\xC3\xB6ln", 1, 0}, {"Bonn", 1, 0}};
  const auto found = in_other_encoding(unknown, known);
  REQUIRE(found);
  CHECK(found->text == "K\xF6ln");
  CHECK(found->known == "K\xC3\xB6ln");
  CHECK(found->cells == 5);
  CHECK_FALSE(in_other_encoding(known, known));
}
