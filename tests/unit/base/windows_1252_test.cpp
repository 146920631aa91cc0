#include "base/windows_1252.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("bytes of Windows-1252 are letters of UTF-8") {
  CHECK(utf8_of_windows_1252("plain") == "plain");
  CHECK(utf8_of_windows_1252("M\xFCnchen") == "M\xC3\xBCnchen");
  CHECK(utf8_of_windows_1252("5 \x80") == "5 \xE2\x82\xAC");
  CHECK(utf8_of_windows_1252("\x93g\x94") == "\xE2\x80\x9Cg\xE2\x80\x9D");
  CHECK(utf8_of_windows_1252("\xFF") == "\xC3\xBF");
}

TEST_CASE("Latin-1 has controls where Windows-1252 has letters") {
  CHECK(needs_windows_1252("5 \x80"));
  CHECK_FALSE(needs_windows_1252("M\xFCnchen"));
  CHECK_FALSE(needs_windows_1252("plain"));
}
