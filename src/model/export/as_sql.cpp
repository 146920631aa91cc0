#include "model/export/as_sql.h"

#include "base/text.h"
#include "model/export/code_text.h"
#include "model/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace logreg {

namespace {

// What a step adds to the columns of the one before.
struct SqlColumn {
  std::string name;
  std::string expression;
  std::string meaning = {};
};
using SqlStep = std::vector<SqlColumn>;

class Sql {
 public:
  Sql(const Exported& exported, const SqlDialect& dialect)
      : scoring_(exported.scoring),
        proof_(exported.proof),
        name_(exported.name),
        sql_(dialect),
        style_(dialect.style()) {
    for (const ScoringValue& value : scoring_.values) names_.push_back(name_ + '_' + value.name);
    read_texts();
    read_numbers();
    read_cells();
    work_out_values();
    add_up();
  }

  std::string text(const std::string& table) {
    std::vector<std::string> head = head_of(scoring_);
    head.insert(head.end(), {"",
                             fmt::format("The view has the columns of the table, and {0}_logit, {0}_probability and "
                                         "{0}_label; between them stand the",
                                         name_),
                             "steps, which may be asked for, too. The query behind it is the proof: the same steps "
                             "over rows that were made up,",
                             "with logreg's own probabilities. It must say that 0 of its rows are wrong."});
    std::string out = commented(head, "-- ");
    out += fmt::format("\nCREATE VIEW {} AS\nWITH\n", sql_.identifier(name_));
    out += cells_of(table_name(table)) + steps();
    out += fmt::format("SELECT t.* FROM {} AS t;\n\n", step_name(steps_.size()));
    out += proof_query();
    return out;
  }

 private:
  std::string step_name(std::size_t step) const { return fmt::format("{}_step{}", name_, step); }
  std::string text_name(std::size_t input) const { return fmt::format("{}_text{}", name_, input + 1); }
  std::string trimmed_name(std::size_t input) const { return fmt::format("{}_trimmed{}", name_, input + 1); }
  std::string number_name(std::size_t input) const { return fmt::format("{}_number{}", name_, input + 1); }
  std::string cell_name(std::size_t input) const { return fmt::format("{}_cell{}", name_, input + 1); }
  std::string literals(const std::vector<std::string>& texts) const {
    std::vector<std::string> result = {"''"};
    for (const std::string& text : texts) result.push_back(sql_.literal(text));
    return listed(result);
  }
  std::string numbers(const std::vector<double>& of) const {
    std::vector<std::string> result;
    for (const double number : of) result.push_back(sql_.number(number));
    return listed(result);
  }
  static std::string position(const std::optional<std::size_t>& level) { return level ? std::to_string(*level) : "-1"; }

  std::string table_name(const std::string& table) const;
  void read_texts();
  void read_numbers();
  void read_cells();
  std::string is_missing(std::size_t input) const;
  std::string number_of(std::size_t input) const;
  std::string level_of(std::size_t input) const;
  std::string folded(const std::string& text) const;
  void work_out_values();
  std::size_t depth(const Arithmetic& of, const std::map<std::size_t, std::size_t>& depths) const;
  void add_up();
  std::vector<std::string> addends() const;
  std::string cells_of(const std::string& table) const;
  std::string steps() const;
  std::string proof_query() const;
  std::string proof_rows() const;

  const Scoring& scoring_;
  const std::vector<ProofRow>& proof_;
  std::string name_;
  const SqlDialect& sql_;
  CodeStyle style_;
  std::vector<std::string> names_;
  std::vector<SqlStep> steps_;
};

std::string Sql::table_name(const std::string& table) const {
  std::string result;
  for (const std::string_view part : split(table, '.')) {
    if (!result.empty()) result += '.';
    result += sql_.identifier(part);
  }
  return result;
}

void Sql::read_texts() {
  SqlStep texts;
  SqlStep trimmed;
  for (std::size_t i = 0; i < scoring_.inputs.size(); ++i) {
    const ScoringInput& input = scoring_.inputs[i];
    texts.push_back({text_name(i), sql_.text_of(cell_name(i)), input.column});
    trimmed.push_back({trimmed_name(i), sql_.trimmed(text_name(i)), input.column});
  }
  steps_ = {texts, trimmed};
}

void Sql::read_numbers() {
  SqlStep step;
  for (std::size_t i = 0; i < scoring_.inputs.size(); ++i) {
    const ScoringInput& input = scoring_.inputs[i];
    if (input.numeric) step.push_back({number_name(i), sql_.double_of(cell_name(i), trimmed_name(i)), input.column});
  }
  if (!step.empty()) steps_.push_back(std::move(step));
}

std::string Sql::is_missing(std::size_t input) const {
  const ScoringInput& of = scoring_.inputs[input];
  std::vector<std::string> texts = of.missing_texts;
  if (of.numeric) texts.emplace_back("NaN");
  std::string condition = fmt::format("{0} IS NULL OR {0} IN ({1})", trimmed_name(input), literals(texts));
  if (!of.missing_numbers.empty()) {
    condition += fmt::format(" OR {} IN ({})", number_name(input), numbers(of.missing_numbers));
  }
  return condition;
}

std::string Sql::number_of(std::size_t input) const {
  const ScoringInput& of = scoring_.inputs[input];
  if (of.missing_number) {
    return fmt::format("CASE WHEN {} THEN {} ELSE {} END", is_missing(input), sql_.number(*of.missing_number),
                       number_name(input));
  }
  if (of.missing_numbers.empty()) return number_name(input);
  return fmt::format("CASE WHEN {0} NOT IN ({1}) THEN {0} END", number_name(input), numbers(of.missing_numbers));
}

std::string Sql::folded(const std::string& text) const {
  std::string result = fmt::format("lower({})", sql_.trimmed_of(text, folded_blanks()));
  for (const auto& [letters, plain] : folded_letters()) {
    result = fmt::format("replace({}, {}, '{}')", result, sql_.literal(letters), plain);
  }
  return result;
}

std::string Sql::level_of(std::size_t input) const {
  const ScoringInput& of = scoring_.inputs[input];
  std::string result = "CASE";
  if (of.missing_level || !of.missing_texts.empty()) {
    result += fmt::format("\n      WHEN {} THEN {}", is_missing(input), position(of.missing_level));
  }
  for (const auto& [text, level] : of.texts) {
    result += fmt::format("\n      WHEN {} = {} THEN {}", text_name(input), sql_.literal(text), level);
  }
  for (const auto& [word, level] : of.folded) {
    result += fmt::format("\n      WHEN {} = {} THEN {}", folded(text_name(input)), sql_.literal(word), level);
  }
  const std::string trimmed = trimmed_name(input);
  if (!of.numbers.empty()) {
    result += fmt::format("\n      WHEN {} THEN CASE {}", sql_.is_plain_number(trimmed, of.decimal),
                          sql_.plain_number(trimmed, of.decimal));
    for (const auto& [number, level] : of.numbers)
      result += fmt::format(" WHEN {} THEN {}", sql_.number(number), level);
    result += fmt::format(" ELSE {} END", position(of.unseen_level));
  }
  if (result == "CASE") return position(of.unseen_level);
  return result + fmt::format("\n      ELSE {} END", position(of.unseen_level));
}

void Sql::read_cells() {
  SqlStep step;
  for (std::size_t v = 0; v < scoring_.values.size(); ++v) {
    const ScoringValue& value = scoring_.values[v];
    if (!value.is_of_input()) continue;
    const std::string expression =
        value.kind == ScoringValue::Kind::number_of_input ? number_of(value.input)
        : value.kind == ScoringValue::Kind::level_of_input
            ? level_of(value.input)
            : fmt::format("CASE WHEN {} THEN {} ELSE {} END", is_missing(value.input), sql_.number(1), sql_.number(0));
    step.push_back({names_[v], expression, value.meaning});
  }
  if (!step.empty()) steps_.push_back(std::move(step));
}

// After how many steps everything is there that it is worked out of.
std::size_t Sql::depth(const Arithmetic& of, const std::map<std::size_t, std::size_t>& depths) const {
  std::size_t deepest = 0;
  const auto take = [&](std::size_t value) {
    const auto found = depths.find(value);
    if (found != depths.end()) deepest = std::max(deepest, found->second);
  };
  if (of.kind == Arithmetic::Kind::value) take(of.value);
  for (const Condition& condition : of.conditions) take(condition.value);
  for (const Arithmetic& operand : of.operands) deepest = std::max(deepest, depth(operand, depths));
  return deepest;
}

void Sql::work_out_values() {
  std::map<std::size_t, std::size_t> depths;
  std::vector<SqlStep> steps;
  for (std::size_t v = 0; v < scoring_.values.size(); ++v) {
    const ScoringValue& value = scoring_.values[v];
    if (value.is_of_input()) continue;
    const std::size_t place = depth(value.of, depths);
    depths[v] = place + 1;
    if (steps.size() <= place) steps.resize(place + 1);
    steps[place].push_back({names_[v], printed(value.of, names_, style_, value.is_level()), value.meaning});
  }
  steps_.insert(steps_.end(), steps.begin(), steps.end());
}

// Terms of the same level variable are one choice.
std::vector<std::string> Sql::addends() const {
  std::vector<std::string> result = {"      " + sql_.number(scoring_.constant)};
  const std::vector<ScoringTerm>& terms = scoring_.terms;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].of) {
      const std::string added = fmt::format("      + {} * ({} - {})", sql_.number(terms[i].coefficient),
                                            printed(*terms[i].of, names_, style_), sql_.number(terms[i].mean));
      result.push_back(with_comment(added, "-- ", terms[i].name));
      continue;
    }
    const auto is_same = [&](const ScoringTerm& term) {
      return !term.of && term.conditions.size() == 1 &&
             term.conditions.front().value == terms[i].conditions.front().value;
    };
    std::string choice = "      + CASE\n";
    std::size_t last = i;
    for (; last < terms.size() && (last == i || (is_same(terms[i]) && is_same(terms[last]))); ++last) {
      choice += with_comment(fmt::format("        WHEN {} THEN {}", printed(terms[last].conditions, names_, style_),
                                         sql_.number(terms[last].coefficient)),
                             "-- ", terms[last].name);
    }
    result.push_back(choice + "        ELSE 0 END");
    i = last - 1;
  }
  for (const Arithmetic& offset : scoring_.offsets) {
    result.push_back(with_comment("      + " + printed(offset, names_, style_), "-- ", "offset"));
  }
  for (std::string& addend : result) {
    if (addend.ends_with('\n')) addend.pop_back();
  }
  return result;
}

void Sql::add_up() {
  std::string needed;
  for (std::size_t v = 0; v < scoring_.values.size(); ++v) {
    const ScoringValue& value = scoring_.values[v];
    if (!value.is_needed || value.kind == ScoringValue::Kind::missing_of_input) continue;
    needed +=
        (needed.empty() ? "" : "\n        AND ") + (value.is_level() ? names_[v] + " >= 0" : sql_.is_finite(names_[v]));
  }
  std::string sum = fmt::format("{}", fmt::join(addends(), "\n"));
  const std::string logit = name_ + "_logit";
  if (!needed.empty()) sum = fmt::format("CASE WHEN {} THEN\n{}\n      END", needed, sum);
  if (needed.empty()) sum = '\n' + sum;
  const std::string size = fmt::format("exp(-{})", sql_.least(fmt::format("abs({})", logit), sql_.number(700)));
  const std::string size_name = name_ + "_exp";
  const std::string probability = name_ + "_probability";
  steps_.push_back({{logit, sum}});
  steps_.push_back({{size_name, fmt::format("CASE WHEN {} THEN {} END", sql_.is_finite(logit), size)}});
  steps_.push_back({{probability, fmt::format("CASE WHEN {0} < 0 THEN {1} ELSE {2} END / ({2} + {1})", logit, size_name,
                                              sql_.number(1))}});
  steps_.push_back({{name_ + "_label", fmt::format("CASE WHEN {0} > {1} THEN {2} WHEN {0} IS NOT NULL THEN {3} END",
                                                   probability, sql_.number(scoring_.threshold),
                                                   sql_.literal(scoring_.positive), sql_.literal(scoring_.negative))}});
}

// The columns of the model under names of ours: from here on the table's are not asked for.
std::string Sql::cells_of(const std::string& table) const {
  std::string out = fmt::format("{} AS (\n  SELECT t.*", step_name(0));
  for (std::size_t i = 0; i < scoring_.inputs.size(); ++i) {
    out += fmt::format(",\n    t.{} AS {}", sql_.identifier(scoring_.inputs[i].column), cell_name(i));
  }
  return out + fmt::format("\n  FROM {} AS t\n),\n", table);
}

std::string Sql::steps() const {
  std::string out;
  for (std::size_t s = 0; s < steps_.size(); ++s) {
    out += fmt::format("{} AS (\n  SELECT t.*", step_name(s + 1));
    for (const SqlColumn& column : steps_[s]) {
      if (!column.meaning.empty()) out += ",\n    -- " + comment_of(column.meaning);
      out += fmt::format("{}\n    {} AS {}", column.meaning.empty() ? "," : "", column.expression, column.name);
    }
    out += fmt::format("\n  FROM {} AS t\n){}\n", step_name(s), s + 1 < steps_.size() ? "," : "");
  }
  return out;
}

std::string Sql::proof_rows() const {
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < scoring_.inputs.size(); ++i) columns.push_back(cell_name(i));
  columns.insert(columns.end(), {name_ + "_expected", name_ + "_expected_label"});
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c] = fmt::format("column{} AS {}", c + 1, columns[c]);
  std::string out = fmt::format("{} AS (\n  SELECT {}\n  FROM (VALUES\n", step_name(0), listed(columns));
  std::vector<std::string> rows;
  for (const ProofRow& row : proof_) {
    const bool is_cut = std::ranges::any_of(row.cells, [&](const ProofCell& cell) {
      const double size = std::abs(cell.number.value_or(0));
      return size > sql_.largest || (size > 0 && size < sql_.smallest);
    });
    if (is_cut) continue;
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const ProofCell& cell = row.cells[i];
      const std::string_view type = scoring_.inputs[i].numeric ? "double precision" : "text";
      cells.push_back(cell.number ? sql_.number(*cell.number)
                      : cell.text ? sql_.literal(*cell.text)
                                  : fmt::format("CAST(NULL AS {})", type));
    }
    const bool is_positive = row.is_positive(scoring_.threshold);
    cells.push_back(row.probability ? sql_.number(*row.probability) : "CAST(NULL AS double precision)");
    cells.push_back(row.probability ? sql_.literal(is_positive ? scoring_.positive : scoring_.negative)
                                    : "CAST(NULL AS text)");
    rows.push_back("    (" + listed(cells) + ')');
  }
  return out + fmt::format("{}", fmt::join(rows, ",\n")) + "\n  ) AS made_up\n),\n";
}

std::string Sql::proof_query() const {
  const std::string p = name_ + "_probability";
  const std::string expected = name_ + "_expected";
  return "-- The proof.\nWITH\n" + proof_rows() + steps() +
         fmt::format(
             "SELECT count(*) AS {0}_rows,\n"
             "  sum(CASE WHEN {1} IS NULL AND {2} IS NULL AND {0}_label IS NULL THEN 0\n"
             "           WHEN abs({1} - {2}) <= {3} AND {0}_label = {2}_label THEN 0 ELSE 1 END) AS {0}_wrong\n"
             "FROM {4};\n",
             name_, p, expected, sql_.number(proof_tolerance), step_name(steps_.size()));
}

}  // namespace

std::string as_sql(const Exported& exported, const std::string& table, const SqlDialect& dialect) {
  for (const ScoringInput& input : exported.scoring.inputs) {
    if (input.is_date) throw error::dates_cannot_be_exported(input.column, "sql");
  }
  return Sql(exported, dialect).text(table);
}

}  // namespace logreg
