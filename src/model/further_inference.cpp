#include "model/further_inference.h"

#include "base/error.h"
#include "base/select.h"
#include "data/plain_derivation.h"
#include "inference/distributions.h"
#include "inference/leave_one_out.h"
#include "inference/marginal_effects.h"
#include "inference/only_row.h"
#include "inference/profile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <ranges>
#include <span>
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
    const double shift = j == 0 && training.model.has_intercept ? training.fit.minimum.intercept_shift : 0;
    wald->low = interval.low.value_or(std::nan("")) + shift;
    wald->high = interval.high.value_or(std::nan("")) + shift;
  }
}

// Of class weights there is a pseudo-likelihood only, which tests nothing.
bool has_likelihood(const Training& training) {
  return !training.options.class_weights && (training.fit.minimum.information || training.fit.separation.is_found());
}

std::vector<ProfileInterval> profiles(const Training& training, Objective& objective) {
  const double level = training.options.inference.level;
  if (!has_likelihood(training)) return {};
  if (training.fit.minimum.information) return profile_intervals(objective, training.fit.minimum, level);
  return separated_profile_intervals(objective, training.fit, level);
}

// Of terms, each of which is a column.
std::vector<MarginLine> effects_of_terms(const Training& training, Objective& objective) {
  const auto effects =
      average_marginal_effects(objective, training.fit, *training.inference.covariance, training.options.class_weights);
  std::vector<MarginLine> result;
  for (std::size_t t = 0; t < effects.size(); ++t) {
    result.push_back({term_name(training.model, training.model.terms[t]), effects[t], std::nullopt});
  }
  return result;
}

// Of columns, which may stand in several terms, or be held at values.
std::vector<MarginLine> effects_of_columns(const Training& training, const FitData& data, const Run& run) {
  const std::vector<FeatureColumn>& columns = training.schema.columns();
  const Derivation derivation = data.derivation ? *data.derivation : plain_derivation(columns);
  const InputRows rows = data.derivation ? InputRows(*data.inputs, columns) : InputRows(data.design, columns);
  const EffectData of_fit{data.design,  derivation,
                          rows,         columns,
                          training.fit, *training.inference.covariance,
                          training.options.class_weights};
  const std::vector<RepresentativePoint>& points = training.options.margins_at;
  std::vector<MarginLine> result;
  for (std::size_t k = 0; k < std::max<std::size_t>(points.size(), 1); ++k) {
    for (ColumnEffect& effect : column_effects(of_fit, points.empty() ? RepresentativePoint() : points[k], run)) {
      MarginLine& line = result.emplace_back(std::move(effect.name), effect.effect, std::nullopt);
      if (!points.empty()) line.point = k;
      line.why_none = effect.why_none;
      line.never_together = effect.never_together;
    }
  }
  return result;
}

std::vector<MarginLine> margin_lines(const Training& training, const FitData& data, Objective& objective,
                                     const Run& run) {
  const bool are_terms = !data.derivation && training.options.margins_at.empty();
  std::vector<MarginLine> result =
      are_terms ? effects_of_terms(training, objective) : effects_of_columns(training, data, run);
  const double critical = normal_critical_value(training.options.inference.level);
  for (MarginLine& line : result) {
    if (line.effect) line.wald = wald(line.effect->effect, line.effect->std_error, critical);
  }
  return result;
}

std::vector<std::string> names_of(const Schema& schema, ColumnType type) {
  std::vector<std::string> result;
  for (const FeatureColumn& feature : schema.features) {
    if (feature.type == type) result.push_back(feature.name);
  }
  return result;
}

// Each once.
std::vector<std::string> columns_of(std::span<const std::size_t> terms, const Schema& schema, const Design& design) {
  const std::vector<std::string> numeric = names_of(schema, ColumnType::numeric);
  const std::vector<std::string> categorical = names_of(schema, ColumnType::categorical);
  std::vector<std::string> result;
  for (const std::size_t t : terms) {
    const Term& term = design.terms[t];
    const std::string& name = (term.numeric ? numeric : categorical)[term.column];
    if (std::ranges::find(result, name) == result.end()) result.push_back(name);
  }
  return result;
}

// What is tested together, by name: each categorical column; of a formula each term, with those that contain it.
struct TestedGroups {
  std::vector<std::string> names;
  std::vector<bool> with_interactions;
  std::vector<TermGroup> groups;
};

bool contains(const SchemaTerm& term, const SchemaTerm& part) {
  return std::ranges::includes(term.variables, part.variables);
}

// The terms of the design that each feature has.
std::vector<TermGroup> terms_of_features(const Schema& schema, const Design& design) {
  std::vector<TermGroup> numeric(design.numeric.size());
  std::vector<TermGroup> categorical(design.categorical.size());
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    const Term& term = design.terms[t];
    (term.numeric ? numeric : categorical)[term.column].push_back(t);
  }
  auto next_numeric = numeric.begin();
  auto next_categorical = categorical.begin();
  std::vector<TermGroup> result;
  for (const FeatureColumn& feature : schema.features) {
    result.push_back(std::move(feature.type == ColumnType::numeric ? *next_numeric++ : *next_categorical++));
  }
  return result;
}

// A fit of chosen terms may have left a column none, which then is not tested.
TestedGroups tested_groups(const Schema& schema, const Design& design) {
  TestedGroups result;
  const std::vector<TermGroup> of_features = terms_of_features(schema, design);
  for (std::size_t f = 0; f < of_features.size(); ++f) {
    const FeatureColumn& feature = schema.features[f];
    if (!schema.terms.empty() || feature.type == ColumnType::numeric || of_features[f].empty()) continue;
    result.names.push_back(feature.name);
    result.with_interactions.push_back(false);
    result.groups.push_back(of_features[f]);
  }
  for (const SchemaTerm& tested : schema.terms) {
    const bool has_terms = std::ranges::any_of(std::views::iota(std::size_t{0}, of_features.size()), [&](std::size_t f) {
      return !of_features[f].empty() && contains(schema.terms[schema.features[f].term], tested);
    });
    if (!has_terms) continue;
    result.names.push_back(tested.name);
    result.with_interactions.push_back(std::ranges::any_of(schema.terms, [&](const SchemaTerm& term) {
      return contains(term, tested) && term.variables != tested.variables;
    }));
    TermGroup& group = result.groups.emplace_back();
    for (std::size_t f = 0; f < of_features.size(); ++f) {
      if (!contains(schema.terms[schema.features[f].term], tested)) continue;
      group.insert(group.end(), of_features[f].begin(), of_features[f].end());
    }
    std::ranges::sort(group);
  }
  return result;
}

void test_columns(Training& training, Design& design, const Run& run) {
  FurtherInference& further = training.further;
  const bool is_wald = training.options.inference.covariance != CovarianceKind::information;
  if (is_wald ? !training.inference.covariance : !has_likelihood(training)) {
    further.no_joint_tests = why_no_errors(training);
    return;
  }
  const auto [names, with_interactions, groups] = tested_groups(training.schema, design);
  if (!training.options.inference.joint_tests && !joint_tests_cost_little(design, training.fit, groups.size())) {
    further.no_joint_tests = NotInferred::costs_much;
    return;
  }
  further.joint_tests.emplace();
  const std::vector<JointTest> tests =
      is_wald ? wald_tests(design, training.fit, groups, *training.inference.covariance)
              : likelihood_ratio_tests(design, training.fit, groups, training.options.descent.dense_limit, run);
  for (const JointTest& test : tests) {
    further.joint_tests->push_back({names[test.group], test,
                                    columns_of(test.replaced_by, training.schema, design),
                                    with_interactions[test.group]});
  }
}

// And gives, where it was worked out, x'C x of every row, on which influence rests, too.
std::vector<double> leave_rows_out(Training& training, Objective& objective) {
  FurtherInference& further = training.further;
  if (training.fit.separation.is_found()) {
    further.none_left_out = NotInferred::separated;
  } else if (!training.fit.minimum.information) {
    further.none_left_out = why_no_errors(training);
  } else if (training.options.inference.leave_one_out || leaving_out_costs_little(objective)) {
    LeftOut left = left_out(objective, training.fit.minimum);
    std::vector<double> forms = std::move(left.forms);
    if (only_row_against_separation(objective.design(), training.fit.minimum, left.logits, objective.run())) {
      further.none_left_out = NotInferred::hangs_on_one_row;
    } else {
      further.left_out = std::move(left);
    }
    return forms;
  } else {
    further.none_left_out = NotInferred::costs_much;
  }
  return {};
}

// The number of the column, or of the formula's term, that each term of the design is of, and their names.
struct TermOwners {
  std::vector<std::size_t> of_term;
  std::vector<std::string> names;
};

TermOwners term_owners(const Schema& schema) {
  TermOwners result;
  for (const SchemaTerm& term : schema.terms) result.names.push_back(term.name);
  for (std::size_t f = 0; f < schema.features.size(); ++f) {
    const FeatureColumn& feature = schema.features[f];
    const bool is_numeric = feature.type == ColumnType::numeric;
    const std::size_t terms = is_numeric ? 1 : feature.levels.size() - (feature.baseline ? 1 : 0);
    result.of_term.insert(result.of_term.end(), terms, schema.terms.empty() ? f : feature.term);
    if (schema.terms.empty()) result.names.push_back(feature.name);
  }
  return result;
}

// Without the constant: the correlations of the terms, which are centred and scaled.
SymmetricMatrix correlations(const DesignMatrix& x) {
  const SymmetricMatrix gram = x.weighted_gram();
  SymmetricMatrix result(x.terms().size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) result.at(i, j) = gram.at(i + 1, j + 1);
  }
  return result;
}

void inflate_variances(Training& training, const DesignMatrix& x) {
  const std::vector<std::size_t>& terms = training.fit.minimum.terms;
  if (!training.options.inference.variance_inflation || terms.size() > training.options.descent.dense_limit) return;
  training.further.inflations.emplace();
  if (terms.empty()) return;
  const TermOwners owners = term_owners(training.schema);
  std::vector<std::size_t> columns;  // counted among those that have terms in the fit
  std::vector<std::string> names;
  for (const std::size_t term : terms) {
    const std::string& name = owners.names[owners.of_term[term]];
    if (names.empty() || name != names.back()) names.push_back(name);
    columns.push_back(names.size() - 1);
  }
  const std::vector<Inflation> inflations = variance_inflation(correlations(x), columns);
  for (std::size_t i = 0; i < names.size(); ++i) training.further.inflations->push_back({names[i], inflations[i]});
}

void test_all_hypotheses(Training& training) {
  if (training.options.hypotheses.empty()) return;
  if (training.model.covariance) {
    training.further.hypotheses = test_hypotheses(training.options.hypotheses, training.model);
  } else {
    training.further.no_hypotheses = why_no_errors(training);
  }
}

}  // namespace

void infer_further(Training& training, const FitData& data, const Run& run) {
  Design& design = data.design;
  const InferenceOptions& inference = training.options.inference;
  Objective objective(design, select(design.terms, training.fit.minimum.terms), {}, kernels(run.instruction_set()),
                      run);
  training.further.notable_rows =
      notable_rows(objective.x(), training.fit.minimum, leave_rows_out(training, objective));
  inflate_variances(training, objective.x());
  test_columns(training, design, run);
  test_all_hypotheses(training);
  if (inference.margins && training.inference.covariance) {
    training.further.margins = margin_lines(training, data, objective, run);
  }
  if (inference.intervals == Intervals::profile) set_intervals(training, profiles(training, objective));
}

void infer_unless_interrupted(Training& training, const FitData& data, const Run& run) {
  try {
    infer_further(training, data, run);
  } catch (const Error& error) {
    if (error.failure() != Failure::interrupted) throw;
    training.further = {};
    training.further.none_left_out = training.further.no_joint_tests = NotInferred::interrupted;
    test_all_hypotheses(training);  // which takes next to no time
    if (training.options.inference.intervals == Intervals::profile) set_intervals(training, {});
  }
}

NotInferred why_no_errors(const Training& training) {
  if (training.options.descent.is_penalised()) return NotInferred::penalised;
  if (training.options.descent.firth) return NotInferred::firth;
  if (training.inference.lacks_robust_factor) return NotInferred::no_robust_factor;
  if (training.options.class_weights) return NotInferred::class_weights;
  if (training.fit.separation.is_found()) return NotInferred::separated;
  if (!training.fit.minimum.converged) return NotInferred::not_converged;
  return NotInferred::no_covariance;
}

}  // namespace logreg
