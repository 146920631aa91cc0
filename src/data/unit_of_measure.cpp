#include "data/unit_of_measure.h"

#include "base/utf8.h"
#include "base/word_list.h"
#include "data/currency.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

namespace logreg {

namespace {

constexpr std::size_t most_bytes = 40;
constexpr int most_words = 3;

// Each in lower case.
constexpr WordList no_units({"or",       "and",     "to",    "plus",  "more", "less",   "over",      "under",
                             "above",    "below",   "am",    "pm",    "a.m.", "p.m.",   "jan",       "feb",
                             "mar",      "apr",     "may",   "jun",   "jul",  "aug",    "sep",       "sept",
                             "oct",      "nov",     "dec",   "jan.",  "feb.", "mar.",   "apr.",      "jun.",
                             "jul.",     "aug.",    "sep.",  "sept.", "oct.", "nov.",   "dec.",      "january",
                             "february", "march",   "april", "june",  "july", "august", "september", "october",
                             "november", "december"});

constexpr WordList scales_as_written({"k", "K", "M", "B"});
constexpr WordList scales_in_lower_case({"bn",        "bln",      "mn",        "mln",       "mld",        "mil",
                                         "mill",      "mio",      "mrd",       "md",        "tsd",        "tys",
                                         "tn",        "trn",      "cr",        "lac",       "lacs",       "lakh",
                                         "lakhs",     "crore",    "crores",    "hundred",   "thousand",   "thousands",
                                         "million",   "millions", "millionen", "billion",   "billions",   "trillion",
                                         "trillions", "milliard", "milliards", "milliarde", "milliarden", "тыс",
                                         "млн",       "млрд"});
constexpr WordList scales_of_money({"m", "b", "t", "T", "mm", "MM", "G", "bil"});
// Of Chinese, Japanese and Korean, which put no blank behind them.
constexpr WordList glued_scales({"万", "萬", "億", "亿", "兆", "千", "百", "만", "억"});

// That have one meaning in any case, and in plural; each in lower case.
constexpr WordList one_in_any_case({"kg",    "kgs",    "cm",      "km",    "l",      "ml",   "dl",    "lb",
                                    "lbs",   "oz",     "ft",      "yr",    "yrs",    "hr",   "hrs",   "day",
                                    "days",  "week",   "weeks",   "month", "months", "year", "years", "hour",
                                    "hours", "minute", "minutes", "usd",   "eur",    "gbp"});
constexpr WordList short_plurals({"lb", "yr", "hr", "mo", "wk", "kg"});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view without_blanks_in_front(std::string_view text) {
  while (is_blank(first_character(text))) text.remove_prefix(first_character(text).size());
  return text;
}

bool is_of_name(std::string_view character) {
  if (character.size() == 1 && (character.front() | 0x20) >= 'a' && (character.front() | 0x20) <= 'z') return true;
  if (is_letter(character) || is_mark(character) || is_currency_sign(character)) return true;
  const std::uint32_t code = code_point(character);
  return code == 0xB0 || code == 0x2103 || code == 0x2109;  // degrees, Celsius and Fahrenheit
}

std::size_t name_size(std::string_view text) {
  std::size_t end = 0;
  for (;;) {
    const std::string_view rest = text.substr(end);
    const std::string_view next = rest.starts_with("H2O") ? rest.substr(0, 3) : first_character(rest);
    if (next.size() != 3 || next != "H2O") {
      if (!is_of_name(next)) return end;
    }
    end += next.size();
  }
}

std::size_t superscripts_size(std::string_view text) {
  std::size_t end = 0;
  for (;;) {
    const std::string_view next = first_character(text.substr(end));
    if (next != "²" && next != "³" && next != "¹" && next != "⁻") return end;
    end += next.size();
  }
}

std::size_t power_size(std::string_view name, std::string_view text) {
  if (text.starts_with('^')) {
    const std::size_t digit = text.starts_with("^-") ? 2 : 1;
    const bool one_digit = digit < text.size() && is_digit(text[digit]) && text[digit] != '0' &&
                           (digit + 1 == text.size() || !is_digit(text[digit + 1]));
    return one_digit ? digit + 1 : 0;
  }
  if (!text.starts_with('2') && !text.starts_with('3')) return superscripts_size(text);
  const std::string_view behind = first_character(text.substr(1));
  if (!behind.empty() && (is_digit(behind.front()) || is_of_name(behind))) return 0;
  const auto ends_so = [&](std::string_view end) { return name.ends_with(end); };
  constexpr std::string_view lengths[] = {"m", "ft", "in", "yd", "mi", "O"};
  return std::any_of(std::begin(lengths), std::end(lengths), ends_so) ? 1 : 0;
}

std::size_t factor_size(std::string_view text) {
  std::size_t end = name_size(text);
  if (end == 0) return 0;
  end += power_size(text.substr(0, end), text.substr(end));
  return end + (text.substr(end).starts_with('.') ? 1 : 0);
}

// 100, 1.73
std::size_t number_size(std::string_view text) {
  const auto digits = [&](std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end;
  };
  const std::size_t whole = digits(0);
  if (whole == 0 || !text.substr(whole).starts_with('.')) return whole;
  const std::size_t tenths = digits(whole + 1);
  return tenths > whole + 1 ? tenths : whole;
}

// What joins the next factor to those before, with it; 0: the word is at its end.
std::size_t joined_factor_size(std::string_view text) {
  const std::string_view next = first_character(text);
  if (next == "/") {
    const std::size_t number = number_size(text.substr(1));
    const std::size_t factor = factor_size(text.substr(1 + number));
    return number + factor == 0 ? 0 : 1 + number + factor;
  }
  const bool joins = next == "·" || next == "⋅" || next == "*" || next == "-";
  const std::size_t joint = joins ? next.size() : 0;
  const std::size_t factor = factor_size(text.substr(joint));
  return factor == 0 ? 0 : joint + factor;
}

std::size_t word_size(std::string_view text) {
  std::size_t end = text.starts_with('/') ? 1 : 0;
  const std::size_t first = factor_size(text.substr(end));
  if (first == 0) return 0;
  end += first;
  while (const std::size_t next = joined_factor_size(text.substr(end))) end += next;
  return end;
}

std::string_view first_word(std::string_view unit) {
  return unit.substr(0, word_size(unit));
}

bool is_plural_of(std::string_view plural, std::string_view unit) {
  if (plural.size() != unit.size() + 1 || !plural.starts_with(unit) || plural.back() != 's') return false;
  const bool is_word = std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_word && (unit.size() >= 3 || short_plurals.contains(unit));
}

}  // namespace

std::string_view unit_at_beginning(std::string_view text) {
  // A blank and a byte more than a unit can have are enough to see that it is too long.
  const std::string_view looked_at = text.substr(0, 2 * most_bytes);
  std::size_t end = 0;
  std::string_view rest = looked_at;
  for (int words = 0; words < most_words; ++words) {
    const std::string_view word = first_word(rest);
    if (word.empty()) break;
    if (no_units.contains(lower_case(word))) return {};
    rest.remove_prefix(word.size());
    end = looked_at.size() - rest.size();
    const std::string_view behind = without_blanks_in_front(rest);
    if (behind.size() == rest.size()) break;
    rest = behind;
  }
  return end > most_bytes ? std::string_view() : text.substr(0, end);
}

bool is_scaled_unit(std::string_view unit, bool of_money) {
  std::string_view word = first_word(unit);
  const std::string_view following = without_blanks_in_front(unit.substr(word.size()));
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.empty()) return false;
  if (scales_as_written.contains(word) || scales_in_lower_case.contains(lower_case(word))) return true;
  if (!glued_scales.beginning_of(word).empty()) return true;
  if ((of_money || is_currency(following)) && scales_of_money.contains(word)) return true;
  // KR is the crown, not a thousand rand.
  const std::string_view behind = word.substr(1);
  return std::string_view("kKmMTBG").find(word.front()) != std::string_view::npos && is_currency(behind) &&
         behind != "R";
}

bool is_same_unit(std::string_view a, std::string_view b) {
  if (a.ends_with('.')) a.remove_suffix(1);
  if (b.ends_with('.')) b.remove_suffix(1);
  if (a == b || is_plural_of(a, b) || is_plural_of(b, a)) return true;
  const std::string lower_a = lower_case(a);
  const std::string lower_b = lower_case(b);
  if (!one_in_any_case.contains(lower_a) || !one_in_any_case.contains(lower_b)) return false;
  // Of litres the mega and the milli one differ in case.
  if (lower_a == "ml" && (a == "ML" || b == "ML")) return false;
  return lower_a == lower_b || is_plural_of(lower_a, lower_b) || is_plural_of(lower_b, lower_a);
}

}  // namespace logreg
