// How the columns of a design come from columns of a table, where they are not the same: what a formula means once
// its constants have been learned.
//
// The inputs are columns of the table: a number, or a level, of each in every row. Variables are worked out of them:
// numbers (an expression, the functions of a basis, 1 where a cell is missing) and levels (of a category, of numbers
// taken by value, of intervals). Each number and each level has a slot. A derived column is a product of numbers, or a
// combination of levels:
//
//   numeric       number x number x ...  (none: 1) in rows at certain levels, 0 in others
//   categorical   the combination of the levels of some slots, of which some have no term of their own
//
// Training and prediction work a row out by the same code, so that it has the same bits in both.
#pragma once

#include "data/formula/basis.h"
#include "data/formula/expression.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

struct Variable {
  enum class Kind {
    expression,  // a number
    basis,       // as many numbers as the basis has functions
    missing,     // a number: 1 where the input's cell is missing, else 0
    category,    // the level of an input
    values,      // a level: the position of a number among `values`
    intervals,   // a level: that of a basis of intervals
  };

  Kind kind = Kind::expression;
  std::string name;  // as in a formula
  Expression of;
  std::vector<std::size_t> inputs;  // of its columns
  std::optional<Basis> basis;       // basis, intervals
  std::vector<double> values;       // ascending
  std::vector<std::string> levels;  // of those that have them

  bool has_levels() const { return kind >= Kind::category; }
  std::size_t numbers() const { return has_levels() ? 0 : kind == Kind::basis ? basis->columns() : 1; }
};

struct DerivedColumn {
  static constexpr std::uint32_t no_term = 0;  // the level of combinations without a term, where there are some

  std::string name;
  std::size_t term = 0;                                   // of the formula
  std::vector<std::size_t> numbers;                       // slots that are multiplied
  std::vector<std::pair<std::size_t, std::uint32_t>> at;  // slots and the levels that rows must have
  std::vector<std::size_t> levels;                        // slots that are combined: categorical
  std::vector<std::uint32_t> combined;  // the level of each combination, the first slot's level counting slowest

  bool is_categorical() const { return !levels.empty(); }
};

struct Derivation {
  std::string formula;                 // as it was written; empty: there is none
  std::vector<Variable> variables;     // of inputs, which are counted in the order of the file
  std::vector<std::string> terms;      // of the formula, by name
  std::vector<DerivedColumn> columns;  // in the order of the terms
  std::vector<Variable> offsets;       // expressions: what is added to the logits
};

// Of each column the variables that it is made of, rising.
std::vector<std::vector<std::size_t>> variables_of_columns(const Derivation& derivation);

// And the inputs that it is worked out of.
std::vector<std::vector<std::size_t>> inputs_of_columns(const Derivation& derivation);

// Works out one row after another. Each thread has one of its own.
class DerivedRow {
 public:
  // The derivation must outlive it. `skipped`: of each variable whether nothing is asked of it; none, if it is empty.
  explicit DerivedRow(const Derivation& derivation, std::vector<std::uint8_t> skipped = {});

  // What the inputs say, by their positions: numbers of numeric ones, missing ones filled in; levels of the others;
  // whether a cell is missing.
  struct Inputs {
    std::span<const double> numbers;
    std::span<const std::uint32_t> levels;
    std::span<const std::uint8_t> missing;
  };
  static constexpr std::uint32_t no_level = 0xFFFFFFFFU;  // of a number that the training has not seen

  void set(const Inputs& inputs);
  // These variables alone, by rising positions; the others, and the offset, stay.
  void set(const Inputs& inputs, std::span<const std::size_t> variables);
  // One variable alone: its level, or its only number.
  void set_level(std::size_t variable, std::uint32_t level) { levels_[first_level_[variable]] = level; }
  void set_number(std::size_t variable, double number) { numbers_[first_number_[variable]] = number; }
  // Of the row set last, the first variable that has no finite number, or a number that is none of its values.
  const Variable* without_value() const;
  // Whether the row is at the levels at which the column is not 0.
  bool is_at(const DerivedColumn& column) const;
  double number(const DerivedColumn& column) const;
  // Nothing where a combination has not been seen: then no term is at work.
  std::optional<std::uint32_t> level(const DerivedColumn& column) const;
  double offset() const { return offset_; }                     // of the formula
  std::span<const double> numbers() const { return numbers_; }  // of all slots

 private:
  void set_variable(std::size_t v, const Inputs& inputs);
  double value_of(const Variable& variable, const Inputs& inputs);

  const Derivation* derivation_;
  std::vector<std::uint8_t> skipped_;
  std::vector<double> arguments_;  // of an expression
  std::vector<double> numbers_;
  std::vector<std::uint32_t> levels_;
  std::vector<std::size_t> level_counts_;  // of each slot of levels
  std::vector<std::size_t> first_number_;  // slots of each variable
  std::vector<std::size_t> first_level_;
  double offset_ = 0;
  const Variable* without_offset_ = nullptr;  // the first offset that has no finite value
};

}  // namespace logreg
