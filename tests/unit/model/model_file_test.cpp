#include "model/model_file.h"

#include "base/error.h"
#include "base/json_parser.h"
#include "base/version.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;
using namespace std::string_literals;

namespace {

// Names that a careless writer or reader would change: quotes, control characters, bytes that are not UTF-8, the
// characters that stand for such bytes, and what looks like the end of something.
const std::string nasty = "\"\\\0\x01\x7f\n\r\t\xff\xc3\xef\x9f\xbf\xef\x9c\x81\xc3\xa9/}],"s;

Model sample_model() {
  Model model;
  model.target = {nasty, "yes", std::nullopt};
  model.threshold = 0.25;
  model.level = 0.9;
  model.cluster = nasty;
  model.covariance_kind = CovarianceKind::cluster;
  model.intercept = -1.0;
  model.intercept_std_error = 0.1;
  model.logit_at_means = 5.85;
  model.terms = {
      {0, ModelTerm::no_level, 1.0 / 8, 0.01, 54, 3.5, Limit::none},
      {1, 2, -2, std::nullopt, 0.2, 0.4, Limit::minus_infinity},
      {1, 0, 0.5, 1e-300, 1, 0.5, Limit::plus_infinity},
  };
  ModelColumn age{"age", ColumnType::numeric, -1.5, 1e300, 3, {}, std::nullopt, 0.1, std::nullopt};
  ModelColumn city{
      "city", ColumnType::categorical, std::nullopt, std::nullopt, 0, {"", "Rome", nasty}, "Rome", std::nullopt, nasty};
  ModelColumn unused{nasty, ColumnType::numeric, 0, 0, 0, {}, std::nullopt, std::nullopt, std::nullopt};
  city.other = "";
  city.joined = {"Oslo", "Bonn"};
  model.columns = {age, city, unused};
  model.missing = MissingTexts({"NA", nasty});
  model.decimal = ',';
  model.penalty = {0, 0.01, false};
  model.weights = nasty;
  TrainingRecord& training = model.training;
  training.rows = 23;
  training.rows_dropped = 1;
  training.weight_sum = 23.5;
  training.positives = 7;
  training.negatives = 16.5;
  training.converged = true;
  training.stop_reason = "converged";
  training.iterations = 6;
  training.passes = 9;
  training.objective = 0.44;
  training.loss_gap = 1e-17;
  training.separation = "quasi-complete";
  training.separated_rows = 4;
  training.separated_terms = {{"(intercept)", 1}, {"city=", 3}};
  training.log_likelihood = -10.157596;
  training.null_log_likelihood = -14.133585;
  training.dropped_columns = {{nasty, "every cell is missing"}, {"b", "the same value in every row used"}};
  training.metrics = {{"accuracy", 0.875}, {"roc_auc", std::nullopt}};
  training.options = {{"--missing", "impute"}, {"--features", nasty}};
  training.version = "0.1.0";
  SymmetricMatrix covariance(4);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j <= i; ++j) covariance.at(i, j) = i == j ? 1.0 / static_cast<double>(i + 3) : -0.01;
  }
  model.covariance = covariance;
  return model;
}

// The text after reading and writing it again.
std::string rewritten(std::string_view text) {
  return model_text(parse_model(text, "m.json"));
}

// The sentence with which a text is refused, which has to be an error of the data; empty when it is read.
std::string refusal(std::string_view text) {
  try {
    parse_model(text, "m.json");
    return {};
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::data);
    return error.what();
  }
}

// A value inside a document: the steps to it by position, and its key.
struct Node {
  std::vector<std::size_t> steps;
  std::string key;
  bool is_member = false;
  const Json* value = nullptr;
};

void add_nodes(const Json& json, const Node& here, std::vector<Node>& nodes) {
  if (!here.steps.empty()) nodes.push_back(here);
  const auto add = [&](std::size_t step, const std::string& key, bool is_member, const Json& value) {
    Node inner{here.steps, key, is_member, &value};
    inner.steps.push_back(step);
    add_nodes(value, inner, nodes);
  };
  if (const Json::Object* object = json.as_object()) {
    for (std::size_t i = 0; i < object->size(); ++i) {
      const auto& [name, value] = (*object)[i];
      add(i, here.key.empty() ? name : here.key + '.' + name, true, value);
    }
  } else if (const Json::Array* array = json.as_array()) {
    for (std::size_t i = 0; i < array->size(); ++i)
      add(i, here.key + '[' + std::to_string(i) + ']', false, (*array)[i]);
  }
}

std::vector<Node> nodes_of(const Json& json) {
  std::vector<Node> result;
  add_nodes(json, {}, result);
  return result;
}

// The document with the value of `node` replaced, or left out.
Json changed(const Json& json, const Node& node, const std::optional<Json>& replacement, std::size_t depth = 0) {
  const std::size_t step = node.steps[depth];
  const bool last = depth + 1 == node.steps.size();
  const auto change = [&](auto container, const auto& value_of) {
    const auto at = container.begin() + static_cast<std::ptrdiff_t>(step);
    if (!last) {
      value_of(*at) = changed(value_of(*at), node, replacement, depth + 1);
    } else if (replacement) {
      value_of(*at) = *replacement;
    } else {
      container.erase(at);
    }
    return Json(std::move(container));
  };
  if (const Json::Object* object = json.as_object()) {
    return change(*object, [](auto& member) -> Json& { return member.second; });
  }
  return change(*json.as_array(), [](Json& element) -> Json& { return element; });
}

// The sample with another value at `key`.
std::string sample_with(const std::string& key, const Json& replacement) {
  const Json json = parse_json(model_text(sample_model()));
  for (const Node& node : nodes_of(json)) {
    if (node.key == key) return to_text(changed(json, node, replacement));
  }
  FAIL("no key " << key);
  return {};
}

std::string key_sentence(const std::string& key, const std::string& what) {
  return "m.json: not a valid logreg model file: key \"" + key + "\" " + what;
}

Model plain_model() {
  Model model;
  model.target = {"passed", "1", "0"};
  model.intercept = -2;
  model.logit_at_means = 0.5;
  model.terms = {{0, ModelTerm::no_level, 1.25, 0.5, 2, 1, Limit::none}};
  model.columns = {{"hours", ColumnType::numeric, 0.5, 5, 0, {}, std::nullopt, std::nullopt, std::nullopt}};
  model.missing = MissingTexts({"NA", "?"});
  model.training.dropped_columns = {{"name", "too many levels"}};
  model.training.metrics = {{"accuracy", 0.75}};
  model.covariance = SymmetricMatrix(2);
  return model;
}

// A file that goes away with its scope.
class TemporaryFile {
 public:
  TemporaryFile() : path_(std::filesystem::temp_directory_path() / ("model_file_test." + std::to_string(getpid()))) {}
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void write(std::string_view bytes) const {
    std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a model file has a line for each key, term, column and row of the covariance") {
  CHECK(model_text(plain_model()) == R"({
  "format": "logreg-model",
  "format_version": 1,
  "needs": "0.1",
  "target": {"column": "passed", "positive": "1", "negative": "0"},
  "threshold": 0.5,
  "level": 0.95,
  "intercept": -2,
  "intercept_std_error": null,
  "intercept_limit": null,
  "logit_at_means": 0.5,
  "terms": [
    {"term": "hours", "column": "hours", "level": null, "coefficient": 1.25, "std_error": 0.5, "mean": 2, "sd": 1, "limit": null, "statistic": null, "conf_low": null, "conf_high": null, "odds_ratio_low": null, "odds_ratio_high": null}
  ],
  "columns": [
    {"name": "hours", "type": "numeric", "min": 0.5, "max": 5, "missing": 0, "levels": null, "baseline": null, "impute": null, "other": null, "joined": null}
  ],
  "reading": {
    "na": ["NA", "?"],
    "decimal": "."
  },
  "penalty": {"l1": 0, "l2": 0, "on": "standardized", "firth": false},
  "offset": null,
  "weights": null,
  "trials": null,
  "training": {
    "rows": 0,
    "rows_dropped": 0,
    "weight_sum": 0,
    "positives": 0,
    "negatives": 0,
    "converged": false,
    "stop_reason": "",
    "iterations": 0,
    "passes": 0,
    "objective": 0,
    "loss_gap": null,
    "max_error_in_std_errors": null,
    "separation": null,
    "separated_rows": 0,
    "separated_terms": [],
    "rows_fingerprint": null,
    "log_likelihood": 0,
    "null_log_likelihood": 0,
    "dropped_columns": [
      {"column": "name", "reason": "too many levels"}
    ],
    "metrics": [
      ["accuracy", 0.75]
    ],
    "options": [],
    "version": ""
  },
  "intercept_test": null,
  "summary": null,
  "cluster": null,
  "covariance_kind": "information",
  "covariance": [
    [0],
    [0, 0]
  ]
}
)");
}

TEST_CASE("a model that was read is written as the same bytes") {
  for (const Model& model : {sample_model(), plain_model(), Model()}) {
    const std::string text = model_text(model);
    CHECK(text.ends_with("}\n"));
    CHECK(rewritten(text) == text);
  }
}

TEST_CASE("a model keeps its values") {
  const Model model = parse_model(model_text(sample_model()), "m.json");
  CHECK(model.target.column == nasty);
  CHECK_FALSE(model.target.negative);
  CHECK(model.threshold == 0.25);
  CHECK(model.level == 0.9);
  CHECK(model.cluster == nasty);
  CHECK(model.covariance_kind == CovarianceKind::cluster);
  REQUIRE(model.terms.size() == 3);
  CHECK(*level_of(model, model.terms[1]) == nasty);
  CHECK(model.terms[1].limit == Limit::minus_infinity);
  CHECK(level_of(model, model.terms[2])->empty());
  CHECK(model.terms[2].limit == Limit::plus_infinity);
  CHECK(model.intercept_limit == Limit::undetermined);
  CHECK(model.training.separated_rows == 4);
  CHECK(model.training.separated_terms[1] == std::pair<std::string, std::size_t>("city=", 3));
  REQUIRE(model.columns.size() == 3);
  CHECK(model.columns[0].impute_number == 0.1);
  CHECK(model.columns[1].levels == std::vector<std::string>{"", "Rome", nasty});
  CHECK(model.columns[1].impute_level == nasty);
  CHECK(model.columns[1].other == "");
  CHECK(model.columns[1].joined == std::vector<std::string>{"Oslo", "Bonn"});
  CHECK(model.missing.texts() == std::vector<std::string>{"NA", nasty});
  CHECK(model.decimal == ',');
  CHECK_FALSE(model.penalty.standardized);
  CHECK(model.training.metrics[1].first == "roc_auc");
  CHECK_FALSE(model.training.metrics[1].second);
  CHECK(model.training.options[1].second == nasty);
  REQUIRE(model.covariance);
  CHECK(model.covariance->at(1, 3) == -0.01);
  CHECK(model.covariance->at(3, 3) == 1.0 / 6);
}

TEST_CASE("layout, a byte order mark and unknown keys do not matter") {
  const std::string text = model_text(sample_model());
  const Json json = parse_json(text);
  CHECK(rewritten(to_text(json)) == text);
  CHECK(rewritten("\xef\xbb\xbf \r\n" + to_indented_text(json, 0)) == text);
  Json::Object more = *json.as_object();
  more.insert(more.begin(), {"later", Json::Array{Json::Object{{"format", 1}}}});
  CHECK(rewritten(to_text(more)) == text);
}

TEST_CASE("any key that is missing is named, but for those that version 0.1 of the program did not write") {
  const Json json = parse_json(model_text(sample_model()));
  std::size_t removed = 0;
  for (const Node& node : nodes_of(json)) {
    const bool is_later = node.key == "intercept_test" || node.key == "summary" ||
                          node.key == "training.rows_fingerprint" || node.key.ends_with(".conf_low");
    if (!node.is_member || is_later) continue;
    ++removed;
    CHECK(refusal(to_text(changed(json, node, std::nullopt))) == key_sentence(node.key, "is missing"));
  }
  CHECK(removed > 90);
}

TEST_CASE("a model file cut anywhere before its last brace is refused") {
  const std::string text = model_text(sample_model());
  for (std::size_t length = 0; length <= text.rfind('}'); ++length) {
    CAPTURE(length);
    REQUIRE_FALSE(refusal(text.substr(0, length)).empty());
  }
}

TEST_CASE("a value of the wrong kind is refused by its key") {
  const Json json = parse_json(model_text(sample_model()));
  for (const Node& node : nodes_of(json)) {
    CAPTURE(node.key);
    const std::string beginning = "m.json: not a valid logreg model file: key \"" + node.key;
    const bool truth = node.value->as_bool() != nullptr;
    const Json scalar = parse_json(truth ? "1" : "true");
    CHECK(refusal(to_text(changed(json, node, scalar))).starts_with(beginning + "\" must be "));
    CHECK(refusal(to_text(changed(json, node, Json::Object()))).starts_with(beginning));
    const bool list = node.value->as_array() != nullptr;
    if (!list) CHECK(refusal(to_text(changed(json, node, Json::Array{1}))).starts_with(beginning + "\" must be "));
    const bool text = node.value->as_text() != nullptr;
    if (text) CHECK(refusal(to_text(changed(json, node, 1))).starts_with(beginning + "\" must be "));
  }
}

TEST_CASE("a list that loses or repeats an element is refused or is another model") {
  const Json json = parse_json(model_text(sample_model()));
  for (const Node& node : nodes_of(json)) {
    if (node.is_member) continue;
    CAPTURE(node.key);
    const std::string text = to_text(changed(json, node, std::nullopt));
    if (refusal(text).empty()) CHECK(rewritten(rewritten(text)) == rewritten(text));
  }
}

TEST_CASE("any other number is refused or read exactly") {
  const Json json = parse_json(model_text(sample_model()));
  const std::vector<Json> others = {-1,  0,     0.5,     -0.0, 1e308,  -1e308, 5e-324,
                                    1e9, "0.5", nullptr, "",   "Rome", 2,      std::size_t{1} << 53};
  for (const Node& node : nodes_of(json)) {
    if (node.key == "needs") continue;  // told when the format is newer, and not kept
    for (const Json& other : others) {
      const std::string text = to_text(changed(json, node, other));
      CAPTURE(node.key);
      CAPTURE(to_text(other));
      // Empty cells are missing anyway, so an empty text is not kept.
      if (node.key.starts_with("reading.na[") && to_text(other) == "\"\"") continue;
      const bool exact = !refusal(text).empty() || to_text(parse_json(rewritten(text))) == text;
      REQUIRE(exact);
    }
  }
}

TEST_CASE("a changed byte is noticed, or gives a model that reads back") {
  const std::string text = model_text(sample_model());
  std::mt19937_64 random(3);
  for (int i = 0; i < 5000; ++i) {
    std::string damaged = text;
    damaged[random() % text.size()] = static_cast<char>(random() % 256);
    if (!refusal(damaged).empty()) continue;
    const std::string again = rewritten(damaged);
    REQUIRE(rewritten(again) == again);
  }
}

TEST_CASE("what cannot be is refused in words") {
  struct Case {
    std::string key;
    Json value;
    std::string refused;
    std::string what;
  };
  const std::vector<Case> cases = {
      {"format", "other", "format", R"(must be "logreg-model", not "other")"},
      {"format_version", 0, "format_version", "cannot be 0"},
      {"format_version", 1.5, "format_version", "must be a whole number, 0 or more, not 1.5"},
      {"needs", nullptr, "needs", "must be a text, not null"},
      {"target", Json::Array(), "target", "must be an object, not a list"},
      {"target.negative", "yes", "target.negative", "is the positive label, too"},
      {"threshold", 1.5, "threshold", "must be a number from 0 to 1, not 1.5"},
      {"threshold", nullptr, "threshold", "must be a number, not null"},
      {"level", 1, "level", "must be a number between 0 and 1, not 1"},
      {"cluster", 1, "cluster", "must be a text, not 1"},
      {"covariance_kind", "HC0", "covariance_kind",
       R"(must be "information" or "hc0" or "hc1" or "stata" or "cluster" or "sampling", not "HC0")"},
      {"intercept_std_error", -1, "intercept_std_error", "must be a number, 0 or more, not -1"},
      {"intercept", -1.5, "logit_at_means", "must be the intercept plus the sum of coefficient x mean, 5.35"},
      {"terms[0].mean", 55, "logit_at_means", "must be the intercept plus the sum of coefficient x mean, 5.975"},
      {"terms", Json::Object(), "terms", "must be a list, not an object"},
      {"terms[0].sd", 0, "terms[0].sd", "must be a number above 0, not 0"},
      {"terms[0].level", "x", "terms[0].level", R"(must be null in a numeric column, not "x")"},
      {"terms[0].column", "x", "terms[0].column", "names none of the columns"},
      {"terms[1].level", nullptr, "terms[1].level", "must be a level of its column, and not the baseline"},
      {"terms[1].level", "x", "terms[1].level", "must be a level of its column, and not the baseline"},
      {"terms[1].level", "Rome", "terms[1].level", "must be a level of its column, and not the baseline"},
      {"terms[1].level", "", "terms[2]", "stands twice"},
      {"terms[0].term", "x", "terms[0].term", R"(must be "age", as column and level have it, not "x")"},
      {"terms[1].limit", "infinity", "terms[1].limit", R"(must be "+infinity" or "-infinity", not "infinity")"},
      {"columns[0].name", "city", "columns[1].name", "stands twice"},
      {"columns[0].type", "text", "columns[0].type", R"(must be "numeric" or "categorical", not "text")"},
      {"columns[0].type", "categorical", "columns[0].min", "must be null in a categorical column, not -1.5"},
      {"columns[0].max", -2, "columns[0].max", "is less than min"},
      {"columns[0].levels", Json::Array(), "columns[0].levels", "must be null in a numeric column, not a list"},
      {"columns[0].impute", "x", "columns[0].impute", R"(must be a number, not "x")"},
      {"columns[1].levels[0]", "Rome", "columns[1].levels[1]", "stands twice in the list"},
      {"columns[1].baseline", nullptr, "columns[1].baseline", "must be a text, not null"},
      {"columns[1].baseline", "x", "columns[1].baseline", "is not one of the levels"},
      {"columns[1].impute", "x", "columns[1].impute", "is not one of the levels"},
      {"columns[1].other", "x", "columns[1].other", "is not one of the levels"},
      {"columns[1].other", nullptr, "columns[1].joined", "must be null where there is no other level, not a list"},
      {"columns[1].joined", nullptr, "columns[1].joined", "must be a list, not null"},
      {"columns[1].joined[0]", "Rome", "columns[1].joined[0]", "stands twice, or is one of the levels"},
      {"columns[1].joined[1]", "Oslo", "columns[1].joined[1]", "stands twice, or is one of the levels"},
      {"columns[0].other", "x", "columns[0].other", R"(must be null in a numeric column, not "x")"},
      {"intercept", nullptr, "logit_at_means", "must be the intercept plus the sum of coefficient x mean, 6.85"},
      {"reading.na[0]", 1, "reading.na[0]", "must be a text, not 1"},
      {"reading.decimal", ";", "reading.decimal", R"(must be "." or ",", not ";")"},
      {"penalty.l2", -1, "penalty.l2", "must be a number, 0 or more, not -1"},
      {"training.rows", -1, "training.rows", "must be a whole number, 0 or more, not -1"},
      {"training.separation", "some", "training.separation",
       R"(must be "none" or "quasi-complete" or "complete", not "some")"},
      {"training.separated_terms[0][1]", -1, "training.separated_terms[0][1]",
       "must be a whole number, 0 or more, not -1"},
      {"intercept_limit", "infinity", "intercept_limit", R"(must be "+infinity" or "-infinity", not "infinity")"},
      {"training.metrics[0]", Json::Array{"x"}, "training.metrics[0]", "must be a name and a value, not a list of 1"},
      {"training.options[0][1]", 1, "training.options[0][1]", "must be a text, not 1"},
      {"covariance[3]", Json::Array{1}, "covariance[3]", "must have 4 numbers, not 1"},
      {"covariance[3][3]", -1, "covariance[3][3]", "must be a number, 0 or more, not -1"},
      {"covariance", Json::Array{}, "covariance", "must have 4 rows, not 0"},
  };
  for (const Case& each : cases) {
    CHECK(refusal(sample_with(each.key, each.value)) == key_sentence(each.refused, each.what));
  }
}

TEST_CASE("a term of too large numbers is refused") {
  CHECK(refusal(sample_with("terms[0].coefficient", 1e308)) ==
        key_sentence("logit_at_means", "and the terms are too large to add"));
}

TEST_CASE("a newer format is refused with the version that can read it, whatever else it holds") {
  const std::string text = R"({"format": "logreg-model", "format_version": 3, "needs": "9.7"})";
  CHECK(refusal(text) == R"(m.json was written by a newer logreg; version "9.7" or later can read it)");
}

TEST_CASE("a newer format that says this version can read it is refused by its number") {
  for (const std::string_view needs : {std::string_view("0.1"), std::string_view("0.0.9"), std::string_view("none"), version}) {
    const std::string text =
        R"({"format": "logreg-model", "format_version": 3, "needs": ")" + std::string(needs) + "\"}";
    CHECK(refusal(text) == key_sentence("format_version", "cannot be 3"));
  }
}

TEST_CASE("two terms may have the same name") {
  Model model = plain_model();
  model.terms = {{0, ModelTerm::no_level, 0, std::nullopt, 0, 1, Limit::none},
                 {1, 1, 0, std::nullopt, 0, 1, Limit::none}};
  model.columns[0].name = "a=b";
  model.columns.push_back(
      {"a", ColumnType::categorical, std::nullopt, std::nullopt, 0, {"a", "b"}, "a", std::nullopt, std::nullopt});
  model.intercept = model.logit_at_means;
  model.covariance.reset();
  CHECK(rewritten(model_text(model)) == model_text(model));
}

TEST_CASE("the covariance of 1,000 terms is written, of 1,001 it is null") {
  const auto model_of = [](std::size_t terms) {
    Model model = plain_model();
    model.terms.clear();
    model.columns.clear();
    for (std::size_t i = 0; i < terms; ++i) {
      const std::string name = std::to_string(i);
      model.terms.push_back({static_cast<std::uint32_t>(i), ModelTerm::no_level, 0, std::nullopt, 0, 1, Limit::none});
      model.columns.push_back({name, ColumnType::numeric, 0, 1, 0, {}, std::nullopt, std::nullopt, std::nullopt});
    }
    model.intercept = model.logit_at_means;
    model.covariance = SymmetricMatrix(terms + 1);
    return model;
  };
  const std::string largest = model_text(model_of(1000));
  CHECK(parse_model(largest, "m.json").covariance->size() == 1001);
  CHECK(rewritten(largest) == largest);
  const std::string above = model_text(model_of(1001));
  CHECK(above.ends_with("\"covariance\": null\n}\n"));
  CHECK(rewritten(above) == above);
  std::string with_covariance = above;
  with_covariance.replace(with_covariance.rfind("null"), 4, "[]");
  CHECK(refusal(with_covariance) ==
        key_sentence("covariance", "must be null when there are more than 1000 terms, not a list"));
}

TEST_CASE("what is no model at all is told so") {
  const auto begins = [&](const std::string& shown) {
    return "m.json: not a logreg model file: it begins with " + shown;
  };
  CHECK(refusal("") == "m.json: not a logreg model file: it is empty");
  CHECK(refusal(" \n") == "m.json: not a logreg model file: it is empty");
  CHECK(refusal("age,income\n1,2\n") == begins("\"age,income\""));
  CHECK(refusal("\x1f\x8b\x08\n") == begins(R"("\x1f\x8b\x08")"));
  CHECK(refusal(std::string(1000, 'x')) == begins('"' + std::string(30, 'x') + "...\""));
  CHECK(refusal("[1, 2]") == begins("\"[1, 2]\""));
  CHECK(refusal("{}") == key_sentence("format", "is missing"));
}

TEST_CASE("what is not JSON is told with its line") {
  CHECK(refusal("{\n  \"format\": \"logreg-model\",\n  oops\n}\n")
            .starts_with("m.json:3: not a whole logreg model file: syntax error"));
  CHECK(refusal("{\n  \"a\": 1,\n  \"a\": 2\n}\n") ==
        "m.json:3: not a whole logreg model file: the name \"a\" stands twice");
  CHECK(refusal("{\n  \"a\": 1\n").starts_with("m.json:3: not a whole logreg model file: syntax error"));
}

TEST_CASE("a model is read from its file") {
  const TemporaryFile file;
  const std::string text = model_text(sample_model());
  file.write(text);
  CHECK(model_text(read_model(file.path(), Run())) == text);
}

TEST_CASE("a file of more than 1 GiB is no model") {
  const TemporaryFile file;
  file.write("{");
  std::filesystem::resize_file(file.path(), (std::size_t{1} << 30) + 1);
  CHECK_THROWS_WITH_AS(read_model(file.path(), Run()),
                       (file.path() + ": not a logreg model file: it has more than 1073741824 bytes").c_str(), Error);
}

TEST_CASE("a file that is not there is an error of the system") {
  try {
    read_model("/nowhere/m.json", Run());
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::system);
  }
}

TEST_CASE("a model without intercept has none in its file, and may have a column without baseline") {
  Model model = plain_model();
  model.has_intercept = false;
  model.intercept = 0;
  model.logit_at_means = 0;
  model.terms[0].mean = 0;
  model.target.trials = "n";
  model.columns.push_back({"c",
                           ColumnType::categorical,
                           std::nullopt,
                           std::nullopt,
                           0,
                           {"a", "b"},
                           std::nullopt,
                           std::nullopt,
                           std::nullopt});
  const std::string text = model_text(model);
  CHECK(text.find("\"intercept\": null,") != std::string::npos);
  const Model again = parse_model(text, "m.json");
  CHECK_FALSE(again.has_intercept);
  CHECK(again.intercept == 0);
  CHECK(again.target.trials == "n");
  CHECK_FALSE(again.columns[1].baseline.has_value());
  CHECK(model_text(again) == text);
}
