#include "data/column_kind.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

using namespace logreg;

namespace {

using Cells = ColumnKind::Cells;

ColumnKind kind_of_cells(const std::function<std::string(int)>& cell, int count = 60, bool fractions = false) {
  std::string csv = "x;y\n";
  for (int i = 0; i < count; ++i) csv += cell(i) + ';' + std::to_string(i % 2) + '\n';
  const Table table = table_of(csv, target("y"));
  return kind_of(summary(table, 0), *table.formats[0], fractions);
}

}  // namespace

TEST_CASE("numbers with the usual texts for missing ones are numbers") {
  CHECK(kind_of_cells([](int i) { return i % 3 == 0 ? "n/a" : std::to_string(i); }).cells == Cells::numbers);
  CHECK(kind_of_cells([](int i) { return i % 2 == 0 ? "red" : "blue"; }).cells == Cells::texts);
  CHECK(kind_of_cells([](int) { return ""; }).cells == Cells::missing);
}

TEST_CASE("half numbers and few other texts are a column of numbers, a count with a top category is none") {
  const auto censored = [](int i) { return i % 3 == 0 ? ">90" : std::to_string(i); };
  CHECK(kind_of_cells(censored).cells == Cells::numbers_and_texts);
  CHECK(kind_of_cells(censored, 30).cells == Cells::texts);  // 20 numbers
  CHECK(kind_of_cells([](int i) { return i % 3 == 2 ? "2+" : std::to_string(i % 3); }).cells == Cells::texts);
  CHECK(kind_of_cells([](int i) { return i % 2 == 0 ? "t" + std::to_string(i) : std::to_string(i); }).cells ==
        Cells::texts);
}

TEST_CASE("numbers in dress are told with what they are dressed in") {
  const ColumnKind thousands = kind_of_cells([](int i) { return "1," + std::to_string(100 + i); });
  CHECK(thousands.cells == Cells::dressed);
  CHECK(thousands.ambiguous);
  CHECK(thousands.decimal == '.');
  const ColumnKind commas = kind_of_cells([](int i) { return std::to_string(i) + ",5"; });
  CHECK(commas.cells == Cells::dressed);
  CHECK(commas.decimal == ',');
  CHECK(commas.dress == 0);
  CHECK_FALSE(commas.ambiguous);
  // A slip of the pen among numbers with points.
  const auto slip = [](int i) { return i == 7 ? std::string("12,5") : std::to_string(i) + ".5"; };
  CHECK(kind_of_cells(slip, 60, true).cells == Cells::numbers_and_texts);
  CHECK(kind_of_cells([](int i) { return std::to_string(i) + (i % 2 == 0 ? " kg" : " lb"); }).cells == Cells::texts);
}

TEST_CASE("dates have the formats that read all of them") {
  const auto formats = [](const std::function<std::string(int)>& cell) {
    std::string csv = "x;y\n";
    for (int i = 0; i < 20; ++i) csv += cell(i) + ';' + std::to_string(i % 2) + '\n';
    const ColumnSummary found = summary(table_of(csv, target("y")), 0);
    std::vector<std::string> letters;
    for (const DateFormat& format : formats_of(found.tally.others)) letters.push_back(format.text());
    return letters;
  };
  const auto slashes = [](int i) { return std::to_string(i % 12 + 1) + "/5/2021"; };
  CHECK(kind_of_cells(slashes).cells == Cells::dates);
  CHECK(formats(slashes).size() == 2);
  CHECK(formats([](int i) { return "1/" + std::to_string(i + 1) + "/2021"; }) ==
        std::vector<std::string>{"%m/%d/%Y"});
  CHECK(formats([](int i) { return i % 2 == 0 ? "2021-09-25" : "2021-09-25 12:30"; }) ==
        std::vector<std::string>{"iso"});
}
