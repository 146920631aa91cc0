#include "model/train.h"

#include "base/version.h"
#include "data/row_fingerprint.h"
#include "model/further_inference.h"
#include "model/hypothesis_tests.h"
#include "model/messages.h"
#include "model/model_format.h"
#include "model/overflow.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace logreg {

namespace {

const std::string intercept_name(model_format::intercept);

// `design`: that of these columns.
std::vector<ModelColumn> described_columns(const std::vector<FeatureColumn>& features, const Design& design) {
  std::vector<ModelColumn> result;
  std::size_t numeric = 0;
  for (const FeatureColumn& feature : features) {
    ModelColumn column;
    column.name = feature.name;
    column.type = feature.type;
    column.missing = feature.missing;
    if (feature.type == ColumnType::numeric) {
      column.minimum = feature.minimum;
      column.maximum = feature.maximum;
      if (feature.impute) column.impute_number = feature.fill ? *feature.fill : design.numeric[numeric].fill;
      ++numeric;
    } else {
      for (const Level& level : feature.levels) column.levels.push_back(level.text);
      if (feature.baseline) column.baseline = feature.levels[*feature.baseline].text;
      if (feature.missing_level) column.impute_level = feature.levels[*feature.missing_level].text;
      column.imputes_a_level = feature.missing_is_a_level;
      if (feature.other_level) column.other = feature.levels[*feature.other_level].text;
      for (const Level& level : feature.joined) column.joined.push_back(level.text);
      column.folded = feature.folded;
      column.levels_name_terms = feature.levels_name_terms;
      for (const Spelling& spelling : feature.spellings) {
        if (std::ranges::find(column.joined, spelling.level) != column.joined.end()) {
          column.joined.push_back(spelling.text);
        } else if (std::ranges::find(column.levels, spelling.level) != column.levels.end()) {
          column.spellings.push_back(spelling);
        }
      }
    }
    result.push_back(std::move(column));
  }
  return result;
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
void set_coefficients(Model& model, const Fit& fit, const Inference& inference) {
  const std::optional<SymmetricMatrix>& covariance = inference.covariance;
  model.logit_at_means = fit.minimum.point.weights[0] + fit.minimum.intercept_shift;
  model.intercept = model.logit_at_means;
  for (std::size_t t = 0; t < model.terms.size(); ++t) {
    ModelTerm& term = model.terms[t];
    term.coefficient = fit.minimum.point.weights[t + 1] / term.sd;
    model.intercept -= term.coefficient * term.mean;
    if (covariance && term.limit == Limit::none) {
      term.std_error = std::sqrt(covariance->at(t + 1, t + 1)) / term.sd;
    }
  }
  if (covariance && model.intercept_limit == Limit::none) model.intercept_std_error = inference.intercept_std_error;
}

// For the model's file, and for tests of hypotheses; not in the limit, where some terms have no variance, nor has the
// intercept at the means. Of more terms than a file holds it is not copied without need, for it may be the largest
// thing there is.
void keep_covariance(const Training& training, Model& model) {
  if (training.fit.separation.is_found()) return;
  if (model.terms.size() > model_format::covariance_terms && training.options.hypotheses.empty()) return;
  model.covariance = training.inference.covariance;
  if (model.covariance) model.covariance_root = training.inference.covariance_root;
}

std::vector<ExcludedColumn> reasons_to_drop(const Schema& schema, const Model& model,
                                            const std::vector<ModelTerm>& all_terms,
                                            const std::vector<DependentTerm>& dependent) {
  std::vector<ExcludedColumn> result = schema.ignored;
  for (const DependentTerm& term : dependent) {
    std::vector<std::string> others;
    for (const std::size_t other : term.depends_on) others.push_back(term_name(model, all_terms[other]));
    result.push_back({term_name(model, all_terms[term.term]), Exclusion::collinear, std::move(others)});
  }
  return result;
}

// Of each categorical column.
std::vector<std::optional<std::size_t>> baselines_of(const Schema& schema) {
  std::vector<std::optional<std::size_t>> result;
  for (const FeatureColumn& feature : schema.features) {
    if (feature.type == ColumnType::categorical) result.push_back(feature.baseline);
  }
  return result;
}

void name_separation(Training& training) {
  switch (training.fit.separation.kind) {
    case SeparationKind::undecided:
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
double log_likelihood(const Fit& fit, const Design& design) {
  return 0 - (fit.separation.is_found() ? fit.separation.infimum : fit.minimum.point.loss) * design.weight_sum;
}

TrainingRecord record(const Training& training, double log_likelihood, double null_log_likelihood) {
  const Fit& fit = training.fit;
  TrainingRecord result = training.model.training;
  result.rows = training.schema.rows;
  result.rows_dropped = training.schema.rows_dropped();
  result.converged = fit.minimum.converged;
  result.stop_reason = stop_reason_name(fit.minimum.stop);
  result.iterations = fit.minimum.iterations;
  result.passes = fit.minimum.passes;
  result.objective = fit.minimum.point.objective;
  result.loss_gap = fit.minimum.loss_gap;
  result.max_error_in_std_errors = fit.minimum.max_error_in_std_errors;
  result.separation = training.separation;
  result.separated_rows = fit.separation.rows;
  result.log_likelihood = log_likelihood;
  result.null_log_likelihood = null_log_likelihood;
  result.version = version;
  return result;
}

// What the rows say before classes are weighed.
void take_rows(const Design& design, Training& training) {
  TrainingRecord& record = training.model.training;
  record.weight_sum = design.weight_sum;
  record.positives = design.positives;
  record.negatives = design.weight_sum - design.positives;
  record.rows_fingerprint = fmt::format("{:016x}", row_fingerprint(design));
  training.labels.resize(design.rows);
  auto to = training.labels.begin();
  for (const DesignBlock& block : design.blocks) {
    to = std::ranges::transform(block.labels, to, [](double label) -> std::uint8_t { return label > 0.5 ? 1 : 0; }).out;
    training.row_weights.insert(training.row_weights.end(), block.weights.begin(), block.weights.end());
  }
}

// Steps may be too long, unless the rows were beyond it from the beginning.
Error why_not_finite(const Design& design, const TrainingOptions& options) {
  const bool is_extreme = !std::isfinite(design.weight_sum) ||
                          std::ranges::any_of(design.terms, [](const Term& term) { return !std::isnormal(term.sd); });
  return is_extreme || options.descent.optimizer == Optimizer::automatic ? error::fit_overflows() : error::diverged();
}

// The information takes rows for as many observations as they weigh, and weights of classes are no such counts. Robust
// standard errors, which tell the spread of the residuals from the residuals, stay.
void forget_counts(Training& training) {
  training.fit.minimum.information.reset();
  training.fit.separation.remaining.reset();
  if (training.options.inference.covariance == CovarianceKind::information) training.inference.covariance.reset();
}

// The fit, and what it says of its weights. What has been stopped is brought to an end.
void fit_and_infer(Design& design, const Run& run, Training& training) {
  const TrainingOptions& options = training.options;
  if (options.class_weights) weigh_classes(design, *options.class_weights);
  training.fit = fit(design, options.descent, run);
  Minimum& minimum = training.fit.minimum;
  const Run calm = options.descent.on_interrupt == OnInterrupt::save ? run.unstoppable() : run;
  if (!std::isfinite(minimum.point.objective)) throw why_not_finite(design, options);
  training.inference =
      infer(design, training.fit, options.inference, options.descent.firth, options.class_weights, calm);
  minimum.passes += training.inference.passes;
  if (options.prior) correct_for_prior(design, *options.prior, calm, minimum);
  if (options.class_weights) forget_counts(training);
  if (options.descent.firth) minimum.information.reset();  // that of the likelihood is not at its maximum
}

// Terms that nearly depend on others.
std::vector<UnsureTerm> unsure_terms(const Model& model, const Minimum& minimum) {
  std::vector<UnsureTerm> result;
  for (const NearDependence& near : minimum.near_dependences) {
    UnsureTerm& unsure = result.emplace_back();
    unsure.term = term_name(model, model.terms[near.term]);
    for (const std::size_t other : near.on) unsure.on.push_back(term_name(model, model.terms[other]));
    unsure.digits = near.digits;
  }
  return result;
}

// What the model has from the schema and the options.
void describe(const Schema& schema, const std::optional<Derivation>& derivation, const TrainingOptions& options,
              const Design& design, Model& model) {
  model.target = schema.target;
  model.has_intercept = schema.intercept;
  model.columns = described_columns(schema.features, design);
  if (derivation) model.derived = {described_columns(schema.inputs, design), *derivation};
  model.level = options.inference.level;
  model.penalty = {options.descent.l1, options.descent.l2, options.descent.standardize, options.descent.firth};
  model.covariance_kind = options.inference.covariance;
  if (schema.cluster) model.cluster = schema.cluster_name;
  if (schema.weights) model.weights = schema.weights_name;
  if (schema.offset) model.offset = schema.offset_name;
}

double null_log_likelihood(const Fit& fit, const Design& design) {
  return -fit.minimum.null.loss * design.weight_sum;
}

std::optional<LikelihoodWithheld> why_withheld(const Training& training, const Design& design) {
  const Minimum& minimum = training.fit.minimum;
  const bool is_worse_than_none = !minimum.converged && minimum.point.loss > minimum.null.loss;
  const bool is_plain = !training.options.descent.is_penalised() && !training.options.descent.firth;
  if (minimum.stop == StopReason::not_finite || (is_plain && is_worse_than_none)) return LikelihoodWithheld::is_no_fit;
  if (training.model.covariance_kind == CovarianceKind::sampling) return LikelihoodWithheld::sampling_weights;
  if (training.likelihood.lr_p && design.terms.size() >= design.rows) return LikelihoodWithheld::more_terms_than_rows;
  return std::nullopt;
}

// Weights of classes are those of the fit alone.
void take_off_class_weights(const Design& rows, Design& design) {
  for (std::size_t b = 0; b < design.blocks.size(); ++b) design.blocks[b].weights = rows.blocks[b].weights;
  design.weight_sum = rows.weight_sum;
  design.positives = rows.positives;
}

void set_likelihood(const Design& design, Training& training) {
  const Model& model = training.model;
  const TrainingOptions& options = training.options;
  training.likelihood =
      likelihood(log_likelihood(training.fit, design), null_log_likelihood(training.fit, design), model.terms.size(),
                 model.has_intercept, model.training.weight_sum,
                 options.descent.is_penalised() || options.descent.firth || options.class_weights);
  if (const auto& saturated = training.schema.saturated; saturated && !options.class_weights) {
    set_grouped_deviance(training.likelihood, saturated->log_likelihood, saturated->rows, model.terms.size(),
                         model.has_intercept);
  }
  if (const auto& firth = training.inference.firth) {
    test_penalised(training.likelihood, firth->log_likelihood, firth->null_log_likelihood, model.terms.size());
    set_profiles(training.coefficients, model.has_intercept, firth->profiles);
  }
  if (const auto why = why_withheld(training, design)) withhold(training.likelihood, *why);
}

void refuse_too_many_terms(const Design& design, const DescentOptions& options) {
  if (!options.is_penalised() && design.terms.size() > options.dense_limit && design.terms.size() >= design.rows) {
    throw error::more_terms_than_rows(design.terms.size(), design.rows);
  }
  if (options.firth && design.terms.size() > options.dense_limit) {
    throw error::too_many_terms_for_firth(design.terms.size(), options.dense_limit);
  }
}

// As they are reported, whichever kind they are of.
void keep_tests(const std::vector<CoefficientLine>& lines, Model& model) {
  const std::size_t first = model.has_intercept ? 1 : 0;
  if (model.has_intercept) model.intercept_wald = lines.front().wald;
  for (std::size_t t = 0; t < model.terms.size(); ++t) model.terms[t].wald = lines[first + t].wald;
}

// The columns and all terms, before the fit leaves some out.
Model with_all_terms(const Schema& schema, const Design& design) {
  Model model;
  model.has_intercept = schema.intercept;
  model.columns = described_columns(schema.features, design);
  model.terms = described_terms(schema, design);
  return model;
}

}  // namespace

std::vector<ModelTerm> described_terms(const Schema& schema, const Design& design) {
  std::vector<std::uint32_t> numeric;  // features
  std::vector<std::uint32_t> categorical;
  for (std::size_t column = 0; column < schema.features.size(); ++column) {
    const bool is_numeric = schema.features[column].type == ColumnType::numeric;
    (is_numeric ? numeric : categorical).push_back(static_cast<std::uint32_t>(column));
  }
  std::vector<ModelTerm> result;
  for (const Term& term : design.terms) {
    ModelTerm described;
    described.column = (term.numeric ? numeric : categorical)[term.column];
    if (!term.numeric) described.level = static_cast<std::uint32_t>(term.level);
    described.mean = term.mean;
    described.sd = term.sd;
    result.push_back(described);
  }
  return result;
}

Training train(Design& design, Schema schema, const TrainingOptions& options, const Run& run,
               const std::optional<Derivation>& derivation, const EncodedInputs* inputs) {
  refuse_too_many_terms(design, options.descent);
  if (!options.hypotheses.empty()) check_hypotheses(options.hypotheses, with_all_terms(schema, design));
  Training training;
  training.schema = std::move(schema);
  training.options = options;
  take_rows(design, training);
  const Design rows = design.shared();
  fit_and_infer(design, run, training);
  const std::vector<ModelTerm> all_terms = described_terms(training.schema, design);
  Model& model = training.model;
  for (const std::size_t term : training.fit.minimum.terms) {
    model.terms.push_back(all_terms[term]);
    training.standard_deviations.push_back(design.terms[term].spread);
  }
  describe(training.schema, derivation, options, design, model);
  training.clusters = design.clusters;
  if (training.fit.separation.is_found()) {
    set_limits(model, training.fit.separation);
    training.causes = separation_causes(design, baselines_of(training.schema));
  }
  set_coefficients(model, training.fit, training.inference);
  keep_covariance(training, model);
  training.coefficients = coefficient_table(model, training.fit.separation);
  training.dropped = reasons_to_drop(training.schema, model, all_terms, training.fit.minimum.dependent);
  training.unsure_terms = unsure_terms(model, training.fit.minimum);
  if (options.descent.on_interrupt == OnInterrupt::save) {
    infer_unless_interrupted(training, {design, derivation, inputs}, run);
  } else {
    infer_further(training, {design, derivation, inputs}, run);
  }
  set_likelihood(design, training);
  keep_tests(training.coefficients, model);
  name_separation(training);
  model.training =
      record(training, log_likelihood(training.fit, design), null_log_likelihood(training.fit, design));
  refuse_overflow(model);
  take_off_class_weights(rows, design);
  return training;
}

}  // namespace logreg
