#include "verbs/read_as_meant.h"

#include "scratch_folder.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace logreg;
using Kind = Cure::Kind;

namespace {

bool is_meant(const Cure& option, const std::string& bytes) {
  const ScratchFolder folder;
  Request request;
  request.columns.target = "y";
  request.reading.options.instead = std::make_shared<FileHeads>(10000);
  return is_read_as_meant(option, request, {folder.write("data.csv", bytes)}, {});
}

}  // namespace

TEST_CASE("a decimal comma is one only where it is no thousands separator") {
  const Cure comma = {Kind::decimal, {","}};
  CHECK(is_meant(comma, "a;y\n1,5;0\n2,25;1\n"));
  CHECK(is_meant(comma, "a;y\n1,5;0\n2,250;1\n"));
  CHECK_FALSE(is_meant(comma, "a;y\n1,250;0\n561;1\n"));
  CHECK_FALSE(is_meant(comma, "a;b;y\n1,5;2.5;0\n2,25;3.5;1\n"));
}

TEST_CASE("groups of three digits are thousands") {
  for (const char* text : {"1,234", "12,345,678", "-1,000"}) CHECK(has_thousands(text, ','));
  for (const char* text : {"1234", "1,23", "1,2345", ",123", "1,234.5e3", "1,234,5"})
    CHECK_FALSE(has_thousands(text, ','));
}

TEST_CASE("a quote that quotes is not taken for a letter") {
  const Cure no_quote = {Kind::no_quote};
  CHECK(is_meant(no_quote, "a,y\n5\" pipe,0\n6\" pipe,1\n"));
  CHECK_FALSE(is_meant(no_quote, "a,y\n\"red\",0\nblue,1\n"));
  CHECK_FALSE(is_meant(no_quote, "\"a\",y\nred,0\nblue,1\n"));
  CHECK_FALSE(is_meant(no_quote, "a,y\n\"red,0\nred,1\n"));
  CHECK_FALSE(is_meant(no_quote, "a,y\nred,\"no\nred,yes\n"));
}

TEST_CASE("a number in dress is not missing") {
  for (const char* text : {"86.6%", "$1,200", "(12)", "86 kg", "1'000", "-5",
                           "1\xC2\xA0"
                           "234"}) {
    CHECK_FALSE(is_meant({Kind::missing_of_columns, {std::string("a=") + text}}, "a,y\n1,0\n"));
  }
  for (const char* text : {"unknown", "n/a", ">90", "#DIV/0!", "-"}) {
    CHECK(is_meant({Kind::missing_of_columns, {std::string("a=") + text}}, "a,y\n1,0\n"));
  }
}
