#include "model/hypothesis_tests.h"

#include "inference/distributions.h"
#include "model/model_format.h"

#include <unordered_map>
#include <utility>

namespace logreg {

namespace {

std::vector<std::string> coefficient_names(const Model& model) {
  std::vector<std::string> result;
  if (model.has_intercept) result.emplace_back(model_format::intercept);
  for (const ModelTerm& term : model.terms) result.push_back(term_name(model, term));
  return result;
}

// Baselines and their columns.
std::vector<std::pair<std::string, std::string>> zeros(const Model& model) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const ModelColumn& column : model.columns) {
    if (column.baseline) result.emplace_back(term_name(column.name, &*column.baseline), column.name);
  }
  return result;
}

// Standardised; the constant first.
WeightsWithCovariance weights_of(const Model& model) {
  WeightsWithCovariance result{{model.logit_at_means}, *model.covariance, nullptr};
  for (const ModelTerm& term : model.terms) result.weights.push_back(term.coefficient * term.sd);
  if (model.covariance_root) result.root = &*model.covariance_root;
  return result;
}

class Tester {
 public:
  explicit Tester(const Model& model) : estimate_(weights_of(model)), critical_(normal_critical_value(model.level)) {
    positions_.emplace(model_format::intercept, 0);
    for (std::size_t t = 0; t < model.terms.size(); ++t) {
      positions_.emplace(term_name(model, model.terms[t]), t + 1);
      means_.push_back(model.terms[t].mean);
      sds_.push_back(model.terms[t].sd);
    }
  }

  TestedHypothesis test(const Hypothesis& hypothesis) const {
    TestedHypothesis result{hypothesis.text, {}, {}};
    std::vector<LinearEquation> equations;
    for (const Equation& equation : hypothesis.equations) {
      std::vector<double> factors(means_.size() + 1, 0.0);
      for (const NamedFactor& factor : equation.factors) {
        const auto found = positions_.find(factor.term);
        if (found == positions_.end()) {
          result.left_out = factor.term;
          return result;
        }
        factors[found->second] = factor.factor;
      }
      equations.push_back({standardized_factors(factors, means_, sds_), equation.value});
    }
    result.test = test_linear(equations, estimate_, critical_);
    return result;
  }

 private:
  WeightsWithCovariance estimate_;
  double critical_;
  std::unordered_map<std::string, std::size_t> positions_;
  std::vector<double> means_;
  std::vector<double> sds_;
};

}  // namespace

void check_hypotheses(std::span<const Hypothesis> hypotheses, const Model& model) {
  const std::vector<std::string> names = coefficient_names(model);
  for (const Hypothesis& hypothesis : hypotheses) check_hypothesis(hypothesis, names, zeros(model));
}

std::vector<TestedHypothesis> test_hypotheses(std::span<const Hypothesis> hypotheses, const Model& model) {
  std::vector<TestedHypothesis> result;
  if (hypotheses.empty()) return result;
  const Tester tester(model);
  for (const Hypothesis& hypothesis : hypotheses) result.push_back(tester.test(hypothesis));
  return result;
}

}  // namespace logreg
