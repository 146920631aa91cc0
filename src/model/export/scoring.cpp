#include "model/export/scoring.h"

#include "base/number.h"
#include "base/text.h"
#include "data/folded.h"
#include "model/derived_terms.h"
#include "model/export/basis_values.h"
#include "model/export/code_text.h"
#include "model/model_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace logreg {

namespace {

// FNV-1a, 64 bits.
std::string fingerprint_of(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return fmt::format("{:016x}", hash);
}

// Digits that mean something else than their number: 007, 1E5.
bool is_code_of_digits(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const bool has_leading_zero = text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
  return has_leading_zero || text.find_first_of("eE") != std::string_view::npos;
}

// What is added up for a column of the design.
struct Addends {
  double coefficient = 0;
  double mean = 0;
  std::vector<double> effects;
  double average = 0;
};

class ScoringBuilder {
 public:
  ScoringBuilder(const Model& model, Unseen unseen) : model_(model), unseen_(unseen) {
    result_.threshold = model.threshold;
    result_.target = model.target.column;
    result_.positive = model.target.positive;
    result_.negative = model.target.negative.value_or("not " + model.target.positive);
    result_.fingerprint = fingerprint_of(model_text(model));
    result_.version = model.training.version;
  }

  Scoring make() {
    if (model_.derived) {
      result_.formula = model_.derived->derivation.formula;
      for (std::size_t c = 0; c < model_.derived->inputs.size(); ++c) add_input(model_.derived->inputs[c], c);
      add_offset_input();
      add_variables();
      add_derived_terms();
    } else {
      std::set<std::size_t> used;
      for (const ModelTerm& term : model_.terms) used.insert(term.column);
      for (const std::size_t c : used) add_input(model_.columns[c], c);
      add_offset_input();
      add_terms_of_inputs(used);
    }
    for (std::size_t i = 0; i < result_.inputs.size(); ++i) leave_out_missing_texts(i);
    return std::move(result_);
  }

 private:
  std::string name_of(char kind, std::string_view name);
  std::size_t add_value(ScoringValue value);
  const CellFormat* format_of(const std::string& column) const;
  void add_input(const ModelColumn& column, std::size_t place);
  void describe_number(const ModelColumn& column, ScoringInput& input) const;
  void describe_text(const ModelColumn& column, ScoringInput& input) const;
  void leave_out_missing_texts(std::size_t input);
  void add_offset_input();
  void add_terms_of_inputs(const std::set<std::size_t>& used);
  void add_variables();
  void add_variable(const Variable& variable);
  std::size_t missing_flag(std::size_t input);
  Arithmetic expression(const Variable& variable) const;
  std::size_t number_of(const Variable& variable);
  void add_derived_terms();
  void add_numeric_term(const DerivedColumn& column, const Addends& addends);
  void add_combination_terms(std::size_t c, const Addends& addends);

  const Model& model_;
  Unseen unseen_;
  Scoring result_;
  std::map<std::size_t, std::size_t> value_of_input_;  // by place in the model
  std::map<std::size_t, std::size_t> input_at_;        // likewise: among those of the result
  std::map<std::size_t, std::size_t> missing_of_;      // flags, by place
  std::optional<std::size_t> offset_value_;
  std::vector<std::size_t> numbers_;  // values of the slots of numbers
  std::vector<std::size_t> levels_;   // values of the slots of levels
  std::vector<const Variable*> level_variables_;
};

std::string ScoringBuilder::name_of(char kind, std::string_view name) {
  const std::string word = word_of(name);
  return fmt::format("{}{}{}{}", kind, result_.values.size() + 1, word.empty() ? "" : "_", word);
}

std::size_t ScoringBuilder::add_value(ScoringValue value) {
  result_.values.push_back(std::move(value));
  return result_.values.size() - 1;
}

const CellFormat* ScoringBuilder::format_of(const std::string& column) const {
  const auto found = std::ranges::find(model_.formats, column, &NamedFormat::first);
  return found == model_.formats.end() ? nullptr : &found->second;
}

void ScoringBuilder::add_input(const ModelColumn& column, std::size_t place) {
  ScoringInput input;
  input.column = column.name;
  input.numeric = column.type == ColumnType::numeric;
  input.name = name_of('x', column.name);
  if (input.numeric) {
    describe_number(column, input);
  } else {
    describe_text(column, input);
  }
  const auto kind = input.numeric ? ScoringValue::Kind::number_of_input : ScoringValue::Kind::level_of_input;
  input_at_[place] = result_.inputs.size();
  value_of_input_[place] =
      add_value({.kind = kind, .name = input.name, .meaning = column.name, .input = result_.inputs.size()});
  result_.inputs.push_back(std::move(input));
}

// Texts that mean a missing cell and are numbers mean a missing number.
void ScoringBuilder::describe_number(const ModelColumn& column, ScoringInput& input) const {
  input.missing_number = column.impute_number;
  CellFormat format;
  format.decimal = model_.decimal;
  if (const CellFormat* own = format_of(column.name)) format = *own;
  input.is_date = format.date.has_value();
  if (input.is_date) input.note = "days since 1970-01-01";
  if (format.dressed) input.note = "the number without signs, separators and units";
  if (format.unit == "%") input.note = "62.9% is 0.629";
  std::vector<std::string> texts = model_.missing.texts();
  texts.insert(texts.end(), format.missing.begin(), format.missing.end());
  input.missing_texts = texts;
  const std::vector<std::string>& wide = model_.missing.texts_among_numbers();
  input.missing_texts.insert(input.missing_texts.end(), wide.begin(), wide.end());
  for (const std::string& text : texts) {
    const auto number = format.read(text);
    if (number) input.missing_numbers.push_back(number->value);
  }
}

void ScoringBuilder::describe_text(const ModelColumn& column, ScoringInput& input) const {
  const auto position = [&](const std::string& level) {
    return static_cast<std::size_t>(std::ranges::find(column.levels, level) - column.levels.begin());
  };
  input.levels = column.levels;
  input.decimal = model_.decimal;
  input.missing_texts = model_.missing.texts();
  if (const CellFormat* own = format_of(column.name)) {
    input.missing_texts.insert(input.missing_texts.end(), own->missing.begin(), own->missing.end());
  }
  if (column.impute_level) input.missing_level = position(*column.impute_level);
  std::map<std::string, std::optional<std::size_t>> texts;  // nothing: no cell is to say that
  const bool has_own_level = column.impute_level && !column.imputes_a_level;
  for (const std::string& level : column.levels) {
    const bool is_aside = (has_own_level && level == *column.impute_level) || level == column.other;
    texts[level] = is_aside ? std::nullopt : std::optional(position(level));
    if (column.folded && !is_aside) input.folded.emplace_back(folded(level), position(level));
  }
  for (const std::string& text : column.joined) texts.emplace(text, position(*column.other));
  for (const Spelling& spelling : column.spellings) texts.emplace(spelling.text, texts[spelling.level]);
  if (column.folded) texts.clear();  // the words say it all
  std::map<double, std::vector<std::optional<std::size_t>>> numbers;
  for (const auto& [text, level] : texts) {
    if (level) input.texts.emplace_back(text, *level);
    const std::string_view cell = trimmed(text);
    if (const auto number = parse_number(cell, model_.decimal)) {
      numbers[*number].push_back(is_code_of_digits(cell) ? std::nullopt : level);
    }
  }
  for (const auto& [number, levels] : numbers) {
    if (levels.size() == 1 && levels.front()) input.numbers.emplace_back(number, *levels.front());
  }
  if (unseen_ == Unseen::baseline && column.baseline) input.unseen_level = position(*column.baseline);
  if (unseen_ == Unseen::other && column.other) input.unseen_level = position(*column.other);
}

// Where they mean what any unknown text means.
void ScoringBuilder::leave_out_missing_texts(std::size_t input) {
  ScoringInput& of = result_.inputs[input];
  const bool is_asked = std::ranges::any_of(result_.values, [&](const ScoringValue& value) {
    return value.kind == ScoringValue::Kind::missing_of_input && value.input == input;
  });
  if (of.missing_level == of.unseen_level && !of.missing_number && !is_asked) of.missing_texts.clear();
}

void ScoringBuilder::add_offset_input() {
  if (!model_.offset) return;
  ModelColumn column;
  column.name = *model_.offset;
  constexpr std::size_t nowhere = ModelTerm::no_level;
  add_input(column, nowhere);
  offset_value_ = value_of_input_[nowhere];
}

void ScoringBuilder::add_terms_of_inputs(const std::set<std::size_t>& used) {
  std::vector<Addends> addends(model_.columns.size());
  for (std::size_t c = 0; c < addends.size(); ++c) addends[c].effects.resize(model_.columns[c].levels.size());
  result_.constant = model_.logit_at_means;
  result_.constant = take_coefficients(model_, addends);
  for (const bool numeric : {true, false}) {
    for (const std::size_t c : used) {
      if ((model_.columns[c].type == ColumnType::numeric) != numeric) continue;
      for (const ModelTerm& term : model_.terms) {
        if (term.column != c) continue;
        ScoringTerm added{.name = term_name(model_, term), .coefficient = term.coefficient};
        if (numeric) {
          added.of = value(value_of_input_[c]);
          added.mean = term.mean;
        } else {
          added.conditions.push_back({value_of_input_[c], Condition::Relation::level, static_cast<double>(term.level)});
        }
        result_.terms.push_back(std::move(added));
      }
    }
  }
  if (offset_value_) result_.offsets.push_back(value(*offset_value_));
}

std::size_t ScoringBuilder::missing_flag(std::size_t input) {
  const auto found = missing_of_.find(input);
  if (found != missing_of_.end()) return found->second;
  const std::string& column = model_.derived->inputs[input].name;
  const std::size_t flag = add_value({.kind = ScoringValue::Kind::missing_of_input,
                                      .name = name_of('m', column),
                                      .meaning = "missing(" + column + ")",
                                      .input = input_at_[input]});
  return missing_of_[input] = flag;
}

Arithmetic ScoringBuilder::expression(const Variable& variable) const {
  using Step = ExpressionStep::Kind;
  std::vector<Arithmetic> pending;
  const auto take = [&] {
    Arithmetic last = std::move(pending.back());
    pending.pop_back();
    return last;
  };
  for (const ExpressionStep& step : variable.of.steps()) {
    if (step.kind == Step::number) {
      pending.push_back(constant(step.number));
    } else if (step.kind == Step::column) {
      pending.push_back(logreg::value(value_of_input_.at(variable.inputs[step.column])));
    } else if (step.kind == Step::negative) {
      Arithmetic negative{.kind = Arithmetic::Kind::negative};
      negative.operands.push_back(take());
      pending.push_back(std::move(negative));
    } else if (step.kind == Step::function) {
      pending.push_back(function_of(step.function, take()));
    } else {
      Arithmetic b = take();
      Arithmetic a = take();
      if (step.kind == Step::logarithm) {
        const bool is_two = b.kind == Arithmetic::Kind::constant && b.constant == 2;
        const bool is_ten = b.kind == Arithmetic::Kind::constant && b.constant == 10;
        pending.push_back(is_two   ? function_of(ElementwiseFunction::log2, std::move(a))
                          : is_ten ? function_of(ElementwiseFunction::log10, std::move(a))
                                   : function_of(ElementwiseFunction::log, std::move(a)) /
                                         function_of(ElementwiseFunction::log, std::move(b)));
        continue;
      }
      const Arithmetic::Kind kind = step.kind == Step::plus      ? Arithmetic::Kind::sum
                                    : step.kind == Step::minus   ? Arithmetic::Kind::difference
                                    : step.kind == Step::times   ? Arithmetic::Kind::product
                                    : step.kind == Step::divided ? Arithmetic::Kind::quotient
                                                                 : Arithmetic::Kind::power;
      pending.push_back(combined(kind, std::move(a), std::move(b)));
    }
  }
  return take();
}

// The value of a variable's expression; a bare column is there already.
std::size_t ScoringBuilder::number_of(const Variable& variable) {
  if (variable.of.is_column()) return value_of_input_.at(variable.inputs.front());
  return add_value({.kind = ScoringValue::Kind::number,
                    .name = name_of('v', variable.of.text()),
                    .meaning = variable.of.text(),
                    .of = expression(variable),
                    .is_needed = variable.kind == Variable::Kind::expression});
}

void ScoringBuilder::add_variable(const Variable& variable) {
  using Relation = Condition::Relation;
  const auto add_level = [&](Arithmetic of) {
    level_variables_.push_back(&variable);
    levels_.push_back(add_value({.kind = ScoringValue::Kind::level,
                                 .name = name_of('l', variable.name),
                                 .meaning = variable.name,
                                 .of = std::move(of),
                                 .is_needed = unseen_ != Unseen::baseline}));
  };
  switch (variable.kind) {
    case Variable::Kind::expression:
      numbers_.push_back(number_of(variable));
      return;
    case Variable::Kind::basis: {
      const std::size_t x = number_of(variable);
      const auto add = [&](std::string_view part, Arithmetic of) {
        return add_value({.kind = ScoringValue::Kind::number,
                          .name = name_of('v', variable.name),
                          .meaning = variable.name + std::string(part),
                          .of = std::move(of),
                          .is_needed = part.starts_with('[')});
      };
      for (const std::size_t number : values_of_basis(*variable.basis, x, add)) numbers_.push_back(number);
      return;
    }
    case Variable::Kind::missing:
      numbers_.push_back(missing_flag(variable.inputs.front()));
      return;
    case Variable::Kind::category:
      level_variables_.push_back(&variable);
      levels_.push_back(value_of_input_.at(variable.inputs.front()));
      return;
    case Variable::Kind::values: {
      const std::size_t x = number_of(variable);
      Arithmetic level = constant(-1);
      for (std::size_t i = variable.values.size(); i-- > 0;) {
        level = choice({{x, Relation::equal, variable.values[i]}}, constant(static_cast<double>(i)), std::move(level));
      }
      return add_level(std::move(level));
    }
    case Variable::Kind::intervals: {
      const std::size_t x = number_of(variable);
      const std::vector<double>& breaks = variable.basis->constants().knots;
      Arithmetic level =
          choice({{x, Relation::above, breaks.back()}}, constant(static_cast<double>(breaks.size())), constant(-1));
      for (std::size_t i = breaks.size(); i-- > 0;) {
        level = choice({{x, Relation::at_most, breaks[i]}}, constant(static_cast<double>(i)), std::move(level));
      }
      return add_level(std::move(level));
    }
  }
}

// A text of which is asked only whether it is there may be any.
void ScoringBuilder::add_variables() {
  const Derivation& derivation = model_.derived->derivation;
  for (const Variable& variable : derivation.variables) {
    if (variable.kind != Variable::Kind::missing) continue;
    const std::size_t place = variable.inputs.front();
    ScoringInput& input = result_.inputs[input_at_.at(place)];
    const bool is_used_otherwise = std::ranges::any_of(derivation.variables, [&](const Variable& other) {
      return other.kind != Variable::Kind::missing && std::ranges::find(other.inputs, place) != other.inputs.end();
    });
    if (input.numeric || is_used_otherwise) continue;
    input.texts.clear();
    input.folded.clear();
    input.numbers.clear();
    input.unseen_level = 0;
    if (!input.missing_level) input.missing_level = 0;
  }
  for (const Variable& variable : derivation.variables) add_variable(variable);
  if (offset_value_) result_.offsets.push_back(value(*offset_value_));
  for (const Variable& offset : derivation.offsets) {
    const std::size_t number = number_of(offset);
    result_.values[number].is_needed = true;
    result_.offsets.push_back(value(number));
  }
}

void ScoringBuilder::add_numeric_term(const DerivedColumn& column, const Addends& addends) {
  std::optional<Arithmetic> product;
  for (const std::size_t slot : column.numbers) {
    Arithmetic number = value(numbers_[slot]);
    product = product ? std::move(*product) * std::move(number) : std::move(number);
  }
  if (!product) product = constant(1);
  if (!column.at.empty()) {
    std::vector<Condition> conditions;
    for (const auto& [slot, level] : column.at) {
      conditions.push_back({levels_[slot], Condition::Relation::level, static_cast<double>(level)});
    }
    product = choice(std::move(conditions), std::move(*product), constant(0));
  }
  result_.terms.push_back(
      {.name = column.name, .coefficient = addends.coefficient, .of = std::move(product), .mean = addends.mean});
}

// A line for each combination of levels that has a coefficient.
void ScoringBuilder::add_combination_terms(std::size_t c, const Addends& addends) {
  const DerivedColumn& column = model_.derived->derivation.columns[c];
  std::set<std::size_t> with_term;
  for (const ModelTerm& term : model_.terms) {
    if (term.column == c) with_term.insert(term.level);
  }
  for (std::size_t combination = 0; combination < column.combined.size(); ++combination) {
    const std::uint32_t level = column.combined[combination];
    if (level == DerivedRow::no_level || !with_term.contains(level)) continue;
    ScoringTerm term{.coefficient = addends.effects[level]};
    const std::string& name = model_.columns[c].levels[level];
    term.name = model_.columns[c].levels_name_terms ? name : column.name + '=' + name;
    std::size_t rest = combination;
    for (auto slot = column.levels.rbegin(); slot != column.levels.rend(); ++slot) {
      const std::size_t count = level_variables_[*slot]->levels.size();
      term.conditions.push_back({levels_[*slot], Condition::Relation::level, static_cast<double>(rest % count)});
      rest /= count;
    }
    std::ranges::reverse(term.conditions);
    result_.terms.push_back(std::move(term));
  }
}

void ScoringBuilder::add_derived_terms() {
  const std::vector<DerivedColumn>& columns = model_.derived->derivation.columns;
  std::vector<Addends> addends(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].is_categorical()) addends[c].effects.resize(model_.columns[c].levels.size() + 1);
  }
  result_.constant = take_coefficients(model_, addends);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!columns[c].is_categorical()) add_numeric_term(columns[c], addends[c]);
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].is_categorical()) add_combination_terms(c, addends[c]);
  }
}

}  // namespace

std::vector<std::string> Scoring::value_names() const {
  std::vector<std::string> names;
  for (const ScoringValue& value : values) names.push_back(value.name);
  return names;
}

Scoring scoring_of(const Model& model, Unseen unseen) {
  return ScoringBuilder(model, unseen).make();
}

}  // namespace logreg
