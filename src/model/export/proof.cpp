#include "model/export/proof.h"

#include "base/number.h"
#include "base/random.h"
#include "base/text.h"
#include "descent/neuron.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace logreg {

namespace {

// Rows in memory -> logits, by what predict scores with. Numbers come as numbers, not in the format of cells.
class RowScorer {
 public:
  RowScorer(const Model& model, const Scoring& scoring, Unseen unseen)
      : scoring_(scoring), scorer_(model, {model.missing, plain_numbers(model)}, unseen) {
    std::vector<ColumnName> columns;
    for (const ScoringInput& input : scoring.inputs) columns.push_back({input.column});
    Dialect dialect;
    dialect.decimal = model.decimal;
    scorer_.bind(columns, dialect, "the proof");
  }

  std::optional<double> logit(const ProofRow& row) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < row.cells.size(); ++i) texts.push_back(text_of(scoring_.inputs[i], row.cells[i]));
    std::vector<Cell> cells;
    for (const std::string& text : texts) cells.push_back({text, true});
    Record record;
    record.cells = cells;
    return scorer_.logit(record, tally_, scratch_);
  }

 private:
  static CellRules plain_numbers(const Model& model) {
    CellRules rules;
    for (auto [name, format] : model.formats) {
      const auto input = std::ranges::find(inputs(model), name, &ModelColumn::name);
      const bool is_number = input == inputs(model).end() || input->type == ColumnType::numeric;
      if (is_number) format.missing.clear();  // they are known by their numbers
      format.dressed = false;
      format.unit.reset();
      format.date.reset();
      format.decimal = model.decimal;
      rules.remembered.emplace_back(name, format);
    }
    return rules;
  }

  std::string text_of(const ScoringInput& input, const ProofCell& cell) const {
    if (!input.numeric) return cell.text.value_or("");
    if (!cell.number || std::ranges::find(input.missing_numbers, *cell.number) != input.missing_numbers.end())
      return "";
    std::string text;
    append_shortest(text, *cell.number, input.decimal);
    return text;
  }

  const Scoring& scoring_;
  Scorer scorer_;
  ScoringTally tally_;
  ScoringScratch scratch_;
};

// The least and the greatest number of a column in the training.
using Ends = std::pair<double, double>;

class ProofMaker {
 public:
  ProofMaker(const Model& model, const Scoring& scoring, Unseen unseen)
      : scoring_(scoring), scorer_(model, scoring, unseen) {
    for (const ScoringInput& input : scoring.inputs) {
      const auto column = std::ranges::find(inputs(model), input.column, &ModelColumn::name);
      const bool is_known = column != inputs(model).end() && column->minimum && column->maximum;
      ends_.push_back(is_known ? Ends{*column->minimum, *column->maximum} : Ends{-1, 1});
      cells_.push_back(input.numeric ? numbers_of(ends_.size() - 1) : texts_of(input));
    }
  }

  std::vector<ProofRow> make() {
    find_base();
    halve(base_, {});
    add(base_);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      for (const ProofCell& cell : cells_[i]) {
        ProofRow row = base_;
        row.cells[i] = cell;
        add(std::move(row));
      }
    }
    for (const ScoringTerm& term : scoring_.terms) add_rows_of(term);
    add_mixed_rows();
    return std::move(rows_);
  }

 private:
  double between(std::size_t input, double share) const {
    const auto& [low, high] = ends_[input];
    return low + (high > low ? high - low : 1) * share;
  }
  std::vector<ProofCell> numbers_of(std::size_t input) const;
  void add_knots(std::size_t input, std::vector<double>& numbers) const;
  static std::vector<ProofCell> texts_of(const ScoringInput& input);
  void find_base();
  void halve(ProofRow& row, const std::set<std::size_t>& fixed);
  void add(ProofRow row);
  void add_rows_of(const ScoringTerm& term);
  void add_inputs(std::size_t value, std::set<std::size_t>& inputs) const;
  bool meet(const Condition& condition, ProofRow& row) const;
  void add_mixed_rows();

  const Scoring& scoring_;
  RowScorer scorer_;
  std::vector<Ends> ends_;
  std::vector<std::vector<ProofCell>> cells_;  // of each input what it may say
  ProofRow base_;
  std::vector<ProofRow> rows_;
  std::set<std::string> known_;  // what their cells say
};

void find_constants(const Arithmetic& of, std::size_t value, std::vector<double>& found) {
  for (const Condition& condition : of.conditions) {
    if (condition.value == value) found.push_back(condition.constant);
  }
  for (const Arithmetic& part : of.operands) find_constants(part, value, found);
}

// Where functions of the number change: at these, between them, and on either side.
void ProofMaker::add_knots(std::size_t input, std::vector<double>& numbers) const {
  std::vector<double> knots;
  for (std::size_t v = 0; v < scoring_.values.size(); ++v) {
    if (!scoring_.values[v].is_of_input() || scoring_.values[v].input != input) continue;
    for (const ScoringValue& value : scoring_.values) find_constants(value.of, v, knots);
  }
  std::ranges::sort(knots);
  knots.erase(std::ranges::unique(knots).begin(), knots.end());
  for (std::size_t k = 0; k < knots.size(); ++k) {
    numbers.push_back(knots[k]);
    numbers.push_back(std::nextafter(knots[k], std::numeric_limits<double>::infinity()));
    const double next = k + 1 < knots.size() ? knots[k + 1] : knots[k] + 1;
    for (const double share : {0.137, 0.519, 0.893}) numbers.push_back(knots[k] + (next - knots[k]) * share);
  }
}

std::vector<ProofCell> ProofMaker::numbers_of(std::size_t input) const {
  std::vector<double> numbers;
  for (const double share : {0.2817, -0.0013, 0.1234, 0.4961, 0.6789, 0.8531, 1.0017, -1.371, 2.643}) {
    numbers.push_back(between(input, share));
  }
  numbers.insert(numbers.end(), {0.0, -1.5, 1e-9, 1e9, -1e9, 1e300, -1e300});
  add_knots(input, numbers);
  const ScoringInput& of = scoring_.inputs[input];
  // Each month and weekday, and half of the hours.
  for (int month = 0; of.is_date && month < 12; ++month) {
    numbers.push_back(std::floor(between(input, 0.5)) + 31.0 * month + (2.0 * month + 1) / 24);
  }
  numbers.insert(numbers.end(), of.missing_numbers.begin(), of.missing_numbers.end());
  if (of.missing_number) numbers.push_back(*of.missing_number);
  std::vector<ProofCell> cells;
  for (const double number : numbers) cells.push_back({number, {}});
  cells.emplace_back();
  return cells;
}

std::string in_other_case(std::string text) {
  for (char& c : text) {
    const bool is_small = c >= 'a' && c <= 'z';
    const bool is_large = c >= 'A' && c <= 'Z';
    if (is_small || is_large) c = static_cast<char>(is_small ? c - 'a' + 'A' : c - 'A' + 'a');
  }
  return text;
}

std::vector<ProofCell> ProofMaker::texts_of(const ScoringInput& input) {
  std::vector<std::string> texts;
  for (const auto& [text, level] : input.texts) texts.push_back(text);
  std::string unseen = "never seen";
  while (std::ranges::find(texts, unseen) != texts.end()) unseen += '!';
  for (const auto& [text, level] : input.texts) {
    for (const std::string& other :
         {in_other_case(text), text + ' ', ' ' + text, text + ".0", '0' + text, text + "\t"}) {
      texts.push_back(other);
    }
  }
  texts.push_back(unseen);
  texts.insert(texts.end(), {"1e0", "  "});
  texts.insert(texts.end(), input.missing_texts.begin(), input.missing_texts.end());
  for (const std::string& text : input.missing_texts) texts.push_back(' ' + text + '\t');
  for (const auto& [text, level] : input.folded) {
    for (const std::string& other : {text, in_other_case(text), "\u00A0 " + text + "\n"}) texts.push_back(other);
  }
  for (const std::string& level : input.levels) texts.push_back(level);
  std::vector<ProofCell> cells;
  for (std::string& text : texts) cells.push_back({{}, std::move(text)});
  cells.emplace_back();
  return cells;
}

// From row to row the cell that brings the logit nearest to 0.
void ProofMaker::find_base() {
  constexpr std::size_t most_tried = 200;  // of a column
  constexpr double no_logit = std::numeric_limits<double>::max();
  for (const auto& cells : cells_) base_.cells.push_back(cells.front());
  const auto distance = [&](const ProofRow& row) {
    const auto logit = scorer_.logit(row);
    return logit ? std::abs(*logit) : no_logit;
  };
  double least = distance(base_);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    for (std::size_t k = 0; k < std::min(cells_[i].size(), most_tried); ++k) {
      ProofRow row = base_;
      row.cells[i] = cells_[i][k];
      // A number as large as the others stays in sight.
      if (row.cells[i].number && std::abs(*row.cells[i].number) >= 1e9) continue;
      if (!row.cells[i].number && !row.cells[i].text) continue;
      const double here = distance(row);
      if (here < least - 0.5) {
        least = here;
        base_ = std::move(row);
      }
    }
  }
}

// Changes a number so that the logit comes near 0: between two of a column with logits on either side of it.
void ProofMaker::halve(ProofRow& row, const std::set<std::size_t>& fixed) {
  constexpr double near = 1;
  constexpr int steps = 80;
  const auto logit_at = [&](std::size_t input, double number) {
    ProofRow other = row;
    other.cells[input] = {number, {}};
    return scorer_.logit(other).value_or(std::numeric_limits<double>::quiet_NaN());
  };
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (!row.cells[i].number || fixed.contains(i)) continue;
    double at = *row.cells[i].number;
    double logit = logit_at(i, at);
    if (std::abs(logit) <= near) return;
    for (double other : {between(i, -1.371), between(i, 2.643), -1e9, 1e9}) {
      if (!(logit_at(i, other) * logit < 0)) continue;
      for (int step = 0; step < steps && std::abs(logit) > near; ++step) {
        const double middle = at + (other - at) / 2;
        const double here = logit_at(i, middle);
        if (here * logit < 0) {
          other = middle;
        } else {
          at = middle;
          logit = here;
        }
      }
      break;
    }
    row.cells[i] = {at, {}};
  }
}

void ProofMaker::add(ProofRow row) {
  std::string key;
  for (const ProofCell& cell : row.cells) {
    key += cell.number ? shortest(*cell.number) : cell.text ? '"' + *cell.text : "";
    key += '\0';
  }
  if (!known_.insert(key).second) return;
  const auto logit = scorer_.logit(row);
  if (logit) row.probability = sigmoid(*logit);
  rows_.push_back(std::move(row));
}

// Whether the row could be changed so that it meets the condition.
bool ProofMaker::meet(const Condition& condition, ProofRow& row) const {
  const ScoringValue& value = scoring_.values[condition.value];
  if (value.kind == ScoringValue::Kind::level_of_input) {
    const ScoringInput& input = scoring_.inputs[value.input];
    const auto level = static_cast<std::size_t>(condition.constant);
    row.cells[value.input] = {};
    for (const auto* texts : {&input.texts, &input.folded}) {
      const auto text = std::ranges::find(*texts, level, &std::pair<std::string, std::size_t>::second);
      if (text == texts->end()) continue;
      row.cells[value.input].text = text->first;
      return true;
    }
    return input.missing_level == level;
  }
  // A number chooses the level: the first comparison that leads to it.
  double before = -std::numeric_limits<double>::infinity();
  for (const Arithmetic* of = &value.of; of->kind == Arithmetic::Kind::choice; of = &of->operands[1]) {
    const Condition& test = of->conditions.front();
    const ScoringValue& number = scoring_.values[test.value];
    if (number.kind != ScoringValue::Kind::number_of_input) return false;
    if (of->operands[0].constant == condition.constant) {
      const bool is_upper = test.relation == Condition::Relation::at_most && std::isfinite(before);
      const double at = is_upper                                      ? before + (test.constant - before) * 0.617
                        : test.relation == Condition::Relation::above ? test.constant + 0.731
                                                                      : test.constant;
      row.cells[number.input] = {at, {}};
      return true;
    }
    before = test.constant;
  }
  return false;
}

// Rows at the levels of the term, with three numbers in each column.
void ProofMaker::add_rows_of(const ScoringTerm& term) {
  std::vector<Condition> conditions = term.conditions;
  if (term.of) conditions.insert(conditions.end(), term.of->conditions.begin(), term.of->conditions.end());
  if (conditions.empty()) return;
  std::set<std::size_t> fixed;
  for (const Condition& condition : conditions) add_inputs(condition.value, fixed);
  for (const double share : {0.0, 0.7213, 1.431}) {
    ProofRow row = base_;
    for (std::size_t i = 0; share != 0 && i < row.cells.size(); ++i) {
      if (scoring_.inputs[i].numeric) row.cells[i] = {between(i, share), {}};
    }
    if (!std::ranges::all_of(conditions, [&](const Condition& condition) { return meet(condition, row); })) return;
    ProofRow near = row;
    add(std::move(row));
    halve(near, fixed);
    add(std::move(near));
  }
}

// The inputs that a value is worked out of.
void ProofMaker::add_inputs(std::size_t value, std::set<std::size_t>& inputs) const {
  const ScoringValue& of = scoring_.values[value];
  if (of.is_of_input()) inputs.insert(of.input);
  const auto add_parts = [&](const auto& self, const Arithmetic& part) -> void {
    if (part.kind == Arithmetic::Kind::value) add_inputs(part.value, inputs);
    for (const Condition& condition : part.conditions) add_inputs(condition.value, inputs);
    for (const Arithmetic& operand : part.operands) self(self, operand);
  };
  add_parts(add_parts, of.of);
}

// Any cells together.
void ProofMaker::add_mixed_rows() {
  constexpr std::size_t count = 40;
  Random random(1);
  for (std::size_t n = 0; n < count; ++n) {
    ProofRow row;
    for (const auto& cells : cells_) {
      // Most cells of most rows are such as the model knows.
      const std::size_t usual = std::min<std::size_t>(cells.size(), 6);
      row.cells.push_back(cells[random.below(n % 4 == 0 ? cells.size() : usual)]);
    }
    add(std::move(row));
  }
}

}  // namespace

std::vector<ProofRow> proof_of(const Model& model, const Scoring& scoring, Unseen unseen) {
  return ProofMaker(model, scoring, unseen).make();
}

}  // namespace logreg
