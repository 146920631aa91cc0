#include "data/derive.h"

#include "base/parallel.h"
#include "base/select.h"
#include "data/column_moments.h"
#include "data/design_terms.h"
#include "data/formula/coding.h"
#include "data/input_rows.h"
#include "data/messages.h"
#include "data/term_columns.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t none = DerivedDesign::not_moved;

// Missing numbers of inputs become what they count as, which is remembered.
void fill_in_missing(Design& design, std::vector<FeatureColumn>& features, const Run& run) {
  std::vector<FeatureColumn*> numeric;
  for (FeatureColumn& feature : features) {
    if (feature.type == ColumnType::numeric) numeric.push_back(&feature);
  }
  parallel_for(run, numeric.size(), [&](std::size_t j) {
    if (numeric[j]->missing == 0 && !numeric[j]->impute) return;
    measure_column(design, j, *numeric[j]);
    if (numeric[j]->impute) numeric[j]->fill = design.numeric[j].fill;
  });
}

using Range = std::pair<double, double>;  // smallest and largest number

void widen(Range& range, const Range& by) {
  range.first = std::min(range.first, by.first);
  range.second = std::max(range.second, by.second);
}

class Deriver {
 public:
  // `unseen`: see derive_from(); a null pointer where every row is learned from.
  Deriver(EncodedInputs&& inputs, const ParsedFormula& parsed, const Formula& formula, Schema& schema,
          const PlaceOfRow& place_of_row, const Run& run, std::size_t fewest_slopes,
          std::span<const std::uint8_t> learn = {}, std::vector<std::uint8_t>* unseen = nullptr)
      : inputs_(std::move(inputs)),
        formula_(formula),
        schema_(schema),
        run_(run),
        fewest_slopes_(fewest_slopes),
        rows_{parsed.text, inputs_, schema.features, schema.ignored, schema.notes, place_of_row, learn},
        unseen_(unseen) {
    if (unseen == nullptr) fill_in_missing(inputs_.design, schema.features, run);
    derivation_.formula = parsed.text;
    for (const Expression& offset : parsed.offsets) {
      derivation_.offsets.push_back(number_variable(offset.text(), offset, rows_));
    }
  }

  DerivedDesign make() {
    list_columns();
    found_ = nested_slopes(columns_, derivation_.variables, fewest_slopes_);
    find_moved();
    lay_out();
    fill();
    describe();
    if (unseen_ == nullptr) complete_terms(design_, features_, run_);
    schema_.inputs = std::exchange(schema_.features, std::move(features_));
    for (const FormulaTerm& term : formula_.terms) schema_.terms.push_back({term.name, term.variables});
    return {std::move(design_), std::move(derivation_), std::move(moved_)};
  }

 private:
  struct Seen {
    std::vector<Range> ranges;                   // of the numeric columns
    std::vector<std::vector<std::size_t>> rows;  // of the levels of the others
  };

  void list_columns();
  void find_moved();
  void lay_out();
  void list_places();
  void fill();
  void fill_block(std::size_t b, std::size_t first_row, Seen& seen);
  void see(const DesignBlock& block, std::size_t i, Seen& seen) const;
  void describe();
  bool describe_numbers(std::size_t j, const TermColumn& term);
  bool describe_levels(std::size_t c, TermColumn& term);
  void keep_columns(std::span<const std::size_t> numeric, std::vector<std::size_t> codes);

  EncodedInputs inputs_;
  const Formula& formula_;
  Schema& schema_;
  const Run& run_;
  std::size_t fewest_slopes_;
  FormulaRows rows_;
  std::vector<std::uint8_t>* unseen_;
  std::vector<TermColumn> columns_;
  FoundSlopes found_;
  std::vector<std::size_t> moved_;          // of each numeric column: the input that it is, unchanged, or `none`
  std::vector<std::uint8_t> skipped_;       // of each variable: whether nothing has to be worked out of it
  std::vector<std::size_t> inputs_needed_;  // by the others
  std::vector<std::size_t> position_;       // of each numeric column that is no slope among those of a block
  // Columns that are worked out, with their places among the numeric and among the categorical ones.
  std::vector<std::pair<const DerivedColumn*, std::size_t>> made_;
  std::vector<std::pair<const DerivedColumn*, std::size_t>> coded_;
  Seen seen_;
  std::vector<FeatureColumn> features_;
  Derivation derivation_;
  Design design_;
};

void Deriver::list_columns() {
  std::vector<bool> is_category;
  std::vector<std::size_t> baselines;
  for (const FormulaVariable& variable : formula_.variables) {
    const Variable& learned = derivation_.variables.emplace_back(learned_variable(variable, rows_));
    is_category.push_back(learned.has_levels());
    baselines.push_back(baseline_of(learned, schema_.features));
  }
  const auto codings = coding(formula_.terms, is_category, formula_.intercept);
  for (std::size_t t = 0; t < formula_.terms.size(); ++t) {
    derivation_.terms.push_back(formula_.terms[t].name);
    for (TermColumn& column : columns_of_term(formula_.terms[t], t, codings[t], derivation_.variables, baselines)) {
      columns_.push_back(std::move(column));
    }
  }
}

// A column of the file that is a term as it is stays where it was read.
void Deriver::find_moved() {
  std::vector<const Variable*> of_slot;
  for (const Variable& variable : derivation_.variables) of_slot.insert(of_slot.end(), variable.numbers(), &variable);
  std::set<const Variable*> needed;
  const InputRows inputs(inputs_, schema_.features);
  for (const TermColumn& term : columns_) {
    const DerivedColumn& column = term.column;
    if (column.is_categorical()) continue;
    const Variable* const alone =
        column.numbers.size() == 1 && column.at.empty() ? of_slot[column.numbers.front()] : nullptr;
    const bool is_moved = alone != nullptr && alone->kind == Variable::Kind::expression && alone->of.is_column();
    moved_.push_back(is_moved ? inputs.column(alone->inputs.front()) : none);
    for (const std::size_t slot : is_moved ? std::vector<std::size_t>() : column.numbers) needed.insert(of_slot[slot]);
  }
  std::set<std::size_t> inputs_needed;
  const auto need = [&](const Variable& variable) {
    inputs_needed.insert(variable.inputs.begin(), variable.inputs.end());
  };
  for (const Variable& variable : derivation_.variables) {
    const bool is_needed = variable.has_levels() || needed.contains(&variable);
    skipped_.push_back(is_needed ? 0 : 1);
    if (is_needed) need(variable);
  }
  std::ranges::for_each(derivation_.offsets, need);
  inputs_needed_.assign(inputs_needed.begin(), inputs_needed.end());
}

void Deriver::lay_out() {
  Design& from = inputs_.design;
  design_.has_intercept = schema_.intercept;
  design_.rows = from.rows;
  design_.weight_sum = from.weight_sum;
  design_.positives = from.positives;
  design_.cluster_of = std::move(from.cluster_of);
  design_.clusters = from.clusters;
  design_.slabs = std::move(from.slabs);
  design_.numeric.resize(moved_.size());
  design_.categorical.resize(columns_.size() - moved_.size());
  const std::size_t code_columns = design_.categorical.size() + found_.coded.size();
  std::size_t stored = 0;
  for (const bool is_slope : found_.is_slope) position_.push_back(is_slope ? none : stored++);
  std::size_t made = found_.slopes.size();
  for (std::size_t j = 0; j < moved_.size(); ++j) {
    if (moved_[j] == none && !found_.is_slope[j]) ++made;
  }
  ArenaRegions regions;
  for (DesignBlock& source : from.blocks) {
    DesignBlock& block = design_.blocks.emplace_back();
    block.rows = source.rows;
    block.codes.resize(block.rows * code_columns);
    block.labels = std::move(source.labels);
    block.weights = std::move(source.weights);
    block.offsets = std::move(source.offsets);
    block.row_weights = source.row_weights;  // by them the first row of each row of the file is told, there too
    if (!derivation_.offsets.empty()) {
      AlignedVector<double> offsets(block.rows);
      for (std::size_t i = 0; i < block.rows; ++i) offsets[i] = block.offset(i);
      block.offsets = std::move(offsets);
    }
    if (made > 0) design_.slabs.push_back(std::make_shared<ColumnArena>(made, block.rows, regions));
    for (std::size_t j = 0; j < moved_.size(); ++j) {
      if (found_.is_slope[j]) continue;
      block.columns.push_back(moved_[j] == none ? design_.slabs.back()->take() : source.columns[moved_[j]]);
    }
    for (std::size_t s = 0; s < found_.slopes.size(); ++s) block.columns.push_back(design_.slabs.back()->take());
  }
}

// Where what is worked out goes, and what is known of the rest.
void Deriver::list_places() {
  std::size_t j = 0;
  for (const TermColumn& term : columns_) {
    if (term.column.is_categorical()) {
      coded_.emplace_back(&term.column, coded_.size());
      seen_.rows.emplace_back(term.levels.size() + 1);  // the last one of rows that have none of them
    } else {
      if (moved_[j] == none && !found_.is_slope[j]) made_.emplace_back(&term.column, j);
      ++j;
    }
  }
  for (std::size_t k = 0; k < found_.coded.size(); ++k) {
    coded_.emplace_back(&found_.coded[k], coded_.size());
    seen_.rows.emplace_back(found_.coded_levels[k] + 1);
  }
  if (unseen_ != nullptr) return;
  std::size_t numeric = 0;
  for (const FeatureColumn& input : schema_.features) {
    if (input.type != ColumnType::numeric) continue;
    for (std::size_t k = 0; k < moved_.size(); ++k) {
      if (moved_[k] == numeric) seen_.ranges[k] = {input.minimum, input.maximum};
    }
    ++numeric;
  }
}

void Deriver::fill() {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  seen_.ranges.assign(moved_.size(), {infinity, -infinity});
  list_places();
  std::vector<Seen> of_blocks(design_.blocks.size(), seen_);
  std::vector<std::size_t> first_rows;
  for (std::size_t row = 0; const DesignBlock& block : design_.blocks) {
    first_rows.push_back(row);
    row += block.rows;
  }
  parallel_for(run_, of_blocks.size(), [&](std::size_t b) {
    run_.check();
    fill_block(b, first_rows[b], of_blocks[b]);
  });
  for (const Seen& of_block : of_blocks) {
    for (std::size_t j = 0; j < moved_.size(); ++j) widen(seen_.ranges[j], of_block.ranges[j]);
    for (std::size_t c = 0; c < seen_.rows.size(); ++c) {
      std::ranges::transform(seen_.rows[c], of_block.rows[c], seen_.rows[c].begin(), std::plus());
    }
  }
  for (const NestedSlopes& slopes : found_.slopes) {
    const std::vector<std::size_t>& rows = seen_.rows[slopes.codes];
    const std::size_t all = std::accumulate(rows.begin(), rows.end(), std::size_t{0});
    for (std::size_t level = 0; level < slopes.columns.size(); ++level) {
      const std::size_t j = slopes.columns[level];
      if (j != none && rows[level] < all) widen(seen_.ranges[j], {0, 0});
    }
  }
}

void Deriver::fill_block(std::size_t b, std::size_t first_row, Seen& seen) {
  DesignBlock& block = design_.blocks[b];
  const DesignBlock& source = inputs_.design.blocks[b];
  const InputRows inputs(inputs_, schema_.features);
  InputRows::Row input(inputs, inputs_needed_);
  DerivedRow row(derivation_, skipped_);
  const std::size_t stored = block.columns.size() - found_.slopes.size();
  for (std::size_t i = 0; i < block.rows; ++i) {
    row.set(input.at(source, i, first_row + i));
    if (const auto variable = row.without_value()) {
      if (unseen_ == nullptr || !variable->has_levels()) refuse_value(*variable, first_row + i, rows_);
      (*unseen_)[first_row + i] = 1;
    }
    for (const auto& [column, j] : made_) block.columns[position_[j]][i] = row.number(*column);
    for (const auto& [column, c] : coded_) {
      const auto behind = static_cast<std::uint32_t>(seen.rows[c].size() - 1);
      block.codes[c * block.rows + i] = row.level(*column).value_or(behind);
    }
    for (std::size_t s = 0; s < found_.slopes.size(); ++s) {
      block.columns[stored + s][i] = row.number(found_.slopes[s].product);
    }
    if (rows_.is_learned_from(first_row + i)) see(block, i, seen);
    if (!derivation_.offsets.empty()) block.offsets[i] += row.offset();
  }
}

// Of a row that is learned from.
void Deriver::see(const DesignBlock& block, std::size_t i, Seen& seen) const {
  const auto widen_by = [&](std::size_t j, double number) { widen(seen.ranges[j], {number, number}); };
  for (const auto& [column, j] : made_) widen_by(j, block.columns[position_[j]][i]);
  for (std::size_t j = 0; unseen_ != nullptr && j < moved_.size(); ++j) {
    if (moved_[j] != none) widen_by(j, block.columns[position_[j]][i]);
  }
  const std::size_t stored = block.columns.size() - found_.slopes.size();
  for (std::size_t s = 0; s < found_.slopes.size(); ++s) {
    const NestedSlopes& slopes = found_.slopes[s];
    const std::size_t j = slopes.columns[block.codes[slopes.codes * block.rows + i]];
    if (j != none) widen_by(j, block.columns[stored + s][i]);
  }
  for (std::size_t c = 0; c < coded_.size(); ++c) ++seen.rows[c][block.codes[c * block.rows + i]];
}

void Deriver::describe() {
  std::vector<std::size_t> numeric;  // that stay, among those there are
  std::vector<std::size_t> categorical;
  std::size_t j = 0;
  std::size_t c = 0;
  for (TermColumn& term : columns_) {
    const bool stays = term.column.is_categorical() ? describe_levels(c, term) : describe_numbers(j, term);
    if (term.column.is_categorical()) {
      if (stays) categorical.push_back(c);
      ++c;
    } else {
      if (stays) numeric.push_back(j);
      ++j;
    }
    if (stays) derivation_.columns.push_back(std::move(term.column));
  }
  keep_columns(numeric, std::move(categorical));
}

bool Deriver::describe_numbers(std::size_t j, const TermColumn& term) {
  FeatureColumn feature;
  feature.name = term.column.name;
  feature.term = term.column.term;
  std::tie(feature.minimum, feature.maximum) = seen_.ranges[j];
  // Without an intercept a column of ones takes its place.
  if (feature.minimum == feature.maximum && (schema_.intercept || feature.minimum == 0)) {
    const bool is_elsewhere = !term.column.at.empty() && feature.minimum == 0;
    schema_.ignored.push_back({feature.name, is_elsewhere ? Exclusion::no_rows : Exclusion::constant});
    return false;
  }
  features_.push_back(std::move(feature));
  return true;
}

// Levels without rows are left out.
bool Deriver::describe_levels(std::size_t c, TermColumn& term) {
  FeatureColumn feature;
  feature.name = term.column.name;
  feature.term = term.column.term;
  feature.type = ColumnType::categorical;
  feature.levels_name_terms = term.column.levels.size() > 1;
  feature.baseline.reset();
  std::vector<std::uint32_t> place(term.levels.size() + 1, DerivedRow::no_level);
  for (std::size_t level = 0; level < term.levels.size(); ++level) {
    if (seen_.rows[c][level] == 0) {
      const bool is_reference = feature.levels_name_terms && level == term.baseline;
      const std::string name = feature.levels_name_terms ? term.levels[level] : feature.name + '=' + term.levels[level];
      if (!is_reference) schema_.ignored.push_back({name, Exclusion::no_rows});
      continue;
    }
    place[level] = static_cast<std::uint32_t>(feature.levels.size());
    if (level == term.baseline) feature.baseline = feature.levels.size();
    feature.levels.push_back({term.levels[level], seen_.rows[c][level]});
  }
  // A baseline without rows: the next level takes its place.
  if (term.baseline && !feature.baseline && !feature.levels_name_terms) feature.baseline = 0;
  if (feature.levels.size() < (feature.baseline ? 2 : 1)) {
    schema_.ignored.push_back({feature.name, Exclusion::constant});
    return false;
  }
  std::size_t row = 0;
  for (DesignBlock& block : design_.blocks) {
    for (std::uint32_t& code : std::span(block.codes).subspan(c * block.rows, block.rows)) {
      code = place[code];
      if (code == DerivedRow::no_level && unseen_ != nullptr) {
        code = static_cast<std::uint32_t>(feature.levels.size());
        (*unseen_)[row] = 1;
      }
      ++row;
    }
  }
  for (std::uint32_t& level : term.column.combined) level = place[level];
  for (NestedSlopes& slopes : found_.slopes) {
    if (slopes.codes != c) continue;
    std::vector<std::size_t> columns(feature.levels.size() + 1, none);
    for (std::size_t level = 0; level < place.size(); ++level) {
      if (place[level] != DerivedRow::no_level) columns[place[level]] = slopes.columns[level];
    }
    slopes.columns = std::move(columns);
  }
  features_.push_back(std::move(feature));
  return true;
}

void Deriver::keep_columns(std::span<const std::size_t> numeric, std::vector<std::size_t> codes) {
  const std::size_t categories = codes.size();
  std::vector<std::size_t> positions;
  std::vector<std::size_t> kept(moved_.size(), LevelSlopes::no_column);
  for (std::size_t j = 0; j < numeric.size(); ++j) {
    kept[numeric[j]] = j;
    if (!found_.is_slope[numeric[j]]) positions.push_back(position_[numeric[j]]);
  }
  std::vector<LevelSlopes> slopes;
  for (std::size_t s = 0; s < found_.slopes.size(); ++s) {
    LevelSlopes& own = slopes.emplace_back();
    for (const std::size_t j : found_.slopes[s].columns) own.columns.push_back(j == none ? none : kept[j]);
    if (std::ranges::all_of(own.columns, [](std::size_t j) { return j == none; })) {
      slopes.pop_back();
      continue;
    }
    positions.push_back(design_.blocks.front().columns.size() - found_.slopes.size() + s);
    const auto known = std::ranges::find(codes, found_.slopes[s].codes);
    own.codes = static_cast<std::size_t>(known - codes.begin());
    if (known == codes.end()) codes.push_back(found_.slopes[s].codes);
  }
  moved_ = select(moved_, numeric);
  design_.numeric.resize(numeric.size());
  design_.categorical.resize(categories);
  design_.set_slopes(std::move(slopes));
  if (positions.size() == design_.blocks.front().columns.size() && codes.size() == coded_.size() &&
      std::ranges::is_sorted(codes)) {
    return;
  }
  for (DesignBlock& block : design_.blocks) {
    block.columns = select(block.columns, positions);
    AlignedVector<std::uint32_t> selected(block.rows * codes.size());
    for (std::size_t c = 0; c < codes.size(); ++c) {
      std::copy_n(&block.codes[codes[c] * block.rows], block.rows, &selected[c * block.rows]);
    }
    block.codes = std::move(selected);
  }
}

}  // namespace

std::vector<std::size_t> noted_for_missing(const Formula& formula, const std::vector<FeatureColumn>& features) {
  std::set<std::size_t> result;
  for (const FormulaVariable& variable : formula.variables) {
    if (variable.kind != FormulaVariable::Kind::missing) continue;
    const auto found = std::ranges::find(features, variable.expression.columns().front(), &FeatureColumn::name);
    if (found != features.end()) result.insert(static_cast<std::size_t>(found - features.begin()));
  }
  return {result.begin(), result.end()};
}

DerivedDesign derive(EncodedInputs&& inputs, const ParsedFormula& parsed, const Formula& formula, Schema& schema,
                     const PlaceOfRow& place_of_row, const Run& run, std::size_t fewest_slopes) {
  return Deriver(std::move(inputs), parsed, formula, schema, place_of_row, run, fewest_slopes).make();
}

DerivedDesign derive_from(std::span<const std::uint8_t> learn, EncodedInputs&& inputs, const ParsedFormula& parsed,
                          const Formula& formula, Schema& schema, const PlaceOfRow& place_of_row,
                          std::vector<std::uint8_t>& unseen, const Run& run) {
  return Deriver(std::move(inputs), parsed, formula, schema, place_of_row, run, fewest_slope_levels, learn, &unseen)
      .make();
}

}  // namespace logreg
