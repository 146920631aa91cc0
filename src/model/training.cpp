#include "model/training.h"

#include "base/elementary.h"
#include "base/sentences.h"
#include "fit/distributions.h"
#include "fit/leave_one_out.h"
#include "fit/margins.h"
#include "fit/profile.h"
#include "model/model_format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace logreg {

namespace {

const std::string intercept_name(model_format::intercept);

std::vector<ModelColumn> described_columns(const Schema& schema, const Design& design) {
  std::vector<ModelColumn> result;
  std::size_t numeric = 0;
  for (const FeatureColumn& feature : schema.features) {
    ModelColumn column;
    column.name = feature.name;
    column.type = feature.type;
    column.missing = feature.missing;
    if (feature.type == ColumnType::numeric) {
      column.minimum = feature.minimum;
      column.maximum = feature.maximum;
      if (feature.impute) column.impute_number = design.numeric[numeric].fill;
      ++numeric;
    } else {
      for (const Level& level : feature.levels) column.levels.push_back(level.text);
      if (feature.baseline) column.baseline = feature.levels[*feature.baseline].text;
      if (feature.missing_level) column.impute_level = feature.levels[*feature.missing_level].text;
      if (feature.other_level) column.other = feature.levels[*feature.other_level].text;
      for (const Level& level : feature.joined) column.joined.push_back(level.text);
    }
    result.push_back(std::move(column));
  }
  return result;
}

// The standard error of the intercept in the units of the data, which is c'w for the weights w of centred and scaled
// terms: sqrt(c' covariance c), c = (1, -mean_1 / sd_1, ...).
double intercept_std_error(const SymmetricMatrix& covariance, std::span<const ModelTerm> terms) {
  std::vector<double> c = {1};
  for (const ModelTerm& term : terms) c.push_back(-term.mean / term.sd);
  double variance = 0;
  for (std::size_t i = 0; i < c.size(); ++i) {
    double row = 0;
    for (std::size_t j = 0; j < c.size(); ++j) row += covariance.at(i, j) * c[j];
    variance += c[i] * row;
  }
  return std::sqrt(variance);
}

Limit limit_of(const WeightLimit& weight) {
  if (!weight.is_infinite) return Limit::none;
  if (weight.sign == 0) return Limit::undetermined;
  return weight.sign > 0 ? Limit::plus_infinity : Limit::minus_infinity;
}

bool is_separated(const FitResult& fit) {
  return fit.separation.kind == SeparationKind::quasi_complete || fit.separation.kind == SeparationKind::complete;
}

void set_limits(Model& model, const Separation& separation) {
  const auto set = [&](Limit& limit, const std::string& name, const WeightLimit& weight) {
    limit = limit_of(weight);
    if (weight.is_infinite) model.training.separated_terms.emplace_back(name, weight.rows);
  };
  set(model.intercept_limit, intercept_name, separation.intercept);
  for (std::size_t t = 0; t < model.terms.size(); ++t) {
    set(model.terms[t].limit, term_name(model, model.terms[t]), separation.weights[t]);
  }
}

// Weights of centred and scaled terms -> coefficients in the units of the data.
void set_coefficients(Model& model, const FitResult& fit) {
  model.logit_at_means = fit.point.weights[0] + fit.intercept_shift;
  model.intercept = model.logit_at_means;
  for (std::size_t t = 0; t < model.terms.size(); ++t) {
    ModelTerm& term = model.terms[t];
    term.coefficient = fit.point.weights[t + 1] / term.sd;
    model.intercept -= term.coefficient * term.mean;
    if (fit.covariance && term.limit == Limit::none) {
      term.std_error = std::sqrt(fit.covariance->at(t + 1, t + 1)) / term.sd;
    }
  }
  if (fit.covariance && model.has_intercept && model.intercept_limit == Limit::none) {
    model.intercept_std_error = intercept_std_error(*fit.covariance, model.terms);
  }
  // In the limit some terms have no variance, nor has the intercept at the means.
  if (!is_separated(fit)) model.covariance = fit.covariance;
}

CoefficientLine coefficient_line(const std::string& name, double estimate, const std::optional<double>& std_error,
                                 const WeightLimit& limit, double critical) {
  CoefficientLine line;
  line.term = name;
  line.limit = limit_of(limit);
  if (limit.is_infinite) {
    line.separated_rows = limit.rows;
    return line;
  }
  line.estimate = estimate;
  line.odds_ratio = elementary::exp(estimate);
  line.std_error = std_error;
  if (std_error) line.wald = wald(estimate, *std_error, critical);
  return line;
}

std::vector<CoefficientLine> coefficient_table(const Model& model, const Separation& separation) {
  std::vector<CoefficientLine> result;
  const double critical = normal_critical_value(model.level);
  if (model.has_intercept) {
    result.push_back(
        coefficient_line(intercept_name, model.intercept, model.intercept_std_error, separation.intercept, critical));
  }
  for (std::size_t t = 0; t < model.terms.size(); ++t) {
    const ModelTerm& term = model.terms[t];
    const WeightLimit limit = separation.weights.empty() ? WeightLimit() : separation.weights[t];
    result.push_back(coefficient_line(term_name(model, term), term.coefficient, term.std_error, limit, critical));
  }
  return result;
}

// Tests and intervals of the profile in the place of Wald's.
void set_profiles(std::vector<CoefficientLine>& lines, bool has_intercept, std::span<const Wald> profiles) {
  if (profiles.empty()) return;
  const std::size_t first = has_intercept ? 0 : 1;
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].wald = profiles[first + i];
}

std::vector<ColumnReason> reasons_to_drop(const Schema& schema, const Model& model,
                                          const std::vector<ModelTerm>& all_terms,
                                          const std::vector<DependentTerm>& dependent) {
  std::vector<ColumnReason> result = schema.ignored;
  for (const DependentTerm& term : dependent) {
    std::vector<std::string> others;
    for (const std::size_t other : term.depends_on) others.push_back(term_name(model, all_terms[other]));
    result.push_back({term_name(model, all_terms[term.term]), reason::depends_on(others)});
  }
  return result;
}

std::string why_undecided(const FitResult& fit, const Model& model) {
  std::vector<std::pair<std::string, std::size_t>> levels;
  for (const OneClassLevel& level : fit.separation.one_class_levels) {
    levels.emplace_back(term_name(model, model.terms[level.term]), level.rows);
  }
  switch (fit.separation.why_undecided) {
    case Undecided::penalised:
      return reason::penalised();
    case Undecided::firth:
      return reason::firth();
    case Undecided::textbook:
      return reason::textbook_optimizer();
    case Undecided::too_many_terms:
      return reason::too_many_terms(dense_terms, levels);
    case Undecided::out_of_reach:
      return fit.stop == StopReason::growing ? reason::weights_grow() : reason::nothing_certified();
  }
  return {};
}

// Wald's are not what was asked for.
void leave_out_intervals(Training& training) {
  for (CoefficientLine& line : training.coefficients) {
    if (line.wald) line.wald->low = line.wald->high = std::nan("");
  }
}

void set_profile_intervals(Training& training, Objective& objective) {
  const auto intervals = profile_intervals(objective, training.fit, training.options.inference.level);
  for (std::size_t j = 0; j < intervals.size(); ++j) {  // both begin with the intercept, if there is one
    std::optional<Wald>& wald = training.coefficients[j].wald;
    if (!wald) continue;
    const double shift = j == 0 && training.model.has_intercept ? training.fit.intercept_shift : 0;
    wald->low = intervals[j].low.value_or(std::nan("")) + shift;
    wald->high = intervals[j].high.value_or(std::nan("")) + shift;
  }
}

std::vector<MarginLine> margin_lines(const Training& training, Objective& objective) {
  const double critical = normal_critical_value(training.options.inference.level);
  const auto effects = average_marginal_effects(objective, training.fit);
  std::vector<MarginLine> result;
  for (std::size_t t = 0; t < effects.size(); ++t) {
    const MarginalEffect& each = effects[t];
    result.push_back({term_name(training.model, training.model.terms[t]), each.effect, each.std_error,
                      wald(each.effect, each.std_error, critical)});
  }
  return result;
}

std::vector<ColumnTest> column_tests(const Training& training, Design& design, const Run& run) {
  std::vector<std::string> names;  // of the categorical columns
  for (const FeatureColumn& feature : training.schema.features) {
    if (feature.type == ColumnType::categorical) names.push_back(feature.name);
  }
  std::vector<ColumnTest> result;
  for (const JointTest& test : joint_tests(design, training.fit, training.options, run)) {
    result.push_back({names[test.column], test});
  }
  return result;
}

// What there is to say beyond the table of terms, of a fit that has converged to an estimate.
void infer_further(Training& training, Design& design, const Run& run) {
  FurtherInference& further = training.further;
  const FitOptions& options = training.options;
  if (!training.fit.information) {
    further.left_out_reason = further.joint_tests_reason = why_no_errors(training);
    if (options.inference.intervals == Intervals::profile) leave_out_intervals(training);
    return;
  }
  std::vector<Term> terms;
  for (const std::size_t term : training.fit.terms) terms.push_back(design.terms[term]);
  Objective objective(design, std::move(terms), {}, kernels(run.instruction_set()), run);
  if (options.inference.leave_one_out || leaving_out_costs_little(objective)) {
    further.left_out_logits = left_out_logits(objective, training.fit);
  } else {
    further.left_out_reason = reason::leaving_out_costs_much();
  }
  if (options.inference.joint_tests || joint_tests_cost_little(design, training.fit)) {
    further.joint_tests = column_tests(training, design, run);
  } else {
    further.joint_tests_reason = reason::joint_tests_cost_much();
  }
  if (options.inference.margins && training.fit.covariance) further.margins = margin_lines(training, objective);
  if (options.inference.intervals == Intervals::profile) set_profile_intervals(training, objective);
}

void name_separation(Training& training) {
  switch (training.fit.separation.kind) {
    case SeparationKind::undecided:
      training.separation_reason = why_undecided(training.fit, training.model);
      return;
    case SeparationKind::none:
      training.separation = "none";
      return;
    case SeparationKind::quasi_complete:
      training.separation = "quasi-complete";
      return;
    case SeparationKind::complete:
      training.separation = "complete";
      return;
  }
}

// Of separated data the supremum, which no finite weights reach.
double log_likelihood(const FitResult& fit, const Design& design) {
  return 0 - (is_separated(fit) ? fit.separation.infimum : fit.point.loss) * design.weight_sum;
}

TrainingRecord record(const Training& training) {
  const FitResult& fit = training.fit;
  TrainingRecord result = training.model.training;
  result.rows = training.schema.rows;
  result.rows_dropped = training.schema.rows_dropped();
  result.converged = fit.converged;
  result.stop_reason = stop_reason_name(fit.stop);
  result.iterations = fit.iterations;
  result.passes = fit.passes;
  result.objective = fit.point.objective;
  result.loss_gap = fit.loss_gap;
  result.max_error_in_std_errors = fit.max_error_in_std_errors;
  result.separation = training.separation;
  result.separated_rows = fit.separation.rows;
  result.log_likelihood = training.likelihood.log_likelihood;
  result.null_log_likelihood = training.likelihood.null_log_likelihood;
  result.dropped_columns = training.dropped;
  result.version = LOGREG_VERSION;
  return result;
}

// What the rows say before classes are weighed.
void take_rows(const Design& design, Training& training) {
  TrainingRecord& record = training.model.training;
  record.weight_sum = design.weight_sum;
  record.positives = design.positives;
  record.negatives = design.weight_sum - design.positives;
  training.labels.resize(design.rows);
  auto to = training.labels.begin();
  for (const DesignBlock& block : design.blocks) {
    to = std::ranges::transform(block.labels, to, [](double label) -> std::uint8_t { return label > 0.5 ? 1 : 0; }).out;
    training.row_weights.insert(training.row_weights.end(), block.weights.begin(), block.weights.end());
  }
}

// Errors from the information take rows for as many observations as they weigh. Weights of classes are no such counts:
// where something else tells the errors, it belongs here.
bool has_std_errors(const FitOptions& options) {
  return !options.class_weights;
}

}  // namespace

std::vector<ModelTerm> described_terms(const Schema& schema, const Design& design) {
  std::vector<ModelTerm> result;
  for (std::size_t column = 0; column < schema.features.size(); ++column) {
    const FeatureColumn& feature = schema.features[column];
    ModelTerm term;
    term.column = static_cast<std::uint32_t>(column);
    if (feature.type == ColumnType::numeric) {
      result.push_back(term);
      continue;
    }
    for (std::size_t level = 0; level < feature.levels.size(); ++level) {
      if (level == feature.baseline) continue;
      term.level = static_cast<std::uint32_t>(level);
      result.push_back(term);
    }
  }
  for (std::size_t t = 0; t < result.size(); ++t) {
    result[t].mean = design.terms[t].mean;
    result[t].sd = design.terms[t].sd;
  }
  return result;
}

std::string why_no_errors(const Training& training) {
  if (training.options.is_penalised()) return reason::no_errors_when_penalised();
  if (training.options.firth) return reason::only_without_firth();
  if (training.options.class_weights) return reason::no_errors_of_class_weights();
  if (is_separated(training.fit)) return reason::no_errors_when_separated();
  if (!training.fit.converged) return reason::no_errors_unless_converged();
  return reason::no_covariance_of_many_terms();
}

std::string covariance_name(CovarianceKind kind) {
  const auto found =
      std::ranges::find(model_format::covariance_kinds, kind, &model_format::Word<CovarianceKind>::value);
  return std::string(found->text);
}

std::string stop_reason_name(StopReason reason) {
  static constexpr std::array<std::pair<StopReason, std::string_view>, 8> names = {{
      {StopReason::converged, "converged"},
      {StopReason::rounding, "rounding"},
      {StopReason::iterations, "max_iterations"},
      {StopReason::epochs, "epochs"},
      {StopReason::growing, "weights_grow"},
      {StopReason::separated, "separated"},
      {StopReason::not_finite, "not_finite"},
      {StopReason::no_descent, "no_descent"},
  }};
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == reason; });
  return std::string(found->second);
}

Training train(Design& design, Schema schema, const FitOptions& options, const Run& run) {
  if (!options.is_penalised() && design.terms.size() > options.dense_limit && design.terms.size() >= design.rows) {
    throw error::more_terms_than_rows(design.terms.size(), design.rows);
  }
  if (options.firth && design.terms.size() > options.dense_limit) {
    throw error::too_many_terms_for_firth(design.terms.size(), options.dense_limit);
  }
  Training training;
  training.schema = std::move(schema);
  training.options = options;
  take_rows(design, training);
  training.fit = fit(design, options, run);
  if (!std::isfinite(training.fit.point.objective)) throw error::diverged();
  if (!has_std_errors(options)) {
    training.fit.covariance.reset();
    training.fit.information.reset();
  }
  const std::vector<ModelTerm> all_terms = described_terms(training.schema, design);
  Model& model = training.model;
  for (const std::size_t term : training.fit.terms) model.terms.push_back(all_terms[term]);
  model.target = training.schema.target;
  model.has_intercept = training.schema.intercept;
  model.columns = described_columns(training.schema, design);
  model.level = options.inference.level;
  model.penalty = {options.l1, options.l2, options.standardize, options.firth};
  model.covariance_kind = options.inference.covariance;
  if (training.schema.cluster) model.cluster = training.schema.cluster_name;
  training.clusters = design.clusters;
  if (training.schema.weights) model.weights = training.schema.weights_name;
  if (training.schema.offset) model.offset = training.schema.offset_name;
  if (is_separated(training.fit)) set_limits(model, training.fit.separation);
  set_coefficients(model, training.fit);
  training.coefficients = coefficient_table(model, training.fit.separation);
  training.dropped = reasons_to_drop(training.schema, model, all_terms, training.fit.dependent);
  for (const NearDependence& near : training.fit.near_dependences) {
    UnsureTerm& unsure = training.unsure_terms.emplace_back();
    unsure.term = term_name(model, model.terms[near.term]);
    for (const std::size_t other : near.on) unsure.on.push_back(term_name(model, model.terms[other]));
    unsure.digits = near.digits;
  }
  infer_further(training, design, run);
  training.likelihood = likelihood(log_likelihood(training.fit, design), -training.fit.null_loss * design.weight_sum,
                                   model.terms.size(), model.has_intercept, model.training.weight_sum,
                                   options.is_penalised() || options.firth || options.class_weights);
  if (training.fit.firth) {
    test_penalised(training.likelihood, training.fit.firth->log_likelihood, training.fit.firth->null_log_likelihood,
                   model.terms.size());
    set_profiles(training.coefficients, model.has_intercept, training.fit.firth->profiles);
  }
  name_separation(training);
  model.training = record(training);
  return training;
}

}  // namespace logreg
