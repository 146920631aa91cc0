#include "model/checked_json.h"

#include "base/error.h"
#include "base/json_parser.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// What read(document) is refused with; empty when it is not.
std::string refusal(const char* text, const std::function<void(const CheckedJson&)>& read) {
  const Json document = parse_json(text);
  const std::string file = "m.json";
  try {
    read(CheckedJson(document, file));
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::data);
    return error.what();
  }
  return {};
}

bool says(const std::string& sentence, const std::string& key, const std::string& what) {
  return sentence.find("m.json") != std::string::npos && sentence.find(key) != std::string::npos &&
         sentence.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("a value is refused by the path of its key") {
  const char* const text = R"({"terms": [{}, {"mean": "x"}], "training": {"rows": -1}})";
  CHECK(says(refusal(text, [](const auto& key) { key["terms"][1]["mean"].number(); }), "terms[1].mean",
             "must be a number, not \"x\""));
  CHECK(says(refusal(text, [](const auto& key) { key["terms"][0]["mean"].number(); }), "terms[0].mean", "is missing"));
  CHECK(says(refusal(text, [](const auto& key) { key["training"]["rows"].count(); }), "training.rows", "not -1"));
  CHECK(says(refusal(text, [](const auto& key) { key["terms"]["rows"].count(); }), "terms", "not a list"));
}

TEST_CASE("numbers have bounds") {
  const auto is_read = [](const char* number, auto read) {
    return refusal(number, [&](const CheckedJson& key) { std::invoke(read, key); }).empty();
  };
  CHECK(is_read("0.5", &CheckedJson::positive));
  CHECK(!is_read("0", &CheckedJson::positive));
  CHECK(is_read("0", &CheckedJson::not_negative));
  CHECK(!is_read("-0.5", &CheckedJson::not_negative));
  CHECK(is_read("0", &CheckedJson::share));
  CHECK(is_read("1", &CheckedJson::share));
  CHECK(!is_read("1.5", &CheckedJson::share));
  CHECK(!is_read("1", &CheckedJson::part));
  CHECK(!is_read("0", &CheckedJson::part));
  CHECK(is_read("0.25", &CheckedJson::part));
  CHECK(is_read("3", &CheckedJson::count));
  CHECK(!is_read("3.5", &CheckedJson::count));
  CHECK(!is_read("true", &CheckedJson::number));
  CHECK(!is_read("0", &CheckedJson::truth));
}

TEST_CASE("a word is one of those that the format has") {
  const Json document = parse_json(R"(["categorical", "text"])");
  const std::string file = "m.json";
  const CheckedJson key(document, file);
  CHECK(key[0].one_of(model_format::column_types) == ColumnType::categorical);
  CHECK_THROWS_WITH_AS(key[1].one_of(model_format::column_types),
                       doctest::Contains("\"[1]\" must be \"numeric\" or \"categorical\", not \"text\""), Error);
}

TEST_CASE("null is nothing, and a list is read element by element") {
  const Json document = parse_json(R"({"a": null, "b": 2, "c": [1, 2, 3], "d": [1, null]})");
  const std::string file = "m.json";
  const CheckedJson key(document, file);
  CHECK(!key["a"].unless_null(&CheckedJson::number).has_value());
  CHECK(key["b"].unless_null(&CheckedJson::number) == 2);
  CHECK(key["c"].list(&CheckedJson::number) == std::vector<double>{1, 2, 3});
  CHECK_THROWS_WITH_AS(key["d"].list(&CheckedJson::number), doctest::Contains("d[1]"), Error);
  key["a"].nothing("here");
  CHECK_THROWS_WITH_AS(key["b"].nothing("here"), doctest::Contains("must be null here, not 2"), Error);
}
