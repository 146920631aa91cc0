#include "report/coefficients_file.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("the table of coefficients is CSV with all digits, and empty where there is no number") {
  CoefficientLine age;
  age.term = "age, in years";
  age.estimate = 0.1 + 0.2;
  age.std_error = 0.5;
  age.odds_ratio = 1.5;
  age.wald = Wald{2, 0.25, 0, std::numeric_limits<double>::infinity()};
  CoefficientLine none;
  none.term = "none";
  none.odds_ratio = 0;
  CHECK(table_text(coefficients_table(std::vector{age, none}, {}), TableFormat::csv) ==
        "term,estimate,std_error,statistic,p_value,conf_low,conf_high,odds_ratio,odds_ratio_low,odds_ratio_high\n"
        "\"age, in years\",0.30000000000000004,0.5,2,0.25,0,inf,1.5,1,inf\n"
        "none,,,,,,,0,,\n");
  const std::vector<std::string> columns = {"p_value", "term"};
  CHECK(table_text(coefficients_table(std::vector{age}, columns), TableFormat::csv) ==
        "p_value,term\n0.25,\"age, in years\"\n");
}
