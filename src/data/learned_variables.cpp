#include "data/learned_variables.h"

#include "base/number.h"
#include "data/column_chunk.h"
#include "data/formula/formula_place.h"
#include "data/formula/learn_basis.h"
#include "data/messages.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace logreg {

namespace {

double value_in(const Variable& variable, const InputRows& inputs, const DesignBlock& block, std::size_t i,
                std::vector<double>& arguments) {
  arguments.clear();
  for (const std::size_t input : variable.inputs) arguments.push_back(inputs.number(input, block, i));
  return variable.of.value(arguments);
}

// Whether a row of the design is the first that its row of the file has become.
bool is_first(const DesignBlock& block, std::size_t i) {
  return block.row_weights.empty() || block.row_weights[i] > 0;
}

// Of a row of the design, among the rows kept.
std::size_t kept_row(std::size_t row, const Design& design) {
  std::size_t kept = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      if (is_first(block, i)) ++kept;
      if (row-- == 0) return kept - 1;
    }
  }
  return kept;
}

// Of the rows of the file, each once.
std::vector<double> values_of(const Variable& variable, const FormulaRows& rows) {
  const InputRows inputs(rows.inputs, rows.features);
  std::vector<double> values;
  std::vector<double> arguments;
  std::size_t row = 0;
  for (const DesignBlock& block : rows.inputs.design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      if (!is_first(block, i) || !rows.is_learned_from(row)) continue;
      const double value = value_in(variable, inputs, block, i, arguments);
      if (!std::isfinite(value)) refuse_value(variable, row, rows);
      values.push_back(value);
    }
  }
  return values;
}

Variable category_variable(const FormulaVariable& variable, std::size_t input, const FormulaRows& rows) {
  Variable result;
  result.kind = Variable::Kind::category;
  result.name = variable.kind == FormulaVariable::Kind::column ? rows.features[input].name : variable.name;
  result.inputs = {input};
  for (const Level& level : rows.features[input].levels) result.levels.push_back(level.text);
  return result;
}

void learn_values(Variable& variable, const FormulaRows& rows) {
  variable.kind = Variable::Kind::values;
  variable.values = values_of(variable, rows);
  std::ranges::sort(variable.values);
  const auto rest = std::ranges::unique(variable.values);
  variable.values.erase(rest.begin(), rest.end());
  for (double& value : variable.values) variable.levels.push_back(shortest(value += 0.0));
}

// About a column that is none of the features.
[[noreturn]] void refuse_column(const std::string& name, const std::string& where, const FormulaRows& rows) {
  const auto is_of_dates = [&](const ColumnNote& note) {
    return note.kind == ColumnNote::Kind::dates && note.column == name;
  };
  const auto dates = std::ranges::find_if(rows.notes, is_of_dates);
  if (dates != rows.notes.end()) throw error::column_of_dates(where, name, std::span(dates->texts).subspan(1));
  const auto ignored = std::ranges::find(rows.ignored, name, &ExcludedColumn::column);
  if (ignored == rows.ignored.end()) throw error::column_is_not_used(where, name);
  if (ignored->why == Exclusion::many_levels) throw error::column_of_many_levels(where, name, most_levels);
  if (ignored->why == Exclusion::all_missing) throw error::column_is_empty(where, name);
  throw error::column_is_not_used(where, name);
}

Variable missing_variable(const FormulaVariable& variable, const FormulaRows& rows) {
  Variable result;
  result.kind = Variable::Kind::missing;
  result.name = variable.name;
  const std::string& column = variable.expression.columns().front();
  const std::size_t offset = variable.expression.offsets().front();
  const std::size_t input = input_named(column, offset, rows);
  if (rows.features[input].missing > 0 && !rows.features[input].impute)
    throw error::missing_cells_are_left_out(formula_place(rows.formula, offset), column);
  result.inputs = {input};
  return result;
}

}  // namespace

std::size_t input_named(const std::string& name, std::size_t offset, const FormulaRows& rows) {
  const auto found = std::ranges::find(rows.features, name, &FeatureColumn::name);
  if (found == rows.features.end()) refuse_column(name, formula_place(rows.formula, offset), rows);
  return static_cast<std::size_t>(found - rows.features.begin());
}

Variable number_variable(const std::string& name, const Expression& expression, const FormulaRows& rows) {
  Variable result;
  result.name = name;
  result.of = expression;
  for (std::size_t c = 0; c < expression.columns().size(); ++c) {
    const std::string& column = expression.columns()[c];
    const std::string where = formula_place(rows.formula, expression.offsets()[c]);
    result.inputs.push_back(input_named(column, expression.offsets()[c], rows));
    const FeatureColumn& feature = rows.features[result.inputs.back()];
    if (feature.type != ColumnType::numeric) throw error::function_of_category(where, expression.text(), column);
    const bool wants_date = std::ranges::count(expression.date_columns(), c) > 0;
    if (wants_date && !feature.format->date) throw error::function_of_no_date(where, expression.text(), column);
  }
  return result;
}

Variable learned_variable(const FormulaVariable& variable, const FormulaRows& rows) {
  using Kind = FormulaVariable::Kind;
  if (variable.kind == Kind::missing) return missing_variable(variable, rows);
  if (variable.expression.is_column() && (variable.kind == Kind::column || variable.kind == Kind::factor)) {
    const std::size_t input =
        input_named(variable.expression.columns().front(), variable.expression.offsets().front(), rows);
    if (rows.features[input].type == ColumnType::categorical) return category_variable(variable, input, rows);
  }
  Variable result = number_variable(variable.name, variable.expression, rows);
  if (variable.kind == Kind::column) result.name = variable.expression.columns().front();
  if (variable.kind == Kind::factor) learn_values(result, rows);
  if (!variable.basis) return result;
  result.basis = learn_basis(*variable.basis, values_of(result, rows), variable.name);
  result.kind = result.basis->has_levels() ? Variable::Kind::intervals : Variable::Kind::basis;
  if (result.basis->has_levels()) result.levels = result.basis->levels();
  return result;
}

std::size_t baseline_of(const Variable& variable, const std::vector<FeatureColumn>& features) {
  return variable.kind == Variable::Kind::category ? features[variable.inputs.front()].baseline.value_or(0) : 0;
}

void refuse_value(const Variable& variable, std::size_t row, const FormulaRows& rows) {
  const InputRows inputs(rows.inputs, rows.features);
  auto block = rows.inputs.design.blocks.begin();
  std::size_t i = row;
  for (; i >= block->rows; ++block) i -= block->rows;
  std::vector<std::pair<std::string, double>> cells;
  for (const std::size_t input : variable.inputs) {
    cells.emplace_back(rows.features[input].name, inputs.number(input, *block, i));
  }
  throw error::no_finite_value(rows.place_of_row(kept_row(row, rows.inputs.design)), variable.of.text(), cells);
}

}  // namespace logreg
