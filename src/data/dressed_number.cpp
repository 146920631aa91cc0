#include "data/dressed_number.h"

#include "base/number.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>

namespace logreg {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

template <std::size_t n>
bool is_one_of(std::string_view text, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// The longest of the list that `text` begins with, or nothing.
template <std::size_t n>
std::string_view beginning(std::string_view text, const std::array<std::string_view, n>& list) {
  std::string_view longest;
  for (const std::string_view known : list) {
    if (known.size() > longest.size() && text.starts_with(known)) longest = known;
  }
  return longest;
}

// ISO 4217, the currencies of today and those that the euro replaced.
constexpr std::string_view iso_currencies =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLF CLP CNH CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
    "LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN "
    "PYG QAR RMB RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
    "TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL "
    "ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE";
// Those that begin other words and codes, with a number glued to them (TOP10, COP26, RON95): only before a blank.
constexpr std::array<std::string_view, 22> also_words = {"ALL", "BAM", "BOB", "COP", "CUP", "GEL", "LAK", "MAD",
                                                         "MOP", "MUR", "NAD", "PAB", "PEN", "RON", "SAR", "SCR",
                                                         "SEK", "SOS", "SRD", "TOP", "TRY", "ALL"};
// Other ways to write a currency; longer ones stand for themselves.
constexpr std::array<std::string_view, 44> currency_words = {
    "kr",  "kr.", "Kr",  "Kr.", "KR",  "zł",  "Zł",  "ZŁ",  "Fr",   "Fr.", "SFr", "SFr.", "sFr.", "Rs",  "Rs.",
    "Rp",  "Rp.", "RM",  "Kč",  "Ft",  "лв",  "лв.", "руб", "руб.", "р.",  "TL",  "DM",   "Bs",   "Bs.", "S/",
    "S/.", "B/.", "KSh", "Ksh", "TSh", "USh", "Tk",  "Tk.", "FCFA", "CFA", "Lei", "lei",  "Euro", "euro"};

constexpr std::array<std::string_view, 7> minus_signs = {"-",      "\u2212", "\u2010", "\u2011",
                                                         "\u2012", "\u2013", "\uFE63"};
constexpr std::array<std::string_view, 6> group_blanks = {" ", "\u00A0", "\u2007", "\u2008", "\u2009", "\u202F"};
constexpr std::array<std::string_view, 2> apostrophes = {"'", "\u2019"};

// Words that multiply the number before them.
constexpr std::array<std::string_view, 60> scales = {
    "k",         "K",        "M",       "B",        "bn",       "Bn",        "BN",         "bln",      "mn",
    "Mn",        "mln",      "Mln",     "mld",      "Mld",      "mil",       "Mil",        "mill",     "Mill",
    "mio",       "Mio",      "mrd",     "Mrd",      "md",       "Md",        "tsd",        "Tsd",      "tn",
    "trn",       "tr",       "cr",      "Cr",       "lac",      "lacs",      "lakh",       "lakhs",    "Lakh",
    "crore",     "crores",   "Crore",   "hundred",  "thousand", "thousands", "million",    "millions", "Million",
    "Millionen", "Millions", "billion", "billions", "Billion",  "trillion",  "Milliarden", "milliard", "milliards",
    "milliards", "тыс",      "млн",     "млрд",     "dozen",    "MIO"};
// Of a currency these do so too.
constexpr std::array<std::string_view, 8> money_scales = {"m", "b", "t", "T", "mm", "MM", "G", "bil"};
// Chinese and Japanese ones have no blank behind them.
constexpr std::array<std::string_view, 9> glued_scales = {"万", "萬", "億", "亿", "兆", "千", "百", "만", "억"};
// Words after which a number is a bound, or a time of the day.
constexpr std::array<std::string_view, 20> no_units = {"or",    "and",   "to",    "plus", "more", "less", "over",
                                                       "under", "above", "below", "am",   "pm",   "AM",   "PM",
                                                       "a.m.",  "p.m.",  "A.M.",  "P.M.", "Am",   "Pm"};
constexpr std::array<std::string_view, 23> month_names = {
    "jan", "feb",     "mar",      "apr",   "may",   "jun",  "jul",  "aug",    "sep",       "sept",    "oct",     "nov",
    "dec", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november"};

bool is_iso_currency(std::string_view code) {
  if (code.size() != 3) return false;
  const std::size_t position = iso_currencies.find(code);
  return position != std::string_view::npos && position % 4 == 0;
}

// $, US$, R$, $US: a sign with at most three letters at one of its sides; empty: the text begins otherwise.
std::string_view signed_currency(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end < 3 && is_ascii_letter(text[end])) ++end;
  const std::size_t sign = utf8_length(text.substr(end));
  if (sign == 0 || !is_currency_sign(text.substr(end, sign))) return {};
  const bool has_letters = end > 0;
  end += sign;
  if (has_letters) return text.substr(0, end);
  const std::size_t most = end + 3;
  std::size_t letters = end;
  while (letters < text.size() && letters < most && is_ascii_letter(text[letters])) ++letters;
  return text.substr(0, letters);
}

// The character at the beginning, or one byte that is none.
std::string_view first_of(std::string_view text) {
  return text.substr(0, std::max<std::size_t>(utf8_length(text), text.empty() ? 0 : 1));
}

bool is_letter_or_mark(std::string_view character) {
  if (character.size() == 1) return is_ascii_letter(character.front());
  return is_letter(character) || is_mark(character);
}

// Currencies in words, EUR or kr, before the number; empty: none.
std::string_view currency_word(std::string_view text) {
  const std::string_view code = text.substr(0, 3);
  std::string_view word = is_iso_currency(code) ? code : beginning(text, currency_words);
  if (word.empty()) return {};
  const std::string_view next = first_of(text.substr(word.size()));
  if (is_letter_or_mark(next)) return {};
  const bool glued = !next.empty() && is_digit(next.front());
  return glued && is_one_of(word, also_words) ? std::string_view() : word;
}

bool is_currency(std::string_view unit) {
  const std::string_view with_sign = signed_currency(unit);
  return (!with_sign.empty() && with_sign.size() == unit.size()) || is_iso_currency(unit) ||
         is_one_of(unit, currency_words);
}

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
  bool point_is_last_ = false;
};

bool Undressing::take_blanks() {
  const std::size_t before = rest_.size();
  while (!rest_.empty() && is_blank(first_of(rest_))) rest_.remove_prefix(first_of(rest_).size());
  return rest_.size() < before;
}

bool Undressing::take_sign() {
  if (signed_) return false;
  if (take("+")) return signed_ = true;
  const std::string_view minus = beginning(rest_, minus_signs);
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
  const std::string_view with_sign = signed_currency(rest_);
  const std::string_view currency = with_sign.empty() ? currency_word(rest_) : with_sign;
  if (!take(currency)) return false;
  wear(Dress::currency);
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
  for (;;) {
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
  std::string_view separator = beginning(rest_, group_blanks);
  if (separator.empty()) separator = beginning(rest_, apostrophes);
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
    wear(is_one_of(separator, apostrophes) ? Dress::apostrophe_groups : Dress::blank_groups);
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
  return true;
}

// Directly behind the digits, or behind their currency or percent sign. 12.- is a price in francs, not minus 12.
bool Undressing::take_trailing_minus() {
  if (signed_ || point_is_last_) return false;
  const std::string_view minus = rest_.starts_with('-') ? "-" : "\u2212";
  const std::string_view behind = rest_.substr(std::min(minus.size(), rest_.size()));
  if (!behind.empty() && !is_blank(first_of(behind))) return false;
  if (!take(minus)) return false;
  wear(Dress::trailing_minus);
  return signed_ = negative_ = true;
}

// Whether a digit may follow in a unit: a power (m2), water (cmH2O), or a denominator (l/100km, /1.73m2).
bool may_follow(std::string_view rest, std::string_view before, bool behind_letter) {
  const std::size_t slash = before.find_last_not_of("0123456789.");
  if (slash != std::string_view::npos && slash > 0 && before[slash] == '/') return true;
  if (!behind_letter || (rest.front() != '2' && rest.front() != '3')) return false;
  const std::string_view follower = first_of(rest.substr(1));
  if (before.ends_with('H') && rest.starts_with("2O")) return true;
  return follower.empty() || (!is_digit(follower.front()) && !is_letter_or_mark(follower));
}

// How many bytes of a unit the next character is: letters with marks, degrees, and what joins them; 0: none.
std::size_t unit_step(std::string_view rest, std::string_view before) {
  const std::string_view next = first_of(rest);
  if (next.empty()) return 0;
  const bool behind_letter = !before.empty() && (is_ascii_letter(before.back()) || (before.back() & 0x80) != 0);
  const std::string_view follower = first_of(rest.substr(next.size()));
  const bool before_letter = !follower.empty() && is_letter_or_mark(follower);
  if (is_letter_or_mark(next) || is_currency_sign(next)) return next.size();
  const std::uint32_t code = next.size() > 1 && utf8_length(next) > 0 ? code_point(next) : 0;
  if (code == 0xB0 || code == 0x2103 || code == 0x2109) return next.size();  // degrees
  if (code == 0xB2 || code == 0xB3 || code == 0xB9 || code == 0x207B) return behind_letter ? next.size() : 0;
  if (code == 0xB7 || code == 0x22C5 || next == "*") return behind_letter && before_letter ? next.size() : 0;
  if (is_digit(next.front())) return may_follow(rest, before, behind_letter) ? 1 : 0;
  const bool before_digit = !follower.empty() && is_digit(follower.front());
  if (next == "/") return before_letter || (before_digit && behind_letter) ? 1 : 0;
  if (next == ".") return behind_letter || (before_digit && may_follow(rest, before, false)) ? 1 : 0;
  if (next == "-") return behind_letter && before_letter ? 1 : 0;
  return 0;
}

std::string_view unit_word(std::string_view rest) {
  std::size_t end = 0;
  while (const std::size_t step = unit_step(rest.substr(end), rest.substr(0, end))) end += step;
  return rest.substr(0, end);
}

std::string ascii_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Of a unit's first word, the point behind it left out.
bool is_scale(std::string_view word, std::string_view following, bool has_currency) {
  if (word.ends_with('.')) word.remove_suffix(1);
  if (is_one_of(word, scales) || !beginning(word, glued_scales).empty()) return true;
  const bool of_money = has_currency || is_currency(following);
  if (of_money && is_one_of(word, money_scales)) return true;
  const bool first_scales = !word.empty() && std::string_view("kKmMTBG").find(word.front()) != std::string_view::npos;
  return first_scales && is_currency(word.substr(1));  // 5k€, 5 kEUR
}

bool is_no_unit(std::string_view word) {
  return is_one_of(word, no_units) || is_one_of(ascii_lower(word), month_names) || ascii_lower(word) == "december";
}

// One to three words, of which none is a bound's.
Reading Undressing::take_unit() {
  constexpr int most_words = 3;
  constexpr std::size_t most_bytes = 40;
  const std::string_view begin = rest_;
  const bool has_currency = has(number_.dress, Dress::currency);
  std::string_view first;
  std::size_t end = 0;
  for (int words = 0; words < most_words; ++words) {
    const std::string_view word = unit_word(rest_);
    if (word.empty()) break;
    if (is_no_unit(word)) return Reading::none;
    rest_.remove_prefix(word.size());
    end = begin.size() - rest_.size();
    if (words == 0) {
      first = word;
    }
    const std::string_view next = rest_;
    if (!take_blanks() || unit_word(rest_).empty()) {
      rest_ = next;
      break;
    }
  }
  const std::string_view unit = begin.substr(0, end);
  if (unit.empty() || unit.size() > most_bytes) return Reading::none;
  std::string_view following = unit.substr(first.size());
  while (!following.empty() && is_blank(first_of(following))) following.remove_prefix(first_of(following).size());
  if (is_scale(first, following, has_currency)) return Reading::scaled;
  // $5.00 USD: the code says more than the sign.
  if (!number_.unit.empty() && !(has_currency && is_iso_currency(unit))) return Reading::none;
  if (has(number_.dress, Dress::trailing_minus) && !is_currency(unit)) return Reading::none;
  wear(is_currency(unit) ? Dress::currency : Dress::unit);
  number_.unit = unit;
  return Reading::number;
}

Reading Undressing::take_back() {
  bool glued = true;
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
    if (has(number_.dress, Dress::unit) || (!number_.unit.empty() && shift_ != 0)) return Reading::none;
    const Reading unit = take_unit();
    if (unit != Reading::number) return unit;
    glued = has(number_.dress, Dress::currency);
  }
  return parenthesis_ == closed_ ? Reading::number : Reading::none;
}

// The digits with their sign, exponent and shift, as the nearest double.
bool Undressing::finish() {
  long power = 0;
  if (!exponent_.empty()) {
    const auto result = std::from_chars(exponent_.data(), exponent_.data() + exponent_.size(), power);
    if (result.ec != std::errc{}) return false;
  }
  std::string text = (negative_ ? "-" : "") + digits_ + 'e' + std::to_string(power - shift_);
  const std::optional<double> value = parse_number(text);
  if (value) number_.value = *value;
  return value.has_value();
}

Reading Undressing::read() {
  if (rest_.size() > 3 && rest_.starts_with("=\"") && rest_.ends_with('"')) {
    rest_ = trimmed_blanks(rest_.substr(2, rest_.size() - 3));
    wear(Dress::excel_text);
  } else if (take("'")) {
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

bool is_same_unit(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a == b) return true;
  constexpr std::array<std::string_view, 5> short_ones = {"lb", "yr", "hr", "mo", "wk"};
  if (b.size() != a.size() + 1 || !b.starts_with(a) || b.back() != 's') return false;
  const bool lower_case = std::all_of(a.begin(), a.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return lower_case && (a.size() >= 3 || is_one_of(a, short_ones));
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
