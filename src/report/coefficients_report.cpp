#include "report/coefficients_report.h"

#include "base/text.h"
#include "model/further_inference.h"
#include "report/layout.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

// Of an interval.
std::string end_shown(MaybeNumber end, std::size_t width) {
  if (end && std::isinf(*end)) return limit_shown(*end > 0 ? Limit::plus_infinity : Limit::minus_infinity);
  return fitted(end, width);
}

std::string odds_ratio_shown(const CoefficientLine& line, std::size_t width) {
  return line.limit == Limit::none ? odds_ratio(line.estimate, width) : infinite_odds_ratio(line.limit);
}

std::string odds_ratio_end_shown(MaybeNumber end, std::size_t width) {
  if (end && std::isinf(*end)) return infinite_odds_ratio(*end > 0 ? Limit::plus_infinity : Limit::minus_infinity);
  return odds_ratio(end, width);
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
                      {"odds_ratio_low", line.odds_ratio_low()},
                      {"odds_ratio_high", line.odds_ratio_high()},
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
          end_shown(of_wald(&Wald::low), widths.interval),
          end_shown(of_wald(&Wald::high), widths.interval),
          odds_ratio_shown(line, widths.estimate),
          odds_ratio_end_shown(of_wald(&Wald::low), widths.estimate),
          odds_ratio_end_shown(of_wald(&Wald::high), widths.estimate)};
}

}  // namespace

std::vector<std::string> coefficient_shown(const CoefficientLine& line, std::size_t width) {
  const auto end = [&](double Wald::*member) {
    return line.wald ? odds_ratio_end_shown((*line.wald).*member, width) : std::string("-");
  };
  return {estimate_shown(line, width), odds_ratio_shown(line, width), end(&Wald::low), end(&Wald::high)};
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
                   {"Odds ratio"},
                   {interval_heading(level), Report::Align::right, 2, true},
                   {}};
  const NumberWidths widths = number_widths(lines);
  for (const CoefficientLine& line : lines) table.rows.push_back(cells_of(line, widths));
  return table;
}

namespace {

// At least an end of one.
bool has_profiles(const Training& training) {
  const auto has_end = [](const CoefficientLine& line) {
    return line.wald && !(std::isnan(line.wald->low) && std::isnan(line.wald->high));
  };
  return training.options.inference.intervals == Intervals::profile &&
         std::ranges::any_of(training.coefficients, has_end);
}

// The terms that an l1 penalty has left out, of which a line each would say nothing.
bool is_left_at_zero(const CoefficientLine& line, const Training& training) {
  const bool is_intercept = training.model.has_intercept && &line == training.coefficients.data();
  return training.options.descent.l1 > 0 && !is_intercept && line.estimate && *line.estimate == 0;
}

// All are infinite.
bool is_completely_separated(const Training& training) {
  return training.fit.separation.kind == SeparationKind::complete;
}

std::vector<CoefficientLine> lines_shown(const Training& training) {
  std::vector<CoefficientLine> result;
  if (is_completely_separated(training) && !has_profiles(training)) return result;
  const std::size_t most = terms_shown(training.model.terms.size()) + (training.model.has_intercept ? 1 : 0);
  for (const CoefficientLine& line : std::span(training.coefficients).first(std::min(most, training.coefficients.size()))) {
    if (!is_left_at_zero(line, training)) result.push_back(line);
  }
  return result;
}

// Empty where there are none.
std::string zeros_listed(const Training& training) {
  std::vector<std::string> names;
  for (const CoefficientLine& line : training.coefficients) {
    if (is_left_at_zero(line, training)) names.push_back(quoted_name(line.term, longest_name));
  }
  return names.empty() ? "" : "Zero: " + listed(names);
}

// Why there are no standard errors; empty when there are some.
std::string no_errors_because(const Training& training, SettingWords words) {
  const auto has_error = [](const CoefficientLine& line) { return line.std_error.has_value(); };
  if (std::ranges::any_of(training.coefficients, has_error)) return {};
  const std::string_view none =
      has_profiles(training) ? "No standard errors, z and P: " : "No standard errors, z, P and intervals: ";
  if (training.options.descent.is_penalised()) {
    return fmt::format(
        "{}the penalty draws the coefficients towards zero, and their theory is that of fits without one.", none);
  }
  if (training.options.class_weights && training.options.inference.covariance == CovarianceKind::information) {
    return fmt::format("{}class weights count rows more or less often than they were observed; {} gives some.", none,
                       words({"robust"}));
  }
  if (training.inference.lacks_robust_factor) return fmt::format("{}{}.", none, why_no_errors(training, words));
  const auto has_estimate = [](const CoefficientLine& line) { return line.estimate.has_value(); };
  if (std::ranges::none_of(training.coefficients, has_estimate))
    return fmt::format("{}no coefficient has a finite estimate.", none);
  if (!training.fit.minimum.converged) return fmt::format("{}the fit has not converged.", none);
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

std::string profile_note(const Training& training, SettingWords words) {
  if (!has_profiles(training)) {
    return training.fit.minimum.information ? "No profile intervals: " + likelihood_is_too_large() + '.'
                                            : "No profile intervals: " + why_no_errors(training, words) + '.';
  }
  if (training.fit.minimum.information) return "Intervals by profile likelihood.";
  const auto is_open = [](const CoefficientLine& line) {
    return line.wald && std::isinf(line.wald->low) && std::isinf(line.wald->high);
  };
  return fmt::format("Intervals by profile likelihood; where the estimate is infinite they are open on that side{}.",
                     std::ranges::any_of(training.coefficients, is_open) ? ", and on both where it has no sign" : "");
}

bool some_sign_is_unknown(const Separation& separation) {
  const auto is_unknown = [](const WeightLimit& limit) {
    return limit.is_infinite && limit.sign == 0 && !limit.goes_both_ways;
  };
  return is_unknown(separation.intercept) || std::ranges::any_of(separation.weights, is_unknown);
}

void add_footnotes(Report& report, const Training& training, SettingWords words) {
  const std::string zeros = zeros_listed(training);
  if (!zeros.empty()) report.add_paragraph(zeros);
  const std::string not_shown = terms_not_shown(training.model.terms.size(), words);
  if (!not_shown.empty()) report.add_paragraph(not_shown);
  std::vector<std::string> baselines;
  for (const FeatureColumn& feature : training.schema.features) {
    if (feature.type != ColumnType::categorical || feature.levels_name_terms) continue;
    baselines.push_back(fmt::format("{}: {}", plain_name(feature.name), baseline(feature)));
  }
  const auto has = [&](Limit limit) {
    return std::ranges::any_of(training.coefficients, [&](const CoefficientLine& line) { return line.limit == limit; });
  };
  if (is_completely_separated(training)) {
    report.add_paragraph("No coefficient has a finite estimate; the model predicts with stand-ins.");
  } else if (has(Limit::plus_infinity) || has(Limit::minus_infinity)) {
    report.add_paragraph("+inf, -inf: there is no finite estimate, because the data are separated.");
  }
  if (has(Limit::undetermined) && !is_completely_separated(training)) {
    report.add_paragraph(some_sign_is_unknown(training.fit.separation)
                             ? "inf: no finite estimate either, and no sign: there are ways to both sides, or to "
                               "decide it takes too long."
                             : "inf: no finite estimate either, and neither sign: there are ways to both sides.");
  }
  if (!baselines.empty()) report.add_paragraph(listed(baselines, "; "));
  const Likelihood& likelihood = training.likelihood;
  if (likelihood.lr_df && !likelihood.lr_chi2 && std::isfinite(likelihood.log_likelihood)) {
    report.add_paragraph(fmt::format("No likelihood ratio: {}.", likelihood_is_too_large()));
  }
  if (training.options.inference.intervals == Intervals::profile) report.add_paragraph(profile_note(training, words));
  if (!training.model.has_intercept) report.add_paragraph("No intercept: the logit is 0 where all columns are 0.");
  if (training.inference.firth) report.add_paragraph(firth_inference(*training.inference.firth));
  const std::string no_errors = no_errors_because(training, words);
  if (!no_errors.empty() && !is_completely_separated(training)) report.add_paragraph(no_errors);
  const std::vector<DroppedColumn>& dropped = training.model.training.dropped_columns;
  if (!dropped.empty()) report.add_paragraph("Left out: " + reasons(dropped));
}

void add_joint_tests(Report& report, const Training& training, SettingWords words) {
  const FurtherInference& further = training.further;
  const bool robust = training.options.inference.covariance != CovarianceKind::information;
  Json::Array json;
  for (const ColumnTest& tested : further.joint_tests.value_or(std::vector<ColumnTest>())) {
    const auto& [column, test, replaced_by, with_interactions] = tested;
    const std::string name = plain_name(column) + (with_interactions ? " with its interactions" : "");
    std::optional<std::string> reason;
    if (test.why_not) reason = why_untested(tested, training.clusters);
    const std::string_view kind = robust ? "Wald" : "LR";
    if (reason) {
      report.add_paragraph(fmt::format("{}: no {} test, since {}", name, kind, *reason));
    } else {
      report.add_paragraph(fmt::format("{}: {} chi2({}) {}, p {}", name, kind, test.degrees,
                                       significant(test.chi2, 6), p_value(test.p_value)));
    }
    json.emplace_back(Json::Object{
        {"column", column}, {"df", test.degrees}, {"chi2", test.chi2}, {"p_value", test.p_value}, {"reason", reason}});
  }
  const auto is_categorical = [](const FeatureColumn& feature) { return feature.type == ColumnType::categorical; };
  // Where there are no standard errors either, that is said already.
  const bool is_estimated = training.fit.minimum.information || training.fit.separation.is_found();
  const bool is_worth_saying =
      training.options.inference.joint_tests || (is_estimated && !training.options.class_weights);
  std::optional<std::string> reason;
  if (further.no_joint_tests) reason = why_no_joint_tests(*further.no_joint_tests, training, words);
  if (reason && is_worth_saying && std::ranges::any_of(training.schema.features, is_categorical)) {
    report.add_paragraph(fmt::format("Columns as a whole are not tested: {}.", *reason));
  }
  report.add_for_programs("joint_tests", further.joint_tests ? Json(std::move(json)) : Json());
  report.add_for_programs("joint_tests_kind", robust ? "wald" : "likelihood_ratio");
  report.add_for_programs("joint_tests_reason", reason);
}

void add_inflations(Report& report, const Training& training) {
  const auto& inflations = training.further.inflations;
  if (!inflations) {
    if (training.options.inference.variance_inflation) {
      report.add_paragraph(fmt::format("No variance inflation: there are more than {} terms.",
                                       training.options.descent.dense_limit));
    }
    return report.add_for_programs("vif", nullptr);
  }
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"VIF"}, {"df"}, {"VIF^(1/(2 df))"}};
  Json::Array json;
  for (const auto& [name, inflation] : *inflations) {
    const auto& vif = inflation.gvif;
    std::optional<double> root;
    if (const auto per_term = inflation.per_term()) root = std::sqrt(*per_term);
    table.rows.push_back({visible(name), vif ? significant(vif, 5) : "inf", std::to_string(inflation.terms),
                          root ? significant(root, 5) : "inf"});
    json.emplace_back(Json::Object{{"term", name}, {"vif", vif}, {"df", inflation.terms}, {"root", root}});
  }
  report.begin_section("Variance inflation, from the fit of each column on the others:");
  report.begin_section();
  report.add_table("vif", std::move(json), std::move(table));
}

// Of a term that is greater by one of its standard deviations.
void add_standardized(Report& report, const Training& training) {
  if (!training.options.inference.standardized_coefficients) return report.add_for_programs("std_coef", nullptr);
  constexpr std::size_t width = 8;
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"Coef. x SD"}, {"Std.Err."}, {"Odds ratio"}, {"SD"}};
  Json::Array json;
  const std::vector<ModelTerm>& terms = training.model.terms;
  const std::size_t first = training.model.has_intercept ? 1 : 0;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const CoefficientLine& line = training.coefficients[first + t];
    const double sd = training.standard_deviations[t];
    const auto times_sd = [&](const std::optional<double>& value) {
      return value ? std::optional(*value * sd) : std::nullopt;
    };
    const std::optional<double> estimate = times_sd(line.estimate);
    const std::optional<double> std_error = times_sd(line.std_error);
    if (t < terms_shown(terms.size())) {
      table.rows.push_back({visible(line.term), estimate ? fitted(estimate, width) : limit_shown(line.limit),
                            fitted(std_error, width), estimate ? odds_ratio(estimate, width) : infinite_odds_ratio(line.limit),
                            fitted(sd, width)});
    }
    json.emplace_back(Json::Object{{"term", line.term}, {"std_coef", estimate}, {"std_error", std_error}, {"sd", sd}});
  }
  report.begin_section("By one standard deviation of the term:");
  report.begin_section();
  report.add_table("std_coef", std::move(json), std::move(table));
}

Report::Table margins_table(const Training& training) {
  Report::Table table;
  table.columns = {{"", Report::Align::left},
                   {"dy/dx"},
                   {"Std.Err."},
                   {"z"},
                   {"P>|z|"},
                   {interval_heading(training.model.level), Report::Align::right, 2},
                   {}};
  return table;
}

MaybeNumber of_effect(const MarginLine& line, double MarginalEffect::*member) {
  return line.effect ? MaybeNumber((*line.effect).*member) : MaybeNumber();
}

MaybeNumber of_wald(const MarginLine& line, double Wald::*member) {
  return line.wald ? MaybeNumber((*line.wald).*member) : MaybeNumber();
}

std::vector<std::string> cells_of(const MarginLine& line) {
  constexpr std::size_t width = 8;
  return {visible(line.term),
          fitted(of_effect(line, &MarginalEffect::effect), width),
          fitted(of_effect(line, &MarginalEffect::std_error), width),
          two_decimals(of_wald(line, &Wald::statistic), 6),
          p_value(of_wald(line, &Wald::p_value)),
          fitted(of_wald(line, &Wald::low), width),
          fitted(of_wald(line, &Wald::high), width)};
}

// Null where rows are as they are.
Json point_json(const MarginLine& line, const std::vector<FeatureColumn>& columns,
                std::span<const RepresentativePoint> points) {
  if (!line.point) return nullptr;
  Json::Object result;
  for (const RepresentativeValue& value : points[*line.point]) {
    const bool is_number = columns[value.input].type == ColumnType::numeric;
    result.emplace_back(value.column, is_number ? Json(value.number) : Json(value.text));
  }
  return result;
}

Json as_json_value(const MarginLine& line, const Training& training) {
  return Json::Object{{"term", line.term},
                      {"at", point_json(line, training.schema.columns(), training.options.margins_at)},
                      {"effect", of_effect(line, &MarginalEffect::effect)},
                      {"std_error", of_effect(line, &MarginalEffect::std_error)},
                      {"statistic", of_wald(line, &Wald::statistic)},
                      {"p_value", of_wald(line, &Wald::p_value)},
                      {"conf_low", of_wald(line, &Wald::low)},
                      {"conf_high", of_wald(line, &Wald::high)},
                      {"never_together", line.never_together}};
}

// At age = 40, plan = plus:
std::string point_shown(const RepresentativePoint& point) {
  std::vector<std::string> values;
  for (const RepresentativeValue& value : point) {
    values.push_back(fmt::format("{} = {}", plain_name(value.column), visible(value.text)));
  }
  return "At " + listed(values) + ":";
}

// Why lines have no effect, and what is odd about others.
void add_notes_on_margins(Report& report, std::span<const MarginLine> lines, bool is_separated) {
  const auto has = [&](std::optional<NoEffect> why) {
    return std::ranges::any_of(lines, [&](const MarginLine& line) { return !line.effect && line.why_none == why; });
  };
  std::vector<std::string> notes;
  if (has(std::nullopt)) {
    notes.push_back(is_separated ? "-: not worked out, since the coefficient is infinite."
                                 : "-: the level that others of its column are compared with.");
  }
  if (has(NoEffect::infinite)) notes.push_back("-: not worked out, since a coefficient is infinite.");
  if (has(NoEffect::no_slope)) notes.push_back("-: in some row the slope of a function is infinite or does not exist.");
  if (has(NoEffect::does_not_change)) {
    notes.push_back("-: no coefficient of the model belongs to it, or it changes by steps only.");
  }
  for (const MarginLine& line : lines) {
    if (line.never_together == 0) continue;
    notes.push_back(fmt::format(
        "{}: in rows of weight {} levels come together that never did in the data; that interaction counts 0.",
        plain_name(line.term), significant(line.never_together, 6)));
  }
  if (notes.empty()) return;
  report.begin_section();
  constexpr std::size_t most = 10;
  for (const std::string& note : std::span(notes).first(std::min(most, notes.size()))) report.add_paragraph(note);
  if (notes.size() > most) report.add_paragraph(fmt::format("And {} notes like it.", notes.size() - most));
}

void add_margins(Report& report, const Training& training, SettingWords words) {
  const std::optional<std::vector<MarginLine>>& margins = training.further.margins;
  if (!margins) {
    report.add_for_programs("margins", nullptr);
    if (training.options.inference.margins)
      report.add_paragraph("No marginal effects: " + why_no_errors(training, words) + '.');
    return;
  }
  Json::Array json;
  for (const MarginLine& line : *margins) json.push_back(as_json_value(line, training));
  report.begin_section(fmt::format("Average marginal effects on P({} = {}):", plain_name(training.schema.target.column),
                                   positive_class(training.schema.target)));
  report.add_for_programs("margins", std::move(json));
  const std::vector<RepresentativePoint>& points = training.options.margins_at;
  for (auto line = margins->begin(); line != margins->end();) {
    const std::optional<std::size_t> point = line->point;
    report.begin_section(point ? point_shown(points[*point]) : "");
    Report::Table table = margins_table(training);
    for (; line != margins->end() && line->point == point; ++line) {
      if (table.rows.size() < terms_shown(margins->size())) table.rows.push_back(cells_of(*line));
    }
    report.add_table(std::move(table));
  }
  add_notes_on_margins(report, *margins, training.fit.separation.is_found());
}

}  // namespace

// People are shown the first ones, and of completely separated data none.
void add_coefficients(Report& report, const Training& training) {
  const std::vector<CoefficientLine>& lines = training.coefficients;
  const std::vector<CoefficientLine> shown = lines_shown(training);
  if (!shown.empty()) report.add_table(coefficient_table(shown, training.model.level));
  report.add_members([&lines] {
    Json::Array json;
    for (const CoefficientLine& line : lines) json.push_back(as_json_value(line));
    return Json::Object{{"coefficients", std::move(json)}};
  });
}

void add_inference(Report& report, const Training& training, SettingWords words) {
  add_footnotes(report, training, words);
  add_joint_tests(report, training, words);
  add_inflations(report, training);
  add_standardized(report, training);
  add_margins(report, training, words);
}

}  // namespace logreg
