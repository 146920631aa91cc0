// An elementwise numeric expression over columns, such as log(age), I(weight/height^2) or a bare column.
//
// Numbers, columns, + - * / ^, unary minus and the elementwise functions, each row by itself. Its text is as R deparses
// it: blanks around + - * and none around / and ^, names in backquotes where they need them, parentheses kept. The text
// reads back as the same expression.
#pragma once

#include "data/formula/functions.h"
#include "data/formula/syntax.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// What a row calculates, in postfix notation: a, b, plus.
struct ExpressionStep {
  enum class Kind : std::uint8_t { number, column, plus, minus, times, divided, power, negative, function, logarithm };

  Kind kind = Kind::number;
  ElementwiseFunction function = ElementwiseFunction::identity;
  std::size_t column = 0;  // of columns()
  double number = 0;
};

class Expression {
 public:
  Expression() = default;

  // Of a tree that is part of `formula`. Throws an Error with the place where it is no elementwise expression.
  Expression(const SyntaxNode& node, std::string_view formula);

  const std::string& text() const { return text_; }
  // Names in the order of their first use, each once, and where that is in the formula (bytes).
  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<std::size_t>& offsets() const { return offsets_; }
  const std::vector<ExpressionStep>& steps() const { return steps_; }
  // Whether it is a column and nothing else.
  bool is_column() const { return columns_.size() == 1 && text_ == formula_name(columns_.front()); }
  // Of columns(): those that have to hold dates, since one of their functions is asked for; rising.
  const std::vector<std::size_t>& date_columns() const { return date_columns_; }

  // `columns`: the numbers of one row in the order of columns(). NaN and infinities go through as in IEEE 754.
  double value(std::span<const double> columns) const;
  // The partial derivative by the column of that position, by the rules of calculus. What does not depend on it counts
  // 0, whatever its own derivative.
  double derivative(std::span<const double> columns, std::size_t by) const;

  bool operator==(const Expression& other) const { return text_ == other.text_; }

 private:
  friend class ExpressionBuilder;

  std::string text_;
  std::vector<std::string> columns_;
  std::vector<std::size_t> offsets_;
  std::vector<std::size_t> date_columns_;
  std::vector<ExpressionStep> steps_;
};

Expression parse_expression(std::string_view text);

}  // namespace logreg
