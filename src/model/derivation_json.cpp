#include "model/derivation_json.h"

#include "base/error.h"
#include "model/model_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace logreg {

namespace {

using model_format::Word;

constexpr std::array<Word<Variable::Kind>, 6> variable_kinds = {{{Variable::Kind::expression, "expression"},
                                                                 {Variable::Kind::basis, "basis"},
                                                                 {Variable::Kind::missing, "missing"},
                                                                 {Variable::Kind::category, "category"},
                                                                 {Variable::Kind::values, "values"},
                                                                 {Variable::Kind::intervals, "intervals"}}};

constexpr std::array<Word<BasisKind>, 6> basis_kinds = {{{BasisKind::poly, "poly"},
                                                         {BasisKind::ns, "ns"},
                                                         {BasisKind::bs, "bs"},
                                                         {BasisKind::rcs, "rcs"},
                                                         {BasisKind::hinge, "hinge"},
                                                         {BasisKind::cut, "cut"}}};

template <class T, std::size_t n>
Json word(const std::array<Word<T>, n>& words, const T& value) {
  return std::ranges::find(words, value, &Word<T>::value)->text;
}

template <class T>
Json list(const std::vector<T>& values) {
  Json::Array result;
  for (const T& value : values) result.emplace_back(value);
  return result;
}

template <class T, class Write>
Json list(const std::vector<T>& values, const Write& write) {
  Json::Array result;
  for (const T& value : values) result.push_back(write(value));
  return result;
}

Json basis_json(const BasisConstants& basis) {
  const BasisRequest& request = basis.request;
  return Json::Object{{"kind", word(basis_kinds, request.kind)},
                      {"degree", request.degree},
                      {"raw", request.raw},
                      {"knots", list(basis.knots)},
                      {"left", basis.left},
                      {"right", basis.right},
                      {"centre", basis.polynomial.centre},
                      {"alpha", list(basis.polynomial.alpha)},
                      {"norm2", list(basis.polynomial.norm2)}};
}

Json variable_json(const Variable& variable, const std::vector<ModelColumn>& inputs) {
  return Json::Object{{"kind", word(variable_kinds, variable.kind)},
                      {"name", variable.name},
                      {"of", variable.of.text()},
                      {"inputs", list(variable.inputs, [&](std::size_t input) { return Json(inputs[input].name); })},
                      {"basis", variable.basis ? basis_json(variable.basis->constants()) : Json()},
                      {"values", list(variable.values)},
                      {"levels", list(variable.levels)}};
}

Json column_json(const DerivedColumn& column) {
  const auto pair = [](const auto& at) { return Json(Json::Array{at.first, std::size_t{at.second}}); };
  const auto level = [](std::uint32_t code) { return code == DerivedRow::no_level ? Json() : Json(std::size_t{code}); };
  return Json::Object{{"column", column.name},           {"term", column.term},
                      {"numbers", list(column.numbers)}, {"at", list(column.at, pair)},
                      {"levels", list(column.levels)},   {"combined", list(column.combined, level)}};
}

Basis read_basis(const CheckedJson& key) {
  BasisConstants basis;
  basis.request.kind = key["kind"].one_of(basis_kinds);
  basis.request.degree = key["degree"].count();
  basis.request.raw = key["raw"].truth();
  basis.knots = key["knots"].list(&CheckedJson::number);
  basis.left = key["left"].number();
  basis.right = key["right"].number();
  basis.polynomial.centre = key["centre"].number();
  basis.polynomial.alpha = key["alpha"].list(&CheckedJson::number);
  basis.polynomial.norm2 = key["norm2"].list(&CheckedJson::number);
  if (!are_sound(basis)) key.refuse("is no basis");
  return Basis(std::move(basis));
}

Expression read_expression(const CheckedJson& key) {
  const std::string text = key.text();
  try {
    return text.empty() ? Expression() : parse_expression(text);
  } catch (const Error&) {
    key.refuse("is no expression");
  }
}

class DerivationReader {
 public:
  DerivationReader(const std::vector<ModelColumn>& inputs, const std::vector<ModelColumn>& columns)
      : inputs_(inputs), columns_(columns) {}

  Derivation read(const CheckedJson& key) {
    Derivation result;
    result.formula = key["formula"].text();
    result.terms = key["terms"].list(&CheckedJson::text);
    result.variables = key["variables"].list([&](const CheckedJson& variable) { return read_variable(variable); });
    result.offsets = key["offsets"].list([&](const CheckedJson& variable) { return read_variable(variable); });
    for (std::size_t i = 0; i < result.offsets.size(); ++i) {
      if (result.offsets[i].kind != Variable::Kind::expression) key["offsets"][i].refuse("must be an expression");
    }
    for (const Variable& variable : result.variables) {
      numbers_ += variable.numbers();
      if (variable.has_levels()) level_counts_.push_back(variable.levels.size());
    }
    std::size_t next = 0;
    result.columns = key["columns"].list([&](const CheckedJson& column) {
      if (next == columns_.size()) column.refuse("is one more than there are columns");
      return read_column(column, columns_[next++], result.terms.size());
    });
    if (next < columns_.size()) key["columns"].refuse("are fewer than the columns of the model");
    return result;
  }

 private:
  std::size_t read_input(const CheckedJson& key, Variable::Kind kind) const {
    const auto found = std::ranges::find(inputs_, key.text(), &ModelColumn::name);
    if (found == inputs_.end()) key.refuse("names none of the inputs");
    const bool wants_category = kind == Variable::Kind::category;
    if (kind != Variable::Kind::missing && (found->type == ColumnType::categorical) != wants_category) {
      key.refuse(wants_category ? "must be a category" : "must hold numbers");
    }
    return static_cast<std::size_t>(found - inputs_.begin());
  }

  Variable read_variable(const CheckedJson& key) const {
    Variable result;
    result.kind = key["kind"].one_of(variable_kinds);
    result.name = key["name"].text();
    result.of = read_expression(key["of"]);
    result.inputs = key["inputs"].list([&](const CheckedJson& input) { return read_input(input, result.kind); });
    result.values = key["values"].list(&CheckedJson::number);
    result.levels = key["levels"].list(&CheckedJson::text);
    const auto basis = key["basis"].unless_null([](const CheckedJson& each) { return read_basis(each); });
    if (basis) result.basis.emplace(*basis);
    check(key, result);
    return result;
  }

  void check(const CheckedJson& key, const Variable& variable) const {
    using Kind = Variable::Kind;
    const bool has_expression = variable.kind != Kind::missing && variable.kind != Kind::category;
    if (has_expression ? variable.inputs.size() != variable.of.columns().size() || variable.of.text().empty()
                       : variable.inputs.size() != 1) {
      key["inputs"].refuse("must be the columns of its expression, in order");
    }
    for (std::size_t i = 0; has_expression && i < variable.inputs.size(); ++i) {
      if (inputs_[variable.inputs[i]].name != variable.of.columns()[i]) {
        key["inputs"].refuse("must be the columns of its expression, in order");
      }
    }
    const bool wants_basis = variable.kind == Kind::basis || variable.kind == Kind::intervals;
    if (variable.basis.has_value() != wants_basis) key["basis"].refuse(wants_basis ? "is missing" : "must be null");
    if (wants_basis && variable.basis->has_levels() != variable.has_levels()) key["basis"].refuse("is of another kind");
    const std::size_t levels = variable.kind == Kind::category    ? inputs_[variable.inputs.front()].levels.size()
                               : variable.kind == Kind::values    ? variable.values.size()
                               : variable.kind == Kind::intervals ? variable.basis->levels().size()
                                                                  : 0;
    if (variable.levels.size() != levels) key["levels"].refuse(fmt::format("must be {}", levels));
    if (!std::ranges::is_sorted(variable.values)) key["values"].refuse("must ascend");
  }

  std::size_t read_slot(const CheckedJson& key, std::size_t slots) const {
    const std::size_t slot = key.count();
    if (slot >= slots) key.refuse("names no variable");
    return slot;
  }

  DerivedColumn read_column(const CheckedJson& key, const ModelColumn& described, std::size_t terms) const {
    DerivedColumn column;
    column.name = key["column"].text();
    if (column.name != described.name) key["column"].refuse("is not the name of the column at its place");
    column.term = read_slot(key["term"], terms);
    column.numbers = key["numbers"].list([&](const CheckedJson& slot) { return read_slot(slot, numbers_); });
    column.at = key["at"].list([&](const CheckedJson& pair) {
      const std::size_t slot = read_slot(pair[0], level_counts_.size());
      return std::pair(slot, static_cast<std::uint32_t>(read_slot(pair[1], level_counts_[slot])));
    });
    column.levels = key["levels"].list([&](const CheckedJson& slot) { return read_slot(slot, level_counts_.size()); });
    if (column.is_categorical() != (described.type == ColumnType::categorical))
      key["levels"].refuse("does not fit the column");
    column.combined = key["combined"].list([&](const CheckedJson& level) {
      const auto code =
          level.unless_null([&](const CheckedJson& each) { return read_slot(each, described.levels.size()); });
      return code ? static_cast<std::uint32_t>(*code) : DerivedRow::no_level;
    });
    double combinations = column.is_categorical() ? 1 : 0;
    for (const std::size_t slot : column.levels) combinations *= static_cast<double>(level_counts_[slot]);
    if (static_cast<double>(column.combined.size()) != combinations) {
      key["combined"].refuse(fmt::format("must have {} elements", combinations));
    }
    return column;
  }

  const std::vector<ModelColumn>& inputs_;
  const std::vector<ModelColumn>& columns_;
  std::size_t numbers_ = 0;                // slots
  std::vector<std::size_t> level_counts_;  // of each slot of levels
};

}  // namespace

Json derivation_json(const DerivedColumns& derived) {
  const Derivation& derivation = derived.derivation;
  const auto variable = [&](const Variable& each) { return variable_json(each, derived.inputs); };
  return Json::Object{{"formula", derivation.formula},
                      {"terms", list(derivation.terms)},
                      {"variables", list(derivation.variables, variable)},
                      {"offsets", list(derivation.offsets, variable)},
                      {"columns", list(derivation.columns, column_json)}};
}

Derivation read_derivation(const CheckedJson& key, const std::vector<ModelColumn>& inputs,
                           const std::vector<ModelColumn>& columns) {
  return DerivationReader(inputs, columns).read(key);
}

}  // namespace logreg
