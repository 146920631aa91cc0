#include "model/training.h"

#include "base/sentences.h"
#include "model/further_inference.h"
#include "model/model_format.h"
#include "model/overflow.h"

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
    case Undecided::interrupted:
      return reason::interrupted();
    case Undecided::out_of_reach:
      return fit.stop == StopReason::growing ? reason::weights_grow() : reason::nothing_certified();
  }
  return {};
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

// Steps may be too long, unless the rows were beyond it from the beginning.
Error why_not_finite(const Design& design, const FitOptions& options) {
  const bool is_extreme = !std::isfinite(design.weight_sum) ||
                          std::ranges::any_of(design.terms, [](const Term& term) { return !std::isnormal(term.sd); });
  return is_extreme || options.descent.optimizer == Optimizer::automatic ? error::fit_overflows() : error::diverged();
}

// The information takes rows for as many observations as they weigh, and weights of classes are no such counts. Robust
// standard errors, which tell the spread of the residuals from the residuals, stay.
void forget_counts(FitResult& fit, CovarianceKind kind) {
  fit.information.reset();
  fit.remaining.reset();
  if (kind == CovarianceKind::information) fit.covariance.reset();
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

std::string covariance_name(CovarianceKind kind) {
  const auto found =
      std::ranges::find(model_format::covariance_kinds, kind, &model_format::Word<CovarianceKind>::value);
  return std::string(found->text);
}

std::string stop_reason_name(StopReason reason) {
  static constexpr std::array<std::pair<StopReason, std::string_view>, 9> names = {{
      {StopReason::converged, "converged"},
      {StopReason::rounding, "rounding"},
      {StopReason::iterations, "max_iterations"},
      {StopReason::epochs, "epochs"},
      {StopReason::growing, "weights_grow"},
      {StopReason::separated, "separated"},
      {StopReason::not_finite, "not_finite"},
      {StopReason::no_descent, "no_descent"},
      {StopReason::interrupted, "interrupted"},
  }};
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == reason; });
  return std::string(found->second);
}

Training train(Design& design, Schema schema, const FitOptions& options, const Run& run) {
  if (!options.descent.is_penalised() && design.terms.size() > options.descent.dense_limit &&
      design.terms.size() >= design.rows) {
    throw error::more_terms_than_rows(design.terms.size(), design.rows);
  }
  if (options.descent.firth && design.terms.size() > options.descent.dense_limit) {
    throw error::too_many_terms_for_firth(design.terms.size(), options.descent.dense_limit);
  }
  Training training;
  training.schema = std::move(schema);
  training.options = options;
  take_rows(design, training);
  training.fit = fit(design, options, run);
  if (!std::isfinite(training.fit.point.objective)) throw why_not_finite(design, options);
  if (options.class_weights) forget_counts(training.fit, options.inference.covariance);
  const std::vector<ModelTerm> all_terms = described_terms(training.schema, design);
  Model& model = training.model;
  for (const std::size_t term : training.fit.terms) model.terms.push_back(all_terms[term]);
  model.target = training.schema.target;
  model.has_intercept = training.schema.intercept;
  model.columns = described_columns(training.schema, design);
  model.level = options.inference.level;
  model.penalty = {options.descent.l1, options.descent.l2, options.descent.standardize, options.descent.firth};
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
  if (options.descent.on_interrupt == OnInterrupt::save) {
    infer_unless_interrupted(training, design, run);
  } else {
    infer_further(training, design, run);
  }
  training.likelihood = likelihood(log_likelihood(training.fit, design), -training.fit.null_loss * design.weight_sum,
                                   model.terms.size(), model.has_intercept, model.training.weight_sum,
                                   options.descent.is_penalised() || options.descent.firth || options.class_weights);
  if (const auto& saturated = training.schema.saturated; saturated && !options.class_weights) {
    set_grouped_deviance(training.likelihood, saturated->log_likelihood, saturated->rows, model.terms.size(),
                         model.has_intercept);
  }
  if (training.fit.firth) {
    test_penalised(training.likelihood, training.fit.firth->log_likelihood, training.fit.firth->null_log_likelihood,
                   model.terms.size());
    set_profiles(training.coefficients, model.has_intercept, training.fit.firth->profiles);
  }
  name_separation(training);
  model.training = record(training);
  refuse_overflow(model);
  return training;
}

}  // namespace logreg
