#include "data/row_fingerprint.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

namespace {

std::uint64_t fingerprint(const std::string& csv, const std::string& feature, bool weighted = true) {
  ColumnOptions options = target("y");
  options.features = {feature};
  if (weighted) options.weights = "w";
  return row_fingerprint(design_of(csv, options));
}

}  // namespace

TEST_CASE("the fingerprint is of labels and weights, whatever the order of rows and the features") {
  const std::string csv = "a,b,w,y\n1,5,1,0\n2,7,2,1\n3,5,1,1\n4,6,3,0\n";
  const std::uint64_t one = fingerprint(csv, "a");
  CHECK(fingerprint(csv, "b") == one);
  CHECK(fingerprint("a,b,w,y\n4,6,3,0\n3,5,1,1\n2,7,2,1\n1,5,1,0\n", "a") == one);
  CHECK(fingerprint(csv, "a", false) != one);
  CHECK(fingerprint("a,b,w,y\n1,5,1,0\n2,7,2,1\n3,5,1,1\n4,6,4,0\n", "a") != one);
  CHECK(fingerprint("a,b,w,y\n1,5,1,0\n2,7,2,0\n3,5,1,1\n4,6,3,0\n", "a") != one);
}
