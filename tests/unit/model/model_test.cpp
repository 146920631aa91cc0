#include "model/model.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("a term is called by its column, and by its level where it has one") {
  Model model;
  model.columns.resize(2);
  model.columns[0].name = "age";
  model.columns[1].name = "city";
  model.columns[1].levels = {"Bonn", "Rome"};
  ModelTerm age;
  ModelTerm rome;
  rome.column = 1;
  rome.level = 1;
  CHECK(term_name(model, age) == "age");
  CHECK(level_of(model, age) == nullptr);
  CHECK(term_name(model, rome) == "city=Rome");
  CHECK(*level_of(model, rome) == "Rome");
}

TEST_CASE("the level of empty cells is a level") {
  const std::string empty;
  CHECK(term_name("city", &empty) == "city=");
  CHECK(term_name("city", nullptr) == "city");
}
