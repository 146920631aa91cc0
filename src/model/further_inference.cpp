#include "model/further_inference.h"

#include "base/chosen.h"
#include "base/error.h"
#include "base/sentences.h"
#include "fit/distributions.h"
#include "fit/leave_one_out.h"
#include "fit/margins.h"
#include "fit/profile.h"

#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// In the place of Wald's, which are not what was asked for. Both begin with the intercept, if there is one.
void set_intervals(Training& training, std::vector<ProfileInterval> intervals) {
  intervals.resize(training.coefficients.size());
  for (std::size_t j = 0; j < intervals.size(); ++j) {
    std::optional<Wald>& wald = training.coefficients[j].wald;
    const ProfileInterval& interval = intervals[j];
    if (!wald && !interval.low && !interval.high) continue;
    if (!wald) wald = Wald{std::nan(""), std::nan(""), 0, 0};
    const double shift = j == 0 && training.model.has_intercept ? training.fit.intercept_shift : 0;
    wald->low = interval.low.value_or(std::nan("")) + shift;
    wald->high = interval.high.value_or(std::nan("")) + shift;
  }
}

// Of class weights there is a pseudo-likelihood only, which tests nothing.
bool has_likelihood(const Training& training) {
  return !training.options.class_weights && (training.fit.information || is_separated(training.fit));
}

std::vector<ProfileInterval> profiles(const Training& training, Objective& objective) {
  const double level = training.options.inference.level;
  if (!has_likelihood(training)) return {};
  if (training.fit.information) return profile_intervals(objective, training.fit, level);
  return separated_profile_intervals(objective, training.fit, level);
}

std::vector<MarginLine> margin_lines(const Training& training, Objective& objective) {
  const double critical = normal_critical_value(training.options.inference.level);
  const auto effects = average_marginal_effects(objective, training.fit, training.options.class_weights);
  std::vector<MarginLine> result;
  for (std::size_t t = 0; t < effects.size(); ++t) {
    MarginLine& line = result.emplace_back();
    line.term = term_name(training.model, training.model.terms[t]);
    line.effect = effects[t];
    if (line.effect) line.wald = wald(line.effect->effect, line.effect->std_error, critical);
  }
  return result;
}

void test_columns(Training& training, Design& design, const Run& run) {
  FurtherInference& further = training.further;
  const bool is_wald = training.options.inference.covariance != CovarianceKind::information;
  if (is_wald ? !training.fit.covariance : !has_likelihood(training)) {
    further.joint_tests_reason = why_no_errors(training);
    return;
  }
  if (!training.options.inference.joint_tests && !joint_tests_cost_little(design, training.fit)) {
    further.joint_tests_reason = reason::joint_tests_cost_much();
    return;
  }
  std::vector<std::string> names;  // of the categorical columns
  for (const FeatureColumn& feature : training.schema.features) {
    if (feature.type == ColumnType::categorical) names.push_back(feature.name);
  }
  further.joint_tests.emplace();
  for (const JointTest& test : joint_tests(design, training.fit, training.options, run)) {
    further.joint_tests->push_back({names[test.column], test});
  }
}

void leave_rows_out(Training& training, Objective& objective) {
  FurtherInference& further = training.further;
  if (is_separated(training.fit)) {
    further.left_out_reason = reason::no_left_out_when_separated();
  } else if (!training.fit.information) {
    further.left_out_reason = why_no_errors(training);
  } else if (training.options.inference.leave_one_out || leaving_out_costs_little(objective)) {
    further.left_out = left_out(objective, training.fit);
  } else {
    further.left_out_reason = reason::leaving_out_costs_much();
  }
}

}  // namespace

void infer_further(Training& training, Design& design, const Run& run) {
  const InferenceOptions& inference = training.options.inference;
  Objective objective(design, chosen(design.terms, training.fit.terms), {}, kernels(run.instruction_set()), run);
  leave_rows_out(training, objective);
  test_columns(training, design, run);
  if (inference.margins && training.fit.covariance) training.further.margins = margin_lines(training, objective);
  if (inference.intervals == Intervals::profile) set_intervals(training, profiles(training, objective));
}

void infer_unless_interrupted(Training& training, Design& design, const Run& run) {
  try {
    infer_further(training, design, run);
  } catch (const Error& error) {
    if (error.failure() != Failure::interrupted) throw;
    training.further = {};
    training.further.left_out_reason = training.further.joint_tests_reason = reason::interrupted();
    if (training.options.inference.intervals == Intervals::profile) set_intervals(training, {});
  }
}

std::string why_no_errors(const Training& training) {
  if (training.options.is_penalised()) return reason::no_errors_when_penalised();
  if (training.options.firth) return reason::only_without_firth();
  if (training.options.class_weights) return reason::no_errors_of_class_weights();
  if (is_separated(training.fit)) return reason::no_errors_when_separated();
  if (!training.fit.converged) return reason::no_errors_unless_converged();
  return reason::no_covariance_of_many_terms();
}

}  // namespace logreg
