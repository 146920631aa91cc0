#include "verbs/train.h"

#include "base/number.h"
#include "base/output_file.h"
#include "base/select.h"
#include "base/text.h"
#include "data/column_names.h"
#include "data/decide.h"
#include "data/derive.h"
#include "data/encoding.h"
#include "data/formula/formula_place.h"
#include "data/formula/messages.h"
#include "data/representative_values.h"
#include "data/row_places.h"
#include "data/table.h"
#include "descent/objective.h"
#include "inference/influence.h"
#include "model/model_file.h"
#include "model/train.h"
#include "model/warm_start.h"
#include "quality/metrics.h"
#include "report/coefficients_file.h"
#include "report/decisions.h"
#include "report/fit_phrases.h"
#include "report/html_report.h"
#include "report/influence_rows.h"
#include "report/print.h"
#include "report/reasons.h"
#include "report/summary_report.h"
#include "report/training_report.h"
#include "verbs/messages.h"
#include "verbs/model_terms.h"
#include "verbs/shared.h"
#include "verbs/terminal.h"
#include "verbs/tried_cures.h"
#include "verbs/validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

namespace {

Table read_columns(const TrainOptions& options, const Request& request, const std::optional<ParsedFormula>& formula,
                   const Run& run) {
  const auto keep = [&](const std::vector<ColumnName>& columns) {
    if (formula) check_columns(*formula, columns);
    const std::vector<std::size_t> of_folds = columns_of_folds(columns, options.validation);
    std::vector<KeepTexts> result = texts_to_keep(columns, request.columns);
    for (const std::size_t column : of_folds) result[column] = KeepTexts::all;
    return result;
  };
  Table table = read_table(options.data.files, request.reading.options, request.reading.cells(), keep, run);
  if (request.columns.target.empty()) throw error::no_target(two_valued_columns(table), texts_of(table.columns));
  return table;
}

void tell_of_files(const TrainOptions& options, const Table& table) {
  for (const TableFile& file : table.files) {
    notify_of(options.common, file.name, file.findings, table.columns.size(), file.rows, file.bad_rows);
  }
}

Scores scores_of(Training& training) {
  Scores scores;
  scores.logits = std::move(training.fit.minimum.logits);
  scores.labels = std::move(training.labels);
  scores.weights = std::move(training.row_weights);
  return scores;
}

// Of the same rows, each as if the model had been trained without it.
std::optional<Evaluation> evaluate_left_out(Scores& scores, const Training& training, double threshold,
                                            const Run& run) {
  const std::optional<LeftOut>& left_out = training.further.left_out;
  if (!left_out) return std::nullopt;
  scores.logits = left_out->logits;
  Evaluation result = evaluate(scores, threshold, run);
  std::optional<double> roc_auc = left_out->roc_auc;
  if (!roc_auc) {
    scores.logits = left_out->compared;
    roc_auc = find_metric(evaluate(scores, threshold, run), "roc_auc")->value;
  }
  for (Metric& metric : result.metrics) {
    if (metric.name == "roc_auc") metric.value = roc_auc;
  }
  return result;
}

// What the model remembers beside what was learned.
void complete_model(Model& model, std::span<const ExcludedColumn> dropped, const TrainOptions& options,
                    const Reading& reading, const std::vector<NamedFormat>& formats, const Evaluation& in_sample,
                    const std::optional<Evaluation>& left_out) {
  model.threshold = options.threshold;
  model.missing = reading.missing;
  model.formats = formats;
  if (reading.options.escape != Dialect::no_escape) model.escape = reading.options.escape;
  model.skip_after_header = reading.options.skip_after_header;
  model.decimal = reading.options.decimal;
  model.training.options = options.shaping;
  for (auto& [name, text] : model.training.options) {
    if (name == "formula") text = model.derived->derivation.formula;  // not the name of its file
  }
  model.training.dropped_columns = dropped_columns(dropped, option_of);
  auto& metrics = model.training.metrics;
  for (const Metric& metric : in_sample.metrics) metrics.emplace_back(metric.name, metric.value);
  metrics.emplace_back("prevalence_log_loss", prevalence_log_loss(in_sample));
  for (const std::string_view name : {"accuracy", "roc_auc", "log_loss"}) {
    metrics.emplace_back(fmt::format("left_out_{}", name),
                         left_out ? find_metric(*left_out, name)->value : std::optional<double>());
  }
}

// What depends on how many rows there are of each class.
void take_weights_of(const Design& rows, const TrainOptions& options, const Target& target, char decimal,
                     TrainingOptions& fit) {
  const double negatives = rows.weight_sum - rows.positives;
  double weight_sum = rows.weight_sum;
  if (!options.class_weights.empty()) {
    fit.class_weights = class_weights(options.class_weights, target, rows.positives, negatives, decimal);
    weight_sum = fit.class_weights->positive * rows.positives + fit.class_weights->negative * negatives;
  }
  translate(options.like, weight_sum, fit);
}

// What the options of the fit mean for these data.
TrainingOptions completed(const TrainOptions& options, const Reading& reading, const std::optional<Model>& from,
                          const Schema& schema, const Design& design) {
  TrainingOptions fit = options.fit;
  take_weights_of(design, options, schema.target, reading.options.decimal, fit);
  fit.margins_at = representative_points(options.margins_at, schema.columns());
  InferenceOptions& inference = fit.inference;
  if (inference.weights_kind == WeightsKind::sampling && inference.covariance == CovarianceKind::information &&
      !fit.descent.is_penalised()) {
    inference.covariance = CovarianceKind::sampling;
  }
  if (from) {
    WarmStart warm = warm_start(*from, *options.from, schema, design);
    notify(options.common, notice::begins_at(*options.from, warm.matched, warm.terms));
    fit.descent.start = std::move(warm.start);
  }
  return fit;
}

std::string trace_text(const std::vector<TraceRow>& trace) {
  std::string text = "iteration,loss,gradient_norm,step\n";
  for (const TraceRow& row : trace) {
    text += std::to_string(row.iteration);
    for (const double value : {row.loss, row.gradient_norm, row.step}) {
      text += ',';
      if (std::isfinite(value)) append_shortest(text, value);
    }
    text += '\n';
  }
  return text;
}

// Weights that are hardly counts of rows: aggregated tables have few rows, or small counts.
bool are_large(const Training& training) {
  constexpr double always = 1000;  // on average
  constexpr double of_many_rows = 100;
  constexpr std::size_t many_rows = 50;
  const auto rows = static_cast<double>(training.schema.rows);
  const double mean = training.model.training.weight_sum / rows;
  return !training.schema.trials && mean >= (training.schema.rows >= many_rows ? of_many_rows : always);
}

// Of weights that are not whole, or too large for counts.
std::optional<std::string> taken_for_counts(const Training& training) {
  if (!training.schema.weights || training.options.inference.weights_kind) return std::nullopt;
  if (training.schema.weights_are_whole) {
    if (!are_large(training) || !training.likelihood.aic) return std::nullopt;
    const TrainingRecord& record = training.model.training;
    return notice::weights_are_large(training.schema.weights_name, record.weight_sum, record.rows);
  }
  const std::string& column = training.schema.weights_name;
  const bool has_criteria = training.likelihood.aic.has_value();
  if (training.model.cluster) {
    if (!has_criteria) return std::nullopt;
    return notice::weights_are_no_counts_but_in_clusters(column);
  }
  if (!has_criteria && !training.inference.covariance) return std::nullopt;
  return training.options.descent.firth ? notice::weights_are_no_counts(column) : notice::weights_need_clusters(column);
}

// The labels of what the decisions and warnings have said.
std::vector<std::string> told(const Training& training) {
  std::vector<std::string> labels = {"Target", "Rows", "Positives", "Negatives", "Method", "Penalty"};
  if (training.fit.separation.is_found()) labels.insert(labels.end(), {"Separation", "Cause", "and"});
  return labels;
}

// Before anything else is said: what follows is about the rows that are left.
void warn_of_lost_rows(const TrainOptions& options, const Schema& schema) {
  constexpr std::size_t most = 5;  // the part of the rows that may go without a word
  if (schema.rows_with_missing * most <= schema.rows_read) return;
  std::vector<ColumnCount> columns(schema.missing_cells.begin(), schema.missing_cells.end());
  std::ranges::stable_sort(columns, std::ranges::greater(), &ColumnCount::second);
  // A text of one value in the rows left is no feature any more.
  const auto is_text = [&](const ColumnCount& column) {
    const auto feature = std::ranges::find(schema.columns(), column.first, &FeatureColumn::name);
    return feature == schema.columns().end() || feature->type == ColumnType::categorical;
  };
  notify(options.common, notice::rows_are_lost(schema.rows_with_missing, schema.rows_read, columns,
                                               std::ranges::any_of(columns, is_text)));
}

void warn(const TrainOptions& options, const Training& training) {
  const Minimum& fit = training.fit.minimum;
  constexpr double many = 0.5;  // of the rows
  const auto& verdict = training.separation;
  if (verdict && *verdict != "none") {
    notify(options.common,
           notice::separated(separation(training.model.training), separation_causes(training, option_of)));
  } else if (fit.stop == StopReason::growing && training.unsure_terms.empty()) {
    notify(options.common, notice::weights_grow());
  } else if (!fit.converged && fit.stop != StopReason::interrupted && !options.strict) {
    notify(options.common, notice::not_converged(outcome(fit, training.options, option_of), fit));
  }
  const std::size_t all_terms = fit.terms.size() + fit.dependent.size();
  if (!options.fit.descent.is_penalised() && all_terms >= training.schema.rows) {
    notify(options.common, notice::more_terms_than_rows(all_terms, training.schema.rows));
  }
  const std::size_t coefficients = training.coefficients.size();
  if (training.model.cluster && training.inference.covariance && training.clusters <= coefficients) {
    notify(options.common, notice::few_clusters(training.clusters, coefficients));
  }
  if (const auto taken = taken_for_counts(training)) notify(options.common, *taken);
  if (training.options.class_weights && !training.options.prior) {
    const TrainingRecord& record = training.model.training;
    notify(options.common, notice::probabilities_are_shifted(record.positives / record.weight_sum));
  }
  for (const UnsureTerm& unsure : training.unsure_terms) {
    notify(options.common, notice::nearly_depends(unsure.term, unsure.on, unsure.digits));
  }
  if (fit.loss_rose) notify(options.common, notice::loss_rose());
  if (options.fit.descent.optimizer != Optimizer::automatic && fit.saturated > many && !fit.converged) {
    notify(options.common, notice::saturated(fit.saturated, !options.fit.descent.standardize));
  }
}

// `picture`: below it.
void show(const TrainOptions& options, const Report& report, const std::string& picture) {
  const std::string summary =
      print(report, options.common.json ? Format::json : Format::text, columns_of_output()) + picture;
  answer_beside(options.common, summary,
                options.output == "-" || options.report == "-" || options.coefficients.file == "-" ||
                    options.influence == "-" || options.validation.out_of_fold == "-");
}

// The design, and how its columns are worked out of those of the table, unless they are the same.
struct Terms {
  Design design;
  std::optional<Derivation> derivation;
  std::vector<std::size_t> idle_powers = {};  // of the formula
};

// `kept`: where the inputs of a formula go, if they will be needed.
Terms terms_of(Table&& table, const RowPlaces& places, const TrainOptions& options,
               const std::optional<ParsedFormula>& formula, Schema& schema, std::optional<FormulaInputs>* kept,
               const Run& run) {
  if (!formula && !options.indicator) return {encode(std::move(table), schema, run), std::nullopt};
  const Formula terms = terms_over(formula, options.indicator, schema);
  EncodedInputs inputs = encode_inputs(std::move(table), schema, noted_for_missing(terms, schema.features), run);
  const PlaceOfRow place = places_of_rows(places, schema);
  const ParsedFormula parsed = formula.value_or(ParsedFormula());
  DerivedDesign derived =
      kept == nullptr ? derive(std::move(inputs), parsed, terms, schema, place, run)
                      : derive_keeping_inputs(std::move(inputs), parsed, terms, schema, place, kept->emplace(), run);
  return {std::move(derived.design), std::move(derived.derivation), terms.idle_powers};
}

// Powers of single variables, which are these variables alone.
void warn_of_idle_powers(const TrainOptions& options, const std::string& formula, std::span<const std::size_t> begins) {
  for (const std::size_t begin : begins) {
    const std::string named = formula.substr(begin, formula.find('^', begin) - begin);
    notify(options.common, notice::idle_power(formula_place(formula, begin), std::string(trimmed(named))));
  }
}

// Rows held out, by whoever wants it. What nobody asked for says nothing where it cannot be had.
Validation validated(const TrainOptions& options, ValidatedTraining&& training, const Run& run) {
  const bool by_itself = runs_folds_by_itself(options.validation, training.training, training.design);
  const bool is_asked = options.validation.asks_for_folds() || options.validation.test_size;
  if ((!by_itself && !is_asked) || run.stopped()) return {};
  try {
    return validate(std::move(training), options.validation, by_itself, run);
  } catch (const Error& error) {
    const bool saves = options.fit.descent.on_interrupt == OnInterrupt::save;
    const bool is_saved = saves && error.failure() == Failure::interrupted;
    if (!is_saved && (is_asked || error.failure() == Failure::interrupted)) throw;
    return {};
  }
}

void add_metrics(const ValidationFigures& figures, TrainingRecord& record) {
  for (const std::string_view of : {"fold_", "test_"}) {
    if (of == "fold_" ? !figures.folds : !figures.test) continue;
    for (const std::string_view metric : shown_metrics) {
      const std::string name = std::string(of).append(metric);
      record.metrics.emplace_back(name, figure_of(name, std::nullopt, figures));
    }
  }
}

// What is written beside the model.
struct OutputFiles {
  OutputFile model;
  std::optional<OutputFile> trace;
  std::optional<OutputFile> coefficients;
  std::optional<OutputFile> influence;
  std::optional<OutputFile> out_of_fold;
  std::optional<OutputFile> report;

  // Places that cannot be written to are refused before the work, not after it.
  explicit OutputFiles(const TrainOptions& options) : model(options.output) {
    if (options.trace) trace.emplace(*options.trace);
    if (options.coefficients.file) coefficients.emplace(*options.coefficients.file);
    if (options.influence) influence.emplace(*options.influence);
    if (options.validation.out_of_fold) out_of_fold.emplace(*options.validation.out_of_fold);
    if (options.report) report.emplace(*options.report);
  }
};

void write(OutputFile& file, std::string_view text) {
  file.write(text);
  file.finish();
}

// Where the rows that are to be looked at stand.
void place_notable_rows(Training& training, const RowPlaces& places) {
  if (training.further.notable_rows.empty()) return;
  const std::vector<std::size_t> kept = rows_kept(training.schema.keep);
  for (NotableRow& row : training.further.notable_rows) row.place = places.at(kept[row.row]);
}

// Row by row as they are worked out, so that there is never more than one of them in memory.
void write_influence(OutputFile& file, const TrainOptions& options, const Training& training, const Design& design,
                     const RowPlaces& places, const Run& run) {
  const Minimum& minimum = training.fit.minimum;
  const Objective objective(design, select(design.terms, minimum.terms), {}, kernels(run.instruction_set()), run);
  const std::vector<double> forms = influence_forms(objective.x(), minimum);
  if (forms.empty()) notify(options.common, notice::no_influence(why_no_errors(training, option_of)));
  std::vector<std::string> terms;
  if (options.dfbeta) {
    for (const CoefficientLine& line : training.coefficients) terms.push_back(line.term);
  }
  const std::vector<std::size_t> kept = rows_kept(training.schema.keep);
  const std::size_t first = design.has_intercept ? 0 : 1;
  file.write(influence_heading(terms));
  std::string text;
  const auto all = [](double, double, double) { return true; };
  for_each_row(objective.x(), minimum, forms, options.dfbeta, all, [&](const RowDiagnostics& row) {
    text.clear();
    append_influence(text, places.at(kept[row.row]), training.schema.target, row, first, terms.size());
    file.write(text);
  });
  file.finish();
}

Schema decided(Table& table, const TrainOptions& options, const Request& request, const Run& run) {
  tell_of_files(options, table);
  return decide(table, request.columns, run);
}

Report tell_decisions(const TrainOptions& options, const std::vector<TableFile>& files, const Schema& schema,
                      const TrainingOptions& fit_options, const Design& design, const PenaltyChoice* choice) {
  Report decisions = decisions_report(files, schema, fit_options, meaning(options.like, fit_options), design.positives,
                                      design.weight_sum - design.positives, option_of);
  if (choice != nullptr) decisions.leave_out(std::vector<std::string>{"Method", "Penalty"});  // not known yet
  warn_of_lost_rows(options, schema);
  tell(options.common, print(decisions, Format::text));
  return decisions;
}

Evaluation evaluate_in_sample(const Scores& scores, const Training& training, double threshold, const Run& run) {
  Evaluation result = evaluate(scores, threshold, run);
  result.rows = training.schema.rows;  // of a row with trials there are up to two scores
  return result;
}

// What a training gives.
struct Outcome {
  Training training;
  Evaluation in_sample;
  std::optional<Evaluation> left_out;
  Validation validation;
  std::optional<Ranking> ranking;  // of the scores as fitted, for the report
  Report decisions;
  Design design;               // empty unless the influence of rows is asked for
  std::vector<double> logits;  // likewise
};

// The model first, which is safe then; what was required last.
void deliver(Outcome&& outcome, OutputFiles& outputs, const TrainOptions& options, const RowPlaces& places,
             const PenaltyChoice* choice, const Run& run) {
  auto& [training, in_sample, left_out, validation, ranking, decisions, design, logits] = outcome;
  const bool saves = options.fit.descent.on_interrupt == OnInterrupt::save;
  clear_progress(options.common);
  write(outputs.model, model_text(training.model));
  place_notable_rows(training, places);
  if (outputs.trace) write(*outputs.trace, trace_text(training.fit.minimum.trace));
  if (outputs.coefficients) {
    write(*outputs.coefficients, table_text(coefficients_table(training.coefficients, options.coefficients.columns),
                                            *table_format(*options.coefficients.file)));
  }
  if (outputs.influence) {
    training.fit.minimum.logits = std::move(logits);
    write_influence(*outputs.influence, options, training, design, places, run.unstoppable());
  }
  if (outputs.out_of_fold) write(*outputs.out_of_fold, validation.out_of_fold);
  warn(options, training);
  Report report = training_report(training, in_sample, options.output, option_of, left_out, validation.figures);
  if (choice != nullptr) choice->report(report);
  if (outputs.report) {
    const Run unstoppable = run.unstoppable();  // the model has been written
    write(*outputs.report, training_page(report, decisions, in_sample, Cuts(*ranking, unstoppable), training,
                                         options.data.files, option_of, unstoppable));
  }
  if (!options.common.quiet && is_one_terminal() && choice == nullptr) report.leave_out(told(training));
  show(options, report, choice != nullptr ? choice->picture() : std::string());
  if (saves && run.stopped()) throw error::interrupted_but_saved(options.output);
  if (options.strict && !training.fit.minimum.converged)
    throw error::not_converged(why_it_stopped(training.fit.minimum.stop, option_of));
  check_requirements(options.validation.requirements,
                     [&](const std::string& name) { return figure_of(name, left_out, validation.figures); });
}

int train(const TrainOptions& options, const Request& request, const std::optional<ParsedFormula>& formula,
          const PenaltyChoice* choice, const Run& run) {
  const Reading& reading = request.reading;
  OutputFiles outputs(options);
  std::optional<Model> from;
  if (options.from) from = read_model(*options.from, run);
  Table table = read_columns(options, request, formula, run);
  const std::vector<TableFile> files = table.files;
  const RowPlaces places(table);
  Schema schema = decided(table, options, request, run);
  RowsToHoldOut to_hold_out = rows_to_hold_out(table, schema, request.columns, options.validation);
  const bool keeps =
      options.fit.inference.margins || keeps_inputs(options.validation, schema, options.fit.descent.is_penalised());
  auto [design, derivation, idle_powers] =
      terms_of(std::move(table), places, options, formula, schema, keeps ? &to_hold_out.formula : nullptr, run);
  if (formula) warn_of_idle_powers(options, formula->text, idle_powers);
  TrainingOptions fit_options = completed(options, reading, from, schema, design);
  Report decisions = tell_decisions(options, files, schema, fit_options, design, choice);
  const Target target = schema.target;
  const OptionsOf options_of = [&](const Design& rows) {
    TrainingOptions of_rows = fit_options;
    of_rows.descent.on_interrupt = OnInterrupt::stop;
    take_weights_of(rows, options, target, reading.options.decimal, of_rows);
    return of_rows;
  };
  if (choice != nullptr) choice->choose(design, schema, std::move(to_hold_out), options_of, fit_options);
  const EncodedInputs* const inputs = choice == nullptr && to_hold_out.formula ? &to_hold_out.formula->inputs : nullptr;
  Training training = train(design, std::move(schema), fit_options, run, derivation, inputs);
  std::vector<double> logits;
  if (outputs.influence) logits = training.fit.minimum.logits;
  Scores scores = scores_of(training);
  Validation validation;
  if (choice == nullptr) {
    validation = validated(options,
                           {training, design, std::move(to_hold_out), options_of, scores, options.threshold,
                            options.fit.descent.seed, options.data.files.front()},
                           run);
  }
  if (!outputs.influence) design = Design();  // metrics take memory, too
  const bool saves = options.fit.descent.on_interrupt == OnInterrupt::save;
  const Run to_the_end = saves ? run.unstoppable() : run;
  Evaluation in_sample = evaluate_in_sample(scores, training, options.threshold, to_the_end);
  std::optional<Ranking> ranking;
  if (options.report) ranking.emplace(scores, to_the_end);
  const std::optional<Evaluation> left_out = evaluate_left_out(scores, training, options.threshold, to_the_end);
  complete_model(training.model, training.dropped, options, reading, training.schema.formats, in_sample, left_out);
  if (options.validation.test) {
    validation.figures.test =
        judged_by_file(training.model, *options.validation.test, reading, options.data, options.common, to_the_end);
  }
  add_metrics(validation.figures, training.model.training);
  if (choice != nullptr) choice->record(training.model.training);
  training.model.summary = summary_of(training_summary(training, in_sample, option_of, left_out, validation.figures));

  deliver({std::move(training), std::move(in_sample), left_out, std::move(validation), std::move(ranking),
           std::move(decisions), std::move(design), std::move(logits)},
          outputs, options, places, choice, run);
  return 0;
}

int train_with(const TrainOptions& options, const PenaltyChoice* choice, const Run& run) {
  const std::vector<std::string>& files = options.data.files;
  Request request{reading_of(options.data), options.columns};
  std::optional<ParsedFormula> formula;
  if (options.formula) {
    formula = formula_of(*options.formula, run);
    ask_for_columns(*formula, request.columns);
  }
  set_aside_columns_of_folds(options.validation, request.columns);
  const auto attempt = [&](const Request& asked, const Run& trial) {
    Table table = read_columns(options, asked, formula, trial);
    Schema schema = decide(table, asked.columns, trial);
    const RowPlaces places(table);
    if (formula) terms_of(std::move(table), places, options, formula, schema, nullptr, trial);
    return schema.rows;
  };
  return with_tried_cures(files, request, attempt, run,
                          [&](const Request& asked) { return train(options, asked, formula, choice, run); });
}

}  // namespace

int train(const TrainOptions& options, const Run& run) {
  return train_with(options, nullptr, run);
}

int train(const TrainOptions& options, const PenaltyChoice& choice, const Run& run) {
  return train_with(options, &choice, run);
}

}  // namespace logreg
