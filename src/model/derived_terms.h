// The terms of a model whose columns are worked out of others: what they add to the logit of a row.
//
// The sum has the order of the training: numbers first, then categories, then offsets.
#pragma once

#include "data/derivation.h"
#include "model/model.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace logreg {

// What a column of a row says.
struct RowValue {
  double deviation = 0;   // numeric: from the mean
  std::size_t level = 0;  // categorical
};

// A column by which values of rows are told.
struct ValueColumn {
  std::string name;
  bool numeric = true;
  std::size_t levels = 0;
};

// Puts the coefficients and means of the terms into columns, which have those of a number, or effects of levels and the
// average of these over the rows of the training. Gives the logit where numbers are at their means and no level has an
// effect.
template <class Column>
double take_coefficients(const Model& model, std::vector<Column>& columns) {
  double constant = model.logit_at_means;
  for (const ModelTerm& term : model.terms) {
    Column& column = columns[term.column];
    if (term.level == ModelTerm::no_level) {
      column.coefficient = term.coefficient;
      column.mean = term.mean;
    } else {
      column.effects[term.level] = term.coefficient;
      column.average += term.coefficient * term.mean;
      constant -= term.coefficient * term.mean;
    }
  }
  return constant;
}

class DerivedTerms {
 public:
  // A model with derived columns.
  explicit DerivedTerms(const Model& model);

  const Derivation& derivation() const { return *derivation_; }
  // The logit where all numbers are at their means and no level has a coefficient.
  double constant() const { return constant_; }
  // Of the values that logit() leaves. A category has one level more than the model, for what was never seen together.
  // The last two are the offset of a column and that of the formula.
  std::vector<ValueColumn> value_columns() const;

  // `offset`: of a column. `values`: room for those of all columns, or empty. `is_new`: becomes true where levels stand
  // together that never did in the training, and therefore add nothing.
  double logit(const DerivedRow& row, double offset, std::span<RowValue> values, bool& is_new) const;

  // What the values change of the logit, against the average row of the training, shared out among the inputs, whose
  // changes it is added to: a term of several inputs in equal parts.
  void add_changes(std::span<const RowValue> values, std::span<double> of_inputs) const;

 private:
  struct Column {
    const DerivedColumn* derived = nullptr;
    double coefficient = 0;
    double mean = 0;
    std::vector<double> effects;  // of the levels, and 0
    double average = 0;           // of the effects, over the rows of the training
    std::vector<std::size_t> inputs;
  };

  std::shared_ptr<const Derivation> derivation_;
  std::vector<Column> columns_;             // numbers, then categories
  std::vector<std::size_t> offset_inputs_;  // of the formula's offsets
  double constant_ = 0;
};

}  // namespace logreg
