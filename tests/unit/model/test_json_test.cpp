#include "model/test_json.h"

#include "base/error.h"
#include "base/json_parser.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace logreg;

namespace {

std::optional<Wald> read(const std::string& text) {
  const Json json = parse_json(text);
  const std::string file = "m.json";
  return read_test(CheckedJson(json, file));
}

std::string refusal(const std::string& text) {
  const auto error = thrown([&] { read(text); });
  return error ? error->what() : "";
}

}  // namespace

TEST_CASE("tests and intervals are read as they were written, without bounds and without all, too") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  for (const Wald& wald : {Wald{2.5, 0, -1, 0.1 + 0.2}, Wald{none, 0, -infinity, infinity}, Wald{-1, 0, -800, 800},
                           Wald{none, 0, none, 2}}) {
    const std::string text = to_text(test_json(wald));
    CAPTURE(text);
    CHECK(to_text(test_json(read(text))) == text);
  }
  CHECK(!read(to_text(test_json(std::nullopt))));
  CHECK(read(to_text(test_json(Wald{1.959963984540054, 0, 0, 1})))->p_value == doctest::Approx(0.05).epsilon(1e-12));
}

TEST_CASE("what does not fit together is refused by its key") {
  CHECK(refusal(R"({"statistic": 1, "conf_low": 2, "conf_high": 1, "odds_ratio_low": 1, "odds_ratio_high": 1})")
            .find("conf_low") != std::string::npos);
  CHECK(refusal(R"({"statistic": 1, "conf_low": 0, "conf_high": 0, "odds_ratio_low": 1, "odds_ratio_high": 2})")
            .find("\"odds_ratio_high\" must be exp of the bound of the coefficient, 1") != std::string::npos);
  CHECK(refusal(R"({"statistic": 1})").find("conf_low") != std::string::npos);
}
