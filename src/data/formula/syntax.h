// The syntax of formulas: text -> tree, with R's operators and their precedence (R Language Definition, 10.4.2; from
// the strongest: ^, which groups to the right; unary minus and plus; `:`; %in%; * and /; + and -). What the tree means
// is not known here.
//
// A name begins with a letter, `_`, `.` or a byte above 127, and goes on with digits too; any other stands in
// backquotes, in which a doubled backquote is one. Blanks (of Unicode too), line breaks and comments from # to the end
// of the line count only as what separates. The text may be anything: its length and its depth are limited.
#pragma once

#include "data/formula/tokens.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct SyntaxOperator {
  char symbol = '+';  // + - * / : ^, and % for %in%
  std::size_t offset = 0;

  bool operator==(const SyntaxOperator& other) const { return symbol == other.symbol; }
};

struct SyntaxNode {
  enum class Kind {
    number,
    name,         // of a column
    call,         // name(operands), with a name or none ("") for each
    chain,        // operands with an operator between each two, to be read from the left: a - b + c
    sign,         // - or + before the one operand
    parentheses,  // around the one operand
  };

  Kind kind = Kind::name;
  std::size_t begin = 0;  // bytes in the text
  std::size_t end = 0;
  double number = 0;
  std::string name;
  bool in_backquotes = false;
  std::vector<SyntaxNode> operands;
  std::vector<SyntaxOperator> operators;
  std::vector<std::string> argument_names;

  // Wherever they stand in a text.
  bool operator==(const SyntaxNode& other) const;
};

struct FormulaSyntax {
  std::optional<SyntaxNode> left;  // of ~
  SyntaxNode right;
};

// Throw an Error with the place.
FormulaSyntax formula_syntax(std::string_view text);
// Without ~.
SyntaxNode expression_syntax(std::string_view text);

}  // namespace logreg
