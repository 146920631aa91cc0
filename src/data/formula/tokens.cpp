#include "data/formula/tokens.h"

#include "base/number.h"
#include "base/utf8.h"
#include "data/formula/formula_place.h"
#include "data/formula/messages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace logreg {

namespace {

using Kind = FormulaToken::Kind;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

// Of the character at the beginning, as a letter of a name; 0: it is none.
std::size_t letter_length(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.') return 1;
  if (static_cast<unsigned char>(c) < 128) return 0;
  const std::string_view character = first_character(text);
  return utf8_length(text) > 0 && is_blank(character) ? 0 : character.size();
}

// Of the name at the beginning that needs no backquotes; 0: there is none.
std::size_t name_length(std::string_view text) {
  if (text.size() > 1 && text[0] == '.' && is_digit(text[1])) return 0;
  std::size_t length = letter_length(text);
  if (length == 0) return 0;
  for (std::size_t more = length; more > 0; length += more) {
    const std::string_view rest = text.substr(length);
    more = !rest.empty() && is_digit(rest.front()) ? 1 : letter_length(rest);
  }
  return length;
}

// 1, 1.5, .5, 1e3; 0: there is none.
std::size_t number_length(std::string_view text) {
  std::size_t length = digits(text);
  std::size_t count = length;
  if (length < text.size() && text[length] == '.') {
    const std::size_t decimals = digits(text.substr(length + 1));
    count += decimals;
    length += 1 + decimals;
  }
  if (count == 0) return 0;
  if (length < text.size() && (text[length] == 'e' || text[length] == 'E')) {
    std::size_t exponent = length + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    const std::size_t figures = digits(text.substr(exponent));
    if (figures > 0) length = exponent + figures;
  }
  return length;
}

class Tokens {
 public:
  explicit Tokens(std::string_view formula) : formula_(formula) {}

  FormulaToken next() {
    skip_blanks();
    FormulaToken token;
    token.begin = at_;
    if (at_ < formula_.size()) read(token);
    token.end = at_;
    return token;
  }

 private:
  std::string_view rest() const { return formula_.substr(at_); }
  std::string where() const { return formula_place(formula_, at_); }

  void skip_blanks() {
    while (at_ < formula_.size()) {
      if (formula_[at_] == '#') {
        at_ = std::min(formula_.find('\n', at_), formula_.size());
        continue;
      }
      const std::size_t length = utf8_length(rest());
      if (length == 0 || !is_blank(rest().substr(0, length))) return;
      at_ += length;
    }
  }

  void read(FormulaToken& token) {
    if (const std::size_t length = name_length(rest()); length > 0) {
      token.kind = Kind::name;
      token.text = rest().substr(0, length);
      at_ += length;
    } else if (formula_[at_] == '`') {
      read_backquoted(token);
    } else if (const std::size_t figures = number_length(rest()); figures > 0) {
      read_number(token, figures);
    } else {
      read_symbol(token);
    }
  }

  void read_backquoted(FormulaToken& token) {
    token.kind = Kind::name;
    token.in_backquotes = true;
    for (std::size_t from = at_ + 1;;) {
      const std::size_t quote = formula_.find('`', from);
      if (quote == std::string_view::npos) throw error::unclosed_backquote(where());
      token.text += formula_.substr(from, quote - from);
      from = quote + 1;
      if (from == formula_.size() || formula_[from] != '`') {
        if (token.text.empty()) throw error::empty_name(where());
        at_ = from;
        return;
      }
      token.text += '`';
      ++from;
    }
  }

  void read_number(FormulaToken& token, std::size_t length) {
    token.kind = Kind::number;
    token.text = rest().substr(0, length);
    const std::optional<double> number = parse_number(token.text);
    if (!number) throw error::number_is_too_large(where());
    token.number = *number;
    std::string_view behind = rest().substr(length);
    if (behind.starts_with('L') && name_length(behind) == 1) {  // a whole number of R
      ++length;
      behind.remove_prefix(1);
    }
    if (letter_length(behind) > 0) throw error::name_begins_with_digit(where());
    at_ += length;
  }

  void read_symbol(FormulaToken& token) {
    constexpr std::string_view symbols = "+-*/:^~(),=";
    constexpr std::string_view in = "%in%";
    token.kind = Kind::symbol;
    if (rest().starts_with("**") || rest().starts_with(in)) {
      token.text = rest().starts_with(in) ? in : "^";  // R reads ** so
      at_ += rest().starts_with(in) ? in.size() : 2;
      return;
    }
    refuse_foreign();
    if (symbols.find(formula_[at_]) == std::string_view::npos)
      throw error::unexpected_character(where(), first_character(rest()));
    token.text = formula_[at_++];
  }

  // %any%, or its % where there is no other.
  std::string_view foreign_operator() const {
    const std::size_t end = rest().find('%', 1);
    return rest().substr(0, end == std::string_view::npos ? 1 : end + 1);
  }

  // What R has and this language has not.
  void refuse_foreign() const {
    constexpr std::array<std::string_view, 7> comparisons = {"==", "!=", "<", ">", "!", "&", "||"};
    for (const std::string_view symbol : comparisons) {
      if (rest().starts_with(symbol)) throw error::no_comparison(where(), symbol);
    }
    switch (formula_[at_]) {
      case '|':
        throw error::no_random_effects(where());
      case '"':
      case '\'':
        throw error::text_in_formula(where());
      case '%':
        throw error::unknown_operator(where(), foreign_operator());
      default:
        return;
    }
  }

  std::string_view formula_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<FormulaToken> formula_tokens(std::string_view formula) {
  constexpr std::size_t most_bytes = 1U << 20U;
  if (formula.size() > most_bytes) throw error::formula_is_too_long(most_bytes);
  std::vector<FormulaToken> result;
  Tokens tokens(formula);
  do {
    result.push_back(tokens.next());
  } while (result.back().kind != Kind::end);
  return result;
}

std::string formula_name(std::string_view column) {
  if (column != "." && name_length(column) == column.size()) return std::string(column);
  std::string result = "`";
  for (const char c : column) result.append(c == '`' ? 2 : 1, c);
  return result + '`';
}

}  // namespace logreg
