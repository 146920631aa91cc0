#include "model/warm_start.h"

#include "model/training.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

const std::string csv = "a,c,b,y\n1,p,7,0\n2,q,5,1\n3,r,6,0\n4,p,8,1\n5,q,3,1\n6,r,9,0\n";

WarmStart start_of(const Model& model, const ColumnOptions& options) {
  Table table = table_of(csv, options);
  const Schema schema = decide(table, options, Run());
  const Design design = encode(std::move(table), schema, Run());
  return warm_start(model, "m.json", schema, design);
}

struct NamedTerm {
  std::string column;
  std::optional<std::string> level;
  double coefficient;
};

Model model_with(const std::vector<NamedTerm>& terms) {
  Model model;
  model.target = {"y", "1", "0"};
  model.intercept = 0.25;
  for (const NamedTerm& each : terms) {
    ModelTerm term;
    term.column = static_cast<std::uint32_t>(model.columns.size());
    term.coefficient = each.coefficient;
    ModelColumn column;
    column.name = each.column;
    if (each.level) {
      column.levels = {*each.level};
      term.level = 0;
    }
    model.columns.push_back(column);
    model.terms.push_back(term);
  }
  return model;
}

NamedTerm term(const std::string& column, std::optional<std::string> level, double coefficient) {
  return {column, std::move(level), coefficient};
}

}  // namespace

TEST_CASE("terms are found by column and level, and those the model does not have begin at 0") {
  const Model model = model_with({term("b", std::nullopt, 3), term("c", "r", 2), term("gone", std::nullopt, 9)});
  const WarmStart found = start_of(model, target("y"));
  CHECK(found.start.intercept == 0.25);
  CHECK(found.start.coefficients == std::vector<double>{0, 0, 2, 3});  // a, c=q, c=r, b
  CHECK(found.matched == 2);
  CHECK(found.terms == 4);
}

TEST_CASE("a model of something else is no start") {
  const Model model = model_with({term("gone", std::nullopt, 3)});
  CHECK_THROWS_WITH_AS(start_of(model, target("y")), doctest::Contains("none of its terms"), Error);
  ColumnOptions other_class = target("y");
  other_class.positives = {"0"};
  CHECK_THROWS_WITH_AS(start_of(model_with({term("a", std::nullopt, 3)}), other_class),
                       doctest::Contains("positive label \"1\""), Error);
}
