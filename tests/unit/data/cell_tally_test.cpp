#include "data/cell_tally.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace logreg;

TEST_CASE("cells are numbers, missing among numbers, or neither") {
  const CellFormat format;
  CellTally tally;
  CHECK(tally.add({"5", 1, 2}, format) == 5);
  CHECK(std::isnan(tally.add({"n/a", 1, 3}, format)));
  CHECK(std::isnan(tally.add({"red", 2, 4}, format)));
  CHECK(tally.missing_numbers.count() == 1);
  CHECK(tally.others.texts.count() == 2);
  CHECK(tally.others.texts.front().line == 4);
}

TEST_CASE("what is no number is tried as one in dress, with either decimal character, and as a date") {
  OtherCells cells;
  cells.add({"1,234", 1, 2});
  CHECK(cells.with_point.count == 1);
  CHECK(cells.with_point.ambiguous == 1);
  CHECK(cells.with_comma.dress == 0);
  cells.add({"1.234,50", 1, 3});
  CHECK(cells.with_point.misfits.count() == 1);
  CHECK(cells.with_comma.misfits.empty());
  cells.add({"2021-09-25", 3, 4});
  CHECK(cells.dates == 3);
}

TEST_CASE("the first texts are kept, and all cells counted") {
  SeenTexts texts;
  for (std::size_t i = 0; i < SeenTexts::most + 5; ++i) texts.add({std::to_string(i), 2, i});
  CHECK(texts.texts().size() == SeenTexts::most);
  CHECK(texts.count() == 2 * (SeenTexts::most + 5));
  CHECK_FALSE(texts.are_all());
}

TEST_CASE("later rows of a file count from its line") {
  const CellFormat format;
  CellTally all;
  CellTally later;
  later.add({"red", 1, 2}, format);
  all.add(later, format, 1, 100);
  CHECK(all.others.texts.front().line == 102);
  CHECK(all.others.texts.front().file == 1);
}

TEST_CASE("numbers in dress leave a cell for each unit") {
  CellFormat format;
  format.dressed = true;
  CellTally tally;
  for (const char* cell : {"5 kg", "6 kg", "7 lb", "8"}) tally.add({cell, 1, 2}, format);
  REQUIRE(tally.units.size() == 3);
  CHECK(tally.units[0].count == 2);
  CHECK(tally.units[1].text == "7 lb");
}

TEST_CASE("spellings of one unit are one unit, and crowd out no other") {
  CellFormat format;
  format.dressed = true;
  CellTally tally;
  for (const char* cell : {"5 kg", "6 KG", "7 kg.", "8 kgs", "9 g"}) tally.add({cell, 1, 2}, format);
  REQUIRE(tally.units.size() == 2);
  CHECK(tally.units[0].count == 4);
  CHECK(tally.units[1].text == "9 g");
}
