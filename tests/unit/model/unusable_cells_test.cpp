#include "model/unusable_cells.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("reasons of parts of a file add up, and the first example keeps its place") {
  UnusableColumn all;
  UnusableColumn first;
  first.add(Unusable::missing, "", 3);
  first.add(Unusable::unseen, "Ulm", 4);
  UnusableColumn second;
  second.add(Unusable::no_number, "old", 2);
  second.add(Unusable::no_number, "older", 3);
  second.add(Unusable::unseen, "Ulm", 4);
  second.add(Unusable::unseen, "Hof", 5);
  second.add(Unusable::too_large, "1e999", 6);
  all.add(first, "a.csv", 0);
  all.add(second, "a.csv", 10);
  CHECK(all.count() == 7);
  CHECK(all.missing == 1);
  CHECK(all.unseen == 3);
  CHECK(all.no_number == 2);
  CHECK(all.first_no_number.text == "old");
  CHECK(all.first_no_number.place.file == "a.csv");
  CHECK(all.first_no_number.place.line == 12);
  CHECK(all.first_too_large.place.line == 16);
  REQUIRE(all.unseen_texts.size() == 2);
  CHECK(all.unseen_texts.texts()[0].text == "Ulm");
  CHECK(all.unseen_texts.texts()[0].count == 2);
  CHECK(all.keeps_all_texts);
}

TEST_CASE("of very many texts the first ones are kept") {
  UnusableColumn column;
  const std::size_t texts = UnusableColumn::most_texts + 5;
  for (std::size_t i = 0; i < texts; ++i) column.add(Unusable::unseen, std::to_string(i), i);
  CHECK(column.unseen == texts);
  CHECK(column.unseen_texts.size() == UnusableColumn::most_texts);
  CHECK_FALSE(column.keeps_all_texts);
  UnusableColumn all;
  all.add(column, "a.csv", 0);
  CHECK(all.unseen == texts);
  CHECK_FALSE(all.keeps_all_texts);
}
