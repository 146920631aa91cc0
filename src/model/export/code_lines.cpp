#include "model/export/code_lines.h"

#include "base/number.h"
#include "base/version.h"
#include "model/export/code_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace logreg {

std::vector<std::string> head_of(const Scoring& scoring) {
  std::vector<std::string> lines = {
      fmt::format("The probability that {} is {}, by a logistic regression.", comment_of(scoring.target),
                  comment_of(scoring.positive)),
      fmt::format("Model {}, trained by logreg {}; exported by logreg {}.", scoring.fingerprint,
                  comment_of(scoring.version), version),
  };
  if (!scoring.formula.empty()) lines.push_back("Formula: " + comment_of(scoring.formula));
  lines.emplace_back("");
  lines.emplace_back("Columns:");
  for (const ScoringInput& input : scoring.inputs) {
    std::string line = fmt::format("  {}  {}: ", input.name, comment_of(input.column));
    line += input.numeric ? "a number" : "a text";
    if (!input.note.empty()) line += " (" + input.note + ")";
    if (input.missing_number) line += "; a missing cell counts as " + shortest(*input.missing_number);
    if (input.missing_level) line += "; a missing cell counts as " + comment_of(input.levels[*input.missing_level]);
    lines.push_back(std::move(line));
  }
  lines.emplace_back("");
  lines.emplace_back("Where a cell cannot be used there is no probability.");
  return lines;
}

std::string commented(std::span<const std::string> lines, std::string_view mark) {
  std::string result;
  for (const std::string& line : lines) {
    result += line.empty() ? std::string(mark.substr(0, mark.find_last_not_of(' ') + 1)) : std::string(mark) + line;
    result += '\n';
  }
  return result;
}

std::string with_comment(std::string line, std::string_view mark, std::string_view text, std::string_view end) {
  constexpr std::size_t column = 60;
  line.resize(std::max(line.size() + 2, column), ' ');
  line += mark;
  line += comment_of(text);
  line += end;
  return line + '\n';
}

std::string listed(std::span<const std::string> texts) {
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::span<const FoldedLetter> folded_letters() {
  static constexpr std::array<FoldedLetter, 2> letters = {{{"\u017F", "s"}, {"\uFB00", "ff"}}};
  return letters;
}

std::string_view folded_blanks() {
  return "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029"
         "\u202F\u205F\u3000\u061C\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF";
}

bool uses(const Scoring& scoring, const std::function<bool(const Arithmetic&)>& is) {
  return std::ranges::any_of(scoring.values, [&](const ScoringValue& value) { return has_part(value.of, is); });
}

bool uses_function(const Scoring& scoring, ElementwiseFunction function) {
  return uses(scoring, [&](const Arithmetic& part) {
    return part.kind == Arithmetic::Kind::function && part.function == function;
  });
}

bool uses_power(const Scoring& scoring) {
  return uses(scoring, [](const Arithmetic& part) { return part.kind == Arithmetic::Kind::power; });
}

bool uses_dates(const Scoring& scoring) {
  return uses(scoring, [](const Arithmetic& part) {
    return part.kind == Arithmetic::Kind::function && is_of_dates(part.function);
  });
}

bool has_texts(const Scoring& scoring) {
  return std::ranges::any_of(scoring.inputs, [](const ScoringInput& input) { return !input.numeric; });
}

bool has_folded(const Scoring& scoring) {
  return std::ranges::any_of(scoring.inputs, [](const ScoringInput& input) { return !input.folded.empty(); });
}

bool has_numbers_in_texts(const Scoring& scoring) {
  return std::ranges::any_of(scoring.inputs, [](const ScoringInput& input) { return !input.numbers.empty(); });
}

}  // namespace logreg
