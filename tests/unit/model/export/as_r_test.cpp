#include "model/export/as_r.h"

#include "made_model.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("R reads columns by name and adds up a term a line") {
  const Scoring scoring = scoring_of(made_model(), Unseen::unusable);
  const std::vector<ProofRow> proof = {{{{30.0, {}}, {{}, "pro"}, {}}, 0.75}};
  const std::string code = as_r({scoring, proof, "churn"});
  CHECK(code.find("  x1_age <- churn_number(data, \"age\", fill = 31.0)\n") != std::string::npos);
  CHECK(code.find("  z <- 0.5\n  z <- z + 2.0 * (x1_age - (30.0))") != std::string::npos);
  CHECK(code.find("  z <- z + -1.0 * (x2_plan == 1)") != std::string::npos);
  CHECK(code.find("  c(\"pro\"),\n") != std::string::npos);
  CHECK(code.find("names(churn_proof) <- c(\"age\", \"plan\", \"months\", \"\", \"\")\n") != std::string::npos);
}
