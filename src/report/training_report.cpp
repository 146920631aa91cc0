#include "report/training_report.h"

#include "base/text.h"
#include "report/evaluation_report.h"
#include "report/layout.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

namespace {

Json as_json_value(Limit limit) {
  if (limit == Limit::none || limit == Limit::undetermined) return nullptr;
  return limit == Limit::plus_infinity ? "+infinity" : "-infinity";
}

std::string estimate_shown(const CoefficientLine& line, std::size_t width) {
  return line.limit == Limit::none ? fitted(line.estimate, width) : limit_shown(line.limit);
}

// Target, rows, method and certificate.
void add_fit(Report& report, const Training& training) {
  const Target& target = training.schema.target;
  const TrainingRecord& record = training.model.training;
  report.add("target", target.column, "Target", modelling(target));
  report.add_for_programs("positive", target.positive);
  report.add_for_programs("negative", target.negative);
  report.add_for_programs("threshold", training.model.threshold);
  report.add_for_programs("level", training.model.level);
  report.add_for_programs("intervals", training.options.inference.intervals == Intervals::profile ? "profile" : "wald");
  report.add("rows", record.rows, "Rows", rows_used(training.schema));
  report.add_for_programs("rows_dropped", record.rows_dropped);
  report.add("weight_sum", record.weight_sum, training.schema.weights ? "Row weights" : "",
             fmt::format("column {}, sum {}", quoted_name(training.schema.weights_name), amount(record.weight_sum)));
  report.add_for_programs("trials", target.trials);
  report.add("offset", training.model.offset, training.model.offset ? "Offset" : "",
             "column " + quoted_name(training.model.offset.value_or("")));
  report.add("positives", record.positives, "Positives", positives_counted(target, record.positives));
  report.add("negatives", record.negatives, "Negatives", negatives_counted(target, record.negatives));
  const auto& weights = training.options.class_weights;
  Json json_weights;
  if (weights) json_weights = Json::Object{{"positive", weights->positive}, {"negative", weights->negative}};
  report.add("class_weights", std::move(json_weights), weights ? "Class weights" : "",
             weights ? class_weights(*weights, target) : "");
  const auto& prior = training.options.prior;
  report.add("prior", prior, prior ? "Prior" : "",
             fmt::format("{}; the intercept is corrected by {}", significant(prior),
                         significant(training.fit.intercept_shift)));
  report.add_for_people("Method", method(training.options, training.schema.intercept));
  report.add_for_people("Penalty", penalty(training.model.penalty));
  if (training.options.is_penalised() || training.options.firth)
    report.add_for_people("Minimised", objective(training.model.penalty, training.model.has_intercept));
  const Model& model = training.model;
  report.add("covariance_kind", covariance_name(model.covariance_kind),
             model.covariance_kind == CovarianceKind::information ? "" : "Std. errors",
             std_errors(model.covariance_kind, model.cluster, training.clusters));
  report.add_for_programs("cluster", model.cluster);
  report.add_for_programs("clusters", model.cluster ? Json(training.clusters) : Json());
  report.add("converged", training.fit.converged, "Result", outcome(training.fit, training.options));
  report.add_for_programs("stop_reason", stop_reason_name(training.fit.stop));
  report.add_for_programs("iterations", training.fit.iterations);
  report.add_for_programs("passes", training.fit.passes);
  report.add_for_programs("objective", training.fit.point.objective);
  report.add_for_programs("loss_gap", training.fit.loss_gap);
  report.add_for_programs("max_error_in_std_errors", training.fit.max_error_in_std_errors);
}

void add_separation(Report& report, const Training& training) {
  Json::Array json;
  for (const CoefficientLine& line : training.coefficients) {
    if (line.limit != Limit::none) json.emplace_back(line.term);
  }
  std::string shown = "not decided: " + training.separation_reason.value_or("not looked for");
  if (training.separation) shown = separation(training.model.training);
  // A penalty is a way out, whatever the answer would be.
  const bool is_worth_saying =
      training.separation != "none" && !training.options.is_penalised() && !training.options.firth;
  report.add("separation", training.separation, is_worth_saying ? "Separation" : "", shown);
  report.add_for_programs("separation_reason", training.separation_reason);
  report.add_for_programs("separated_terms", training.separation ? Json(std::move(json)) : Json());
  report.add_for_programs("separated_rows",
                          training.separation ? Json(training.model.training.separated_rows) : Json());
  report.add_for_programs("penalty", Json::Object{{"l1", training.model.penalty.l1},
                                                  {"l2", training.model.penalty.l2},
                                                  {"firth", training.model.penalty.firth}});
}

// With l1, how many terms there are in the model.
void add_nonzero_terms(Report& report, const Training& training) {
  const std::vector<ModelTerm>& terms = training.model.terms;
  const bool has_zeros = training.options.l1 > 0;
  const auto is_nonzero = [](const ModelTerm& term) { return term.coefficient != 0; };
  const auto nonzero = static_cast<std::size_t>(std::ranges::count_if(terms, is_nonzero));
  report.add("nonzero_terms", has_zeros ? Json(nonzero) : Json(), has_zeros ? "Nonzero" : "",
             nonzero_terms(nonzero, terms.size(), training.fit.largest_l1));
  report.add_for_programs("largest_l1", training.fit.largest_l1);
}

void add_likelihood(Report& report, const Likelihood& fit) {
  // Shown only where it exists: under a penalty there is no test and no criterion.
  const auto add_if = [&](const char* key, const std::optional<double>& value, std::string label, std::string shown) {
    report.add(key, value, value ? std::move(label) : "", std::move(shown));
  };
  report.add("log_likelihood", fit.log_likelihood, "Log likelihood", significant(fit.log_likelihood));
  report.add("null_log_likelihood", fit.null_log_likelihood, "Null log likelihood",
             significant(fit.null_log_likelihood));
  add_if("penalised_log_likelihood", fit.penalised_log_likelihood, "Penalised log likelihood",
         significant(fit.penalised_log_likelihood));
  add_if("penalised_null_log_likelihood", fit.penalised_null_log_likelihood, "Penalised null log likelihood",
         significant(fit.penalised_null_log_likelihood));
  report.add_for_programs("deviance", fit.deviance);
  report.add_for_programs("null_deviance", fit.null_deviance);
  report.add_for_programs("df_residual", fit.df_residual);
  report.add_for_programs("df_null", fit.df_null);
  add_if("lr_chi2", fit.lr_chi2, fmt::format("LR chi2({})", amount(fit.lr_df)),
         fmt::format("{}, p {}", significant(fit.lr_chi2), p_relation(fit.lr_p)));
  report.add_for_programs("lr_df", fit.lr_df);
  report.add_for_programs("lr_p", fit.lr_p);
  add_if("mcfadden_r2", fit.mcfadden_r2, "McFadden R2", metric_value(fit.mcfadden_r2));
  add_if("aic", fit.aic, "AIC", significant(fit.aic));
  add_if("bic", fit.bic, "BIC", significant(fit.bic));
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

Json as_json_value(const std::vector<ColumnReason>& dropped) {
  Json::Array result;
  for (const ColumnReason& column : dropped) {
    result.emplace_back(Json::Object{{"column", column.column}, {"reason", column.reason}});
  }
  return result;
}

Json as_json_value(const CoefficientLine& line) {
  const auto of_wald = [&](double Wald::*member) { return line.wald ? Json((*line.wald).*member) : Json(); };
  return Json::Object{{"term", line.term},
                      {"estimate", line.estimate},
                      {"std_error", line.std_error},
                      {"statistic", of_wald(&Wald::statistic)},
                      {"p_value", of_wald(&Wald::p_value)},
                      {"conf_low", of_wald(&Wald::low)},
                      {"conf_high", of_wald(&Wald::high)},
                      {"odds_ratio", line.odds_ratio},
                      {"limit", as_json_value(line.limit)},
                      {"separated_rows", line.separated_rows}};
}

// How many columns a number of the table may take. With 8 each, a name of 18 columns always fits into 80; longer
// names get one from the interval.
struct NumberWidths {
  std::size_t estimate = 8;
  std::size_t statistic = 6;
  std::size_t interval = 8;
};

NumberWidths number_widths(std::span<const CoefficientLine> lines) {
  constexpr std::size_t always_fits = 18;
  const auto is_long = [](const CoefficientLine& line) { return display_width(visible(line.term)) > always_fits; };
  NumberWidths result;
  if (std::ranges::any_of(lines, is_long)) result.interval = 7;
  return result;
}

std::vector<std::string> cells_of(const CoefficientLine& line, const NumberWidths& widths) {
  const auto of_wald = [&](double Wald::*member) {
    return line.wald ? MaybeNumber((*line.wald).*member) : MaybeNumber();
  };
  return {visible(line.term),
          estimate_shown(line, widths.estimate),
          fitted(line.std_error, widths.estimate),
          two_decimals(of_wald(&Wald::statistic), widths.statistic),
          p_value(of_wald(&Wald::p_value)),
          fitted(of_wald(&Wald::low), widths.interval),
          fitted(of_wald(&Wald::high), widths.interval),
          fitted(line.odds_ratio, widths.estimate)};
}

Report::Table coefficient_table(std::span<const CoefficientLine> lines, double level) {
  Report::Table table;
  table.columns = {{"", Report::Align::left},
                   {"Coef."},
                   {"Std.Err."},
                   {"z"},
                   {"P>|z|"},
                   {interval_heading(level), Report::Align::right, 2},
                   {},
                   {"Odds ratio"}};
  const NumberWidths widths = number_widths(lines);
  for (const CoefficientLine& line : lines) table.rows.push_back(cells_of(line, widths));
  return table;
}

// People are shown the first ones.
void add_coefficients(Report& report, const Training& training) {
  const std::vector<CoefficientLine>& lines = training.coefficients;
  const std::size_t intercepts = training.model.has_intercept ? 1 : 0;
  const std::size_t shown = terms_shown(training.model.terms.size()) + intercepts;
  report.items.emplace_back(
      coefficient_table(std::span(lines).first(std::min(shown, lines.size())), training.model.level));
  report.add_members([&lines] {
    Json::Array json;
    for (const CoefficientLine& line : lines) json.push_back(as_json_value(line));
    return Json::Object{{"coefficients", std::move(json)}};
  });
}

// Why there are no standard errors; empty when there are some.
std::string no_errors_because(const Training& training) {
  const auto has_error = [](const CoefficientLine& line) { return line.std_error.has_value(); };
  if (std::ranges::any_of(training.coefficients, has_error)) return {};
  const std::string_view none = "No standard errors, z, P and intervals: ";
  if (training.options.is_penalised()) {
    return fmt::format(
        "{}the penalty draws the coefficients towards zero, and their theory is that of fits without one.", none);
  }
  if (training.options.class_weights) {
    return fmt::format("{}class weights count rows more or less often than they were observed.", none);
  }
  if (training.separation == "complete") return fmt::format("{}no coefficient has a finite estimate.", none);
  if (!training.fit.converged) return fmt::format("{}the fit has not converged.", none);
  if (training.model.terms.size() > dense_terms) return fmt::format("{}more than {} terms.", none, dense_terms);
  return fmt::format("{}the data do not determine every coefficient.", none);
}

std::string firth_inference(const FirthLikelihood& firth) {
  if (firth.profiles.empty()) {
    return "LR: of the penalised likelihood. z, P and intervals: Wald's, since profiles of so many rows and terms take "
           "too long.";
  }
  return "LR, P and intervals: of the profile penalised likelihood; z: the signed root of its LR. Std.Err.: from the "
         "information.";
}

void add_footnotes(Report& report, const Training& training) {
  const std::string not_shown = terms_not_shown(training.model.terms.size());
  if (!not_shown.empty()) report.add_paragraph(not_shown);
  std::vector<std::string> baselines;
  for (const FeatureColumn& feature : training.schema.features) {
    if (feature.type != ColumnType::categorical) continue;
    baselines.push_back(fmt::format("{}: {}", plain_name(feature.name), baseline(feature)));
  }
  const auto has = [&](Limit limit) {
    return std::ranges::any_of(training.coefficients, [&](const CoefficientLine& line) { return line.limit == limit; });
  };
  if (has(Limit::plus_infinity) || has(Limit::minus_infinity)) {
    report.add_paragraph("+inf, -inf: there is no finite estimate, because the data are separated.");
  }
  if (has(Limit::undetermined)) {
    report.add_paragraph("inf: no finite estimate either, and neither sign: there are ways to both sides.");
  }
  if (!baselines.empty()) report.add_paragraph(listed(baselines, "; "));
  if (training.options.inference.intervals == Intervals::profile) {
    report.add_paragraph(training.fit.information ? "Intervals by profile likelihood."
                                                  : "No profile intervals: " + why_no_errors(training) + '.');
  }
  if (!training.model.has_intercept) report.add_paragraph("No intercept: the logit is 0 where all columns are 0.");
  if (training.fit.firth) report.add_paragraph(firth_inference(*training.fit.firth));
  const std::string no_errors = no_errors_because(training);
  if (!no_errors.empty()) report.add_paragraph(no_errors);
  if (!training.dropped.empty()) report.add_paragraph("Left out: " + reasons(training.dropped));
}

void add_joint_tests(Report& report, const Training& training) {
  const FurtherInference& further = training.further;
  const bool robust = training.options.inference.covariance != CovarianceKind::information;
  Json::Array json;
  for (const auto& [column, test] : further.joint_tests.value_or(std::vector<ColumnTest>())) {
    report.add_paragraph(fmt::format("{}: {} chi2({}) {}, p {}", plain_name(column), robust ? "Wald" : "LR",
                                     test.degrees, significant(test.chi2, 6), p_value(test.p_value)));
    json.emplace_back(
        Json::Object{{"column", column}, {"df", test.degrees}, {"chi2", test.chi2}, {"p_value", test.p_value}});
  }
  const auto is_categorical = [](const FeatureColumn& feature) { return feature.type == ColumnType::categorical; };
  if (training.fit.information && further.joint_tests_reason &&
      std::ranges::any_of(training.schema.features, is_categorical)) {
    report.add_paragraph(fmt::format("Columns as a whole are not tested: {}.", *further.joint_tests_reason));
  }
  report.add_for_programs("joint_tests", further.joint_tests ? Json(std::move(json)) : Json());
  report.add_for_programs("joint_tests_kind", robust ? "wald" : "likelihood_ratio");
  report.add_for_programs("joint_tests_reason", further.joint_tests_reason);
}

void add_margins(Report& report, const Training& training) {
  const std::optional<std::vector<MarginLine>>& margins = training.further.margins;
  if (!margins) {
    report.add_for_programs("margins", nullptr);
    if (training.options.inference.margins)
      report.add_paragraph("No marginal effects: " + why_no_errors(training) + '.');
    return;
  }
  constexpr std::size_t width = 8;
  Report::Table table;
  table.key = "margins";
  table.columns = {{"", Report::Align::left},
                   {"dy/dx"},
                   {"Std.Err."},
                   {"z"},
                   {"P>|z|"},
                   {interval_heading(training.model.level), Report::Align::right, 2},
                   {}};
  Json::Array json;
  for (const MarginLine& line : *margins) {
    if (table.rows.size() < terms_shown(margins->size())) {
      table.rows.push_back({visible(line.term), fitted(line.effect, width), fitted(line.std_error, width),
                            two_decimals(line.wald.statistic, 6), p_value(line.wald.p_value),
                            fitted(line.wald.low, width), fitted(line.wald.high, width)});
    }
    json.emplace_back(Json::Object{{"term", line.term},
                                   {"effect", line.effect},
                                   {"std_error", line.std_error},
                                   {"statistic", line.wald.statistic},
                                   {"p_value", line.wald.p_value},
                                   {"conf_low", line.wald.low},
                                   {"conf_high", line.wald.high}});
  }
  table.value = std::move(json);
  report.begin_section(fmt::format("Average marginal effects on P({} = {}):", plain_name(training.schema.target.column),
                                   positive_class(training.schema.target)));
  report.begin_section();
  report.items.emplace_back(std::move(table));
}

// Of the rows it was trained on: as they were fitted, as if each had been left out, and of two dull answers.
void add_comparison(Report& report, const Evaluation& in_sample, const std::optional<Evaluation>& left_out) {
  const auto cell = [](const Evaluation& evaluation, std::string_view name) {
    const Metric* const metric = find_metric(evaluation, name);
    return metric_value(metric == nullptr ? MaybeNumber() : metric->value);
  };
  const auto row = [&](const std::string& name, const Evaluation& evaluation) {
    return std::vector{name, cell(evaluation, "accuracy"), cell(evaluation, "roc_auc"), cell(evaluation, "log_loss")};
  };
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"Accuracy"}, {"ROC AUC"}, {"Log loss"}};
  table.rows.push_back(row("as fitted", in_sample));
  if (left_out) table.rows.push_back(row("each row left out, about", *left_out));
  table.rows.push_back({"always the commoner class", cell(in_sample, "no_information_rate"), "-", "-"});
  table.rows.push_back({"always the prevalence", "-", "-", metric_value(prevalence_log_loss(in_sample))});
  report.items.emplace_back(std::move(table));
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

void add_metrics(Report& report, const Training& training, const Evaluation& in_sample,
                 const std::optional<Evaluation>& left_out) {
  report.begin_section(
      fmt::format("On the rows it was trained on, at threshold {}:", significant(in_sample.threshold)));
  report.begin_section();
  add_comparison(report, in_sample, left_out);
  report.add_for_programs("metrics",
                          evaluation_json(in_sample, training.schema.target, training.schema.rows_dropped()));
  report.add_for_programs("left_out", left_out_json(left_out));
  report.add_for_programs("left_out_reason", training.further.left_out_reason);
  report.add_for_programs("prevalence_log_loss", prevalence_log_loss(in_sample));
}

}  // namespace

Report training_report(const Training& training, const Evaluation& in_sample, const std::string& model_path,
                       const std::optional<Evaluation>& left_out) {
  Report report;
  add_fit(report, training);
  add_separation(report, training);
  add_nonzero_terms(report, training);
  report.begin_section();
  add_likelihood(report, training.likelihood);
  report.add_for_programs("dropped_columns", as_json_value(training.dropped));
  report.add_for_programs("unsure_terms", as_json_value(training.unsure_terms));
  report.begin_section();
  add_coefficients(report, training);
  report.begin_section();
  add_footnotes(report, training);
  add_joint_tests(report, training);
  add_margins(report, training);
  add_metrics(report, training, in_sample, left_out);
  report.begin_section();
  report.add("model", model_path, "Model",
             "written to " + (model_path == "-" ? std::string("standard output") : visible(model_path)));
  return report;
}

}  // namespace logreg
