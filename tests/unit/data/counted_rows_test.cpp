#include "data/counted_rows.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace logreg;

namespace {

SaturatedModel saturated(const std::string& csv, const std::string& weights = "") {
  ColumnOptions options = target("killed");
  options.trials = "n";
  options.weights = weights;
  return schema_of(csv, options).saturated.value();
}

}  // namespace

TEST_CASE("the saturated model gives each row its own share of successes") {
  const SaturatedModel found = saturated("dose,killed,n\n1,1,2\n2,3,3\n3,0,5\n4,1,4\n");
  CHECK(found.rows == 4);
  const double wanted = 2 * std::log(0.5) + std::log(0.25) + 3 * std::log(0.75);
  CHECK(found.log_likelihood == doctest::Approx(wanted).epsilon(1e-14));
}

TEST_CASE("a weight counts a whole row of trials so many times in the saturated model") {
  const SaturatedModel found = saturated("dose,killed,n,w\n1,1,2,3\n2,3,3,1\n3,0,5,0\n4,1,4,2\n", "w");
  CHECK(found.rows == 6);
  const double wanted = 3 * 2 * std::log(0.5) + 2 * (std::log(0.25) + 3 * std::log(0.75));
  CHECK(found.log_likelihood == doctest::Approx(wanted).epsilon(1e-14));
}

TEST_CASE("rows that are left out do not count in the saturated model") {
  CHECK(saturated("dose,killed,n\n1,1,2\n2,1,3\n,1,2\n3,0,0\n4,1,2\n").rows == 3);
}
