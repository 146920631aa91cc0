#include "report/as_csv.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>

using namespace logreg;

TEST_CASE("what does not exist is an empty cell") {
  Figure figure;
  figure.data = {"a,b,c", [](const Figure::Row& row) {
                   const double infinity = std::numeric_limits<double>::infinity();
                   row(std::vector<std::optional<double>>{0.1, {}, 1e300});
                   row(std::vector<std::optional<double>>{{}, infinity, 2});
                 }};
  std::string text;
  as_csv(figure, [&](std::string_view piece) { text += piece; });
  CHECK(text == "a,b,c\n0.1,,1e+300\n,,2\n");
}

TEST_CASE("many rows arrive in pieces, whole") {
  constexpr int rows = 20'000;
  Figure figure;
  figure.data = {"x,y", [](const Figure::Row& row) {
                   for (int i = 0; i < rows; ++i) row(std::vector<std::optional<double>>{i / 1e4, i});
                 }};
  std::size_t pieces = 0;
  std::ptrdiff_t lines = 0;
  as_csv(figure, [&](std::string_view piece) {
    ++pieces;
    lines += std::count(piece.begin(), piece.end(), '\n');
  });
  CHECK(pieces > 3);
  CHECK(lines == rows + 1);
}
