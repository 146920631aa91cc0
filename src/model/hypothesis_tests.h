// Model + hypotheses -> Wald's tests of them, with the covariance of the model, whichever kind it is.
#pragma once

#include "inference/linear_hypothesis.h"
#include "model/hypothesis.h"
#include "model/model.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logreg {

struct TestedHypothesis {
  std::string text;
  std::optional<LinearTest> test;
  std::string left_out;  // where there is no test: a term that the fit has left out, since it depends on others
};

// Whether all terms are among the model's, and no equation follows from others. Throws Error (usage).
void check_hypotheses(std::span<const Hypothesis> hypotheses, const Model& model);

// Of a model that has a covariance.
std::vector<TestedHypothesis> test_hypotheses(std::span<const Hypothesis> hypotheses, const Model& model);

}  // namespace logreg
