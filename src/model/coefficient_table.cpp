#include "model/coefficient_table.h"

#include "base/elementary.h"
#include "inference/distributions.h"
#include "model/model_format.h"

#include <limits>
#include <map>
#include <string_view>

namespace logreg {

namespace {

const std::string intercept_name(model_format::intercept);

CoefficientLine coefficient_line(const std::string& name, double estimate, const std::optional<double>& std_error,
                                 const WeightLimit& limit, double critical) {
  CoefficientLine line;
  line.term = name;
  line.limit = limit_of(limit);
  if (limit.is_infinite) {
    line.separated_rows = limit.rows;
    if (line.limit == Limit::plus_infinity) line.odds_ratio = std::numeric_limits<double>::infinity();
    if (line.limit == Limit::minus_infinity) line.odds_ratio = 0;
    return line;
  }
  line.estimate = estimate;
  line.odds_ratio = elementary::exp(estimate);
  line.std_error = std_error;
  if (std_error) line.wald = wald(estimate, *std_error, critical);
  return line;
}

}  // namespace

std::optional<double> CoefficientLine::odds_ratio_low() const {
  return wald ? std::optional(elementary::exp(wald->low)) : std::nullopt;
}

std::optional<double> CoefficientLine::odds_ratio_high() const {
  return wald ? std::optional(elementary::exp(wald->high)) : std::nullopt;
}

Limit limit_of(const WeightLimit& weight) {
  if (!weight.is_infinite) return Limit::none;
  if (weight.sign == 0) return Limit::undetermined;
  return weight.sign > 0 ? Limit::plus_infinity : Limit::minus_infinity;
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

std::vector<CoefficientLine> coefficient_table(const Model& model) {
  std::map<std::string_view, std::size_t> separated;
  for (const auto& [name, rows] : model.training.separated_terms) separated.emplace(name, rows);
  const auto limit_of_term = [&](const std::string& name, Limit limit) {
    WeightLimit result;
    result.is_infinite = limit != Limit::none;
    if (result.is_infinite) result.sign = limit == Limit::undetermined ? 0 : limit == Limit::plus_infinity ? 1 : -1;
    if (const auto found = separated.find(name); found != separated.end()) result.rows = found->second;
    return result;
  };
  std::vector<CoefficientLine> result;
  const auto add = [&](const std::string& name, double estimate, const std::optional<double>& std_error, Limit limit,
                       const std::optional<Wald>& wald) {
    result.push_back(coefficient_line(name, estimate, std_error, limit_of_term(name, limit), 0));
    result.back().wald = wald;
  };
  if (model.has_intercept) {
    add(intercept_name, model.intercept, model.intercept_std_error, model.intercept_limit, model.intercept_wald);
  }
  for (const ModelTerm& term : model.terms) {
    add(term_name(model, term), term.coefficient, term.std_error, term.limit, term.wald);
  }
  return result;
}

void set_profiles(std::vector<CoefficientLine>& lines, bool has_intercept, std::span<const Wald> profiles) {
  if (profiles.empty()) return;
  const std::size_t first = has_intercept ? 0 : 1;
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].wald = profiles[first + i];
}

}  // namespace logreg
