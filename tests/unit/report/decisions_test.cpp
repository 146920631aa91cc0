#include "report/decisions.h"

#include "made_up.h"
#include "report/as_text.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

const std::vector<TableFile> one_file = {{"data.csv", {}, true, 893, {}}};

std::string text_of(const Schema& schema, const TrainingOptions& options = {}) {
  return as_text(decisions_report(one_file, schema, options, "", 290, 424, option_of));
}

}  // namespace

TEST_CASE("what was decided is stated before fitting") {
  CHECK(text_of(made_up::schema()) ==
        R"(Rows         714 of 893 used; 179 dropped: 2 without target, 177 with missing
             cells ("age" 177)
Target       modelling P(survived = "1"); 290 of class "1", 424 of class "0"
Numeric      "age"
Categorical  "sex" (2 levels, baseline "female")
Ignored      "name" (text with more than 100 levels; --categorical keeps it)
Penalty      none
Method       gradient descent in whitened coordinates, automatic steps
)");
}

TEST_CASE("a delimiter that was found is stated unless it is the comma") {
  const std::vector<TableFile> files = {{"a.csv", {}, true, 1, {}},
                                        {"b.csv", {.delimiter = ';'}, true, 1, {}},
                                        {"c.csv", {.delimiter = '\t'}, true, 1, {}},
                                        {"d.csv", {.delimiter = '|'}, false, 1, {}}};
  const std::string text = as_text(decisions_report(files, made_up::schema(), {}, "", 290, 424, option_of));
  CHECK(text.starts_with("Delimiter    ; in b.csv, tab in c.csv\n"));
}

TEST_CASE("missing cells that are filled in are stated by column") {
  Schema schema = made_up::schema();
  schema.rows_with_missing = 0;
  schema.rows_without_target = 0;
  schema.rows = schema.rows_read;
  schema.features[0].impute = true;
  schema.features[1].impute = true;
  schema.features[1].missing = 3;
  schema.features[1].levels.push_back({"(missing)", 3});
  schema.features[1].missing_level = 2;
  const std::string text = text_of(schema);
  CHECK(text.find("Rows         893, all used\n") != std::string::npos);
  CHECK(text.find("Filled in    \"age\" 177 (with the mean), \"sex\" 3 (as a level)\n") != std::string::npos);
}

TEST_CASE("row weights, the penalty and notes are stated") {
  Schema schema = made_up::schema();
  schema.weights = 5;
  schema.weights_name = std::string("w");
  schema.rows_without_weight = 1;
  schema.notes = {{ColumnNote::Kind::different_texts, "town, old"},
                  {ColumnNote::Kind::different_integers, "id"},
                  {ColumnNote::Kind::dates, "signup", {"1/2/2021", "%m/%d/%Y", "%d/%m/%Y"}}};
  TrainingOptions options;
  options.descent.l2 = 0.1;
  options.descent.standardize = false;
  const std::string text = text_of(schema, options);
  CHECK(text.find("2 without target, 1 ") != std::string::npos);
  CHECK(text.find("Row weights  column \"w\"\n") != std::string::npos);
  CHECK(made_up::says(text,
                      "Note column \"town, old\" looks like an identifier (texts that are all different); "
                      "--ignore '\"town, old\"' leaves it out"));
  CHECK(made_up::says(text,
                      "Note column \"id\" looks like an identifier (integers that are all different); --ignore id "
                      "leaves it out"));
  CHECK(made_up::says(text,
                      "Note column \"signup\" holds dates, as \"1/2/2021\", and is left out: --date signup=%m/%d/%Y or "
                      "--date signup=%d/%m/%Y makes them days; no day tells the months"));
  CHECK(text.find("Penalty      l2 = 0.1 on raw columns\n") != std::string::npos);
}

TEST_CASE("long lists are cut after twelve") {
  Schema schema = made_up::schema();
  schema.features.clear();
  for (int i = 1; i <= 14; ++i) schema.features.push_back(made_up::numbers(fmt::format("x{}", i)));
  CHECK(text_of(schema).find("\"x12\" and 2 more\n") != std::string::npos);
  schema.features.pop_back();
  CHECK(text_of(schema).find("\"x12\", \"x13\"\n") != std::string::npos);
}

TEST_CASE("columns that are ignored for one reason stand together") {
  Schema schema = made_up::schema();
  schema.ignored = {{"a", Exclusion::all_missing}, {"b", Exclusion::constant}, {"c", Exclusion::all_missing}};
  CHECK(made_up::says(text_of(schema),
                      "Ignored \"a\", \"c\" (every cell is missing); \"b\" (the same value in every row used)"));
}

TEST_CASE("decisions about long names keep to 80 columns") {
  Schema schema = made_up::schema();
  const std::string name = made_up::long_name();
  schema.target = {name, name, std::nullopt};
  schema.weights = 1;
  schema.weights_name = name;
  schema.missing_cells.assign(40, {name, 12});
  schema.ignored.assign(40, {name, Exclusion::all_missing});
  for (int i = 0; i < 20; ++i) {
    schema.features.push_back(made_up::numbers(name));
    schema.features.push_back(made_up::levels(name, {name, name}));
  }
  CHECK(made_up::widest(text_of(schema)) <= 80);
}
