#include "data/formula/syntax.h"

#include "data/formula/formula_place.h"
#include "data/formula/messages.h"

#include <array>
#include <span>
#include <utility>

namespace logreg {

namespace {

using Kind = SyntaxNode::Kind;

// From the weakest on.
constexpr std::array<std::string_view, 4> levels = {"+-", "*/", "%", ":"};

char symbol_of(const FormulaToken& token) {
  return token.kind == FormulaToken::Kind::symbol ? token.text.front() : '\0';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(formula_tokens(text)) {}

  FormulaSyntax formula() {
    FormulaSyntax result;
    bool has_tilde = false;
    if (!token().is("~")) {
      result.right = sum();
      has_tilde = token().is("~");
      if (has_tilde) result.left = std::move(result.right);
    }
    if (has_tilde || token().is("~")) {
      ++at_;
      if (is_at_end()) throw error::side_is_empty(where());
      result.right = sum();
    }
    require_end();
    return result;
  }

  SyntaxNode expression() {
    SyntaxNode result = sum();
    require_end();
    return result;
  }

 private:
  static constexpr std::size_t most_depth = 100;

  const FormulaToken& token() const { return tokens_[at_]; }
  bool is_at_end() const { return token().kind == FormulaToken::Kind::end; }
  std::string where() const { return formula_place(text_, token().begin); }
  std::string_view found() const { return text_.substr(token().begin, token().end - token().begin); }

  void require_end() const {
    if (is_at_end()) return;
    if (token().is(")")) throw error::parenthesis_closes_nothing(where());
    if (token().is("~")) throw error::second_tilde(where());
    throw error::operator_expected(where(), found());
  }

  SyntaxNode sum() { return chain(0); }

  SyntaxNode chain(std::size_t level) {
    if (level == levels.size()) return signed_operand();
    SyntaxNode first = chain(level + 1);
    if (!is_operator(level)) return first;
    SyntaxNode result = node(Kind::chain, first.begin);
    result.operands.push_back(std::move(first));
    while (is_operator(level)) {
      result.operators.push_back(take_operator());
      result.operands.push_back(chain(level + 1));
    }
    return ended(std::move(result));
  }

  bool is_operator(std::size_t level) const {
    const char symbol = symbol_of(token());
    return symbol != '\0' && levels[level].find(symbol) != std::string_view::npos;
  }

  SyntaxOperator take_operator() {
    const FormulaToken& taken = tokens_[at_++];
    return {symbol_of(taken), taken.begin};
  }

  // Everything that nests passes here.
  SyntaxNode signed_operand() {
    if (++depth_ > most_depth) throw error::formula_is_too_deep(where(), most_depth);
    SyntaxNode result;
    if (token().is("-") || token().is("+")) {
      result = node(Kind::sign, token().begin);
      result.operators.push_back(take_operator());
      result.operands.push_back(signed_operand());
      result = ended(std::move(result));
    } else {
      result = power();
    }
    --depth_;
    return result;
  }

  SyntaxNode power() {
    SyntaxNode base = operand();
    if (!token().is("^")) return base;
    SyntaxNode result = node(Kind::chain, base.begin);
    result.operands.push_back(std::move(base));
    result.operators.push_back(take_operator());
    result.operands.push_back(signed_operand());
    return ended(std::move(result));
  }

  SyntaxNode operand() {
    SyntaxNode result = node(Kind::name, token().begin);
    if (token().kind == FormulaToken::Kind::number) {
      result.kind = Kind::number;
      result.number = token().number;
    } else if (token().kind == FormulaToken::Kind::name) {
      result.name = token().text;
      result.in_backquotes = token().in_backquotes;
    } else if (token().is("(")) {
      return parentheses();
    } else {
      throw error::operand_expected(where(), found());
    }
    ++at_;
    if (result.kind == Kind::name && token().is("(")) take_arguments(result);
    return ended(std::move(result));
  }

  SyntaxNode parentheses() {
    SyntaxNode result = node(Kind::parentheses, token().begin);
    ++at_;
    result.operands.push_back(sum());
    close(result.begin);
    return ended(std::move(result));
  }

  void take_arguments(SyntaxNode& call) {
    call.kind = Kind::call;
    const std::size_t open = token().begin;
    ++at_;
    if (!token().is(")")) {
      take_argument(call);
      while (token().is(",")) {
        ++at_;
        take_argument(call);
      }
    }
    close(open);
  }

  void take_argument(SyntaxNode& call) {
    const bool is_named = token().kind == FormulaToken::Kind::name && tokens_[at_ + 1].is("=");
    call.argument_names.push_back(is_named ? token().text : "");
    if (is_named) at_ += 2;
    call.operands.push_back(sum());
  }

  void close(std::size_t open) {
    if (is_at_end()) throw error::unclosed_parenthesis(formula_place(text_, open));
    if (!token().is(")")) throw error::operator_expected(where(), found());
    ++at_;
  }

  static SyntaxNode node(Kind kind, std::size_t begin) {
    SyntaxNode result;
    result.kind = kind;
    result.begin = begin;
    return result;
  }

  // At the token before.
  SyntaxNode ended(SyntaxNode result) const {
    result.end = tokens_[at_ - 1].end;
    return result;
  }

  std::string_view text_;
  std::vector<FormulaToken> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

bool SyntaxNode::operator==(const SyntaxNode& other) const {
  return kind == other.kind && number == other.number && name == other.name && operands == other.operands &&
         operators == other.operators && argument_names == other.argument_names;
}

FormulaSyntax formula_syntax(std::string_view text) {
  return Parser(text).formula();
}

SyntaxNode expression_syntax(std::string_view text) {
  return Parser(text).expression();
}

}  // namespace logreg
