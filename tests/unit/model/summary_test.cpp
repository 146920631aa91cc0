#include "model/summary.h"

#include "base/error.h"
#include "model/model_file.h"
#include "model/train.h"
#include "random_fits.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace logreg;

namespace {

Model trained() {
  Table table = table_of(random_csv(80, 5), random_columns(false));
  Schema schema = decide(table, random_columns(false), Run());
  Design design = encode(std::move(table), schema, Run());
  return train(design, std::move(schema), {}, Run()).model;
}

std::string with_line(const std::string& line) {
  Model model = trained();
  model.summary.lines = {{SummaryKind::section, {"a"}}};
  std::string text = model_text(model);
  const std::string known = R"(["section", "a"])";
  return text.replace(text.find(known), known.size(), line);
}

std::string refusal(const std::string& line) {
  const auto error = thrown([&] { parse_model(with_line(line), "m.json"); });
  return error ? error->what() : "";
}

}  // namespace

TEST_CASE("what a training has said comes back from the model file") {
  Model model = trained();
  model.summary.figures = {{"aic", 1.5}, {"joint_tests", Json::Array{Json::Object{{"df", std::size_t{2}}}}}};
  model.summary.lines = {{SummaryKind::fact, {"AIC", "1.5"}},
                         {SummaryKind::table, {"", "Coef."}},
                         {SummaryKind::row, {"age\x01", "2"}},
                         {SummaryKind::paragraph, {"No more."}}};
  const Model read = parse_model(model_text(model), "m.json");
  CHECK(model_text(read) == model_text(model));
  REQUIRE(read.summary.lines.size() == 4);
  CHECK(read.summary.lines[2].texts == std::vector<std::string>{"age\x01", "2"});
  CHECK(read.summary.figures.front().second.as_number() == 1.5);
}

TEST_CASE("lines that are none are refused by the name of their key") {
  CHECK(refusal(R"(["section"])").find("summary.lines[0]") != std::string::npos);
  CHECK(refusal(R"(["song", "a"])").find("summary.lines[0][0]") != std::string::npos);
  CHECK(refusal(R"(["fact", "a"])").find("must have 2 texts behind its kind, not 1") != std::string::npos);
  CHECK(refusal(R"(["row", "a"])").find("below a table") != std::string::npos);
  CHECK(refusal(R"(["table"])").find("must have a column") != std::string::npos);
  CHECK(refusal(R"(["table", "", "b"], ["row", "a"])").find("summary.lines[1]") != std::string::npos);
  CHECK(refusal(R"([])").find("must have a kind") != std::string::npos);
  CHECK(refusal(R"(["table", "", "b"], ["row", "a", "b"])").empty());
}
