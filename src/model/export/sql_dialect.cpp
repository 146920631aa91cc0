#include "model/export/sql_dialect.h"

#include "base/utf8.h"
#include "model/export/code_text.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace logreg {

namespace {

std::string doubled(std::string_view text, char quote) {
  std::string result;
  for (const char c : text) {
    if (c == quote) result += quote;
    result += c;
  }
  return result;
}

// Whether all of it can be seen, and is no backslash.
bool is_plain(std::string_view text) {
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    const char c = character.front();
    if (character.size() == 1 ? c < ' ' || c > '~' || c == '\\' : !is_letter(character)) return false;
    text.remove_prefix(character.size());
  }
  return true;
}

std::string cases(const std::vector<CodeStyle::Branch>& branches, const std::string& otherwise) {
  std::string text = "CASE";
  for (const auto& [conditions, then] : branches) text += fmt::format(" WHEN {} THEN {}", conditions, then);
  return text + " ELSE " + otherwise + " END";
}

// log(1 + x) by W. Kahan's formula.
std::string log_of_one_plus(const std::string& x, const std::string& one) {
  return fmt::format(
      "CASE WHEN 1 + ({0}) = 1 THEN {0} WHEN ({0}) > -1 THEN ln({1} + ({0})) * (({0}) / (({1} + ({0})) - {1})) END", x,
      one);
}

namespace postgresql {

std::string escaped(std::string_view text, char quote, std::string_view four, std::string_view eight) {
  std::string result;
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    const char c = character.front();
    if (character.size() == 1 && (c == quote || c == '\\')) {
      result += c;
      result += c;
    } else if (character.size() == 1 ? c >= ' ' && c <= '~' : is_letter(character)) {
      result += character;
    } else {
      const std::uint32_t point = code_point(character);
      result += point > 0xFFFF ? fmt::format("{}{:0{}x}", eight, point, eight == "\\U" ? 8 : 6)
                               : fmt::format("{}{:04x}", four, point);
    }
    text.remove_prefix(character.size());
  }
  return result;
}

std::string identifier(std::string_view name) {
  return is_plain(name) ? '"' + doubled(name, '"') + '"' : "U&\"" + escaped(name, '"', "\\", "\\+") + '"';
}

std::string literal(std::string_view text) {
  return is_plain(text) ? '\'' + doubled(text, '\'') + '\'' : "E'" + escaped(text, '\'', "\\u", "\\U") + '\'';
}

std::string number(double number) {
  const std::string text = double_literal(number) + "::float8";
  return number < 0 ? '(' + double_literal(number) + ")::float8" : text;
}

std::string text_of(const std::string& column) {
  return fmt::format("CAST({} AS text) COLLATE \"C\"", column);
}

std::string trimmed(const std::string& text) {
  return fmt::format("btrim({}, E' \\t')", text);
}

std::string trimmed_of(const std::string& text, std::string_view characters) {
  return fmt::format("btrim({}, {})", text, literal(characters));
}

// By way of numeric, which does not overflow; sizes beyond 1e30 and below 1e-100 count as these, so that products
// neither overflow nor underflow, which would be errors.
std::string double_of(const std::string&, const std::string& trimmed) {
  return fmt::format(
      "CASE WHEN {0} ~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{{1,3}})?$' AND length({0}) < 500 THEN\n"
      "      (sign({0}::numeric) * least(greatest(abs({0}::numeric), 1e-100), 1e30))::float8 END",
      trimmed);
}

std::string is_plain_number(const std::string& trimmed, char decimal) {
  return fmt::format("{0} ~ '^[+-]?(0|[1-9][0-9]*)?([{1}][0-9]*)?$' AND {0} ~ '[0-9]' AND length({0}) < 300", trimmed,
                     decimal);
}

std::string plain_number(const std::string& trimmed, char decimal) {
  return fmt::format("replace({}, '{}', '.')::float8", trimmed, decimal);
}

std::string is_finite(const std::string& number) {
  return number + " IS NOT NULL";
}

std::string least(const std::string& a, const std::string& b) {
  return fmt::format("least({}, {})", a, b);
}

std::string call(ElementwiseFunction function, const std::string& x) {
  switch (function) {
    case ElementwiseFunction::log:
      return fmt::format("CASE WHEN ({0}) > 0 THEN ln({0}) END", x);
    case ElementwiseFunction::log2:
      return fmt::format("CASE WHEN ({0}) > 0 THEN ln({0}) / ln(2::float8) END", x);
    case ElementwiseFunction::log10:
      return fmt::format("CASE WHEN ({0}) > 0 THEN log({0}) END", x);
    case ElementwiseFunction::log1p:
      return log_of_one_plus(x, "1::float8");
    case ElementwiseFunction::exp:
      // 1e250 is as good as more, and leaves room for products.
      return fmt::format(
          "CASE WHEN ({0}) < -700 THEN 0 WHEN ({0}) < 575 THEN exp({0}) WHEN ({0}) < 709.78 THEN 1e250::float8 END", x);
    case ElementwiseFunction::sqrt:
      return fmt::format("CASE WHEN ({0}) >= 0 THEN sqrt({0}) END", x);
    default:
      return fmt::format("abs({})", x);
  }
}

std::string power(const std::string& x, const std::string& y) {
  return fmt::format(
      "CASE WHEN {0} = 1 OR {1} = 0 THEN 1 WHEN {0} = 0 THEN CASE WHEN {1} > 0 THEN 0 END"
      " WHEN {0} < 0 AND {1} <> floor({1}) THEN NULL WHEN abs({1} * ln(abs({0}))) > 600 THEN NULL ELSE power({0}, {1}) "
      "END",
      x, y);
}

CodeStyle style() {
  CodeStyle style;
  style.number = number;
  style.call = [](ElementwiseFunction function, const std::string& x) { return '(' + call(function, x) + ')'; };
  style.quotient = [](const std::string& a, const std::string& b) { return fmt::format("({} / nullif({}, 0))", a, b); };
  style.power = [](const std::string& x, const std::string& y) { return '(' + power(x, y) + ')'; };
  style.choose = cases;
  style.equal = " = ";
  style.both = " AND ";
  return style;
}

}  // namespace postgresql

namespace sqlite {

std::string identifier(std::string_view name) {
  return '"' + doubled(name, '"') + '"';
}

// What cannot be seen by its code points.
std::string literal(std::string_view text) {
  if (is_plain(text)) return '\'' + doubled(text, '\'') + '\'';
  std::string result;
  std::string seen;
  const auto end_seen = [&] {
    if (!seen.empty()) result += (result.empty() ? "'" : " || '") + doubled(seen, '\'') + '\'';
    seen.clear();
  };
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    if (is_plain(character) || character == "\\") {
      seen += character;
    } else {
      end_seen();
      result += fmt::format("{}char({})", result.empty() ? "" : " || ", code_point(character));
    }
    text.remove_prefix(character.size());
  }
  end_seen();
  return '(' + result + ')';
}

std::string text_of(const std::string& column) {
  return fmt::format("CAST({} AS TEXT) COLLATE BINARY", column);
}

std::string trimmed(const std::string& text) {
  return fmt::format("trim({}, ' ' || char(9))", text);
}

std::string trimmed_of(const std::string& text, std::string_view characters) {
  return fmt::format("trim({}, {})", text, literal(characters));
}

std::string without_sign(const std::string& trimmed) {
  return fmt::format("CASE WHEN {0} GLOB '[-+]*' THEN substr({0}, 2) ELSE {0} END", trimmed);
}

// Of a text: a digit in front makes a number of JSON of what is one but for zeros and a point in front.
std::string double_of(const std::string& column, const std::string& trimmed) {
  return fmt::format(
      "CASE typeof({0}) WHEN 'integer' THEN CAST({0} AS REAL) WHEN 'real' THEN {0} WHEN 'text' THEN\n"
      "      CASE WHEN ({2}) GLOB '[0-9.]*' AND {1} GLOB '*[0-9]*' AND ({2}) NOT GLOB '.[eE]*'\n"
      "        AND json_valid('1' || ({2}) || CASE WHEN {1} GLOB '*.' THEN '0' ELSE '' END)\n"
      "      THEN CAST({1} AS REAL) END END",
      column, trimmed, without_sign(trimmed));
}

std::string is_plain_number(const std::string& trimmed, char decimal) {
  return fmt::format(
      "({1}) NOT GLOB '*[^0-9{2}]*' AND {0} NOT GLOB '*{2}*{2}*' AND {0} GLOB '*[0-9]*' AND ({1}) NOT GLOB '0[0-9]*'",
      trimmed, without_sign(trimmed), decimal);
}

std::string plain_number(const std::string& trimmed, char decimal) {
  return fmt::format("CAST(replace({}, '{}', '.') AS REAL)", trimmed, decimal);
}

std::string is_finite(const std::string& number) {
  return fmt::format("abs({}) <= 1.7976931348623157e+308", number);
}

std::string least(const std::string& a, const std::string& b) {
  return fmt::format("min({}, {})", a, b);
}

std::string call(ElementwiseFunction function, const std::string& x) {
  switch (function) {
    case ElementwiseFunction::log:
      return fmt::format("ln({})", x);
    case ElementwiseFunction::log1p:
      return '(' + log_of_one_plus(x, "1.0") + ')';
    default:
      return fmt::format("{}({})", name_of(function), x);
  }
}

CodeStyle style() {
  CodeStyle style = postgresql::style();
  style.number = double_literal;
  style.call = call;
  style.quotient = [](const std::string& a, const std::string& b) { return fmt::format("({} / {})", a, b); };
  style.power = [](const std::string& x, const std::string& y) { return fmt::format("power({}, {})", x, y); };
  return style;
}

}  // namespace sqlite

constexpr std::array<SqlDialect, 2> dialects = {
    {{"postgresql", postgresql::identifier, postgresql::literal, postgresql::number, postgresql::text_of,
      postgresql::trimmed, postgresql::trimmed_of, postgresql::double_of, postgresql::is_plain_number,
      postgresql::plain_number, postgresql::is_finite, postgresql::least, postgresql::style, 1e-100, 1e30},
     {"sqlite", sqlite::identifier, sqlite::literal, double_literal, sqlite::text_of, sqlite::trimmed,
      sqlite::trimmed_of, sqlite::double_of, sqlite::is_plain_number, sqlite::plain_number, sqlite::is_finite,
      sqlite::least, sqlite::style, 0, std::numeric_limits<double>::infinity()}}};

}  // namespace

std::span<const SqlDialect> sql_dialects() {
  return dialects;
}

}  // namespace logreg
