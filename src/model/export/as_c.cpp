#include "model/export/as_c.h"

#include "model/export/code_text.h"
#include "model/export/code_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

// In the helpers @ stands for the name that words begin with, and $ for what makes a function private.

constexpr std::string_view finite = R"(
/* Whether a number is neither infinite nor NaN. */
$ int @_is_finite(double x) {
  return x - x == 0.0;
}
)";

constexpr std::string_view number_reader = R"(
/* The number of a cell; what a missing one counts as (NaN: nothing); NaN where there is no number. */
$ double @_number(double cell, double fill, const double *missing, size_t count) {
  if (cell != cell) return fill;
  for (size_t i = 0; i < count; ++i) {
    if (cell == missing[i]) return fill;
  }
  return @_is_finite(cell) ? cell : NAN;
}
)";

constexpr std::string_view missing_number = R"(
/* 1 where a number is missing, else 0. */
$ double @_missing_number(double cell, const double *missing, size_t count) {
  if (cell != cell) return 1.0;
  for (size_t i = 0; i < count; ++i) {
    if (cell == missing[i]) return 1.0;
  }
  return 0.0;
}
)";

constexpr std::string_view text_reader = R"(
/* A text and the position of the level that it means. */
struct @_entry {
  const char *text;
  size_t length;
  int level;
};

struct @_value {
  double number;
  int level;
};

/* What the texts of a column mean. */
struct @_texts {
  const struct @_entry *missing, *texts, *folded;
  const struct @_value *numbers;
  size_t missing_count, text_count, folded_count, number_count;
  char decimal;
  int if_missing, if_unseen;
};

/* The position of the level of a text, byte for byte, or -1. */
$ int @_find(const struct @_entry *entries, size_t count, const char *text, size_t length) {
  size_t begin = 0, end = count;
  while (begin < end) {
    const size_t middle = begin + (end - begin) / 2;
    const struct @_entry *entry = &entries[middle];
    const size_t shared = length < entry->length ? length : entry->length;
    int order = memcmp(text, entry->text, shared);
    if (order == 0) order = length < entry->length ? -1 : length > entry->length;
    if (order == 0) return entry->level;
    if (order < 0) end = middle;
    else begin = middle + 1;
  }
  return -1;
}

$ int @_is_missing(const struct @_texts *of, const char *text, size_t length) {
  while (length > 0 && (text[0] == ' ' || text[0] == '\t')) ++text, length -= 1;
  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) length -= 1;
  return length == 0 || @_find(of->missing, of->missing_count, text, length) >= 0;
}
)";

constexpr std::string_view folding = R"(
/* The level of a text without blanks around, in small letters, or -1. */
$ int @_find_folded(const struct @_texts *of, const char *text, size_t length) {
  static const char *const blanks[] = {BLANKS};
  static const char *const letters[][2] = {LETTERS};
  char word[8];
  size_t size = 0, i, k;
  int again = 1;
  while (again) {
    again = 0;
    for (i = 0; i < sizeof blanks / sizeof *blanks; ++i) {
      const size_t n = strlen(blanks[i]);
      if (length >= n && memcmp(text, blanks[i], n) == 0) text += n, length -= n, again = 1;
      if (length >= n && memcmp(text + length - n, blanks[i], n) == 0) length -= n, again = 1;
    }
  }
  for (i = 0; i < length;) {
    const char *put = text + i;
    size_t n = 1, taken = 1;
    char small;
    for (k = 0; k < sizeof letters / sizeof *letters; ++k) {
      const size_t of_text = strlen(letters[k][0]);
      if (length - i < of_text || memcmp(text + i, letters[k][0], of_text) != 0) continue;
      put = letters[k][1], n = strlen(put), taken = of_text;
    }
    for (k = 0; k < n; ++k) {
      if (size == sizeof word) return -1;
      small = put[k];
      if (small >= 'A' && small <= 'Z') small = (char)(small - 'A' + 'a');
      word[size++] = small;
    }
    i += taken;
  }
  return @_find(of->folded, of->folded_count, word, size);
}
)";

constexpr std::string_view plain_number = R"(
/* The level of a text that writes a number out, without leading zeros or an exponent, or -1. */
$ int @_find_number(const struct @_texts *of, const char *text, size_t length) {
  double number = 0.0, scale = 1.0;
  size_t digits = 0, i;
  int negative = 0, part = 0;
  while (length > 0 && (text[0] == ' ' || text[0] == '\t')) ++text, length -= 1;
  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) length -= 1;
  if (length > 0 && (text[0] == '+' || text[0] == '-')) negative = text[0] == '-', ++text, length -= 1;
  if (length > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') return -1;
  for (i = 0; i < length; ++i) {
    if (text[i] == of->decimal && !part) {
      part = 1;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return -1;
    number = number * 10.0 + (text[i] - '0');
    if (part) scale *= 10.0;
    ++digits;
  }
  if (digits == 0) return -1;
  number /= scale;
  if (negative) number = -number;
  for (i = 0; i < of->number_count; ++i) {
    if (of->numbers[i].number == number) return of->numbers[i].level;
  }
  return -1;
}
)";

constexpr std::string_view power = R"(
/* x to the power of y; whole powers by multiplication, as in the training. */
$ double @_power(double x, double y) {
  double result = 1.0;
  unsigned left;
  if (x == 1.0 || y == 0.0) return 1.0;
  if (y == 0.5) return sqrt(x);
  if (floor(y) != y || fabs(y) > 64.0) return pow(x, y);
  for (left = (unsigned)fabs(y); left > 0; left /= 2, x *= x) {
    if (left % 2 == 1) result *= x;
  }
  return y > 0.0 ? result : 1.0 / result;
}
)";

constexpr std::string_view dates = R"(
/* The year, month, day, weekday (1: Monday) or hour of days since 1970-01-01 (proleptic Gregorian). */
$ double @_part_of_date(const char *part, double days) {
  double milliseconds, day, era, of_era, year, of_year, march, month;
  if (!(fabs(days) < 1e7)) return NAN;
  milliseconds = floor(fabs(days * 86400000.0) + 0.5) * (days >= 0.0 ? 1.0 : -1.0);
  day = floor(milliseconds / 86400000.0);
  if (strcmp(part, "hour") == 0) return floor((milliseconds - day * 86400000.0) / 3600000.0);
  if (strcmp(part, "weekday") == 0) return day + 3.0 - 7.0 * floor((day + 3.0) / 7.0) + 1.0;
  era = floor((day + 719468.0) / 146097.0);
  of_era = day + 719468.0 - era * 146097.0;
  year = floor((of_era - floor(of_era / 1460.0) + floor(of_era / 36524.0) - floor(of_era / 146096.0)) / 365.0);
  of_year = of_era - (365.0 * year + floor(year / 4.0) - floor(year / 100.0));
  march = floor((5.0 * of_year + 2.0) / 153.0);
  if (strcmp(part, "day") == 0) return of_year - floor((153.0 * march + 2.0) / 5.0) + 1.0;
  month = march < 10.0 ? march + 3.0 : march - 9.0;
  return strcmp(part, "month") == 0 ? month : year + era * 400.0 + (month <= 2.0 ? 1.0 : 0.0);
}
)";

CodeStyle style(const std::string& name) {
  CodeStyle style;
  style.number = double_literal;
  style.call = [name](ElementwiseFunction function, const std::string& of) {
    if (is_of_dates(function)) return fmt::format("{}_part_of_date(\"{}\", {})", name, name_of(function), of);
    return fmt::format("{}({})", function == ElementwiseFunction::abs ? "fabs" : name_of(function), of);
  };
  style.quotient = [](const std::string& a, const std::string& b) { return fmt::format("({} / {})", a, b); };
  style.power = [name](const std::string& a, const std::string& b) {
    return fmt::format("{}_power({}, {})", name, a, b);
  };
  style.choose = chosen_by_question_marks;
  return style;
}

class CCode : CodeWriter {
 public:
  CCode(const Exported& exported, bool cpp) : CodeWriter(exported, style(exported.name)), cpp_(cpp) {}

  std::string text() {
    add_head();
    add_row();
    add_helpers();
    for (const ScoringInput& input : scoring_.inputs) {
      if (!input.numeric) add_texts(input);
    }
    add_logit();
    add_rest();
    add_proof();
    if (cpp_) line("\n#endif");
    return std::move(out_);
  }

 private:
  // Text in which @ and $ stand for this file's words.
  void add(std::string_view text) {
    for (const char c : text) {
      if (c == '@') {
        out_ += exported_.name;
      } else if (c == '$') {
        out_ += cpp_ ? "inline" : "static";
      } else {
        out_ += c;
      }
    }
  }
  void comment(std::string line, std::string_view text) { out_ += with_comment(std::move(line), "/* ", text, " */"); }
  bool has_missing_number() const {
    return std::ranges::any_of(scoring_.values, [&](const ScoringValue& value) {
      return value.kind == ScoringValue::Kind::missing_of_input && scoring_.inputs[value.input].numeric;
    });
  }
  std::string field(const ScoringInput& input) const { return (cpp_ ? "row." : "row->") + input.name; }
  // Pointer and length of what a text cell holds.
  std::string text_of(const ScoringInput& input) const {
    const std::string cell = field(input);
    return cpp_ ? fmt::format("{0} ? {0}->data() : \"\", {0} ? {0}->size() : 0", cell)
                : fmt::format("{0} ? {0} : \"\", {0} ? strlen({0}) : 0", cell);
  }
  std::string numbers_of(const ScoringInput& input) const {
    return input.missing_numbers.empty() ? std::string("0, 0")
                                         : fmt::format("{}_missing, {}", input.name, input.missing_numbers.size());
  }

  void add_head();
  void add_row();
  void add_helpers();
  void add_texts(const ScoringInput& input);
  void add_entries(std::string_view name, const std::vector<std::pair<std::string, std::size_t>>& entries,
                   const ScoringInput& input);
  void add_logit();
  void add_value(const ScoringValue& value);
  void add_rest();
  void add_proof();

  bool cpp_;
};

void CCode::add_head() {
  const std::string& name = exported_.name;
  std::vector<std::string> head = head_of(scoring_);
  head.insert(
      head.end(),
      {"",
       fmt::format("{0}_probability, {0}_logit and {0}_label take a struct {0}_row; a number that is missing is NaN,",
                   name),
       cpp_ ? "a text that is missing is std::nullopt. Without an answer they give NaN and a null pointer."
            : "a text that is missing is a null pointer. Without an answer they give NaN and a null pointer.",
       "Compiled with -DLOGREG_PROOF (and without -ffast-math) this file is a program that checks itself",
       "against logreg's own probabilities."});
  out_ = "/*\n" + commented(head, " * ") + " */\n";
  if (cpp_)
    line(fmt::format(
        "#ifndef LOGREG_EXPORT_{0}\n#define LOGREG_EXPORT_{0}\n\n#include <optional>\n#include <string_view>", name));
  line("#include <math.h>\n#include <stddef.h>\n#include <string.h>\n");
}

void CCode::add_row() {
  line(fmt::format("struct {}_row {{", exported_.name));
  for (const ScoringInput& input : scoring_.inputs) {
    const std::string_view type = input.numeric ? "double "
                                  : cpp_        ? "std::optional<std::string_view> "
                                                : "const char *";
    const std::string_view fallback = !cpp_ ? "" : input.numeric ? " = NAN" : " = std::nullopt";
    comment(fmt::format("  {}{}{};", type, input.name, fallback), input.column);
  }
  if (scoring_.inputs.empty()) line("  char nothing;");
  line("};");
}

void CCode::add_helpers() {
  add(finite);
  const bool has_numbers = std::ranges::any_of(scoring_.inputs, &ScoringInput::numeric);
  if (has_numbers) add(number_reader);
  if (has_missing_number()) add(missing_number);
  if (has_texts(scoring_)) add(text_reader);
  if (has_folded(scoring_)) {
    std::vector<std::string> blanks;
    for (std::string_view rest = folded_blanks(); !rest.empty();) {
      std::size_t length = 1;
      while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) ++length;
      blanks.push_back(c_literal(rest.substr(0, length)));
      rest.remove_prefix(length);
    }
    std::vector<std::string> letters;
    for (const auto& [text, plain] : folded_letters()) {
      letters.push_back(fmt::format("{{{}, {}}}", c_literal(text), c_literal(plain)));
    }
    std::string code(folding);
    code.replace(code.find("{BLANKS}"), 8, '{' + listed(blanks) + '}');
    code.replace(code.find("{LETTERS}"), 9, '{' + listed(letters) + '}');
    add(code);
  }
  if (has_numbers_in_texts(scoring_)) add(plain_number);
  if (uses_power(scoring_)) add(power);
  if (uses_dates(scoring_)) add(dates);
}

void CCode::add_entries(std::string_view name, const std::vector<std::pair<std::string, std::size_t>>& entries,
                        const ScoringInput& input) {
  if (entries.empty()) return;
  line(fmt::format("  static const struct {}_entry {}[] = {{", exported_.name, name));
  for (const auto& [text, level] : entries) {
    const std::string code = fmt::format("    {{{}, {}, {}}},", c_literal(text), text.size(), level);
    if (name == "missing") {
      line(code);
    } else {
      comment(code, input.levels[level]);
    }
  }
  line("  };");
}

// A function from the text of a cell to the position of its level, or -1.
void CCode::add_texts(const ScoringInput& input) {
  const std::string& name = exported_.name;
  std::vector<std::pair<std::string, std::size_t>> missing;
  for (const std::string& text : input.missing_texts) missing.emplace_back(text, 0);
  std::ranges::sort(missing);
  missing.erase(std::ranges::unique(missing).begin(), missing.end());
  std::vector<std::pair<std::string, std::size_t>> folded = input.folded;
  std::ranges::sort(folded);
  line(fmt::format("\n/* {} */\n{} const struct {}_texts *{}_of_{}(void) {{", comment_of(input.column),
                   cpp_ ? "inline" : "static", name, name, input.name));
  add_entries("missing", missing, input);
  add_entries("texts", input.texts, input);
  add_entries("folded", folded, input);
  if (!input.numbers.empty()) {
    line(fmt::format("  static const struct {}_value numbers[] = {{", name));
    for (const auto& [number, level] : input.numbers) {
      comment(fmt::format("    {{{}, {}}},", double_literal(number), level), input.levels[level]);
    }
    line("  };");
  }
  const auto position = [](const std::optional<std::size_t>& level) { return level ? std::to_string(*level) : "-1"; };
  const auto array = [](std::string_view word, std::size_t count) { return count > 0 ? word : std::string_view("0"); };
  line(fmt::format(
      "  static const struct {}_texts of = {{{}, {}, {}, {}, {}, {}, {}, {}, '{}', {}, {}}};\n  return &of;\n}}", name,
      array("missing", missing.size()), array("texts", input.texts.size()), array("folded", folded.size()),
      array("numbers", input.numbers.size()), missing.size(), input.texts.size(), folded.size(), input.numbers.size(),
      input.decimal, position(input.missing_level), position(input.unseen_level)));
  line(
      fmt::format("\n{0} int {1}_level_of_{2}(const char *text, size_t length) {{\n"
                  "  const struct {1}_texts *of = {1}_of_{2}();\n  int level;\n"
                  "  if ({1}_is_missing(of, text, length)) return of->if_missing;\n"
                  "  level = {1}_find(of->texts, of->text_count, text, length);",
                  cpp_ ? "inline" : "static", name, input.name));
  if (!folded.empty()) line(fmt::format("  if (level < 0) level = {}_find_folded(of, text, length);", name));
  if (!input.numbers.empty()) line(fmt::format("  if (level < 0) level = {}_find_number(of, text, length);", name));
  line("  return level < 0 ? of->if_unseen : level;\n}");
}

void CCode::add_value(const ScoringValue& value) {
  const std::string& name = exported_.name;
  const ScoringInput& input = scoring_.inputs[value.is_of_input() ? value.input : 0];
  switch (value.kind) {
    case ScoringValue::Kind::missing_of_input:
      if (input.numeric) {
        line(fmt::format("  const double {} = {}_missing_number({}, {});", value.name, name, field(input),
                         numbers_of(input)));
      } else {
        line(fmt::format("  const double {0} = {1}_is_missing({1}_of_{2}(), {3}) ? 1.0 : 0.0;", value.name, name,
                         input.name, text_of(input)));
      }
      return;
    case ScoringValue::Kind::number_of_input:
      line(fmt::format("  const double {} = {}_number({}, {}, {});", value.name, name, field(input),
                       input.missing_number ? double_literal(*input.missing_number) : "NAN", numbers_of(input)));
      break;
    case ScoringValue::Kind::level_of_input:
      line(fmt::format("  const int {} = {}_level_of_{}({});", value.name, name, input.name, text_of(input)));
      break;
    default:
      comment(fmt::format("  const {} {} = {};", value.is_level() ? "int" : "double", value.name,
                          printed(value.of, names_, style_, value.is_level())),
              value.meaning);
  }
  if (!value.is_needed) return;
  line(value.is_level() ? fmt::format("  if ({} < 0) return NAN;", value.name)
                        : fmt::format("  if (!{}_is_finite({})) return NAN;", name, value.name));
}

void CCode::add_logit() {
  const std::string& name = exported_.name;
  line(fmt::format("\n/* log(p / (1 - p)) of a row, or NaN. */\n{}double {}_logit(const struct {}_row {}row) {{",
                   cpp_ ? "inline " : "", name, name, cpp_ ? "&" : "*"));
  for (const ScoringInput& input : scoring_.inputs) {
    if (input.missing_numbers.empty()) continue;
    std::vector<std::string> numbers;
    for (const double number : input.missing_numbers) numbers.push_back(double_literal(number));
    line(fmt::format("  static const double {}_missing[] = {{{}}};", input.name, listed(numbers)));
  }
  for (const ScoringValue& value : scoring_.values) add_value(value);
  if (scoring_.inputs.empty()) line("  (void)row;");
  line(fmt::format("  double z = {};", double_literal(scoring_.constant)));
  for (const ScoringTerm& term : scoring_.terms) {
    comment(term.of ? fmt::format("  z += {} * ({} - ({}));", double_literal(term.coefficient),
                                  printed(*term.of, names_, style_), double_literal(term.mean))
                    : fmt::format("  if ({}) z += {};", printed(term.conditions, names_, style_),
                                  double_literal(term.coefficient)),
            term.name);
  }
  if (!scoring_.offsets.empty()) {
    comment(fmt::format("  z += {};", sum_of_offsets()), "offset");
  }
  line(fmt::format("  return {}_is_finite(z) ? z : NAN;\n}}", name));
}

void CCode::add_rest() {
  const std::string row = fmt::format("const struct {}_row {}row", exported_.name, cpp_ ? "&" : "*");
  line(fmt::format(R"(
/* The probability of the positive class, or NaN. */
{2}double {0}_probability({1}) {{
  const double z = {0}_logit(row);
  const double e = exp(-fabs(z));
  return z != z ? NAN : (z < 0.0 ? e : 1.0) / (1.0 + e);
}}

/* The positive label where the probability is above the threshold, else the negative one, or a null pointer. */
{2}const char *{0}_label({1}) {{
  const double p = {0}_probability(row);
  if (p != p) return 0;
  return p > {3} ? {4} : {5};
}})",
                   exported_.name, row, cpp_ ? "inline " : "", double_literal(scoring_.threshold),
                   c_literal(scoring_.positive), c_literal(scoring_.negative)));
}

void CCode::add_proof() {
  const std::string& name = exported_.name;
  line(fmt::format(
      "\n#ifdef LOGREG_PROOF\n#include <stdio.h>\n\n"
      "/* The proof: rows that were made up, with logreg's probabilities and labels. */\n"
      "static const struct {{\n  struct {}_row row;\n  double probability;\n  const char *label;\n}} proof[] = {{",
      name));
  for (const ProofRow& row : exported_.proof) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const ProofCell& cell = row.cells[i];
      const bool numeric = scoring_.inputs[i].numeric;
      cells.push_back(cell.number ? double_literal(*cell.number)
                      : cell.text ? c_literal(*cell.text)
                      : numeric   ? "NAN"
                      : cpp_      ? "std::nullopt"
                                  : "0");
    }
    if (cells.empty()) cells.emplace_back("0");
    const bool is_positive = row.is_positive(scoring_.threshold);
    line(fmt::format("  {{{{{}}}, {}, {}}},", listed(cells), row.probability ? double_literal(*row.probability) : "NAN",
                     !row.probability ? "0" : c_literal(is_positive ? scoring_.positive : scoring_.negative)));
  }
  line(fmt::format(R"(}};

int main(void) {{
  const size_t rows = sizeof proof / sizeof *proof;
  size_t wrong = 0, i;
  for (i = 0; i < rows; ++i) {{
    const double p = {0}_probability({1}proof[i].row), expected = proof[i].probability;
    const char *label = {0}_label({1}proof[i].row);
    const int right = p == p && expected == expected ? fabs(p - expected) <= {2} : p != p && expected != expected;
    const int same = label && proof[i].label ? strcmp(label, proof[i].label) == 0 : label == proof[i].label;
    if (right && same) continue;
    ++wrong;
    printf("wrong: row %d of the proof: %.17g, not %.17g\n", (int)i, p, expected);
  }}
  printf("%d rows, %d wrong\n", (int)rows, (int)wrong);
  return wrong > 0;
}}
#endif)",
                   name, cpp_ ? "" : "&", double_literal(proof_tolerance)));
}

}  // namespace

std::string as_c(const Exported& exported) {
  return CCode(exported, false).text();
}

std::string as_cpp(const Exported& exported) {
  return CCode(exported, true).text();
}

}  // namespace logreg
