#include "model/export/as_python.h"

#include "model/export/code_text.h"
#include "model/export/code_writer.h"

#include <fmt/format.h>

namespace logreg {

namespace {

constexpr std::string_view number_reader = R"(
def _number(row, column, fill=None, missing=()):
    """The number of a cell; what a missing one counts as; None where there is no number."""
    value = row[column]
    if value is None or value != value:
        return fill
    if isinstance(value, (str, bytes)):
        raise TypeError("column %r holds a text where a number is expected" % column)
    value = float(value)
    if value in missing:
        return fill
    return value if math.isfinite(value) else None
)";

constexpr std::string_view missing_finder = R"(
def _missing(row, column, missing, numeric):
    """1.0 where the cell is missing, else 0.0."""
    value = row[column]
    if value is None or value != value:
        return 1.0
    found = value in missing if numeric else _text(row, column).strip(" \t") in missing
    return 1.0 if found else 0.0
)";

constexpr std::string_view text_reader = R"(
def _text(row, column):
    """The text of a cell, empty where it is missing; a whole number is the text of its digits."""
    value = row[column]
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or isinstance(value, bytes):
        raise TypeError("column %r holds %r where a text is expected" % (column, value))
    value = float(value)
    return str(int(value)) if value.is_integer() else repr(value)


def _level(row, column, missing, texts, if_missing=None, if_unseen=None, numbers={}, decimal=".", folded={}):
    """The position of the level that a cell means, or None."""
    text = _text(row, column)
    if text.strip(" \t") in missing:
        return if_missing
    if text in texts:
        return texts[text]
    if folded:
        word = _folded(text)
        if word in folded:
            return folded[word]
    if numbers:
        number = _plain_number(text.strip(" \t"), decimal)
        if number in numbers:
            return numbers[number]
    return if_unseen
)";

constexpr std::string_view plain_number = R"(
def _plain_number(text, decimal):
    """The number that a text writes out, without leading zeros or an exponent, or None."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    whole, point, part = digits.partition(decimal)
    figures = whole + part
    if not figures or not all("0" <= c <= "9" for c in figures) or (len(whole) > 1 and whole[0] == "0"):
        return None
    return float(text.replace(decimal, "."))
)";

constexpr std::string_view functions = R"(
def _log(x):
    if x == 0:
        return -math.inf
    return math.log(x) if x > 0 else math.nan


def _log2(x):
    return math.log2(x) if x > 0 else _log(x)


def _log10(x):
    return math.log10(x) if x > 0 else _log(x)


def _log1p(x):
    if x == -1:
        return -math.inf
    return math.log1p(x) if x > -1 else math.nan


def _exp(x):
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def _sqrt(x):
    return math.sqrt(x) if x >= 0 else math.nan


def _divide(a, b):
    if b != 0:
        return a / b
    if a == 0 or a != a or b != b:
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def _power(x, y):
    """x to the power of y; whole powers by multiplication, as in the training."""
    if x == 1 or y == 0:
        return 1.0
    if x != x or y != y:
        return math.nan
    if y == 0.5:
        return _sqrt(x)
    if y == math.floor(y) and abs(y) <= 64:
        result, factor, left = 1.0, x, int(abs(y))
        while left:
            if left % 2:
                result *= factor
            factor *= factor
            left //= 2
        return result if y > 0 else _divide(1.0, result)
    try:
        return math.pow(x, y)
    except OverflowError:
        return -math.inf if x < 0 and y % 2 == 1 else math.inf
    except ValueError:
        return math.inf if x == 0 else math.nan
)";

constexpr std::string_view dates = R"(
def _part_of_date(part, days):
    """The year, month, day, weekday (1: Monday) or hour of days since 1970-01-01 (proleptic Gregorian)."""
    if not abs(days) < 1e7:
        return math.nan
    milliseconds = days * 86400000
    milliseconds = math.floor(abs(milliseconds) + 0.5) * (1 if days >= 0 else -1)
    day, of_day = divmod(milliseconds, 86400000)
    if part == "hour":
        return float(of_day // 3600000)
    if part == "weekday":
        return float((day + 3) % 7 + 1)
    era, of_era = divmod(day + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    if part == "day":
        return float(of_year - (153 * month + 2) // 5 + 1)
    month = month + 3 if month < 10 else month - 9
    return float(month if part == "month" else year + era * 400 + (1 if month <= 2 else 0))
)";

CodeStyle style() {
  CodeStyle style;
  style.number = double_literal;
  style.call = [](ElementwiseFunction function, const std::string& of) {
    if (is_of_dates(function)) return fmt::format("_part_of_date(\"{}\", {})", name_of(function), of);
    if (function == ElementwiseFunction::abs) return fmt::format("abs({})", of);
    return fmt::format("_{}({})", name_of(function), of);
  };
  style.quotient = [](const std::string& a, const std::string& b) { return fmt::format("_divide({}, {})", a, b); };
  style.power = [](const std::string& a, const std::string& b) { return fmt::format("_power({}, {})", a, b); };
  style.choose = [](const std::vector<CodeStyle::Branch>& branches, const std::string& otherwise) {
    std::string chain = "(";
    for (const auto& [conditions, then] : branches) chain += fmt::format("{} if {} else ", then, conditions);
    return chain + otherwise + ')';
  };
  style.both = " and ";
  return style;
}

class Python : CodeWriter {
 public:
  explicit Python(const Exported& exported) : CodeWriter(exported, style()) {}

  std::string text() {
    out_ = "# -*- coding: utf-8 -*-\n";
    std::vector<std::string> head = head_of(scoring_);
    head.insert(head.end(),
                {"",
                 fmt::format("{}_probability(row), {}_logit(row) and {}_label(row) take a mapping from the names of",
                             exported_.name, exported_.name, exported_.name),
                 "columns to their values: numbers, texts, and None where a cell is missing.",
                 "Running this file checks it against logreg's own probabilities."});
    out_ += commented(head, "# ");
    out_ += "\nimport math\nimport sys\n\n";
    add_constants();
    add_helpers();
    add_logit();
    add_rest();
    add_proof();
    return std::move(out_);
  }

 private:
  static std::string texts(const std::vector<std::string>& of) {
    std::vector<std::string> literals = {"\"\""};
    for (const std::string& text : of) literals.push_back(python_literal(text));
    return fmt::format("{{{}}}", listed(literals));
  }
  static std::string numbers(const std::vector<double>& of) {
    std::string result = "(";
    for (const double number : of) result += double_literal(number) + ", ";
    return result + ')';
  }

  void add_constants();
  void add_tables(const ScoringInput& input);
  void add_helpers();
  void add_logit();
  void add_value(const ScoringValue& value);
  std::string read(const ScoringInput& input) const;
  void add_rest();
  void add_proof();
};

void Python::add_constants() {
  std::vector<std::string> columns;
  for (const ScoringInput& input : scoring_.inputs) columns.push_back(python_literal(input.column));
  line(fmt::format("COLUMNS = [{}]", listed(columns)));
  line(fmt::format("POSITIVE = {}", python_literal(scoring_.positive)));
  line(fmt::format("NEGATIVE = {}", python_literal(scoring_.negative)));
  line(fmt::format("THRESHOLD = {}  # above it a row is called positive", double_literal(scoring_.threshold)));
  for (const ScoringInput& input : scoring_.inputs) {
    if (!input.numeric) add_tables(input);
  }
  line("");
}

// What texts mean: from a text to the position of its level.
void Python::add_tables(const ScoringInput& input) {
  line(fmt::format("\n_{}_MISSING = {}", input.name, texts(input.missing_texts)));
  line(fmt::format("_{}_TEXTS = {{", input.name));
  for (const auto& [text, level] : input.texts) {
    out_ += with_comment(fmt::format("    {}: {},", python_literal(text), level), "# ", input.levels[level]);
  }
  line("}");
  if (!input.folded.empty()) {
    std::vector<std::string> words;
    for (const auto& [word, level] : input.folded) words.push_back(fmt::format("{}: {}", python_literal(word), level));
    line(fmt::format("_{}_FOLDED = {{{}}}", input.name, listed(words)));
  }
  if (input.numbers.empty()) return;
  std::vector<std::string> numbers;
  for (const auto& [number, level] : input.numbers)
    numbers.push_back(fmt::format("{}: {}", double_literal(number), level));
  line(fmt::format("_{}_NUMBERS = {{{}}}", input.name, listed(numbers)));
}

void Python::add_helpers() {
  line(number_reader);
  if (has_texts(scoring_)) line(text_reader);
  for (const ScoringValue& value : scoring_.values) {
    if (value.kind != ScoringValue::Kind::missing_of_input) continue;
    line(missing_finder);
    break;
  }
  if (has_numbers_in_texts(scoring_)) line(plain_number);
  if (has_folded(scoring_)) {
    std::string replaced = "text.strip(_BLANKS).lower()";
    for (const auto& [text, letters] : folded_letters()) {
      replaced += fmt::format(".replace({}, {})", python_literal(text), python_literal(letters));
    }
    line(
        fmt::format("\n_BLANKS = {}\n\n\ndef _folded(text):\n    \"\"\"Without blanks around, in small letters.\"\"\"\n"
                    "    return {}\n",
                    python_literal(folded_blanks()), replaced));
  }
  const auto is_function = [](const Arithmetic& part) {
    return part.kind == Arithmetic::Kind::function || part.kind == Arithmetic::Kind::quotient ||
           part.kind == Arithmetic::Kind::power;
  };
  if (uses(scoring_, is_function)) line(functions);
  if (uses_dates(scoring_)) line(dates);
}

std::string Python::read(const ScoringInput& input) const {
  std::string call = fmt::format("(row, {}", python_literal(input.column));
  if (input.numeric) {
    if (input.missing_number) call += ", fill=" + double_literal(*input.missing_number);
    if (!input.missing_numbers.empty()) call += ", missing=" + numbers(input.missing_numbers);
    return "_number" + call + ')';
  }
  call += fmt::format(", _{0}_MISSING, _{0}_TEXTS", input.name);
  if (input.missing_level) call += fmt::format(", if_missing={}", *input.missing_level);
  if (input.unseen_level) call += fmt::format(", if_unseen={}", *input.unseen_level);
  if (!input.numbers.empty()) call += fmt::format(", numbers=_{}_NUMBERS, decimal=\"{}\"", input.name, input.decimal);
  if (!input.folded.empty()) call += fmt::format(", folded=_{}_FOLDED", input.name);
  return "_level" + call + ')';
}

void Python::add_value(const ScoringValue& value) {
  const ScoringInput& input = scoring_.inputs[value.is_of_input() ? value.input : 0];
  if (value.kind == ScoringValue::Kind::missing_of_input) {
    line(fmt::format("    {} = _missing(row, {}, {}, {})", value.name, python_literal(input.column),
                     input.numeric ? numbers(input.missing_numbers) : '_' + input.name + "_MISSING",
                     input.numeric ? "True" : "False"));
    return;
  }
  if (value.is_of_input()) {
    line(fmt::format("    {} = {}", value.name, read(input)));
    line(fmt::format("    if {} is None:\n        return None", value.name));
    return;
  }
  out_ += with_comment(fmt::format("    {} = {}", value.name, printed(value.of, names_, style_, value.is_level())),
                       "# ", value.meaning);
  if (!value.is_needed) return;
  line(value.is_level() ? fmt::format("    if {} < 0:\n        return None", value.name)
                        : fmt::format("    if not math.isfinite({}):\n        return None", value.name));
}

void Python::add_logit() {
  line(fmt::format("\ndef {}_logit(row):\n    \"\"\"log(p / (1 - p)) of a row, or None.\"\"\"", exported_.name));
  for (const ScoringValue& value : scoring_.values) add_value(value);
  line(fmt::format("    z = {}", double_literal(scoring_.constant)));
  for (const ScoringTerm& term : scoring_.terms) {
    if (term.of) {
      out_ += with_comment(
          fmt::format("    z += {} * ({} - {})", double_literal(term.coefficient), printed(*term.of, names_, style_),
                      term.mean < 0 ? '(' + double_literal(term.mean) + ')' : double_literal(term.mean)),
          "# ", term.name);
    } else {
      line(fmt::format("    if {}:", printed(term.conditions, names_, style_)));
      out_ += with_comment(fmt::format("        z += {}", double_literal(term.coefficient)), "# ", term.name);
    }
  }
  if (!scoring_.offsets.empty()) {
    line(fmt::format("    z += {}  # offset", sum_of_offsets()));
  }
  line("    return z if math.isfinite(z) else None\n");
}

void Python::add_rest() {
  line(fmt::format(R"(
def {0}_probability(row):
    """The probability of the positive class, or None."""
    z = {0}_logit(row)
    if z is None:
        return None
    e = math.exp(-abs(z))
    return (e if z < 0 else 1.0) / (1.0 + e)


def {0}_label(row):
    """POSITIVE where the probability is above the threshold, else NEGATIVE, or None."""
    p = {0}_probability(row)
    return None if p is None else POSITIVE if p > THRESHOLD else NEGATIVE
)",
                   exported_.name));
}

void Python::add_proof() {
  line("\n# The proof: rows that were made up, with logreg's probabilities and labels.\nPROOF = [");
  for (const ProofRow& row : exported_.proof) {
    std::vector<std::string> cells;
    for (const ProofCell& cell : row.cells) {
      cells.push_back(cell.number ? double_literal(*cell.number) : cell.text ? python_literal(*cell.text) : "None");
    }
    const bool is_positive = row.is_positive(scoring_.threshold);
    line(fmt::format("    ([{}], {}, {}),", listed(cells), row.probability ? double_literal(*row.probability) : "None",
                     !row.probability ? "None" : python_literal(is_positive ? scoring_.positive : scoring_.negative)));
  }
  line(fmt::format(R"(]


def check():
    """How many rows of the proof have another probability or label here."""
    wrong = 0
    for cells, expected, label in PROOF:
        row = dict(zip(COLUMNS, cells))
        p = {0}_probability(row)
        right = p is None if expected is None else p is not None and abs(p - expected) <= {1}
        if not right or {0}_label(row) != label:
            wrong += 1
            print("wrong: %r: %r, not %r" % (row, p, expected))
    print("%d rows, %d wrong" % (len(PROOF), wrong))
    return wrong


if __name__ == "__main__":
    sys.exit(1 if check() else 0))",
                   exported_.name, double_literal(proof_tolerance)));
}

}  // namespace

std::string as_python(const Exported& exported) {
  return Python(exported).text();
}

}  // namespace logreg
