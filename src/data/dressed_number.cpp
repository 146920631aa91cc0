#include "data/dressed_number.h"

#include "base/number.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "data/currency.h"
#include "data/unit_of_measure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <system_error>

namespace logreg {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr WordList minus_signs({"-", "\u2212", "\u2010", "\u2011", "\u2012", "\u2013", "\uFE63"});
constexpr WordList group_blanks({" ", "\u00A0", "\u2007", "\u2008", "\u2009", "\u202F"});
constexpr WordList apostrophes({"'", "\u2019"});

enum class Reading { number, scaled, none };

// Takes a cell apart, from both sides of its digits.
class Undressing {
 public:
  Undressing(std::string_view cell, char decimal) : rest_(cell), decimal_(decimal) {}

  Reading read();
  DressedNumber number() const { return number_; }

 private:
  void wear(Dress piece) { number_.dress |= static_cast<std::uint32_t>(piece); }
  bool take(std::string_view text) {
    if (!rest_.starts_with(text) || text.empty()) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  bool take_blanks();
  // Before the digits.
  void take_front();
  bool take_sign();
  bool take_parenthesis();
  bool take_currency_in_front();
  bool take_rate_sign();
  // The digits.
  bool take_digits();
  std::string_view take_run();
  std::string_view group_separator() const;
  bool take_groups(std::string_view separator, std::size_t first);
  void take_exponent();
  // Behind them.
  Reading take_back();
  bool take_trailing_minus();
  Reading take_unit();
  bool finish();

  std::string_view rest_;
  char decimal_;
  DressedNumber number_;
  std::string digits_;  // as parse_number wants them
  std::string_view exponent_;
  int shift_ = 0;  // of the decimal point to the left
  bool signed_ = false;
  bool negative_ = false;
  bool parenthesis_ = false;
  bool closed_ = false;
  bool glued_ = false;  // the currency to the digits behind it
  bool point_is_last_ = false;
};

bool Undressing::take_blanks() {
  const std::size_t before = rest_.size();
  while (!rest_.empty() && is_blank(first_character(rest_))) rest_.remove_prefix(first_character(rest_).size());
  return rest_.size() < before;
}

bool Undressing::take_sign() {
  if (signed_) return false;
  if (take("+")) return signed_ = true;
  const std::string_view minus = minus_signs.beginning_of(rest_);
  if (!take(minus)) return false;
  if (minus != "-") wear(Dress::unicode_minus);
  return signed_ = negative_ = true;
}

bool Undressing::take_parenthesis() {
  if (signed_ || !take("(")) return false;
  wear(Dress::parentheses);
  return signed_ = negative_ = parenthesis_ = true;
}

bool Undressing::take_currency_in_front() {
  if (!number_.unit.empty()) return false;
  const std::string_view currency = currency_at_beginning(rest_);
  if (!take(currency)) return false;
  wear(Dress::currency);
  glued_ = !rest_.empty() && is_digit(rest_.front());
  number_.unit = currency;
  return true;
}

bool Undressing::take_rate_sign() {
  if (!number_.unit.empty()) return false;
  const std::string_view sign = rest_.substr(0, rest_.starts_with('%') ? 1 : 3);
  if (sign != "%" && sign != "\u2030") return false;
  rest_.remove_prefix(sign.size());
  shift_ = sign == "%" ? 2 : 3;
  wear(sign == "%" ? Dress::percent : Dress::per_mille);
  number_.unit = sign;
  return true;
}

void Undressing::take_front() {
  while (!rest_.empty() && !is_digit(rest_.front())) {
    const bool was_signed = signed_;
    if (!take_sign() && !take_parenthesis() && !take_currency_in_front() && !take_rate_sign()) return;
    if (take_blanks() && signed_ && !was_signed && !parenthesis_) wear(Dress::blank_behind_sign);
  }
}

// Digits at the beginning of the rest, which are taken.
std::string_view Undressing::take_run() {
  std::size_t count = 0;
  while (count < rest_.size() && is_digit(rest_[count])) ++count;
  const std::string_view run = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return run;
}

// What stands before the next digit as between thousands; empty: nothing does.
std::string_view Undressing::group_separator() const {
  std::string_view separator = group_blanks.beginning_of(rest_);
  if (separator.empty()) separator = apostrophes.beginning_of(rest_);
  if (separator.empty() && (rest_.starts_with(',') || rest_.starts_with('.'))) separator = rest_.substr(0, 1);
  const bool is_decimal = separator.size() == 1 && separator.front() == decimal_;
  const bool before_digit = separator.size() < rest_.size() && is_digit(rest_[separator.size()]);
  return is_decimal || !before_digit ? std::string_view() : separator;
}

bool Undressing::take_groups(std::string_view separator, std::size_t first) {
  if (first > 3 || digits_.front() == '0') return false;
  std::size_t count = 0;
  bool threes = true;
  bool twos = separator == "," && first < 3;
  std::size_t last = 0;
  while (group_separator() == separator) {
    if (count++ > 0) {
      threes = threes && last == 3;
      twos = twos && last == 2;
    }
    rest_.remove_prefix(separator.size());
    const std::string_view run = take_run();
    last = run.size();
    digits_ += run;
  }
  if (last != 3 || (!threes && !twos)) return false;
  number_.ambiguous = count == 1 && (separator == "," || separator == ".");
  if (separator == ",") {
    wear(Dress::comma_groups);
  } else if (separator == ".") {
    wear(Dress::point_groups);
  } else {
    wear(group_blanks.beginning_of(separator).empty() ? Dress::apostrophe_groups : Dress::blank_groups);
  }
  return true;
}

void Undressing::take_exponent() {
  if (rest_.empty()) return;
  const bool fortran = rest_.front() == 'D' || rest_.front() == 'd';
  if (!fortran && rest_.front() != 'e' && rest_.front() != 'E') return;
  std::size_t begin = 1;
  const bool has_sign = rest_.size() > 1 && (rest_[1] == '+' || rest_[1] == '-');
  if (has_sign) ++begin;
  std::size_t end = begin;
  while (end < rest_.size() && is_digit(rest_[end])) ++end;
  if (end == begin) return;
  // 12D4 is a code; Fortran writes a point, and a sign.
  if (fortran && !has_sign && digits_.find('.') == std::string::npos) return;
  exponent_ = rest_.substr(rest_[1] == '+' ? 2 : 1, end - (rest_[1] == '+' ? 2 : 1));
  rest_.remove_prefix(end);
  if (fortran) wear(Dress::fortran_exponent);
}

bool Undressing::take_digits() {
  const std::string_view first = take_run();
  digits_ = first;
  const std::string_view separator = first.empty() ? std::string_view() : group_separator();
  const bool grouped = !separator.empty();
  if (grouped && !take_groups(separator, first.size())) return false;
  std::string_view tenths;
  if (!rest_.empty() && rest_.front() == decimal_) {
    rest_.remove_prefix(1);
    tenths = take_run();
    digits_ += '.';
    digits_ += tenths;
    point_is_last_ = tenths.empty();
    number_.ambiguous = false;
  }
  if (first.empty() && tenths.empty()) return false;
  if (!grouped) take_exponent();
  const bool is_amount = grouped || tenths.size() == 2;
  return is_amount || !glued_ || !begins_other_words(number_.unit);
}

// Directly behind the digits, or behind their currency or percent sign. 12.- is a price in francs, not minus 12.
bool Undressing::take_trailing_minus() {
  if (signed_ || point_is_last_) return false;
  const std::string_view minus = rest_.starts_with('-') ? "-" : "\u2212";
  const std::string_view behind = rest_.substr(std::min(minus.size(), rest_.size()));
  if (!behind.empty() && !is_blank(first_character(behind))) return false;
  if (!take(minus)) return false;
  wear(Dress::trailing_minus);
  return signed_ = negative_ = true;
}

Reading Undressing::take_unit() {
  const bool of_money = has(number_.dress, Dress::currency);
  const std::string_view unit = unit_at_beginning(rest_);
  if (unit.empty()) return Reading::none;
  if (is_scaled_unit(unit, of_money)) return Reading::scaled;
  // $5.00 USD: the code says more than the sign.
  if (!number_.unit.empty() && !(of_money && is_currency_code(unit))) return Reading::none;
  const bool is_money = is_currency(unit);
  if (has(number_.dress, Dress::trailing_minus) && !is_money) return Reading::none;
  rest_.remove_prefix(unit.size());
  wear(is_money ? Dress::currency : Dress::unit);
  number_.unit = unit;
  return Reading::number;
}

Reading Undressing::take_back() {
  bool glued = true;
  bool has_unit = false;
  while (!rest_.empty()) {
    if (glued && take_trailing_minus()) continue;
    if (parenthesis_ && !closed_ && take(")")) {
      closed_ = true;
      continue;
    }
    if (take_blanks()) {
      glued = false;
      continue;
    }
    if (take_rate_sign()) {
      glued = true;
      continue;
    }
    if (has_unit || shift_ != 0) return Reading::none;
    const Reading unit = take_unit();
    if (unit != Reading::number) return unit;
    has_unit = true;
    glued = !has(number_.dress, Dress::unit);
  }
  return parenthesis_ == closed_ ? Reading::number : Reading::none;
}

// The digits with their sign, exponent and shift, as the nearest double.
bool Undressing::finish() {
  constexpr int most_power = 1'000'000;
  int power = 0;
  if (!exponent_.empty()) {
    const auto result = std::from_chars(exponent_.data(), exponent_.data() + exponent_.size(), power);
    if (result.ec != std::errc{} || std::abs(power) > most_power) return false;
  }
  const std::string text = (negative_ ? "-" : "") + digits_ + 'e' + std::to_string(power - shift_);
  const std::optional<double> value = parse_number(text);
  if (value) number_.value = *value;
  return value.has_value();
}

Reading Undressing::read() {
  if (rest_.size() > 3 && rest_.starts_with("=\"") && rest_.ends_with('"')) {
    rest_ = trimmed_blanks(rest_.substr(2, rest_.size() - 3));
    wear(Dress::excel_text);
  } else if (take("'")) {
    rest_ = trimmed_blanks(rest_);
    wear(Dress::apostrophe_in_front);
  }
  take_front();
  if (!take_digits()) return Reading::none;
  const Reading back = take_back();
  if (back != Reading::number) return back;
  return finish() ? Reading::number : Reading::none;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

}  // namespace

std::optional<DressedNumber> dressed_number(std::string_view cell, char decimal) {
  if (!has_digit(cell)) return std::nullopt;
  const std::string_view text = trimmed_blanks(cell);
  if (const std::optional<double> plain = parse_number(text, decimal)) return DressedNumber{*plain};
  Undressing undressing(text, decimal);
  if (undressing.read() != Reading::number) return std::nullopt;
  return undressing.number();
}

bool is_scaled_suffix(std::string_view cell, char decimal) {
  if (!has_digit(cell)) return false;
  return Undressing(trimmed_blanks(cell), decimal).read() == Reading::scaled;
}

std::vector<std::string_view> names_of_dress(std::uint32_t dress) {
  constexpr std::array<std::string_view, 15> names = {"currency signs",
                                                      "commas between thousands",
                                                      "points between thousands",
                                                      "blanks between thousands",
                                                      "apostrophes between thousands",
                                                      "percent signs",
                                                      "per mille signs",
                                                      "units",
                                                      "parentheses for negative numbers",
                                                      "minus signs behind the digits",
                                                      "typographic minus signs",
                                                      "blanks behind the sign",
                                                      "=\"...\" around the number",
                                                      "an apostrophe in front",
                                                      "exponents with D"};
  std::vector<std::string_view> result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if ((dress >> i & 1U) != 0) result.push_back(names[i]);
  }
  return result;
}

}  // namespace logreg
