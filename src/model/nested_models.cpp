#include "model/nested_models.h"

#include "inference/distributions.h"
#include "inference/likelihood.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

using Names = std::set<std::string, std::less<>>;

Names term_names(const Model& model) {
  Names result;
  for (const ModelTerm& term : model.terms) result.insert(term_name(model, term));
  return result;
}

// A number, and the names of functions of it that together hold every straight line.
struct Curve {
  std::string number;
  std::vector<std::string> functions;
  bool needs_constant = true;  // for that
};

std::vector<Curve> curves(const Model& model) {
  std::vector<Curve> result;
  if (!model.derived) return result;
  for (const Variable& variable : model.derived->derivation.variables) {
    if (variable.kind != Variable::Kind::basis) continue;
    const BasisKind kind = variable.basis->constants().request.kind;
    if (kind == BasisKind::hinge || kind == BasisKind::cut) continue;
    Curve curve{variable.of.text(), {}, kind != BasisKind::rcs};
    for (std::size_t k = 1; k <= variable.numbers(); ++k) {
      curve.functions.push_back(variable.numbers() == 1 ? variable.name
                                                        : variable.name + '[' + std::to_string(k) + ']');
    }
    result.push_back(std::move(curve));
  }
  return result;
}

// Factors of an interaction, with what stands between them.
std::vector<std::pair<std::size_t, std::size_t>> factors(std::string_view name) {
  std::vector<std::pair<std::size_t, std::size_t>> result;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= name.size(); ++at) {
    if (at < name.size() && name[at] != ':') continue;
    result.emplace_back(begin, at - begin);
    begin = at + 1;
  }
  return result;
}

// The name with another factor in the place of one, or without it.
std::string with_factor(const std::string& name, const std::pair<std::size_t, std::size_t>& factor,
                        const std::string& other) {
  std::string result = name;
  result.replace(factor.first, factor.second, other);
  if (!other.empty()) return result;
  if (factor.first > 0) {
    result.erase(factor.first - 1, 1);
  } else if (!result.empty()) {
    result.erase(0, 1);
  }
  return result;
}

bool holds(const std::string& name, const Names& names, bool has_intercept, const std::vector<Curve>& known) {
  if (names.contains(name)) return true;
  for (const auto& factor : factors(name)) {
    for (const Curve& curve : known) {
      if (std::string_view(name).substr(factor.first, factor.second) != curve.number) continue;
      const auto is_there = [&](const std::string& function) {
        return names.contains(with_factor(name, factor, function));
      };
      const std::string rest = with_factor(name, factor, "");
      const bool has_constant = rest.empty() ? has_intercept : names.contains(rest);
      if (std::ranges::all_of(curve.functions, is_there) && (has_constant || !curve.needs_constant)) return true;
    }
  }
  return false;
}

// A level's term means the same in both: against the same baseline, of the same texts.
bool are_coded_alike(const Model& a, const Model& b) {
  for (const ModelColumn& column : a.columns) {
    const auto other = std::ranges::find(b.columns, column.name, &ModelColumn::name);
    if (other == b.columns.end()) continue;
    if (column.type != other->type || column.levels != other->levels || column.baseline != other->baseline ||
        column.joined != other->joined || column.impute_number != other->impute_number) {
      return false;
    }
  }
  return true;
}

std::optional<WhyUntested> why_untested_alone(const Model& model) {
  if (model.penalty.l1 > 0 || model.penalty.l2 > 0) return WhyUntested::penalised;
  if (model.covariance_kind != CovarianceKind::information) return WhyUntested::robust;
  if (has_class_weights(model)) return WhyUntested::class_weights;
  const bool is_separated = model.training.separation && *model.training.separation != "none";
  if (!model.training.converged && !is_separated) return WhyUntested::not_converged;
  return std::nullopt;
}

std::optional<WhyUntested> why_untested(const Model& smaller, const Model& larger) {
  if (smaller.target.column != larger.target.column || smaller.target.positive != larger.target.positive ||
      smaller.target.trials != larger.target.trials) {
    return WhyUntested::other_target;
  }
  if (!smaller.training.rows_fingerprint || !larger.training.rows_fingerprint) return WhyUntested::unknown_rows;
  if (smaller.training.rows_fingerprint != larger.training.rows_fingerprint) return WhyUntested::other_rows;
  for (const Model* model : {&smaller, &larger}) {
    if (const auto why = why_untested_alone(*model)) return why;
  }
  if (smaller.penalty.firth != larger.penalty.firth) return WhyUntested::firth_of_one;
  if (larger.penalty.firth && !smaller.terms.empty()) return WhyUntested::firth;
  if (!is_nested(smaller, larger)) return WhyUntested::not_nested;
  if (coefficients(smaller) == coefficients(larger)) return WhyUntested::no_difference;
  return std::nullopt;
}

std::optional<double> figure(const Summary& summary, std::string_view name) {
  const auto found = std::ranges::find(summary.figures, name, &std::pair<std::string, Json>::first);
  return found == summary.figures.end() ? std::nullopt : found->second.as_number();
}

}  // namespace

bool has_class_weights(const Model& model) {
  return std::ranges::find(model.training.options, "class-weight", &std::pair<std::string, std::string>::first) !=
         model.training.options.end();
}

std::size_t coefficients(const Model& model) {
  return model.terms.size() + (model.has_intercept ? 1 : 0);
}

bool is_nested(const Model& smaller, const Model& larger) {
  if (smaller.has_intercept && !larger.has_intercept) return false;
  if (!are_coded_alike(smaller, larger)) return false;
  const Names names = term_names(larger);
  const std::vector<Curve> known = curves(larger);
  return std::ranges::all_of(smaller.terms, [&](const ModelTerm& term) {
    return holds(term_name(smaller, term), names, larger.has_intercept, known);
  });
}

NestedTest nested_test(const Model& first, const Model& second) {
  NestedTest result;
  result.first_is_smaller = coefficients(first) <= coefficients(second);
  const Model& smaller = result.first_is_smaller ? first : second;
  const Model& larger = result.first_is_smaller ? second : first;
  result.why_not = why_untested(smaller, larger);
  if (result.why_not) return result;
  if (larger.penalty.firth) {
    result.chi2 = figure(larger.summary, "lr_chi2");
  } else {
    const double of_smaller = smaller.training.log_likelihood;
    result.chi2 = resolved_ratio(2 * (larger.training.log_likelihood - of_smaller), of_smaller);
  }
  if (!result.chi2) {
    result.why_not = WhyUntested::too_large;
    return result;
  }
  result.degrees = static_cast<double>(coefficients(larger) - coefficients(smaller));
  result.p_value = chi_squared_tail(*result.chi2, result.degrees);
  return result;
}

}  // namespace logreg
