#include "model/derivation_json.h"

#include "base/error.h"
#include "formula_training.h"
#include "model/model_file.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

namespace {

const std::string& model_of_formula() {
  static const std::string text = [] {
    std::string csv = "x,c,y\n";
    for (int i = 0; i < 40; ++i) {
      csv += std::to_string(i * 7 % 40) + ',' + "ab"[i * 3 % 4 / 2] + ',' + std::to_string(i * 5 % 3 / 2) + '\n';
    }
    return model_text(formula_training(csv, "y ~ ns(x, df=2) * c").model);
  }();
  return text;
}

// What is said of the file where `from` is replaced.
std::string refusal_with(const std::string& from, const std::string& to) {
  std::string text = model_of_formula();
  const std::size_t at = text.rfind(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  try {
    parse_model(text, "m.json");
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a derivation is read as it was written") {
  CHECK(model_text(parse_model(model_of_formula(), "m.json")) == model_of_formula());
}

TEST_CASE("a derivation that does not fit its columns is refused by the name of its key") {
  CHECK(refusal_with("\"of\": \"x\"", "\"of\": \"z\"").find("inputs") != std::string::npos);
  CHECK(refusal_with("\"of\": \"x\"", "\"of\": \"x +\"").find("is no expression") != std::string::npos);
  CHECK(refusal_with("\"numbers\": [1]", "\"numbers\": [7]").find("names no variable") != std::string::npos);
  CHECK(refusal_with("\"at\": [[0, 1]]", "\"at\": [[0, 4]]").find("names no variable") != std::string::npos);
  CHECK(refusal_with("\"column\": \"c\"", "\"column\": \"e\"").find("is not the name") != std::string::npos);
  CHECK(refusal_with("\"combined\": [0, 1]", "\"combined\": [0]").find("must have 2 elements") != std::string::npos);
}
