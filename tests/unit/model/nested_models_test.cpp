#include "model/nested_models.h"

#include "formula_training.h"
#include "model/train.h"
#include "random_trainings.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

const laws::Columns& table() {
  static const laws::Columns columns = laws::random_columns(11);
  return columns;
}

Model trained(const std::vector<std::string>& features, const TrainingOptions& options = {},
              const std::string& weights = "") {
  ColumnOptions columns = target("y");
  columns.features = features;
  if (!weights.empty()) columns.weights = weights;
  Table read = table_of(table().csv(), columns);
  Schema schema = decide(read, columns, Run());
  Design design = encode(std::move(read), schema, Run());
  return train(design, std::move(schema), options, Run()).model;
}

}  // namespace

TEST_CASE("a model without some columns of another is tested against it, in either order") {
  const Model small = trained({"a"});
  const Model large = trained({"a", "c"});
  const NestedTest test = nested_test(small, large);
  REQUIRE(!test.why_not);
  CHECK(test.first_is_smaller);
  CHECK(test.degrees == static_cast<double>(large.terms.size() - 1));
  CHECK(*test.chi2 == 2 * (large.training.log_likelihood - small.training.log_likelihood));
  const NestedTest turned = nested_test(large, small);
  CHECK(!turned.first_is_smaller);
  CHECK(turned.p_value == test.p_value);
}

TEST_CASE("without nesting, on other rows or with another kind of fit there is no test") {
  const Model small = trained({"a"});
  CHECK(nested_test(small, trained({"b", "c"})).why_not == WhyUntested::not_nested);
  CHECK(nested_test(small, trained({"a", "b"}, {}, "w")).why_not == WhyUntested::other_rows);
  CHECK(nested_test(small, small).why_not == WhyUntested::no_difference);
  TrainingOptions penalised;
  penalised.descent.l2 = 0.1;
  CHECK(nested_test(small, trained({"a", "b"}, penalised)).why_not == WhyUntested::penalised);
  TrainingOptions robust;
  robust.inference.covariance = CovarianceKind::hc0;
  CHECK(nested_test(small, trained({"a", "b"}, robust)).why_not == WhyUntested::robust);
  TrainingOptions firth;
  firth.descent.firth = true;
  CHECK(nested_test(small, trained({"a", "b"}, firth)).why_not == WhyUntested::firth_of_one);
  CHECK(nested_test(trained({"a"}, firth), trained({"a", "b"}, firth)).why_not == WhyUntested::firth);
  Model older = small;
  older.training.rows_fingerprint.reset();
  CHECK(nested_test(older, trained({"a", "b"})).why_not == WhyUntested::unknown_rows);
  Model other = small;
  other.target.positive = "0";
  CHECK(nested_test(other, trained({"a", "b"})).why_not == WhyUntested::other_target);
}

TEST_CASE("a category with another baseline has other terms, and is not known to be nested") {
  Model small = trained({"c"});
  const Model large = trained({"a", "c"});
  CHECK(is_nested(small, large));
  small.columns[0].joined = {"r"};
  CHECK_FALSE(is_nested(small, large));
}
