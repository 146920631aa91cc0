#include "model/export/as_javascript.h"

#include "made_model.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("JavaScript reads each column by its name and adds up a term a line") {
  const Scoring scoring = scoring_of(made_model(), Unseen::unusable);
  const std::vector<ProofRow> proof = {{{{30.0, {}}, {{}, "pro"}, {}}, 0.75}};
  const std::string code = as_javascript({scoring, proof, "churn"});
  CHECK(code.find("function churn_logit(row) {") != std::string::npos);
  CHECK(code.find("  const x1_age = numberOf(row, \"age\", 31.0, []);\n") != std::string::npos);
  CHECK(code.find("  let z = 0.5;\n  z += 2.0 * (x1_age - (30.0));") != std::string::npos);
  CHECK(code.find("  if (x2_plan === 1) z += -1.0;") != std::string::npos);
  CHECK(code.find("  [[30.0, \"pro\", null], 0.75, \"yes\"],\n") != std::string::npos);
}
