// The words of a formula: text -> names, numbers, operators and punctuation.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct FormulaToken {
  enum class Kind { end, number, name, symbol };

  Kind kind = Kind::end;
  std::string text;  // of a name without its backquotes; of a symbol + - * / : ^ ~ ( ) , = and %in%
  double number = 0;
  bool in_backquotes = false;
  std::size_t begin = 0;  // bytes in the formula
  std::size_t end = 0;

  bool is(std::string_view symbol) const { return kind == Kind::symbol && text == symbol; }
};

// The last one is the end. Throws an Error with the place.
std::vector<FormulaToken> formula_tokens(std::string_view formula);

// A column as a formula names it: in backquotes where it has to be.
std::string formula_name(std::string_view column);

}  // namespace logreg
