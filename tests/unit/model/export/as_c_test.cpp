#include "model/export/as_c.h"

#include "made_model.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("C and C++ have a struct for the row and add up a term a line") {
  const Scoring scoring = scoring_of(made_model(), Unseen::unusable);
  const std::vector<ProofRow> proof = {{{{30.0, {}}, {{}, "pro"}, {}}, 0.75}};
  const std::string c = as_c({scoring, proof, "churn"});
  CHECK(c.find("  const char *x2_plan;") != std::string::npos);
  CHECK(c.find("double churn_logit(const struct churn_row *row) {") != std::string::npos);
  CHECK(c.find("  {{30.0, \"pro\", NAN}, 0.75, \"yes\"},\n") != std::string::npos);
  const std::string cpp = as_cpp({scoring, proof, "churn"});
  CHECK(cpp.find("  std::optional<std::string_view> x2_plan = std::nullopt;") != std::string::npos);
  CHECK(cpp.find("inline double churn_logit(const struct churn_row &row) {") != std::string::npos);
  for (const std::string& code : {c, cpp}) {
    CHECK(code.find("  double z = 0.5;\n  z += 2.0 * (x1_age - (30.0));") != std::string::npos);
    CHECK(code.find("  if (x2_plan == 1) z += -1.0;") != std::string::npos);
  }
}
