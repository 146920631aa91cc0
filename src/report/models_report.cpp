#include "report/models_report.h"

#include "base/elementary.h"
#include "base/text.h"
#include "model/coefficient_table.h"
#include "report/coefficients_file.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace logreg {

namespace {

// Of a maximum-likelihood fit only.
struct Criteria {
  std::optional<double> aic;
  std::optional<double> bic;
};

Criteria criteria(const Model& model) {
  const bool is_plain = model.penalty.l1 == 0 && model.penalty.l2 == 0 && !model.penalty.firth &&
                        !has_class_weights(model) && model.covariance_kind != CovarianceKind::sampling;
  if (!is_plain) return {};
  const auto df = static_cast<double>(coefficients(model));
  const double deviance = -2 * model.training.log_likelihood;
  return {deviance + 2 * df, deviance + df * elementary::log(model.training.weight_sum)};
}

std::string reason(WhyUntested why) {
  switch (why) {
    case WhyUntested::other_target:
      return "they have different targets";
    case WhyUntested::unknown_rows:
      return "a model file of a former version does not tell which rows it was trained on";
    case WhyUntested::other_rows:
      return "they were not trained on the same rows";
    case WhyUntested::not_nested:
      return "neither is known to be nested in the other";
    case WhyUntested::penalised:
      return "the likelihood of a fit with a penalty is not at its maximum";
    case WhyUntested::robust:
      return "robust standard errors doubt the likelihood, on which the test rests";
    case WhyUntested::class_weights:
      return "class weights leave no likelihood";
    case WhyUntested::firth_of_one:
      return "only one of them is a fit by Firth's likelihood";
    case WhyUntested::firth:
      return "penalised likelihoods of different terms have different penalties, and the test would take the rows";
    case WhyUntested::not_converged:
      return "a fit has not converged";
    case WhyUntested::no_difference:
      return "they have as many coefficients";
    case WhyUntested::too_large:
      return "the likelihoods do not tell it";
  }
  return "";
}

void add_models(Report& report, std::span<const NamedModel> models) {
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"Rows"}, {"Terms"}, {"df"}, {"Log likelihood"}, {"AIC"}, {"BIC"}};
  Json::Array json;
  for (const auto& [name, model] : models) {
    const auto& [aic, bic] = criteria(model);
    const double log_likelihood = model.training.log_likelihood;
    Json::Array terms;
    for (const ModelTerm& term : model.terms) terms.emplace_back(term_name(model, term));
    table.rows.push_back({visible(name), std::to_string(model.training.rows), std::to_string(model.terms.size()),
                          std::to_string(coefficients(model)), significant(log_likelihood), significant(aic),
                          significant(bic)});
    json.emplace_back(Json::Object{{"model", name},
                                   {"rows", model.training.rows},
                                   {"terms", std::move(terms)},
                                   {"df", coefficients(model)},
                                   {"log_likelihood", log_likelihood},
                                   {"aic", aic},
                                   {"bic", bic}});
  }
  report.add_table("models", std::move(json), std::move(table));
}

void add_tests(Report& report, std::span<const NamedModel> models) {
  Json::Array json;
  for (std::size_t i = 0; i + 1 < models.size(); ++i) {
    const NestedTest test = nested_test(models[i].model, models[i + 1].model);
    const NamedModel& smaller = models[test.first_is_smaller ? i : i + 1];
    const NamedModel& larger = models[test.first_is_smaller ? i + 1 : i];
    const auto why_not = test.why_not ? std::optional(reason(*test.why_not)) : std::nullopt;
    if (why_not) {
      report.add_paragraph(
          fmt::format("{} and {}: no test, since {}.", visible(smaller.name), visible(larger.name), *why_not));
    } else {
      report.add_paragraph(fmt::format("{} in {}: {}LR chi2({}) {}, p {}", visible(smaller.name), visible(larger.name),
                                       smaller.model.penalty.firth ? "penalised " : "", amount(test.degrees),
                                       significant(test.chi2, 6), p_value(test.p_value)));
    }
    json.emplace_back(Json::Object{{"smaller", smaller.name},
                                   {"larger", larger.name},
                                   {"chi2", test.chi2},
                                   {"df", why_not ? Json() : Json(test.degrees)},
                                   {"p_value", test.p_value},
                                   {"reason", why_not}});
  }
  report.add_for_programs("tests", std::move(json));
}

}  // namespace

Report models_report(std::span<const NamedModel> models) {
  Report report;
  add_models(report, models);
  report.begin_section();
  add_tests(report, models);
  return report;
}

NumberTable coefficients_of_models(std::span<const NamedModel> models, std::span<const std::string> columns) {
  NumberTable result;
  for (const auto& [name, model] : models) {
    NumberTable table = coefficients_table(coefficient_table(model), columns);
    result.columns = std::move(table.columns);
    for (auto& row : table.rows) {
      row.insert(row.begin(), name);
      result.rows.push_back(std::move(row));
    }
  }
  result.columns.insert(result.columns.begin(), {"model", "Model", TableCells::text});
  return result;
}

}  // namespace logreg
