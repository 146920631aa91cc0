#include "model/hypothesis.h"

#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "data/formula/formula_place.h"
#include "model/messages.h"
#include "model/model_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t deepest = 100;  // parentheses in one another

// sum of factor x coefficient + constant
struct LinearForm {
  std::vector<NamedFactor> factors;
  double constant = 0;
};

void add(LinearForm& to, const LinearForm& form, double times) {
  to.constant += times * form.constant;
  for (const NamedFactor& more : form.factors) {
    const auto found = std::ranges::find(to.factors, more.term, &NamedFactor::term);
    if (found == to.factors.end()) {
      to.factors.push_back({more.term, times * more.factor, more.place});
    } else {
      found->factor += times * more.factor;
    }
  }
}

LinearForm scaled(const LinearForm& form, double times) {
  LinearForm result;
  add(result, form, times);
  return result;
}

bool begins_name(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || byte > 127;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// One way of writing each of the two names of the constant.
bool is_intercept(std::string_view name) {
  return case_folded(name) == std::string(model_format::intercept);
}

class HypothesisParser {
 public:
  explicit HypothesisParser(std::string_view text) : text_(text) {}

  Hypothesis hypothesis() {
    Hypothesis result{std::string(trimmed(text_)), {equation()}};
    while (accept(',')) result.equations.push_back(equation());
    if (!at_end()) refuse("an operator, = or a comma");
    return result;
  }

 private:
  Equation equation() {
    Equation result;
    skip_blanks();
    const std::size_t begin = at_;
    result.place = begin;
    LinearForm form = sum();
    if (!accept('=')) refuse("an operator or =");
    accept('=');  // as in many languages
    add(form, sum(), -1);
    if (!at_end() && text_[at_] == '=') throw error::second_equals_sign(formula_place(text_, at_));
    result.text = std::string(trimmed(text_.substr(begin, at_ - begin)));
    for (NamedFactor& factor : form.factors) {
      if (factor.factor != 0) result.factors.push_back(std::move(factor));
    }
    result.value = 0 - form.constant;
    if (result.factors.empty()) throw error::equation_without_term(formula_place(text_, begin));
    if (!std::isfinite(result.value) ||
        std::ranges::any_of(result.factors, [](const NamedFactor& factor) { return !std::isfinite(factor.factor); })) {
      throw error::equation_overflows(formula_place(text_, begin));
    }
    return result;
  }

  LinearForm sum() {
    LinearForm result = product();
    for (;;) {
      if (accept('+')) {
        add(result, product(), 1);
      } else if (accept('-')) {
        add(result, product(), -1);
      } else {
        return result;
      }
    }
  }

  LinearForm product() {
    LinearForm result = signed_factor();
    for (;;) {
      skip_blanks();
      const std::size_t place = at_;
      if (accept('*')) {
        const LinearForm right = signed_factor();
        if (!result.factors.empty() && !right.factors.empty()) throw error::not_linear(formula_place(text_, place));
        result = right.factors.empty() ? scaled(result, right.constant) : scaled(right, result.constant);
      } else if (accept('/')) {
        const LinearForm right = signed_factor();
        if (!right.factors.empty()) throw error::not_linear(formula_place(text_, place));
        if (right.constant == 0) throw error::division_by_zero(formula_place(text_, place));
        result = scaled(result, 1 / right.constant);
      } else {
        return result;
      }
    }
  }

  LinearForm signed_factor() {
    double sign = 1;
    for (;;) {
      if (accept('-')) {
        sign = -sign;
      } else if (!accept('+')) {
        return scaled(factor(), sign);
      }
    }
  }

  LinearForm factor() {
    skip_blanks();
    if (at_end()) refuse("a number, a term or (");
    const std::size_t place = at_;
    const char first = text_[at_];
    const bool is_number = is_digit(first) || (first == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]));
    if (is_number) return {{}, number()};
    if (first == '`') return {{{quoted_name(), 1, place}}, 0};
    if (begins_name(first)) return {{{name(), 1, place}}, 0};
    const std::size_t length = model_format::intercept.size();
    if (is_intercept(text_.substr(at_, length))) {
      at_ += length;
      return {{{std::string(model_format::intercept), 1, place}}, 0};
    }
    if (!accept('(')) refuse("a number, a term or (");
    if (++depth_ > deepest) throw error::hypothesis_is_too_deep(formula_place(text_, place), deepest);
    LinearForm result = sum();
    --depth_;
    if (!accept(')')) refuse("an operator or )");
    return result;
  }

  double number() {
    const std::size_t begin = at_;
    const auto skip_digits = [&] {
      while (!at_end() && is_digit(text_[at_])) ++at_;
    };
    skip_digits();
    if (!at_end() && text_[at_] == '.') ++at_;
    skip_digits();
    if (!at_end() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      ++at_;
      if (!at_end() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
      skip_digits();
    }
    const auto value = parse_number(text_.substr(begin, at_ - begin));
    if (value) return *value;
    at_ = begin;
    refuse("a number");
  }

  std::string name() {
    const std::size_t begin = at_;
    while (!at_end() && (begins_name(text_[at_]) || is_digit(text_[at_]))) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string quoted_name() {
    const std::size_t begin = at_++;
    std::string result;
    for (; !at_end(); ++at_) {
      if (text_[at_] == '`') {
        ++at_;
        if (at_end() || text_[at_] != '`') return is_intercept(result) ? std::string(model_format::intercept) : result;
      }
      result += text_[at_];
    }
    throw error::unclosed_term(formula_place(text_, begin));
  }

  void skip_blanks() {
    while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }

  bool accept(char wanted) {
    skip_blanks();
    if (at_end() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool at_end() const { return at_ == text_.size(); }

  [[noreturn]] void refuse(std::string_view expected) const {
    throw error::hypothesis_syntax(formula_place(text_, at_), expected, first_character(text_.substr(at_)));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

// Rows of a system of linear equations in echelon form.
class Echelon {
 public:
  enum class Verdict { independent, follows, contradicts };

  Verdict add(std::map<std::string, double> row, double value) {
    constexpr double rounding = 1e-12;  // of the largest number that was subtracted
    double magnitude = std::abs(value);
    for (const auto& [name, factor] : row) magnitude = std::max(magnitude, std::abs(factor));
    for (const Row& before : rows_) {
      const double times = row[before.pivot];
      for (const auto& [name, factor] : before.factors) {
        row[name] -= times * factor;
        magnitude = std::max(magnitude, std::abs(times * factor));
      }
      value -= times * before.value;
      magnitude = std::max(magnitude, std::abs(times * before.value));
    }
    const auto largest = std::ranges::max_element(row, {}, [](const auto& each) { return std::abs(each.second); });
    if (std::abs(largest->second) <= rounding * magnitude) {
      return std::abs(value) <= rounding * magnitude ? Verdict::follows : Verdict::contradicts;
    }
    const double pivot = largest->second;
    for (auto& [name, factor] : row) factor /= pivot;
    rows_.push_back({largest->first, row, value / pivot});
    return Verdict::independent;
  }

 private:
  struct Row {
    std::string pivot;
    std::map<std::string, double> factors;
    double value;
  };

  std::vector<Row> rows_;
};

void check_terms(const Hypothesis& hypothesis, std::span<const std::string> names,
                 std::span<const std::pair<std::string, std::string>> zeros) {
  for (const Equation& equation : hypothesis.equations) {
    for (const NamedFactor& factor : equation.factors) {
      const auto count = std::ranges::count(names, factor.term);
      if (count == 1) continue;
      const std::string place = formula_place(hypothesis.text, factor.place);
      if (count > 1) throw error::ambiguous_term(place, factor.term);
      const auto zero = std::ranges::find(zeros, factor.term, &std::pair<std::string, std::string>::first);
      if (zero != zeros.end()) {
        throw error::coefficient_is_zero(place, factor.term, zero->second);
      }
      throw error::unknown_term(place, factor.term, names);
    }
  }
}

}  // namespace

Hypothesis parse_hypothesis(std::string_view text) {
  return HypothesisParser(trimmed(text)).hypothesis();
}

void check_hypothesis(const Hypothesis& hypothesis, std::span<const std::string> names,
                      std::span<const std::pair<std::string, std::string>> zeros) {
  check_terms(hypothesis, names, zeros);
  Echelon system;
  for (const Equation& equation : hypothesis.equations) {
    std::map<std::string, double> row;
    for (const NamedFactor& factor : equation.factors) row[factor.term] = factor.factor;
    const std::string place = formula_place(hypothesis.text, equation.place);
    const Echelon::Verdict verdict = system.add(std::move(row), equation.value);
    if (verdict == Echelon::Verdict::follows) throw error::equation_follows(place);
    if (verdict == Echelon::Verdict::contradicts) throw error::equation_contradicts(place);
  }
}

}  // namespace logreg
