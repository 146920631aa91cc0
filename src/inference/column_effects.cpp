#include "inference/column_effects.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "base/select.h"
#include "data/derived_slopes.h"
#include "data/messages.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

// A column of the design with its coefficients.
struct ModelColumn {
  const DerivedColumn* derived = nullptr;
  double coefficient = 0;  // numeric
  double mean = 0;
  double sd = 1;
  std::size_t term = none;
  std::vector<double> effects;     // categorical: of each level
  std::vector<std::size_t> terms;  // of each level
};

// What one row says, and its logit.
struct RowTerms {
  std::vector<double> deviations;   // of each column, if it is numeric
  std::vector<std::size_t> levels;  // if it is categorical; none: never seen together
  double logit = 0;
  bool is_new = false;  // levels come together that never did
};

// Sums over rows of some quantity and of its gradient, weighted.
struct Sums {
  double value = 0;
  double bias = 0;
  std::vector<double> terms;  // numeric: of deviation / sd; of a level: of 1 in its rows
  double never_together = 0;
  bool is_infinite = false;  // an infinite coefficient makes a difference

  void add(const Sums& other) {
    value += other.value;
    bias += other.bias;
    std::ranges::transform(terms, other.terms, terms.begin(), std::plus());
    never_together += other.never_together;
    is_infinite = is_infinite || other.is_infinite;
  }
};

// What is compared: a column at its levels, or a variable that has some of its own. The first one is the baseline.
struct Comparison {
  std::optional<std::size_t> input;     // the whole column changes
  std::optional<std::size_t> variable;  // that variable alone
  std::vector<std::uint32_t> levels;
  std::vector<double> values;        // of the column, where it holds numbers; 0 and 1 of a cell that is missing
  std::vector<std::string> names;    // of all but the first
  std::vector<std::size_t> changed;  // variables
  std::vector<std::size_t> columns;  // that change with them
};

struct Slope {
  std::size_t input = 0;
  std::vector<std::size_t> columns;
};

class Effects {
 public:
  Effects(const EffectData& data, const RepresentativePoint& point, const Run& run);
  std::vector<ColumnEffect> make();

 private:
  struct Worker;

  void take_columns();
  void list_input(std::size_t input);
  void list_slope(std::size_t input);
  void list_levels(std::size_t input);
  void list_variable(std::size_t v);
  void add_comparison(Comparison comparison);
  void of_blocks(std::vector<Sums>& sums) const;
  void add_slopes(Worker& worker, double weight, std::vector<Sums>& sums) const;
  void add_levels(Worker& worker, double weight, std::vector<Sums>& sums) const;
  void work_out(const DerivedRow& row, std::span<const std::size_t> columns, double offset, RowTerms& terms) const;
  void add_gradient(const RowTerms& terms, double factor, Sums& sums) const;
  bool differ_infinitely(const RowTerms& a, const RowTerms& b, std::span<const std::size_t> columns) const;
  std::vector<double> gradient(const Sums& sums) const;
  ColumnEffect effect_of(const std::string& name, double value, std::span<const double> gradient) const;
  bool is_infinite(std::size_t term) const {
    return term != none && !data_.fit.separation.weights.empty() && data_.fit.separation.weights[term].is_infinite;
  }

  const EffectData& data_;
  const RepresentativePoint& point_;
  const Run& run_;
  const std::vector<Term> terms_;
  const double weight_sum_;
  double constant_ = 0;
  std::vector<ModelColumn> columns_;
  std::vector<std::size_t> all_columns_;
  std::vector<Slope> slopes_;
  std::vector<Comparison> comparisons_;
  // The order of the answer: a slope (true) or a comparison.
  std::vector<std::pair<bool, std::size_t>> order_;
};

// Of one thread.
struct Effects::Worker {
  explicit Worker(const Effects& effects)
      : input(effects.data_.rows, all_inputs(effects)), row(effects.data_.derivation), varied(row) {
    for (const Slope& slope : effects.slopes_) slopes.emplace_back(effects.data_.derivation, slope.input);
    for (RowTerms* const each : {&terms, &changed}) {
      each->deviations.resize(effects.columns_.size());
      each->levels.resize(effects.columns_.size(), none);
    }
  }
  static std::vector<std::size_t> all_inputs(const Effects& effects) {
    std::vector<std::size_t> result(effects.data_.inputs.size());
    std::iota(result.begin(), result.end(), std::size_t{0});
    return result;
  }
  DerivedRow::Inputs cells() const { return {numbers, levels, missing}; }
  // Row `i` of block `b`, with what the point says.
  void set(const Effects& effects, std::size_t b, std::size_t i, std::size_t row_of_design);

  InputRows::Row input;
  std::vector<double> numbers;
  std::vector<std::uint32_t> levels;
  std::vector<std::uint8_t> missing;
  DerivedRow row;
  DerivedRow varied;
  std::vector<DerivedSlopes> slopes;
  RowTerms terms;
  RowTerms changed;
  double offset = 0;
};

void Effects::Worker::set(const Effects& effects, std::size_t b, std::size_t i, std::size_t row_of_design) {
  const DerivedRow::Inputs observed = input.at(effects.data_.rows.block(b), i, row_of_design);
  numbers.assign(observed.numbers.begin(), observed.numbers.end());
  levels.assign(observed.levels.begin(), observed.levels.end());
  missing.assign(observed.missing.begin(), observed.missing.end());
  for (const RepresentativeValue& value : effects.point_) {
    numbers[value.input] = value.number;
    levels[value.input] = value.level;
    missing[value.input] = 0;
  }
  row.set(cells());
  if (const Variable* const without = row.without_value()) throw error::no_value_at_point(without->name);
  offset = effects.data_.design.blocks[b].offset(i);
  effects.work_out(row, effects.all_columns_, offset, terms);
}

Effects::Effects(const EffectData& data, const RepresentativePoint& point, const Run& run)
    : data_(data),
      point_(point),
      run_(run),
      terms_(select(data.design.terms, data.fit.minimum.terms)),
      weight_sum_(observed_weight_sum(data.design, data.class_weights)) {
  take_columns();
  for (std::size_t input = 0; input < data_.inputs.size(); ++input) list_input(input);
}

void Effects::take_columns() {
  std::vector<std::size_t> numeric;  // positions of the columns, as the design counts them
  std::vector<std::size_t> categorical;
  for (const DerivedColumn& derived : data_.derivation.columns) {
    const bool is_category = derived.is_categorical();
    (is_category ? categorical : numeric).push_back(columns_.size());
    all_columns_.push_back(columns_.size());
    ModelColumn& column = columns_.emplace_back();
    column.derived = &derived;
    if (!is_category) continue;
    column.effects.resize(data_.design.categorical[categorical.size() - 1].levels);
    column.terms.resize(column.effects.size(), none);
  }
  const Minimum& minimum = data_.fit.minimum;
  constant_ = minimum.point.weights[0] + minimum.intercept_shift;
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const Term& term = terms_[t];
    ModelColumn& column = columns_[(term.numeric ? numeric : categorical)[term.column]];
    const double coefficient = minimum.point.weights[t + 1] / term.sd;
    if (term.numeric) {
      column.coefficient = coefficient;
      column.mean = term.mean;
      column.sd = term.sd;
      column.term = t;
    } else {
      column.effects[term.level] = coefficient;
      column.terms[term.level] = t;
      constant_ -= coefficient * term.mean;
    }
  }
}

void Effects::list_input(std::size_t input) {
  list_slope(input);
  list_levels(input);
  const std::vector<Variable>& variables = data_.derivation.variables;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    // What is made of several columns stands behind the first of them.
    if (variables[v].inputs.front() == input) list_variable(v);
  }
}

void Effects::list_slope(std::size_t input) {
  const bool is_number = std::ranges::any_of(data_.derivation.variables, [&](const Variable& variable) {
    return !variable.has_levels() && variable.kind != Variable::Kind::missing &&
           std::ranges::count(variable.inputs, input) > 0;
  });
  if (!is_number) return;
  Slope slope{input, {}};
  const std::vector<std::vector<std::size_t>> inputs = inputs_of_columns(data_.derivation);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].term != none && std::ranges::count(inputs[c], input) > 0) slope.columns.push_back(c);
  }
  order_.emplace_back(true, slopes_.size());
  slopes_.push_back(std::move(slope));
}

// A category, or a number of which a factor is made, changes in all that is made of it.
void Effects::list_levels(std::size_t input) {
  using Kind = Variable::Kind;
  const auto has_levels = [&](const Variable& variable) {
    return variable.inputs.front() == input &&
           (variable.kind == Kind::category || (variable.kind == Kind::values && variable.of.is_column()));
  };
  const auto found = std::ranges::find_if(data_.derivation.variables, has_levels);
  if (found == data_.derivation.variables.end()) return;
  const FeatureColumn& column = data_.inputs[input];
  const std::size_t baseline = found->kind == Kind::category ? column.baseline.value_or(0) : 0;
  Comparison comparison;
  comparison.input = input;
  const auto add = [&](std::size_t level) {
    comparison.levels.push_back(static_cast<std::uint32_t>(level));
    if (found->kind == Kind::values) comparison.values.push_back(found->values[level]);
  };
  add(baseline);
  for (std::size_t level = 0; level < found->levels.size(); ++level) {
    if (level == baseline) continue;
    add(level);
    comparison.names.push_back((found->kind == Kind::category ? column.name : found->name) + '=' +
                               found->levels[level]);
  }
  for (std::size_t v = 0; v < data_.derivation.variables.size(); ++v) {
    if (std::ranges::count(data_.derivation.variables[v].inputs, input) > 0) comparison.changed.push_back(v);
  }
  add_comparison(std::move(comparison));
}

// Levels that no value of a column stands for, and cells that are missing, change alone.
void Effects::list_variable(std::size_t v) {
  const Variable& variable = data_.derivation.variables[v];
  const bool has_own = variable.kind == Variable::Kind::intervals ||
                       (variable.kind == Variable::Kind::values && !variable.of.is_column());
  const bool is_missing = variable.kind == Variable::Kind::missing;
  if (!has_own && !is_missing) return;
  Comparison comparison;
  comparison.variable = v;
  comparison.changed = {v};
  if (is_missing) {
    comparison.values = {0, 1};
    comparison.names = {variable.name};
  } else {
    for (std::size_t level = 0; level < variable.levels.size(); ++level) {
      comparison.levels.push_back(static_cast<std::uint32_t>(level));
      if (level > 0) comparison.names.push_back(variable.name + '=' + variable.levels[level]);
    }
  }
  add_comparison(std::move(comparison));
}

void Effects::add_comparison(Comparison comparison) {
  const std::vector<std::vector<std::size_t>> variables = variables_of_columns(data_.derivation);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const auto is_changed = [&](std::size_t v) { return std::ranges::count(comparison.changed, v) > 0; };
    if (std::ranges::any_of(variables[c], is_changed)) comparison.columns.push_back(c);
  }
  order_.emplace_back(false, comparisons_.size());
  comparisons_.push_back(std::move(comparison));
}

void Effects::work_out(const DerivedRow& row, std::span<const std::size_t> columns, double offset,
                       RowTerms& terms) const {
  terms.is_new = false;
  for (const std::size_t c : columns) {
    const ModelColumn& column = columns_[c];
    if (!column.derived->is_categorical()) {
      terms.deviations[c] = row.number(*column.derived) - column.mean;
      continue;
    }
    const auto level = row.level(*column.derived);
    terms.levels[c] = level ? *level : none;
    terms.is_new = terms.is_new || !level;
  }
  double logit = constant_;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const ModelColumn& column = columns_[c];
    if (column.effects.empty()) {
      logit += column.coefficient * terms.deviations[c];
    } else if (terms.levels[c] != none) {
      logit += column.effects[terms.levels[c]];
    }
  }
  terms.logit = logit + offset;
}

void Effects::add_gradient(const RowTerms& terms, double factor, Sums& sums) const {
  sums.bias += factor;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const ModelColumn& column = columns_[c];
    if (column.term != none) {
      sums.terms[column.term] += factor * (terms.deviations[c] / column.sd);
    } else if (terms.levels[c] != none && column.terms[terms.levels[c]] != none) {
      sums.terms[column.terms[terms.levels[c]]] += factor;
    }
  }
}

void Effects::add_slopes(Worker& worker, double weight, std::vector<Sums>& sums) const {
  const double z = worker.terms.logit;
  const double density = weight * irls_weight(z);
  // p (1 - p) changes by p (1 - p) (1 - 2 p), and 1 - 2 p = p(-z) - p(z).
  const double bend = density * (sigmoid(-z) - sigmoid(z));
  for (std::size_t s = 0; s < slopes_.size(); ++s) {
    Sums& of_slope = sums[s];
    worker.slopes[s].set(worker.cells());
    double slope = 0;
    for (const std::size_t c : slopes_[s].columns) {
      const ModelColumn& column = columns_[c];
      const double rate = worker.slopes[s](worker.row, *column.derived);
      if (rate == 0) continue;
      slope += column.coefficient * rate;
      of_slope.terms[column.term] += density * (rate / column.sd);
      of_slope.is_infinite = of_slope.is_infinite || is_infinite(column.term);
    }
    of_slope.value += density * slope;
    if (worker.terms.is_new) of_slope.never_together += weight;
    add_gradient(worker.terms, bend * slope, of_slope);
  }
}

void Effects::add_levels(Worker& worker, double weight, std::vector<Sums>& sums) const {
  std::size_t next = slopes_.size();
  RowTerms baseline;
  for (const Comparison& comparison : comparisons_) {
    worker.changed = worker.terms;
    worker.varied = worker.row;
    const bool has_infinite = data_.fit.separation.is_found();
    for (std::size_t k = 0; k <= comparison.names.size(); ++k) {
      Sums& of_level = sums[next++];
      if (!comparison.input) {
        if (comparison.levels.empty()) {
          worker.varied.set_number(*comparison.variable, comparison.values[k]);
        } else {
          worker.varied.set_level(*comparison.variable, comparison.levels[k]);
        }
      } else {
        const std::size_t input = *comparison.input;
        const auto observed = std::pair(worker.numbers[input], worker.levels[input]);
        if (!comparison.values.empty()) worker.numbers[input] = comparison.values[k];
        worker.levels[input] = comparison.levels[k];
        worker.varied.set(worker.cells(), comparison.changed);
        std::tie(worker.numbers[input], worker.levels[input]) = observed;
      }
      work_out(worker.varied, comparison.columns, worker.offset, worker.changed);
      of_level.value += weight * sigmoid(worker.changed.logit);
      if (worker.changed.is_new) of_level.never_together += weight;
      add_gradient(worker.changed, weight * irls_weight(worker.changed.logit), of_level);
      if (has_infinite && k == 0) baseline = worker.changed;
      if (has_infinite && differ_infinitely(worker.changed, baseline, comparison.columns)) of_level.is_infinite = true;
    }
  }
}

bool Effects::differ_infinitely(const RowTerms& a, const RowTerms& b, std::span<const std::size_t> columns) const {
  const auto has_infinite = [&](const ModelColumn& column, std::size_t level) {
    return level != none && is_infinite(column.terms[level]);
  };
  return std::ranges::any_of(columns, [&](std::size_t c) {
    const ModelColumn& column = columns_[c];
    if (column.effects.empty()) return is_infinite(column.term) && a.deviations[c] != b.deviations[c];
    return a.levels[c] != b.levels[c] && (has_infinite(column, a.levels[c]) || has_infinite(column, b.levels[c]));
  });
}

// In the order of the blocks, so that the answer is the same for any number of threads.
void Effects::of_blocks(std::vector<Sums>& sums) const {
  const std::vector<DesignBlock>& blocks = data_.design.blocks;
  std::vector<std::size_t> first_rows;
  for (std::size_t row = 0; const DesignBlock& block : blocks) {
    first_rows.push_back(row);
    row += block.rows;
  }
  std::vector<std::vector<Sums>> results(blocks.size());
  const auto task = [&](std::size_t b) {
    run_.check();
    results[b].resize(sums.size());
    for (Sums& each : results[b]) each.terms.resize(terms_.size());
    Worker worker(*this);
    for (std::size_t i = 0; i < blocks[b].rows; ++i) {
      worker.set(*this, b, i, first_rows[b] + i);
      const double weight = observed_weight(blocks[b], i, data_.class_weights);
      add_slopes(worker, weight, results[b]);
      add_levels(worker, weight, results[b]);
    }
  };
  const auto accept = [&](std::size_t b) {
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k].add(results[b][k]);
    results[b] = {};
  };
  ordered_pipeline(run_, blocks.size(), 2 * run_.threads(), task, accept);
}

std::vector<double> Effects::gradient(const Sums& sums) const {
  std::vector<double> result = {sums.bias};
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const Term& term = terms_[t];
    result.push_back(term.numeric ? sums.terms[t] : (sums.terms[t] - term.mean * sums.bias) / term.sd);
  }
  for (double& component : result) component /= weight_sum_;
  return result;
}

ColumnEffect Effects::effect_of(const std::string& name, double value, std::span<const double> gradient) const {
  ColumnEffect result{name, std::nullopt, std::nullopt};
  const double error = delta_method_error(data_.covariance, gradient);
  if (!std::isfinite(value) || !std::isfinite(error)) {
    result.why_none = NoEffect::no_slope;
  } else if (value == 0 && error == 0) {
    result.why_none = NoEffect::does_not_change;
  } else {
    result.effect = MarginalEffect{value, error};
  }
  return result;
}

std::vector<ColumnEffect> Effects::make() {
  std::vector<std::size_t> first;  // among the sums, of each comparison
  std::size_t count = slopes_.size();
  for (const Comparison& comparison : comparisons_) {
    first.push_back(count);
    count += 1 + comparison.names.size();
  }
  std::vector<Sums> sums(count);
  for (Sums& each : sums) each.terms.resize(terms_.size());
  of_blocks(sums);
  std::vector<ColumnEffect> result;
  const auto take = [&](ColumnEffect effect, bool is_infinite, double never_together) {
    if (is_infinite) {
      effect.effect.reset();
      effect.why_none = NoEffect::infinite;
    }
    effect.never_together = never_together;
    result.push_back(std::move(effect));
  };
  for (const auto& [is_slope, k] : order_) {
    if (is_slope) {
      take(effect_of(data_.inputs[slopes_[k].input].name, sums[k].value / weight_sum_, gradient(sums[k])),
           sums[k].is_infinite, sums[k].never_together);
      continue;
    }
    const Sums& baseline = sums[first[k]];
    for (std::size_t level = 1; level <= comparisons_[k].names.size(); ++level) {
      const Sums& of_level = sums[first[k] + level];
      std::vector<double> difference = gradient(of_level);
      std::ranges::transform(difference, gradient(baseline), difference.begin(), std::minus());
      take(effect_of(comparisons_[k].names[level - 1], (of_level.value - baseline.value) / weight_sum_, difference),
           of_level.is_infinite, std::max(of_level.never_together, baseline.never_together));
    }
  }
  return result;
}

}  // namespace

std::vector<ColumnEffect> column_effects(const EffectData& data, const RepresentativePoint& point, const Run& run) {
  return Effects(data, point, run).make();
}

}  // namespace logreg
