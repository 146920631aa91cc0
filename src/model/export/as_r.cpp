#include "model/export/as_r.h"

#include "model/export/code_text.h"
#include "model/export/code_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace logreg {

namespace {

// In the helpers @ stands for the name that words begin with.

constexpr std::string_view readers = R"(
@_column <- function(data, column) {
  cells <- data[[column]]
  if (is.null(cells)) stop("no column ", encodeString(column, quote = '"'))
  cells
}

# The numbers of a column; what a missing one counts as; NA where there is no number.
@_number <- function(data, column, fill = NA_real_, missing = numeric()) {
  cells <- @_column(data, column)
  if (!is.numeric(cells) && !is.logical(cells)) stop("column ", encodeString(column, quote = '"'), " holds no numbers")
  numbers <- as.double(cells)
  is_missing <- is.na(numbers) | numbers %in% missing
  numbers[!is.finite(numbers)] <- NA_real_
  numbers[is_missing] <- fill
  numbers
}

# The texts of a column, empty where they are missing.
@_text <- function(data, column) {
  texts <- enc2utf8(as.character(@_column(data, column)))
  texts[is.na(texts)] <- ""
  texts
}

@_without_blanks <- function(texts) gsub("^[ \t]+|[ \t]+$", "", texts)

# 1 where a cell is missing, else 0.
@_missing <- function(data, column, missing) {
  cells <- @_column(data, column)
  found <- if (is.numeric(missing)) is.na(cells) | cells %in% missing else @_without_blanks(@_text(data, column)) %in% missing
  as.double(found)
}

# The first `then` whose condition holds, else the first argument, each by row: condition, then, condition, then ...
@_choose <- function(otherwise, ...) {
  branches <- list(...)
  rows <- max(length(otherwise), lengths(branches))
  result <- rep_len(otherwise, rows)
  for (i in rev(seq(1, length(branches), by = 2))) {
    chosen <- which(rep_len(branches[[i]], rows))
    result[chosen] <- rep_len(branches[[i + 1]], rows)[chosen]
  }
  result
}
)";

constexpr std::string_view level_reader = R"(
# The positions of the levels that cells mean, or -1.
@_level <- function(data, column, texts, levels, missing, if_missing = -1, if_unseen = -1,
                    numbers = numeric(), number_levels = numeric(), decimal = ".", words = character(), word_levels = numeric()) {
  cells <- @_text(data, column)
  trimmed <- @_without_blanks(cells)
  found <- levels[match(cells, texts)]
  if (length(words) > 0) {
    unknown <- is.na(found)
    found[unknown] <- word_levels[match(@_folded(cells[unknown]), words)]
  }
  if (length(numbers) > 0) {
    plain <- paste0("^[+-]?(0|[1-9][0-9]*)?([", decimal, "][0-9]*)?$")
    unknown <- which(is.na(found) & grepl(plain, trimmed) & grepl("[0-9]", trimmed))
    found[unknown] <- number_levels[match(as.double(sub(decimal, ".", trimmed[unknown], fixed = TRUE)), numbers)]
  }
  found[is.na(found)] <- if_unseen
  found[trimmed %in% missing] <- if_missing
  found
}
)";

constexpr std::string_view power = R"(
# x to the power of y; whole powers by multiplication, as in the training.
@_power <- function(x, y) {
  if (length(y) > 1 || y != floor(y) || abs(y) > 64) return(x ^ y)
  result <- rep_len(1, length(x))
  left <- abs(y)
  while (left > 0) {
    if (left %% 2 == 1) result <- result * x
    x <- x * x
    left <- left %/% 2
  }
  if (y >= 0) result else 1 / result
}
)";

constexpr std::string_view dates = R"(
# The year, month, day, weekday (1: Monday) or hour of days since 1970-01-01 (proleptic Gregorian).
@_part_of_date <- function(part, days) {
  days[!(abs(days) < 1e7)] <- NaN
  milliseconds <- floor(abs(days * 86400000) + 0.5) * sign(days)
  day <- floor(milliseconds / 86400000)
  if (part == "hour") return(floor((milliseconds - day * 86400000) / 3600000))
  if (part == "weekday") return((day + 3) %% 7 + 1)
  era <- floor((day + 719468) / 146097)
  of_era <- day + 719468 - era * 146097
  year <- floor((of_era - floor(of_era / 1460) + floor(of_era / 36524) - floor(of_era / 146096)) / 365)
  of_year <- of_era - (365 * year + floor(year / 4) - floor(year / 100))
  march <- floor((5 * of_year + 2) / 153)
  if (part == "day") return(of_year - floor((153 * march + 2) / 5) + 1)
  month <- ifelse(march < 10, march + 3, march - 9)
  if (part == "month") month else year + era * 400 + (month <= 2)
}
)";

// Joined with commas, some to a line: R cannot read lines of any length.
std::string in_lines(const std::vector<std::string>& elements) {
  constexpr std::size_t most = 8;
  std::string result;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (i > 0) result += i % most == 0 ? ",\n    " : ", ";
    result += elements[i];
  }
  return result;
}

CodeStyle style(const std::string& name) {
  CodeStyle style;
  style.number = double_literal;
  style.call = [name](ElementwiseFunction function, const std::string& of) {
    if (is_of_dates(function)) return fmt::format("{}_part_of_date(\"{}\", {})", name, name_of(function), of);
    return fmt::format("{}({})", name_of(function), of);
  };
  style.quotient = [](const std::string& a, const std::string& b) { return fmt::format("({} / {})", a, b); };
  style.power = [name](const std::string& a, const std::string& b) {
    return fmt::format("{}_power({}, {})", name, a, b);
  };
  style.choose = [name](const std::vector<CodeStyle::Branch>& branches, const std::string& otherwise) {
    std::string text = fmt::format("{}_choose({}", name, otherwise);
    for (const auto& [conditions, then] : branches) text += fmt::format(", {}, {}", conditions, then);
    return text + ')';
  };
  style.both = " & ";
  return style;
}

class RScript : CodeWriter {
 public:
  explicit RScript(const Exported& exported) : CodeWriter(exported, style(exported.name)) {}

  std::string text() {
    const std::string& name = exported_.name;
    std::vector<std::string> head = head_of(scoring_);
    head.insert(
        head.end(),
        {"",
         fmt::format(
             "{0}_probability(data), {0}_logit(data) and {0}_label(data) take a data frame, or a list of columns:",
             name),
         "numbers, texts, and NA where a cell is missing; they give NA where there is no answer.",
         "Rscript checks this file against logreg's own probabilities."});
    out_ = commented(head, "# ");
    add(readers);
    add_helpers();
    add_logit();
    add_rest();
    add_proof();
    return std::move(out_);
  }

 private:
  void add(std::string_view text) {
    for (const char c : text) {
      if (c == '@') {
        out_ += exported_.name;
      } else {
        out_ += c;
      }
    }
  }
  static std::string vector_of(const std::vector<std::string>& elements, std::string_view none) {
    return elements.empty() ? std::string(none) : "c(" + in_lines(elements) + ')';
  }
  static std::string numbers(const std::vector<double>& of) { return vector_of(literals(of), "numeric()"); }
  static std::string missing_texts(const ScoringInput& input) {
    std::vector<std::string> texts = {"\"\""};
    for (const std::string& text : input.missing_texts) texts.push_back(r_literal(text));
    return vector_of(texts, "");
  }
  std::string level_of(const ScoringInput& input) const;
  void add_helpers();
  void add_logit();
  void add_value(const ScoringValue& value);
  void add_rest();
  void add_proof();
};

void RScript::add_helpers() {
  if (has_texts(scoring_)) add(level_reader);
  if (has_folded(scoring_)) {
    std::string replaced = fmt::format(
        "chartr(\"ABCDEFGHIJKLMNOPQRSTUVWXYZ\", \"abcdefghijklmnopqrstuvwxyz\", gsub(blanks, \"\", texts))");
    for (const auto& [text, letters] : folded_letters()) {
      replaced = fmt::format("gsub({}, {}, {}, fixed = TRUE)", r_literal(text), r_literal(letters), replaced);
    }
    const std::string set = '[' + std::string(folded_blanks()) + ']';
    line(fmt::format(
        "\n# Without blanks around, in small letters.\n{}_folded <- function(texts) {{\n  blanks <- {}\n  {}\n}}",
        exported_.name, r_literal('^' + set + "+|" + set + "+$"), replaced));
  }
  if (uses_power(scoring_)) add(power);
  if (uses_dates(scoring_)) add(dates);
}

std::string RScript::level_of(const ScoringInput& input) const {
  const auto columns = [](const auto& entries, const auto& literal) {
    std::pair<std::vector<std::string>, std::vector<std::string>> result;
    for (const auto& [text, level] : entries) {
      result.first.push_back(literal(text));
      result.second.push_back(std::to_string(level));
    }
    return result;
  };
  const auto [texts, levels] = columns(input.texts, r_literal);
  std::string call =
      fmt::format("{}_level(data, {},\n    texts = {},\n    levels = {},\n    missing = {}", exported_.name,
                  r_literal(input.column), vector_of(texts, "character()"), vector_of(levels, "numeric()"),
                  input.missing_level == input.unseen_level ? "\"\"" : missing_texts(input));
  if (input.missing_level) call += fmt::format(", if_missing = {}", *input.missing_level);
  if (input.unseen_level) call += fmt::format(", if_unseen = {}", *input.unseen_level);
  if (!input.numbers.empty()) {
    const auto [values, of_values] = columns(input.numbers, double_literal);
    call += fmt::format(",\n    numbers = {}, number_levels = {}, decimal = \"{}\"", vector_of(values, ""),
                        vector_of(of_values, ""), input.decimal);
  }
  if (!input.folded.empty()) {
    const auto [words, of_words] = columns(input.folded, r_literal);
    call += fmt::format(",\n    words = {}, word_levels = {}", vector_of(words, ""), vector_of(of_words, ""));
  }
  return call + ')';
}

void RScript::add_value(const ScoringValue& value) {
  const std::string& name = exported_.name;
  const ScoringInput& input = scoring_.inputs[value.is_of_input() ? value.input : 0];
  switch (value.kind) {
    case ScoringValue::Kind::missing_of_input:
      line(fmt::format("  {} <- {}_missing(data, {}, {})", value.name, name, r_literal(input.column),
                       input.numeric ? numbers(input.missing_numbers) : missing_texts(input)));
      return;
    case ScoringValue::Kind::number_of_input: {
      std::string call = fmt::format("  {} <- {}_number(data, {}", value.name, name, r_literal(input.column));
      if (input.missing_number) call += ", fill = " + double_literal(*input.missing_number);
      if (!input.missing_numbers.empty()) call += ", missing = " + numbers(input.missing_numbers);
      line(call + ')');
      break;
    }
    case ScoringValue::Kind::level_of_input:
      line(fmt::format("  {} <- {}", value.name, level_of(input)));
      break;
    default:
      out_ += with_comment(fmt::format("  {} <- {}", value.name, printed(value.of, names_, style_, value.is_level())),
                           "# ", value.meaning);
  }
  if (!value.is_needed) return;
  line(value.is_level() ? fmt::format("  ok <- ok & {} >= 0", value.name)
                        : fmt::format("  ok <- ok & is.finite({})", value.name));
}

void RScript::add_logit() {
  line(fmt::format(
      "\n# log(p / (1 - p)) of each row, or NA.\n{}_logit <- function(data) suppressWarnings({{\n  ok <- TRUE",
      exported_.name));
  for (const ScoringValue& value : scoring_.values) add_value(value);
  line(fmt::format("  z <- {}", double_literal(scoring_.constant)));
  for (const ScoringTerm& term : scoring_.terms) {
    out_ += with_comment(term.of ? fmt::format("  z <- z + {} * ({} - ({}))", double_literal(term.coefficient),
                                               printed(*term.of, names_, style_), double_literal(term.mean))
                                 : fmt::format("  z <- z + {} * ({})", double_literal(term.coefficient),
                                               printed(term.conditions, names_, style_)),
                         "# ", term.name);
  }
  for (const Arithmetic& offset : scoring_.offsets) {
    out_ += with_comment("  z <- z + " + printed(offset, names_, style_), "# ", "offset");
  }
  line("  z <- rep_len(z, max(length(z), length(ok)))\n  z[!(ok & is.finite(z))] <- NA_real_\n  z\n})");
}

void RScript::add_rest() {
  line(fmt::format(R"(
# The probability of the positive class, or NA.
{0}_probability <- function(data) {{
  z <- {0}_logit(data)
  e <- exp(-abs(z))
  ifelse(z < 0, e, 1) / (1 + e)
}}

# The positive label where the probability is above the threshold, else the negative one, or NA.
{0}_label <- function(data) ifelse({0}_probability(data) > {1}, {2}, {3})
)",
                   exported_.name, double_literal(scoring_.threshold), r_literal(scoring_.positive),
                   r_literal(scoring_.negative)));
}

void RScript::add_proof() {
  const std::string& name = exported_.name;
  line(fmt::format(
      "# The proof: rows that were made up, by column, with logreg's probabilities and labels.\n{}_proof <- list(",
      name));
  const auto column = [&](const auto& cell_of) {
    std::vector<std::string> cells;
    for (const ProofRow& row : exported_.proof) cells.push_back(cell_of(row));
    return "  c(" + in_lines(cells) + "),";
  };
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < scoring_.inputs.size(); ++i) {
    columns.push_back(r_literal(scoring_.inputs[i].column));
    line(column([&](const ProofRow& row) {
      const ProofCell& cell = row.cells[i];
      return cell.number                  ? double_literal(*cell.number)
             : cell.text                  ? r_literal(*cell.text)
             : scoring_.inputs[i].numeric ? std::string("NA_real_")
                                          : std::string("NA_character_");
    }));
  }
  line(column([](const ProofRow& row) {
    return row.probability ? double_literal(*row.probability) : std::string("NA_real_");
  }));
  std::string labels = column([&](const ProofRow& row) {
    const bool is_positive = row.is_positive(scoring_.threshold);
    return row.probability ? r_literal(is_positive ? scoring_.positive : scoring_.negative)
                           : std::string("NA_character_");
  });
  labels.pop_back();
  line(labels + ')');
  columns.insert(columns.end(), {"\"\"", "\"\""});
  line(fmt::format(R"(names({0}_proof) <- c({1})

# How many rows of the proof have another probability or label here.
{0}_check <- function() {{
  expected <- {0}_proof[[{2}]]
  label <- {0}_proof[[{3}]]
  p <- rep_len({0}_probability({0}_proof), length(expected))
  same <- ifelse(is.na(p) | is.na(expected), is.na(p) & is.na(expected), abs(p - expected) <= {4})
  found <- rep_len({0}_label({0}_proof), length(expected))
  wrong <- which(!same | ifelse(is.na(found) | is.na(label), is.na(found) != is.na(label), found != label))
  for (i in wrong) cat("wrong: row", i, "of the proof:", p[i], "not", expected[i], "\n")
  cat(length(expected), "rows,", length(wrong), "wrong\n")
  length(wrong)
}}

if (sys.nframe() == 0L) quit(status = as.integer({0}_check() > 0))
)",
                   name, in_lines(columns), columns.size() - 1, columns.size(), double_literal(proof_tolerance)));
  out_.pop_back();
}

}  // namespace

std::string as_r(const Exported& exported) {
  return RScript(exported).text();
}

}  // namespace logreg
