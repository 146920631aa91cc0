#include "model/export/as_javascript.h"

#include "model/export/code_text.h"
#include "model/export/code_writer.h"

#include <fmt/format.h>

namespace logreg {

namespace {

constexpr std::string_view readers = R"(
function cell(row, column) {
  if (!Object.prototype.hasOwnProperty.call(row, column)) throw new Error("no column " + JSON.stringify(column));
  return row[column];
}

function isNothing(value) {
  return value === null || value === undefined || value !== value;
}

// The number of a cell; what a missing one counts as; NaN where there is no number.
function numberOf(row, column, fill, missing) {
  const value = cell(row, column);
  if (isNothing(value)) return fill;
  if (typeof value !== "number") throw new TypeError("column " + JSON.stringify(column) + " holds no number");
  if (missing.includes(value)) return fill;
  return Number.isFinite(value) ? value : NaN;
}

function withoutBlanks(text) {
  return text.replace(/^[ \t]+/, "").replace(/[ \t]+$/, "");
}

// The text of a cell, empty where it is missing; a number is the text of its digits.
function textOf(row, column) {
  const value = cell(row, column);
  if (isNothing(value)) return "";
  if (typeof value === "string") return value;
  if (typeof value !== "number") throw new TypeError("column " + JSON.stringify(column) + " holds no text");
  return String(value);
}

// 1 where the cell is missing, else 0.
function missingOf(row, column, missing) {
  if (isNothing(cell(row, column))) return 1;
  if (Array.isArray(missing)) return missing.includes(cell(row, column)) ? 1 : 0;
  return missing.has(withoutBlanks(textOf(row, column))) ? 1 : 0;
}

// The position of the level that a cell means, or -1.
function levelOf(row, column, of) {
  const text = textOf(row, column);
  const trimmed = withoutBlanks(text);
  if (of.missing.has(trimmed)) return of.ifMissing;
  if (of.texts.has(text)) return of.texts.get(text);
  const word = of.folded.size > 0 ? folded(text) : "";
  if (of.folded.has(word)) return of.folded.get(word);
  const number = of.numbers.size > 0 ? plainNumber(trimmed, of.decimal) : NaN;
  if (of.numbers.has(number)) return of.numbers.get(number);
  return of.ifUnseen;
}

// The number that a text writes out, without leading zeros or an exponent, or NaN.
function plainNumber(text, decimal) {
  const digits = /^[+-]/.test(text) ? text.slice(1) : text;
  const at = digits.indexOf(decimal);
  const whole = at < 0 ? digits : digits.slice(0, at);
  const part = at < 0 ? "" : digits.slice(at + 1);
  if (!/^[0-9]+$/.test(whole + part) || (whole.length > 1 && whole[0] === "0")) return NaN;
  return (text[0] === "-" ? -1 : 1) * Number((whole || "0") + "." + (part || "0"));
}
)";

constexpr std::string_view power = R"(
// x to the power of y; whole powers by multiplication, as in the training.
function power(x, y) {
  if (x === 1 || y === 0) return 1;
  if (y === 0.5) return Math.sqrt(x);
  if (Math.floor(y) !== y || Math.abs(y) > 64) return Math.pow(x, y);
  let result = 1;
  for (let left = Math.abs(y), factor = x; left > 0; left = Math.floor(left / 2), factor *= factor) {
    if (left % 2 === 1) result *= factor;
  }
  return y > 0 ? result : 1 / result;
}
)";

constexpr std::string_view dates = R"(
// The year, month, day, weekday (1: Monday) or hour of days since 1970-01-01 (proleptic Gregorian).
function partOfDate(part, days) {
  if (!(Math.abs(days) < 1e7)) return NaN;
  const milliseconds = Math.floor(Math.abs(days * 86400000) + 0.5) * (days >= 0 ? 1 : -1);
  const day = Math.floor(milliseconds / 86400000);
  if (part === "hour") return Math.floor((milliseconds - day * 86400000) / 3600000);
  if (part === "weekday") return ((day + 3) % 7 + 7) % 7 + 1;
  const era = Math.floor((day + 719468) / 146097);
  const ofEra = day + 719468 - era * 146097;
  const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  if (part === "day") return ofYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  return part === "month" ? month : year + era * 400 + (month <= 2 ? 1 : 0);
}
)";

CodeStyle style() {
  CodeStyle style;
  style.number = double_literal;
  style.call = [](ElementwiseFunction function, const std::string& of) {
    if (is_of_dates(function)) return fmt::format("partOfDate(\"{}\", {})", name_of(function), of);
    return fmt::format("Math.{}({})", name_of(function), of);
  };
  style.quotient = [](const std::string& a, const std::string& b) { return fmt::format("({} / {})", a, b); };
  style.power = [](const std::string& a, const std::string& b) { return fmt::format("power({}, {})", a, b); };
  style.choose = chosen_by_question_marks;
  style.equal = " === ";
  return style;
}

class JavaScript : CodeWriter {
 public:
  explicit JavaScript(const Exported& exported) : CodeWriter(exported, style()) {}

  std::string text() {
    std::vector<std::string> head = head_of(scoring_);
    head.insert(
        head.end(),
        {"",
         fmt::format(
             "{0}_probability(row), {0}_logit(row) and {0}_label(row) take an object with the columns as its own",
             exported_.name),
         "properties: numbers, texts, and null where a cell is missing; they give null where there is no answer.",
         "Running this file with node checks it against logreg's own probabilities."});
    out_ = commented(head, "// ");
    line("\"use strict\";\n");
    add_constants();
    line(readers);
    add_helpers();
    add_logit();
    add_rest();
    add_proof();
    return std::move(out_);
  }

 private:
  static std::string numbers(const std::vector<double>& of) { return '[' + listed(literals(of)) + ']'; }
  void add_constants();
  void add_tables(const ScoringInput& input);
  void add_helpers();
  void add_logit();
  void add_value(const ScoringValue& value);
  void add_rest();
  void add_proof();
};

void JavaScript::add_constants() {
  std::vector<std::string> columns;
  for (const ScoringInput& input : scoring_.inputs) columns.push_back(javascript_literal(input.column));
  line(fmt::format("const COLUMNS = [{}];", listed(columns)));
  line(fmt::format("const POSITIVE = {};", javascript_literal(scoring_.positive)));
  line(fmt::format("const NEGATIVE = {};", javascript_literal(scoring_.negative)));
  line(fmt::format("const THRESHOLD = {};  // above it a row is called positive", double_literal(scoring_.threshold)));
  for (const ScoringInput& input : scoring_.inputs) {
    if (!input.numeric) add_tables(input);
  }
}

// What texts mean: from a text to the position of its level.
void JavaScript::add_tables(const ScoringInput& input) {
  std::vector<std::string> missing = {"\"\""};
  for (const std::string& text : input.missing_texts) missing.push_back(javascript_literal(text));
  std::vector<std::string> folded;
  for (const auto& [word, level] : input.folded) {
    folded.push_back(fmt::format("[{}, {}]", javascript_literal(word), level));
  }
  std::vector<std::string> numbers;
  for (const auto& [number, level] : input.numbers) {
    numbers.push_back(fmt::format("[{}, {}]", double_literal(number), level));
  }
  const auto position = [](const std::optional<std::size_t>& level) { return level ? std::to_string(*level) : "-1"; };
  line(fmt::format("\nconst {}_OF = {{", input.name));
  line("  texts: new Map([");
  for (const auto& [text, level] : input.texts) {
    out_ += with_comment(fmt::format("    [{}, {}],", javascript_literal(text), level), "// ", input.levels[level]);
  }
  line("  ]),");
  line(fmt::format("  folded: new Map([{}]),", listed(folded)));
  line(fmt::format("  numbers: new Map([{}]),", listed(numbers)));
  if (!numbers.empty()) line(fmt::format("  decimal: \"{}\",", input.decimal));
  line(fmt::format("  missing: new Set([{}]),", listed(missing)));
  line(fmt::format("  ifMissing: {},\n  ifUnseen: {},\n}};", position(input.missing_level),
                   position(input.unseen_level)));
}

void JavaScript::add_helpers() {
  if (has_folded(scoring_)) {
    std::string replaced = "text.replace(BLANKS, \"\").toLowerCase()";
    for (const auto& [text, letters] : folded_letters()) {
      replaced += fmt::format(".split({}).join({})", javascript_literal(text), javascript_literal(letters));
    }
    // \s has no U+0085 and none of the marks.
    line(
        "const BLANKS = "
        "/^[\\s\\u0085\\u061C\\u200B-\\u200F\\u2060\\uFEFF]+|[\\s\\u0085\\u061C\\u200B-\\u200F\\u2060\\uFEFF]+$/g;\n");
    line(fmt::format("// Without blanks around, in small letters.\nfunction folded(text) {{\n  return {};\n}}\n",
                     replaced));
  }
  if (uses_power(scoring_)) line(power);
  if (uses_dates(scoring_)) line(dates);
}

void JavaScript::add_value(const ScoringValue& value) {
  const ScoringInput& input = scoring_.inputs[value.is_of_input() ? value.input : 0];
  const std::string column = javascript_literal(input.column);
  switch (value.kind) {
    case ScoringValue::Kind::missing_of_input:
      line(fmt::format("  const {} = missingOf(row, {}, {});", value.name, column,
                       input.numeric ? numbers(input.missing_numbers) : input.name + "_OF.missing"));
      return;
    case ScoringValue::Kind::number_of_input:
      line(fmt::format("  const {0} = numberOf(row, {1}, {2}, {3});\n  if (!Number.isFinite({0})) return null;",
                       value.name, column, input.missing_number ? double_literal(*input.missing_number) : "NaN",
                       numbers(input.missing_numbers)));
      return;
    case ScoringValue::Kind::level_of_input:
      line(fmt::format("  const {0} = levelOf(row, {1}, {2}_OF);\n  if ({0} < 0) return null;", value.name, column,
                       input.name));
      return;
    default:
      out_ +=
          with_comment(fmt::format("  const {} = {};", value.name, printed(value.of, names_, style_, value.is_level())),
                       "// ", value.meaning);
  }
  if (!value.is_needed) return;
  line(value.is_level() ? fmt::format("  if ({} < 0) return null;", value.name)
                        : fmt::format("  if (!Number.isFinite({})) return null;", value.name));
}

void JavaScript::add_logit() {
  line(fmt::format("\n// log(p / (1 - p)) of a row, or null.\nfunction {}_logit(row) {{", exported_.name));
  for (const ScoringValue& value : scoring_.values) add_value(value);
  line(fmt::format("  let z = {};", double_literal(scoring_.constant)));
  for (const ScoringTerm& term : scoring_.terms) {
    const std::string added = term.of ? fmt::format("  z += {} * ({} - ({}));", double_literal(term.coefficient),
                                                    printed(*term.of, names_, style_), double_literal(term.mean))
                                      : fmt::format("  if ({}) z += {};", printed(term.conditions, names_, style_),
                                                    double_literal(term.coefficient));
    out_ += with_comment(added, "// ", term.name);
  }
  if (!scoring_.offsets.empty()) {
    line(fmt::format("  z += {};  // offset", sum_of_offsets()));
  }
  line("  return Number.isFinite(z) ? z : null;\n}");
}

void JavaScript::add_rest() {
  line(fmt::format(R"(
// The probability of the positive class, or null.
function {0}_probability(row) {{
  const z = {0}_logit(row);
  if (z === null) return null;
  const e = Math.exp(-Math.abs(z));
  return (z < 0 ? e : 1) / (1 + e);
}}

// POSITIVE where the probability is above the threshold, else NEGATIVE, or null.
function {0}_label(row) {{
  const p = {0}_probability(row);
  return p === null ? null : p > THRESHOLD ? POSITIVE : NEGATIVE;
}}
)",
                   exported_.name));
}

void JavaScript::add_proof() {
  line("// The proof: rows that were made up, with logreg's probabilities and labels.\nconst PROOF = [");
  for (const ProofRow& row : exported_.proof) {
    std::vector<std::string> cells;
    for (const ProofCell& cell : row.cells) {
      cells.push_back(cell.number ? double_literal(*cell.number) : cell.text ? javascript_literal(*cell.text) : "null");
    }
    const bool is_positive = row.is_positive(scoring_.threshold);
    line(fmt::format(
        "  [[{}], {}, {}],", listed(cells), row.probability ? double_literal(*row.probability) : "null",
        !row.probability ? "null" : javascript_literal(is_positive ? scoring_.positive : scoring_.negative)));
  }
  line(fmt::format(R"(];

// How many rows of the proof have another probability or label here.
function check() {{
  let wrong = 0;
  for (const [cells, expected, label] of PROOF) {{
    const row = Object.create(null);
    COLUMNS.forEach((column, i) => Object.defineProperty(row, column, {{ value: cells[i], enumerable: true }}));
    const p = {0}_probability(row);
    const right = p === null || expected === null ? p === expected : Math.abs(p - expected) <= {1};
    if (!right || {0}_label(row) !== label) {{
      wrong += 1;
      console.log("wrong: " + JSON.stringify(cells) + ": " + p + ", not " + expected);
    }}
  }}
  console.log(PROOF.length + " rows, " + wrong + " wrong");
  return wrong;
}}

if (typeof module !== "undefined") module.exports = {{ {0}_logit, {0}_probability, {0}_label, check }};
if (typeof require !== "undefined" && require.main === module) process.exit(check() > 0 ? 1 : 0);)",
                   exported_.name, double_literal(proof_tolerance)));
}

}  // namespace

std::string as_javascript(const Exported& exported) {
  return JavaScript(exported).text();
}

}  // namespace logreg
