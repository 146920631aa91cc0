#include "data/fold_designs.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "data/imputation.h"
#include "data/levels.h"
#include "data/slope_moments.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <utility>

namespace logreg {

namespace {

// Gives a column numbers of its own, the same ones.
void take_own_column(Design& design, std::size_t j) {
  for (DesignBlock& block : design.blocks) {
    const auto arena = std::make_shared<ColumnArena>(1, block.rows);
    double* const numbers = arena->take();
    double*& column = block.columns[design.place(j).column];
    std::copy_n(column, block.rows, numbers);
    column = numbers;
    design.slabs.push_back(arena);
  }
}

constexpr double infinity = std::numeric_limits<double>::infinity();

// Rows of the file, of which a row with trials has become up to two.
bool is_first(const DesignBlock& block, std::size_t i) {
  return block.row_weights.empty() || block.row_weights[i] > 0;
}

// What rows learned from say of a numeric column, in stored units.
struct StoredMoments {
  double minimum = infinity;
  double maximum = -infinity;
  double mean = 0;
  double variance = 0;
  double mean_square = 0;

  bool varies() const { return minimum < maximum; }
};

// The place of a feature among the numeric, or the categorical, columns.
std::size_t place_among_its_kind(const std::vector<FeatureColumn>& features, std::size_t f) {
  const auto before = std::span(features).first(f);
  return static_cast<std::size_t>(std::ranges::count(before, features[f].type, &FeatureColumn::type));
}

}  // namespace

class Learning {
 public:
  Learning(const FoldDesigns& designs, std::span<const std::uint8_t> learn, const Run& run)
      : whole_(designs.whole_),
        cells_(designs.cells_),
        formula_(designs.formula_),
        terms_(designs.terms_),
        schema_(designs.schema_),
        learn_(learn),
        run_(run) {}

  FoldDesign make() {
    if (formula_) {
      result_.design = formula_->inputs.design.shared();
      schema_.features = std::exchange(schema_.inputs, {});
    } else {
      result_.design = whole_.shared();
    }
    design().terms.clear();
    design().cluster_of.clear();
    design().clusters = 0;
    result_.unseen.assign(whole_.rows, 0);
    weigh();
    for (const ImputedNumbers& cells : cells_.numbers) fill_in(cells);
    for (const UnjoinedLevels& cells : cells_.levels) code(cells);
    if (formula_) derive();
    list_terms();
    return std::move(result_);
  }

 private:
  Design& design() { return result_.design; }

  void weigh();
  void fill_in(const ImputedNumbers& cells);
  double imputed(const ImputedNumbers& cells, std::size_t j) const;
  void code(const UnjoinedLevels& cells);
  void derive();
  void take_stored(Design&& derived);
  void share_column(std::size_t j, std::size_t whole);
  void standardize(std::size_t j, const FeatureColumn& feature);
  StoredMoments moments(std::size_t j) const;
  void list_terms();
  void add_number(std::size_t j, const FeatureColumn& feature, const StoredMoments& found);
  void add_levels(std::size_t c, const FeatureColumn& feature);
  std::optional<std::size_t> term_of_whole(const std::string& column, const std::string& level) const;

  const Design& whole_;
  const LearnedCells& cells_;
  const std::optional<FormulaInputs>& formula_;
  const std::map<std::pair<std::string, std::string>, std::size_t>& terms_;
  Schema schema_;  // of the rows learned from
  std::span<const std::uint8_t> learn_;
  const Run& run_;
  FoldDesign result_;
};

void Learning::weigh() {
  Sum all;
  Sum positive;
  const std::uint8_t* learn = learn_.data();
  for (DesignBlock& block : design().blocks) {
    AlignedVector<double> weights(block.rows);
    for (std::size_t i = 0; i < block.rows; ++i) {
      weights[i] = *learn++ != 0 ? block.weight(i) : 0;
      all.add(weights[i]);
      positive.add(weights[i] * block.labels[i]);
    }
    block.weights = std::move(weights);
  }
  design().weight_sum = all.value();
  design().positives = positive.value();
}

void Learning::fill_in(const ImputedNumbers& cells) {
  if (cells.rows.empty()) return;
  const std::size_t j = place_among_its_kind(schema_.features, cells.feature);
  NumericColumn& column = design().numeric[j];
  column.fill = imputed(cells, j);
  const double stored = std::ldexp(column.fill - column.mean, -column.exponent);
  take_own_column(design(), j);
  std::size_t first = 0;
  auto next = cells.rows.begin();
  for (const DesignBlock& block : design().blocks) {
    for (; next != cells.rows.end() && *next < first + block.rows; ++next) block.columns[j][*next - first] = stored;
    first += block.rows;
  }
}

// In the units of the data. Where every row learned from has a missing cell, any number will do: the column is
// constant.
double Learning::imputed(const ImputedNumbers& cells, std::size_t j) const {
  const NumericColumn& column = result_.design.numeric[j];
  std::vector<double> values;
  Sum sum;
  Sum weight_sum;
  auto missing = cells.rows.begin();
  std::uint32_t row = 0;
  for (const DesignBlock& block : result_.design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      if (missing != cells.rows.end() && *missing == row) {
        ++missing;
        continue;
      }
      if (learn_[row] == 0) continue;
      sum.add(block.weight(i) * block.columns[j][i]);
      weight_sum.add(block.weight(i));
      if (cells.how && is_first(block, i)) {
        values.push_back(column.mean + std::ldexp(block.columns[j][i], column.exponent));
      }
    }
  }
  if (weight_sum.value() == 0) return column.mean;
  if (cells.how) return imputed_number(schema_.features[cells.feature].name, *cells.how, std::move(values));
  return column.mean + std::ldexp(sum.value() / weight_sum.value(), column.exponent);
}

StoredMoments Learning::moments(std::size_t j) const {
  StoredMoments result;
  const Design& design = result_.design;
  Sum sum;
  for (const DesignBlock& block : design.blocks) {
    const double* const x = design.column(block, j).data();
    const double* const w = block.weights.data();
    double part = 0;
    for (std::size_t i = 0; i < block.rows; ++i) {
      part += w[i] * x[i];
      result.minimum = std::min(result.minimum, w[i] > 0 ? x[i] : infinity);
      result.maximum = std::max(result.maximum, w[i] > 0 ? x[i] : -infinity);
    }
    sum.add(part);
  }
  if (!result.varies()) {
    result.mean = result.minimum;
  } else {
    result.mean = std::clamp(sum.value() / design.weight_sum, result.minimum, result.maximum);
  }
  Sum squares;
  Sum about_zero;
  for (const DesignBlock& block : design.blocks) {
    const double* const x = design.column(block, j).data();
    const double* const w = block.weights.data();
    double part = 0;
    double part_about_zero = 0;
    for (std::size_t i = 0; i < block.rows; ++i) {
      part += w[i] * (x[i] - result.mean) * (x[i] - result.mean);
      part_about_zero += w[i] * x[i] * x[i];
    }
    squares.add(part);
    about_zero.add(part_about_zero);
  }
  result.variance = squares.value() / design.weight_sum;
  result.mean_square = about_zero.value() / design.weight_sum;
  return result;
}

// As the levels of a table are found, from the rows learned from. What no level is made of has a code of its own behind
// them.
void Learning::code(const UnjoinedLevels& cells) {
  FeatureColumn& found = schema_.features[cells.feature];
  const std::size_t c = place_among_its_kind(schema_.features, cells.feature);
  const bool has_baseline = found.baseline.has_value();
  std::vector<Level> levels;
  for (const std::string& text : cells.texts) levels.push_back({text, 0});
  std::size_t missing = 0;
  std::size_t row = 0;
  for (const DesignBlock& block : whole_.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      if (learn_[row] == 0 || !is_first(block, i)) continue;
      ++(cells.codes[row] == UnjoinedLevels::missing ? missing : levels[cells.codes[row]].rows);
    }
  }
  const std::vector<std::size_t> places = relearn_levels(levels, cells.fewest, missing, cells.how, found);
  const std::size_t behind = found.levels.size();
  const std::size_t unseen = formula_ ? DerivedRow::no_level : behind;
  if (has_baseline) {
    const auto wanted =
        cells.baseline ? std::ranges::find(found.levels, *cells.baseline, &Level::text) : found.levels.begin();
    found.baseline = wanted == found.levels.end() ? 0 : static_cast<std::size_t>(wanted - found.levels.begin());
  }
  row = 0;
  for (DesignBlock& block : design().blocks) {
    AlignedVector<std::uint32_t> codes(block.codes.begin(), block.codes.end());
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const std::uint32_t code = cells.codes[row];
      const std::size_t place = code == UnjoinedLevels::missing ? found.missing_level.value_or(behind) : places[code];
      codes[c * block.rows + i] = static_cast<std::uint32_t>(place == behind ? unseen : place);
    }
    block.codes = std::move(codes);
  }
}

void Learning::derive() {
  EncodedInputs inputs{std::move(design()), formula_->inputs.missing};
  const std::vector<double*> filled = inputs.design.blocks.front().columns;
  const std::vector<double*>& before = formula_->inputs.design.blocks.front().columns;
  const PlaceOfRow nowhere = [](std::size_t) { return Place(); };
  DerivedDesign derived = derive_from(learn_, std::move(inputs), formula_->parsed, formula_->formula, schema_, nowhere,
                                      result_.unseen, run_);
  take_stored(std::move(derived.design));
  std::size_t j = 0;
  for (const FeatureColumn& feature : schema_.features) {
    if (feature.type != ColumnType::numeric) continue;
    // What stays a column of the file keeps the numbers of the whole, unless cells were filled in.
    const std::size_t input = derived.moved[j];
    const auto of_whole = std::ranges::find(formula_->moved, input);
    const bool is_shared =
        input != DerivedDesign::not_moved && of_whole != formula_->moved.end() && filled[input] == before[input];
    if (is_shared) {
      share_column(j, static_cast<std::size_t>(of_whole - formula_->moved.begin()));
    } else {
      if (input != DerivedDesign::not_moved) take_own_column(design(), j);
      standardize(j, feature);
    }
    ++j;
  }
  design().scale_slopes(run_);
}

// All that a standardised design is made of.
void Learning::take_stored(Design&& derived) {
  Design stored = whole_.shared();
  stored.terms.clear();
  stored.cluster_of.clear();
  stored.clusters = 0;
  stored.weight_sum = derived.weight_sum;
  stored.positives = derived.positives;
  stored.blocks = std::move(derived.blocks);
  stored.numeric = std::move(derived.numeric);
  stored.set_slopes(derived.slopes());
  stored.categorical = std::move(derived.categorical);
  stored.slabs.insert(stored.slabs.end(), derived.slabs.begin(), derived.slabs.end());
  design() = std::move(stored);
}

void Learning::share_column(std::size_t j, std::size_t whole) {
  for (std::size_t b = 0; b < whole_.blocks.size(); ++b) {
    design().blocks[b].columns[design().place(j).column] = whole_.blocks[b].columns[whole_.place(whole).column];
  }
  design().numeric[j] = whole_.numeric[whole];
}

// About the middle of its range, so that nothing is lost.
void Learning::standardize(std::size_t j, const FeatureColumn& feature) {
  NumericColumn column;
  if (design().place(j).is_slope()) {
    // All of them are scaled at once.
    std::frexp(std::max(feature.maximum, -feature.minimum), &column.exponent);
    design().numeric[j] = column;
    return;
  }
  column.mean = whole_.has_intercept ? feature.minimum / 2 + feature.maximum / 2 : 0;
  std::frexp(std::max(feature.maximum - column.mean, column.mean - feature.minimum), &column.exponent);
  const std::size_t own = design().place(j).column;
  for (const DesignBlock& block : design().blocks) {
    for (double& value : std::span(block.columns[own], block.rows)) {
      value = std::ldexp(value - column.mean, -column.exponent);
    }
  }
  design().numeric[j] = column;
}

void Learning::list_terms() {
  std::vector<StoredMoments> found(design().numeric.size());
  parallel_for(run_, found.size(), [&](std::size_t j) {
    run_.check();
    if (!design().place(j).is_slope()) found[j] = moments(j);
  });
  for (std::size_t s = 0; s < design().slopes().size(); ++s) {
    const std::vector<SlopeMoments> of_levels = slope_moments(design(), s);
    for (std::size_t level = 0; level < of_levels.size(); ++level) {
      const auto& [minimum, maximum, mean, spread, length] = of_levels[level];
      const std::size_t own = design().slopes()[s].columns[level];
      if (own != LevelSlopes::no_column) found[own] = {minimum, maximum, mean, spread * spread, length * length};
    }
  }
  std::size_t j = 0;
  std::size_t c = 0;
  for (const FeatureColumn& feature : schema_.features) {
    if (feature.type == ColumnType::numeric) {
      add_number(j, feature, found[j]);
      ++j;
    } else {
      add_levels(c++, feature);
    }
  }
}

std::optional<std::size_t> Learning::term_of_whole(const std::string& column, const std::string& level) const {
  const auto found = terms_.find({column, level});
  return found == terms_.end() ? std::nullopt : std::optional(found->second);
}

void Learning::add_number(std::size_t j, const FeatureColumn& feature, const StoredMoments& found) {
  const NumericColumn& column = design().numeric[j];
  const double spread = std::ldexp(std::sqrt(found.variance), column.exponent);
  if (whole_.has_intercept) {
    if (!found.varies()) return;
    design().terms.push_back({true, j, 0, column.mean + std::ldexp(found.mean, column.exponent), spread, spread});
  } else {
    // Counted from 0, as it is stored.
    if (found.mean_square == 0) return;
    const double length = std::ldexp(std::sqrt(found.mean_square), column.exponent);
    design().terms.push_back({true, j, 0, 0, length, spread});
  }
  result_.of_whole.push_back(term_of_whole(feature.name, ""));
}

void Learning::add_levels(std::size_t c, const FeatureColumn& feature) {
  CategoricalColumn& column = design().categorical[c];
  column.levels = feature.levels.size() + 1;  // with that of rows that have none of them
  std::vector<Sum> sums(column.levels);
  std::vector<std::uint8_t> has_rows(column.levels, 0);
  for (const DesignBlock& block : design().blocks) {
    const auto codes = design().codes(block, c);
    for (std::size_t i = 0; i < block.rows; ++i) {
      if (block.weights[i] == 0) continue;
      sums[codes[i]].add(block.weights[i]);
      has_rows[codes[i]] = 1;
    }
  }
  const auto alone = std::ranges::count(has_rows, std::uint8_t{1}) == 1;
  column.share.clear();
  for (std::size_t level = 0; level < column.levels; ++level) {
    // Of weights that are all alike the sum can fall short of a whole by rounding.
    column.share.push_back(alone && has_rows[level] != 0 ? 1 : sums[level].value() / design().weight_sum);
  }
  std::optional<std::size_t> baseline = feature.baseline;
  if (baseline && has_rows[*baseline] == 0) {
    baseline = static_cast<std::size_t>(std::ranges::find(has_rows, std::uint8_t{1}) - has_rows.begin());
  }
  for (std::size_t level = 0; level < feature.levels.size(); ++level) {
    if (level == baseline || has_rows[level] == 0 || alone) continue;
    design().terms.push_back(level_term(c, level, column.share[level], whole_.has_intercept));
    result_.of_whole.push_back(term_of_whole(feature.name, feature.levels[level].text));
  }
  std::size_t row = 0;
  for (const DesignBlock& block : design().blocks) {
    const auto codes = design().codes(block, c);
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      if (has_rows[codes[i]] == 0) result_.unseen[row] = 1;
    }
  }
}

DerivedDesign derive_keeping_inputs(EncodedInputs&& inputs, const ParsedFormula& parsed, const Formula& formula,
                                    Schema& schema, const PlaceOfRow& place_of_row, FormulaInputs& kept,
                                    const Run& run) {
  kept = {{inputs.design.shared(), inputs.missing}, parsed, formula, {}};
  DerivedDesign derived = logreg::derive(std::move(inputs), parsed, formula, schema, place_of_row, run);
  // They will be standardised where they are.
  for (const std::size_t input : derived.moved) {
    if (input != DerivedDesign::not_moved) take_own_column(kept.inputs.design, input);
  }
  kept.moved = derived.moved;
  return derived;
}

FoldDesigns::FoldDesigns(Design& whole, const Schema& schema, LearnedCells cells, std::optional<FormulaInputs> formula,
                         const Run& run)
    : whole_(whole), schema_(schema), cells_(std::move(cells)), formula_(std::move(formula)) {
  whole.standardize(run);
  std::size_t term = 0;
  for (const FeatureColumn& feature : schema.features) {
    if (feature.type == ColumnType::numeric) terms_.emplace(std::pair(feature.name, std::string()), term++);
    for (std::size_t level = 0; level < feature.levels.size(); ++level) {
      if (level != feature.baseline) terms_.emplace(std::pair(feature.name, feature.levels[level].text), term++);
    }
  }
}

FoldDesign FoldDesigns::learned_from(std::span<const std::uint8_t> learn, const Run& run) const {
  return Learning(*this, learn, run).make();
}

}  // namespace logreg
