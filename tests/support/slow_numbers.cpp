#include "base/utf8.h"
#include "data/currency.h"
#include "data/unit_of_measure.h"
#include "slow_cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// One character for each of the cell: itself where it means something, one that stands for its kind, or U+FFFD.
struct Picture {
  std::wstring kinds;
  std::vector<std::size_t> begins;  // in the cell, with its end behind them
};

wchar_t kind_of(std::string_view character) {
  const std::size_t length = utf8_length(character);
  if (length == 0) return L'\uFFFD';
  const std::uint32_t code = code_point(character);
  const auto is_one_of = [&](std::u32string_view list) { return list.find(code) != std::u32string_view::npos; };
  if (is_one_of(U"\u00A0\u2007\u2008\u2009\u202F\u2019\u2212\u2030")) return static_cast<wchar_t>(code);
  if (is_one_of(U"\u00B0\u2103\u2109")) return L'\u00B0';
  if (is_one_of(U"\u00B2\u00B3\u00B9\u207B")) return L'\u00B2';
  if (is_one_of(U"\u00B7\u22C5")) return L'\u00B7';
  if (is_one_of(U"\u2010\u2011\u2012\u2013\uFE63")) return L'\u2010';
  if (code != U' ' && is_blank(character)) return L'\t';
  if (code < 0x80) return static_cast<wchar_t>(code);
  if (is_currency_sign(character)) return L'\u00A4';
  return is_letter(character) || is_mark(character) ? L'\u03BB' : L'\uFFFD';
}

Picture picture_of(std::string_view cell) {
  Picture picture;
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::string_view character = first_character(cell.substr(begin));
    picture.kinds += kind_of(character);
    picture.begins.push_back(begin);
    begin += character.size();
  }
  picture.begins.push_back(cell.size());
  return picture;
}

std::wstring replaced(std::wstring text, const std::wstring& from, const std::wstring& to) {
  for (std::size_t at = text.find(from); at != std::wstring::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The pieces of the grammar, by names in angle brackets.
std::wregex grammar(std::wstring text, char decimal) {
  const std::pair<std::wstring, std::wstring> pieces[] = {
      {L"<sign>", L"[-+(\u2212\u2010]"},
      {L"<mark>", L"(?:[%\u2030]|<money>)"},
      {L"<money>",
       L"[A-Za-z]{1,3}[$\u00A4]|[$\u00A4][A-Za-z]{0,3}|(?:[A-Za-z\u03BB]{1,5}\\.?|[SB]/\\.?)(?![A-Za-z\u03BB])"},
      {L"<groups>", L"([1-9][0-9]{0,2}(<between>)[0-9]{3}(?:\\2[0-9]{3})*(?!\\2[0-9])<lakh>)"},
      {L"<lakh>", decimal == ',' ? L"" : L"|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"},
      {L"<behind>", L"(?:[%\u2030]|<word>(?:<blank>+<word>){0,2})"},
      {L"<word>", L"/?<factor>(?:[\u00B7*-]<factor>|/[0-9]+(?:\\.[0-9]+)?(?:<factor>)?|/<factor>|<factor>)*"},
      {L"<factor>",
       L"(?:(?:H2O|[<name>])*(?:m|ft|in|yd|mi|O|H2O)[23](?![0-9<name>])|"
       L"(?:H2O|[<name>])+(?![<name>])(?:\u00B2+|\\^-?[1-9](?![0-9]))?)\\.?"},
      {L"<name>", L"A-Za-z\u03BB$\u00A4\u00B0"},
      {L"<between>",
       decimal == ',' ? L"[. \u00A0\u2007\u2008\u2009\u202F'\u2019]" : L"[, \u00A0\u2007\u2008\u2009\u202F'\u2019]"},
      {L"<point>", decimal == ',' ? L"," : L"\\."},
      {L"<minus>", L"[-\u2212]"},
      {L"<blank>", L"[\t \u00A0\u2007\u2008\u2009\u202F]"},
  };
  for (const auto& [name, piece] : pieces) text = replaced(text, name, piece);
  return std::wregex(text);
}

struct Grammar {
  explicit Grammar(char decimal)
      : sign_first(grammar(L"(<sign>)?(<blank>*)(<mark>)?(<blank>*)", decimal)),
        mark_first(grammar(L"(<mark>)<blank>*(<sign>)(<blank>*)", decimal)),
        grouped(grammar(L"<groups>(<point>[0-9]*)?", decimal)),
        bare(grammar(L"([0-9]+<point>?[0-9]*|<point>[0-9]+)([eEdD][-+]?[0-9]+)?", decimal)),
        backs{grammar(L"(?:<blank>*(<behind>))?(<minus>)?()", decimal),
              grammar(L"()(<minus>)<blank>+(<behind>)", decimal),
              grammar(L"<blank>*\\)(?:<blank>*(<behind>))?", decimal),
              grammar(L"<blank>*(<behind>)<blank>*\\)", decimal)} {}

  std::wregex sign_first;
  std::wregex mark_first;
  std::wregex grouped;
  std::wregex bare;
  std::wregex backs[4];
};

const Grammar& grammar_of(char decimal) {
  static const Grammar with_point('.');
  static const Grammar with_comma(',');
  return decimal == ',' ? with_comma : with_point;
}

std::uint32_t bit(Dress piece) {
  return static_cast<std::uint32_t>(piece);
}

// What of it is finite.
std::optional<double> value_of(const std::string& text) {
  const double value = std::strtod(text.c_str(), nullptr);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<DressedNumber> plain_number(std::string_view cell, char decimal) {
  static const std::regex with_point("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  static const std::regex with_comma("[-+]?(?:[0-9]+,?[0-9]*|,[0-9]+)(?:[eE][-+]?[0-9]+)?");
  std::string text(cell);
  if (!std::regex_match(text, decimal == ',' ? with_comma : with_point)) return std::nullopt;
  std::replace(text.begin(), text.end(), ',', '.');
  const std::optional<double> value = value_of(text);
  return value ? std::optional(DressedNumber{*value}) : std::nullopt;
}

bool is_rate(std::string_view mark) {
  return mark == "%" || mark == "\u2030";
}

std::uint32_t dress_of_groups(std::string_view groups) {
  if (groups.find(',') != std::string_view::npos) return bit(Dress::comma_groups);
  if (groups.find('.') != std::string_view::npos) return bit(Dress::point_groups);
  const bool has_apostrophe =
      groups.find('\'') != std::string_view::npos || groups.find("\u2019") != std::string_view::npos;
  return bit(has_apostrophe ? Dress::apostrophe_groups : Dress::blank_groups);
}

bool are_units(std::string_view unit) {
  constexpr std::size_t most_bytes = 40;
  if (unit.size() > most_bytes) return false;
  while (!unit.empty()) {
    std::size_t end = 0;
    while (end < unit.size() && !is_blank(first_character(unit.substr(end)))) ++end;
    if (unit_at_beginning(unit.substr(0, end)).empty()) return false;
    unit = trimmed_blanks(unit.substr(end));
  }
  return true;
}

// What stands behind the number, beside what stands before it; nothing: they do not go together.
bool add_unit(std::string_view front, std::string_view behind, bool minus_behind, DressedNumber& number) {
  if (!front.empty() && !is_rate(front)) {
    if (!is_currency(front)) return false;
    number.dress |= bit(Dress::currency);
  }
  number.unit = behind.empty() ? front : behind;
  for (const std::string_view mark : {front, behind}) {
    if (is_rate(mark)) number.dress |= bit(mark == "%" ? Dress::percent : Dress::per_mille);
  }
  if (behind.empty()) return true;
  if (is_rate(behind)) return front.empty();
  if (!are_units(behind) || is_scaled_unit(behind, !front.empty() && !is_rate(front))) return false;
  if (!front.empty() && (is_rate(front) || !is_currency_code(behind))) return false;
  if (minus_behind && !is_currency(behind)) return false;
  number.dress |= bit(is_currency(behind) ? Dress::currency : Dress::unit);
  return true;
}

struct Front {
  std::string_view sign;
  std::string_view mark;
  bool blank_behind_sign = false;
  bool glued = false;  // the mark to the number
};

struct Middle {
  std::string digits;  // as strtod reads them
  int power = 0;
  bool grouped = false;
  bool two_tenths = false;
  bool point_is_last = false;
  bool ambiguous = false;
  std::uint32_t dress = 0;
};

struct Back {
  std::string_view unit;
  bool minus = false;
  bool closes = false;
};

class SlowNumber {
 public:
  SlowNumber(std::string_view cell, char decimal)
      : cell_(cell), picture_(picture_of(cell)), grammar_(grammar_of(decimal)), decimal_(decimal) {}

  // With the number at this character; nothing: it is none.
  std::optional<DressedNumber> number_at(std::size_t begin) const {
    const std::optional<Front> front = front_before(begin);
    std::size_t end = begin;
    const std::optional<Middle> middle = front ? middle_at(begin, end) : std::nullopt;
    const std::optional<Back> back = middle ? back_from(end) : std::nullopt;
    return back ? together(*front, *middle, *back) : std::nullopt;
  }
  std::size_t first_digit() const { return picture_.kinds.find_first_of(L"0123456789"); }
  bool is_point(std::size_t at) const { return picture_.kinds[at] == static_cast<wchar_t>(decimal_); }

 private:
  std::string_view text(const std::wsmatch& found, std::size_t group, std::size_t offset) const {
    const std::size_t begin = offset + static_cast<std::size_t>(found.position(group));
    const std::size_t end = begin + static_cast<std::size_t>(found.length(group));
    if (!found[group].matched) return {};
    return cell_.substr(picture_.begins[begin], picture_.begins[end] - picture_.begins[begin]);
  }

  std::optional<Front> front_before(std::size_t begin) const {
    const std::wstring front = picture_.kinds.substr(0, begin);
    std::wsmatch found;
    if (std::regex_match(front, found, grammar_.sign_first)) {
      const std::string_view mark = text(found, 3, 0);
      return Front{text(found, 1, 0), mark, found.length(2) > 0,
                   !mark.empty() && found.length(4) == 0 && !is_point(begin)};
    }
    if (!std::regex_match(front, found, grammar_.mark_first)) return std::nullopt;
    return Front{text(found, 2, 0), text(found, 1, 0), found.length(3) > 0, false};
  }

  std::optional<Middle> middle_at(std::size_t begin, std::size_t& end) const {
    const std::wstring rest = picture_.kinds.substr(begin);
    std::wsmatch found;
    Middle middle;
    constexpr auto at_start = std::regex_constants::match_continuous;
    if (std::regex_search(rest, found, grammar_.grouped, at_start)) {
      const std::string_view groups = text(found, 1, begin);
      middle.grouped = true;
      middle.dress = dress_of_groups(groups);
      middle.ambiguous =
          std::count(groups.begin(), groups.end(), decimal_ == ',' ? '.' : ',') == 1 && !found[3].matched;
      append_digits(groups, text(found, 3, begin), middle);
    } else if (std::regex_search(rest, found, grammar_.bare, at_start)) {
      const std::string_view digits = text(found, 1, begin);
      const std::size_t point = std::min(digits.find(decimal_), digits.size());
      append_digits(digits.substr(0, point), digits.substr(point), middle);
      if (!add_exponent(std::string(text(found, 2, begin)), middle)) return std::nullopt;
    } else {
      return std::nullopt;
    }
    end = begin + static_cast<std::size_t>(found.length(0));
    return middle;
  }

  static void append_digits(std::string_view whole, std::string_view tenths, Middle& middle) {
    for (const char c : whole) {
      if (c >= '0' && c <= '9') middle.digits += c;
    }
    if (tenths.empty()) return;
    middle.digits += '.';
    middle.digits += tenths.substr(1);
    middle.two_tenths = tenths.size() == 3;
    middle.point_is_last = tenths.size() == 1;
  }

  static bool add_exponent(std::string text, Middle& middle) {
    if (text.empty()) return true;
    const bool fortran = text[0] == 'D' || text[0] == 'd';
    const bool has_sign = text[1] == '+' || text[1] == '-';
    if (fortran && !has_sign && middle.digits.find('.') == std::string::npos) return false;
    if (fortran) middle.dress |= bit(Dress::fortran_exponent);
    const double power = std::strtod(text.c_str() + 1, nullptr);
    constexpr double most = 1e6;
    if (std::abs(power) > most) return false;
    middle.power = static_cast<int>(power);
    return true;
  }

  std::optional<Back> back_from(std::size_t end) const {
    const std::wstring rest = picture_.kinds.substr(end);
    std::wsmatch found;
    for (std::size_t i = 0; i < 4; ++i) {
      if (!std::regex_match(rest, found, grammar_.backs[i])) continue;
      if (i >= 2) return Back{text(found, 1, end), false, true};
      return Back{text(found, i == 0 ? 1 : 3, end), found[2].matched, false};
    }
    return std::nullopt;
  }

  static std::optional<DressedNumber> together(const Front& front, const Middle& middle, const Back& back) {
    DressedNumber number{0, middle.dress};
    if (back.closes != (front.sign == "(")) return std::nullopt;
    if (back.minus && (!front.sign.empty() || middle.point_is_last)) return std::nullopt;
    if (!add_unit(front.mark, back.unit, back.minus, number)) return std::nullopt;
    if (front.glued && begins_other_words(front.mark) && !middle.grouped && !middle.two_tenths) return std::nullopt;
    if (front.sign == "(") number.dress |= bit(Dress::parentheses);
    if (back.minus) number.dress |= bit(Dress::trailing_minus);
    if (front.blank_behind_sign && front.sign != "(") number.dress |= bit(Dress::blank_behind_sign);
    if (front.sign.size() > 1) number.dress |= bit(Dress::unicode_minus);
    number.ambiguous = middle.ambiguous;
    const bool negative = back.minus || (!front.sign.empty() && front.sign != "+");
    const int shift = has(number.dress, Dress::percent) ? 2 : has(number.dress, Dress::per_mille) ? 3 : 0;
    const std::string text = (negative ? "-" : "") + middle.digits + "e" + std::to_string(middle.power - shift);
    const std::optional<double> value = value_of(text);
    if (!value) return std::nullopt;
    number.value = *value;
    return number;
  }

  std::string_view cell_;
  Picture picture_;
  const Grammar& grammar_;
  char decimal_;
};

}  // namespace

std::optional<DressedNumber> slow_dressed_number(std::string_view cell, char decimal) {
  std::string_view text = trimmed_blanks(cell);
  if (const auto plain = plain_number(text, decimal)) return plain;
  std::uint32_t wrapped = 0;
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
    text = trimmed_blanks(text.substr(2, text.size() - 3));
    wrapped = bit(Dress::excel_text);
  } else if (text.starts_with('\'')) {
    text = trimmed_blanks(text.substr(1));
    wrapped = bit(Dress::apostrophe_in_front);
  }
  const SlowNumber slow(text, decimal);
  const std::size_t first = slow.first_digit();
  if (first == std::wstring::npos) return std::nullopt;
  // The point before the first digit ends a word, Fr., or begins the number, .5.
  std::optional<DressedNumber> number = slow.number_at(first);
  if (!number && first > 0 && slow.is_point(first - 1)) number = slow.number_at(first - 1);
  if (number) number->dress |= wrapped;
  return number;
}

}  // namespace logreg
