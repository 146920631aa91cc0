#include "report/training_report.h"

#include "base/text.h"
#include "report/coefficients_report.h"
#include "report/evaluation_report.h"
#include "report/figures_report.h"
#include "report/fit_phrases.h"
#include "report/hypotheses_report.h"
#include "report/layout.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

bool has_profiles(const Training& training) {
  const auto& firth = training.inference.firth;
  return training.options.inference.intervals == Intervals::profile || (firth && !firth->profiles.empty());
}

// Target, rows, method and certificate.
void add_fit(Report& report, const Training& training, SettingWords words) {
  const Target& target = training.schema.target;
  const TrainingRecord& record = training.model.training;
  report.add("target", target.column, "Target", modelling(target));
  report.add_for_programs("positive", target.positive);
  report.add_for_programs("negative", target.negative);
  report.add_for_programs("threshold", training.model.threshold);
  report.add_for_programs("level", training.model.level);
  report.add_for_programs("intervals", has_profiles(training) ? "profile" : "wald");
  report.add("rows", record.rows, "Rows", rows_used(training.schema));
  report.add_for_programs("rows_dropped", record.rows_dropped);
  report.add_if(training.schema.weights.has_value(), "weight_sum", record.weight_sum, "Row weights",
                fmt::format("column {}, sum {}", quoted_name(training.schema.weights_name), amount(record.weight_sum)));
  report.add_for_programs("trials", target.trials);
  report.add_if(training.model.offset.has_value(), "offset", training.model.offset, "Offset",
                "column " + quoted_name(training.model.offset.value_or("")));
  report.add("positives", record.positives, "Positives", positives_counted(target, record.positives));
  report.add("negatives", record.negatives, "Negatives", negatives_counted(target, record.negatives));
  const auto& weights = training.options.class_weights;
  Json json_weights;
  if (weights) json_weights = Json::Object{{"positive", weights->positive}, {"negative", weights->negative}};
  report.add_if(weights.has_value(), "class_weights", std::move(json_weights), "Class weights",
                weights ? class_weights(*weights, target) : "");
  const auto& prior = training.options.prior;
  report.add_if(prior.has_value(), "prior", prior, "Prior",
                fmt::format("{}; the intercept is corrected by {}", significant(prior),
                            significant(training.fit.minimum.intercept_shift)));
  report.add_for_people("Method", method(training.options, training.schema.intercept));
  report.add_for_people("Penalty", penalty(training.model.penalty));
  if (training.options.descent.is_penalised() || training.options.descent.firth)
    report.add_for_people("Minimised", objective(training.model.penalty, training.model.has_intercept));
  const Model& model = training.model;
  report.add_if(model.covariance_kind != CovarianceKind::information, "covariance_kind",
                covariance_name(model.covariance_kind), "Std. errors", std_errors(model, training.clusters));
  report.add_for_programs("cluster", model.cluster);
  report.add_for_programs("clusters", model.cluster ? Json(training.clusters) : Json());
  report.add("converged", training.fit.minimum.converged, "Result",
             outcome(training.fit.minimum, training.options, words));
  report.add_for_programs("stop_reason", stop_reason_name(training.fit.minimum.stop));
  report.add_for_programs("iterations", training.fit.minimum.iterations);
  report.add_for_programs("passes", training.fit.minimum.passes);
  report.add_for_programs("objective", training.fit.minimum.point.objective);
  report.add_for_programs("loss_gap", training.fit.minimum.loss_gap);
  report.add_for_programs("max_error_in_std_errors", training.fit.minimum.max_error_in_std_errors);
}

void add_separation(Report& report, const Training& training, SettingWords words) {
  Json::Array json;
  for (const CoefficientLine& line : training.coefficients) {
    if (line.limit != Limit::none) json.emplace_back(line.term);
  }
  std::optional<std::string> reason;
  if (!training.separation) reason = why_undecided(training, words);
  const std::string shown = reason ? "not decided: " + *reason : separation(training.model.training);
  // A penalty is a way out, whatever the answer would be.
  const bool is_worth_saying =
      training.separation != "none" && !training.options.descent.is_penalised() && !training.options.descent.firth;
  report.add_if(is_worth_saying, "separation", training.separation, "Separation", shown);
  report.add_for_programs("separation_reason", reason);
  const std::vector<std::string> causes = separation_causes(training, words);
  report.add_for_programs("separation_causes", Json::Array(causes.begin(), causes.end()));
  for (std::size_t i = 0; i < causes.size(); ++i) report.add_for_people(i == 0 ? "Cause" : "and", causes[i]);
  report.add_for_programs("separated_terms", training.separation ? Json(std::move(json)) : Json());
  report.add_for_programs("separated_rows",
                          training.separation ? Json(training.model.training.separated_rows) : Json());
  report.add_for_programs("penalty", Json::Object{{"l1", training.model.penalty.l1},
                                                  {"l2", training.model.penalty.l2},
                                                  {"firth", training.model.penalty.firth}});
}

// With l1, how many terms there are in the model.
void add_nonzero_terms(Report& report, const Training& training, SettingWords words) {
  const std::vector<ModelTerm>& terms = training.model.terms;
  const bool has_zeros = training.options.descent.l1 > 0;
  const auto is_nonzero = [](const ModelTerm& term) { return term.coefficient != 0; };
  const auto nonzero = static_cast<std::size_t>(std::ranges::count_if(terms, is_nonzero));
  report.add_if(has_zeros, "nonzero_terms", has_zeros ? Json(nonzero) : Json(), "Nonzero",
                nonzero_terms(nonzero, terms.size(), training.fit.minimum.largest_l1, words));
  report.add_for_programs("largest_l1", training.fit.minimum.largest_l1);
}

// Against a model with a probability for each row, where rows count.
void add_grouped_deviance(Report& report, const std::optional<GroupedDeviance>& grouped) {
  const auto add = [&](const std::string& name, const char* label, double GroupedDeviance::*deviance,
                       double GroupedDeviance::*df) {
    report.add_if(grouped.has_value(), "grouped_" + name, grouped ? Json((*grouped).*deviance) : Json(), label,
                  grouped ? fmt::format("{} on {} df", significant((*grouped).*deviance), amount((*grouped).*df)) : "");
  };
  add("deviance", "Residual deviance of the rows", &GroupedDeviance::residual, &GroupedDeviance::df_residual);
  add("null_deviance", "Null deviance of the rows", &GroupedDeviance::null, &GroupedDeviance::df_null);
  report.add_for_programs("grouped_df_residual", grouped ? Json(grouped->df_residual) : Json());
  report.add_for_programs("grouped_df_null", grouped ? Json(grouped->df_null) : Json());
}

void add_likelihood(Report& report, const Training& training) {
  const Likelihood& fit = training.likelihood;
  // Shown only where it exists: under a penalty there is no test and no criterion.
  const auto add_if = [&](const char* key, const std::optional<double>& value, std::string label, std::string shown) {
    report.add_if(value.has_value(), key, value, std::move(label), std::move(shown));
  };
  const bool is_fit = fit.withheld != LikelihoodWithheld::is_no_fit;
  report.add_if(is_fit, "log_likelihood", fit.log_likelihood, "Log likelihood", significant(fit.log_likelihood));
  report.add_if(is_fit, "null_log_likelihood", fit.null_log_likelihood, "Null log likelihood",
                significant(fit.null_log_likelihood));
  add_if("penalised_log_likelihood", fit.penalised_log_likelihood, "Penalised log likelihood",
         significant(fit.penalised_log_likelihood));
  add_if("penalised_null_log_likelihood", fit.penalised_null_log_likelihood, "Penalised null log likelihood",
         significant(fit.penalised_null_log_likelihood));
  report.add_for_programs("deviance", fit.deviance);
  report.add_for_programs("null_deviance", fit.null_deviance);
  report.add_for_programs("df_residual", fit.df_residual);
  report.add_for_programs("df_null", fit.df_null);
  add_grouped_deviance(report, fit.grouped);
  add_if("lr_chi2", fit.lr_chi2, fmt::format("LR chi2({})", amount(fit.lr_df)),
         fit.lr_p ? fmt::format("{}, p {}", significant(fit.lr_chi2), p_relation(fit.lr_p)) : significant(fit.lr_chi2));
  report.add_for_programs("lr_df", fit.lr_df);
  report.add_for_programs("lr_p", fit.lr_p);
  add_if("mcfadden_r2", fit.mcfadden_r2, "McFadden R2", metric_value(fit.mcfadden_r2));
  add_if("aic", fit.aic, "AIC", significant(fit.aic));
  add_if("bic", fit.bic, "BIC", significant(fit.bic));
  std::optional<std::string> reason;
  if (fit.withheld) reason = why_withheld(*fit.withheld, training);
  report.add_for_programs("likelihood_reason", reason);
  if (!reason) return;
  if (is_fit) report.begin_section();
  report.add_paragraph(*reason + '.');
}

// What robust standard errors do without, and the likelihood does not.
void add_assumptions(Report& report, const Training& training) {
  if (training.model.covariance_kind == CovarianceKind::information || !training.likelihood.aic) return;
  report.begin_section();
  report.add_paragraph(fmt::format("LR chi2, AIC and BIC are the likelihood's own: they take {} as independent.",
                                   training.schema.target.trials ? "trials" : "rows"));
}

Json as_json_value(const std::vector<UnsureTerm>& terms) {
  Json::Array result;
  for (const UnsureTerm& term : terms) {
    Json::Array on;
    for (const std::string& other : term.on) on.emplace_back(other);
    result.emplace_back(
        Json::Object{{"term", term.term}, {"nearly_depends_on", std::move(on)}, {"sure_digits", Json(term.digits)}});
  }
  return result;
}

Json as_json_value(const std::vector<DroppedColumn>& dropped) {
  Json::Array result;
  for (const DroppedColumn& column : dropped) {
    result.emplace_back(Json::Object{{"column", column.column}, {"reason", column.reason}});
  }
  return result;
}

std::string notable_row(const NotableRow& row, const Training& training) {
  std::vector<std::string> reasons;
  if (row.is_far) {
    const Target& target = training.schema.target;
    reasons.push_back(fmt::format("{} against a logit of {}",
                                  row.is_positive ? positive_class(target) : negative_class(target),
                                  significant(row.logit, 3)));
  }
  if (row.cooks_distance && *row.cooks_distance > 1) {
    reasons.push_back(fmt::format("Cook's distance {}", significant(row.cooks_distance, 3)));
  }
  const std::string name =
      row.place ? fmt::format("{}:{}", visible(row.place->file), row.place->line) : fmt::format("row {}", row.row + 1);
  return fmt::format("{} ({})", name, listed(reasons));
}

// Those that may be mistakes, or that alone decide much.
void add_notable_rows(Report& report, const Training& training) {
  Json::Array json;
  std::vector<std::string> shown;
  for (const NotableRow& row : training.further.notable_rows) {
    shown.push_back(notable_row(row, training));
    json.emplace_back(Json::Object{{"row", row.row + 1},
                                   {"file", row.place ? Json(row.place->file) : Json()},
                                   {"line", row.place ? Json(row.place->line) : Json()},
                                   {"logit", row.logit},
                                   {"cooks_distance", row.cooks_distance}});
  }
  report.add_for_programs("notable_rows", std::move(json));
  if (shown.empty()) return;
  report.begin_section();
  report.add_paragraph("Rows to look at: " + listed(shown));
}

Json left_out_json(const std::optional<Evaluation>& left_out) {
  if (!left_out) return nullptr;
  Json::Object result;
  for (const std::string_view name : {"accuracy", "roc_auc", "log_loss"}) {
    const Metric* const metric = find_metric(*left_out, name);
    result.emplace_back(name, metric == nullptr ? Json() : Json(metric->value));
  }
  return result;
}

void add_metrics(Report& report, const Training& training, const TrainingFigures& figures, SettingWords words) {
  const Evaluation& in_sample = figures.fitted;
  const std::optional<Evaluation>& left_out = figures.left_out;
  report.begin_section(
      fmt::format("On the rows it was trained on, at threshold {}:", significant(in_sample.threshold)));
  report.begin_section();
  add_figures(report, training, figures, words);
  report.add_for_programs("metrics",
                          evaluation_json(in_sample, training.schema.target,
                                          {training.schema.rows_dropped(), true, true,
                                           training.schema.rows_without_weight}));
  report.add_for_programs("left_out", left_out_json(left_out));
  const auto& why = training.further.none_left_out;
  report.add_for_programs("left_out_reason", why ? Json(why_none_left_out(*why, training, words)) : Json());
  report.add_for_programs("prevalence_log_loss", prevalence_log_loss(in_sample));
  report.add_for_programs("figures", figures_json(figures));
  add_notable_rows(report, training);
}

}  // namespace

Report training_summary(const Training& training, const Evaluation& in_sample, SettingWords words,
                        const std::optional<Evaluation>& left_out, const ValidationFigures& validation) {
  Report report;
  add_fit(report, training, words);
  add_separation(report, training, words);
  add_nonzero_terms(report, training, words);
  report.begin_section();
  add_likelihood(report, training);
  add_assumptions(report, training);
  report.add_for_programs("dropped_columns", as_json_value(training.model.training.dropped_columns));
  report.add_for_programs("unsure_terms", as_json_value(training.unsure_terms));
  report.begin_section();
  add_coefficients(report, training);
  report.begin_section();
  add_inference(report, training, words);
  const std::optional<NotInferred>& no_hypotheses = training.further.no_hypotheses;
  add_hypotheses(report, training.further.hypotheses, training.model.level,
                 no_hypotheses ? std::optional(why_no_errors(training, words)) : std::nullopt);
  add_metrics(report, training, {in_sample, left_out, validation}, words);
  return report;
}

Report training_report(const Training& training, const Evaluation& in_sample, const std::string& model_path,
                       SettingWords words, const std::optional<Evaluation>& left_out,
                       const ValidationFigures& validation) {
  Report report = training_summary(training, in_sample, words, left_out, validation);
  report.begin_section();
  report.add("model", model_path, "Model",
             "written to " + (model_path == "-" ? std::string("standard output") : visible(model_path)));
  return report;
}

}  // namespace logreg
