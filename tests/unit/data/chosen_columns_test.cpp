#include "data/chosen_columns.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace logreg;

namespace {

const std::vector<ColumnName> columns = {{"age"}, {"city"}, {"sold"}, {"rows"}};

ColumnOptions options_of_sold() {
  ColumnOptions options;
  options.target = "sold";
  return options;
}

}  // namespace

TEST_CASE("what has no other role can be a feature") {
  ColumnOptions options = options_of_sold();
  options.weights = "rows";
  const ChosenColumns chosen = chosen_columns(columns, options);
  CHECK(chosen.target == std::optional<std::size_t>(2));
  CHECK(chosen.weights == std::optional<std::size_t>(3));
  CHECK(chosen.features == std::set<std::size_t>{0, 1});
}

TEST_CASE("a column has one role") {
  ColumnOptions options = options_of_sold();
  options.ignore = {"sold"};
  CHECK(thrown([&] { chosen_columns(columns, options); }));
  options.ignore = {};
  options.features = {"age", "sold"};
  CHECK(thrown([&] { chosen_columns(columns, options); }));
}
