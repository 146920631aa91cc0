#include "model/export/as_python.h"

#include "made_model.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("Python reads each column by its name and adds up a term a line") {
  const Scoring scoring = scoring_of(made_model(), Unseen::unusable);
  const std::vector<ProofRow> proof = {{{{30.0, {}}, {{}, "pro"}, {}}, 0.25}};
  const std::string code = as_python({scoring, proof, "churn"});
  CHECK(code.find("def churn_logit(row):") != std::string::npos);
  CHECK(code.find("    x1_age = _number(row, \"age\", fill=31.0)\n") != std::string::npos);
  CHECK(code.find("    z = 0.5\n    z += 2.0 * (x1_age - 30.0)") != std::string::npos);
  CHECK(code.find("    if x2_plan == 1:\n        z += -1.0 ") != std::string::npos);
  CHECK(code.find("    z += x3_months  # offset\n") != std::string::npos);
  CHECK(code.find("    ([30.0, \"pro\", None], 0.25, \"no\"),\n") != std::string::npos);
}
