#include "model/overflow.h"

#include "base/error.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace logreg;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Model one_term() {
  Model model;
  model.columns.resize(1);
  model.columns[0].name = "age";
  model.terms = {{0, ModelTerm::no_level, 2, std::nullopt, 3}};
  return model;
}

std::string refusal(const Model& model) {
  try {
    refuse_overflow(model);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::data);
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a model of finite numbers passes") {
  CHECK(refusal(one_term()).empty());
}

TEST_CASE("a term whose share of the intercept overflows is named") {
  Model model = one_term();
  model.terms[0].coefficient = 1e200;
  model.terms[0].mean = -1e200;
  CHECK(refusal(model).find("age") != std::string::npos);
  model = one_term();
  model.terms[0].sd = infinity;
  CHECK(refusal(model).find("age") != std::string::npos);
}

TEST_CASE("terms whose shares are finite may overflow together") {
  Model model = one_term();
  model.terms = {{0, ModelTerm::no_level, 1e308, std::nullopt, 1}, {0, ModelTerm::no_level, -1e308, std::nullopt, 1}};
  CHECK(!refusal(model).empty());
  CHECK(refusal(model).find("age") == std::string::npos);
}

TEST_CASE("what is said of the training and the covariance are numbers, too") {
  Model model = one_term();
  model.training.log_likelihood = -infinity;
  CHECK(!refusal(model).empty());
  model = one_term();
  model.training.weight_sum = infinity;
  CHECK(!refusal(model).empty());
  model = one_term();
  model.covariance = SymmetricMatrix(2);
  CHECK(refusal(model).empty());
  model.covariance->at(1, 0) = std::numeric_limits<double>::quiet_NaN();
  CHECK(!refusal(model).empty());
}
