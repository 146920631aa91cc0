#include "model/export/as_sql.h"

#include "base/error.h"
#include "made_model.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("a view reads the table and adds up a term a line; its proof does the same with rows of its own") {
  const Scoring scoring = scoring_of(made_model(), Unseen::unusable);
  const std::vector<ProofRow> proof = {{{{30.0, {}}, {{}, "pro"}, {}}, 0.75}};
  for (const SqlDialect& dialect : sql_dialects()) {
    const std::string code = as_sql({scoring, proof, "churn"}, "shop.of \"them\"", dialect);
    CAPTURE(dialect.name);
    CHECK(code.find("CREATE VIEW \"churn\" AS\n") != std::string::npos);
    CHECK(code.find("  FROM \"shop\".\"of \"\"them\"\"\" AS t\n") != std::string::npos);
    CHECK(code.find("      + " + dialect.number(2) + " * (churn_x1_age - " + dialect.number(30) + ')') !=
          std::string::npos);
    CHECK(code.find("        WHEN churn_x2_plan = 1 THEN " + dialect.number(-1)) != std::string::npos);
    CHECK(code.find("    (" + dialect.number(30) + ", 'pro', CAST(NULL AS double precision), " + dialect.number(0.75) +
                    ", 'yes')\n") != std::string::npos);
  }
}

TEST_CASE("a column of dates is refused by name") {
  Scoring scoring = scoring_of(made_model(), Unseen::unusable);
  scoring.inputs.front().is_date = true;
  const std::vector<ProofRow> none;
  CHECK_THROWS_WITH_AS(as_sql({scoring, none, "churn"}, "data", sql_dialects().front()),
                       "column \"age\" holds dates: sql cannot say them", Error);
}
