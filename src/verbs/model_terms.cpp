#include "verbs/model_terms.h"

#include "csv/source.h"
#include "data/column_names.h"
#include "data/formula/formula_place.h"
#include "data/formula/tokens.h"
#include "verbs/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t longest_formula = std::size_t{1} << 20;  // bytes

std::string read_formula(const std::string& path, const Run& run) {
  Source source(path);
  std::string text(longest_formula, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const std::size_t count = source.read(std::span(text).subspan(size), run);
    if (count == 0) break;
    size += count;
  }
  text.resize(size);
  return text;
}

// Columns in the order of their names, and where the formula names them first.
std::vector<std::pair<std::string, std::size_t>> columns_named(const ParsedFormula& formula) {
  std::vector<std::pair<std::string, std::size_t>> result;
  const auto take = [&](const Expression& expression) {
    for (std::size_t i = 0; i < expression.columns().size(); ++i) {
      result.emplace_back(expression.columns()[i], expression.offsets()[i]);
    }
  };
  for (const FormulaVariable& variable : formula.variables) take(variable.expression);
  for (const Expression& offset : formula.offsets) take(offset);
  std::ranges::sort(result);
  const auto rest = std::ranges::unique(result, {}, &std::pair<std::string, std::size_t>::first);
  result.erase(rest.begin(), rest.end());
  return result;
}

// Columns that stand in a missing() and nowhere else.
std::vector<std::string> only_asked_for_missing(const ParsedFormula& formula) {
  if (formula.names_all) return {};
  std::set<std::string> asked;
  std::set<std::string> used;
  for (const FormulaVariable& variable : formula.variables) {
    const auto& columns = variable.expression.columns();
    (variable.kind == FormulaVariable::Kind::missing ? asked : used).insert(columns.begin(), columns.end());
  }
  for (const Expression& offset : formula.offsets) used.insert(offset.columns().begin(), offset.columns().end());
  std::vector<std::string> result;
  std::ranges::set_difference(asked, used, std::back_inserter(result));
  return result;
}

}  // namespace

ParsedFormula formula_of(const std::string& text, const Run& run) {
  return parse_formula(text.starts_with('@') ? read_formula(text.substr(1), run) : text);
}

void ask_for_columns(const ParsedFormula& formula, ColumnOptions& columns) {
  if (formula.target && !columns.target.empty() && columns.target != *formula.target) {
    throw error::two_targets(columns.target, *formula.target);
  }
  if (formula.target) columns.target = *formula.target;
  columns.has_formula = true;
  columns.intercept = columns.intercept && formula.intercept;
  columns.asked_missing = only_asked_for_missing(formula);
  for (const auto& [column, offset] : columns_named(formula)) columns.named.push_back(column);
  if (formula.names_all) return;
  columns.features = columns.named.empty() ? std::vector<std::string>{""} : columns.named;
}

void check_columns(const ParsedFormula& formula, const std::vector<ColumnName>& columns) {
  const std::vector<std::string> names = texts_of(columns);
  const auto check = [&](const std::string& column, std::size_t offset) {
    if (std::ranges::find(names, column) != names.end()) return;
    throw error::no_column_of_formula(column, names, formula_place(formula.text, offset));
  };
  if (formula.target) check(*formula.target, formula.target_offset);
  for (const auto& [column, offset] : columns_named(formula)) check(column, offset);
}

Formula terms_over(const std::optional<ParsedFormula>& formula, bool indicators, const Schema& schema) {
  std::vector<std::string> names;
  for (const FeatureColumn& feature : schema.features) names.push_back(feature.name);
  Formula result;
  if (formula) {
    result = expand(*formula, schema.target.column, names);
  }
  result.intercept = schema.intercept;
  const auto add = [&](FormulaVariable variable, const std::string& name) {
    result.terms.push_back({name, {result.variables.size()}});
    result.variables.push_back(std::move(variable));
  };
  for (const std::string& name : formula ? std::vector<std::string>() : names) {
    add(parse_variable(formula_name(name)), name);
  }
  for (const FeatureColumn& feature : schema.features) {
    if (!indicators || feature.type != ColumnType::numeric || !feature.impute || feature.missing == 0) continue;
    FormulaVariable missing = parse_variable(fmt::format("missing({})", formula_name(feature.name)));
    missing.name = feature.name + "=(missing)";
    add(std::move(missing), feature.name + "=(missing)");
  }
  return result;
}

PlaceOfRow places_of_rows(const RowPlaces& places, const Schema& schema) {
  return [&places, &schema](std::size_t row) {
    std::size_t read = 0;
    for (std::size_t kept = 0; read < schema.keep.size(); ++read) {
      if (schema.keep[read] != 0 && kept++ == row) break;
    }
    return places.at(read);
  };
}

}  // namespace logreg
