#include "data/fold_designs.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "data/imputation.h"
#include "data/levels.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <utility>

namespace logreg {

namespace {

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

class Learning {
 public:
  Learning(const Design& whole, const Schema& schema, const LearnedCells& cells, std::span<const std::uint8_t> learn,
           const Run& run)
      : whole_(whole), schema_(schema), cells_(cells), learn_(learn), run_(run) {}

  FoldDesign make() {
    result_.design = whole_.shared();
    design().terms.clear();
    design().cluster_of.clear();
    design().clusters = 0;
    result_.unseen.assign(whole_.rows, 0);
    weigh();
    fill_in_missing();
    code_levels();
    list_terms();
    return std::move(result_);
  }

 private:
  Design& design() { return result_.design; }

  void weigh();
  void fill_in_missing();
  void fill_in(const ImputedNumbers& cells, std::size_t j);
  double imputed(const ImputedNumbers& cells, std::size_t j) const;
  void replace_column(std::size_t j, std::span<const std::uint32_t> rows, double stored);
  StoredMoments moments(std::size_t j) const;
  void code_levels();
  void code(const UnjoinedLevels& cells, std::size_t c);
  void list_terms();
  void add_number(std::size_t j, std::size_t whole_term, const StoredMoments& found);
  void add_levels(std::size_t c, const FeatureColumn& feature, std::size_t whole_term);

  const Design& whole_;
  const Schema& schema_;
  const LearnedCells& cells_;
  std::span<const std::uint8_t> learn_;
  const Run& run_;
  FoldDesign result_;
  // Of each categorical column whose levels have been found again: the term of the whole that each is, if it is one.
  std::vector<std::optional<FeatureColumn>> found_levels_;
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

// The place of a feature among the numeric, or the categorical, columns.
std::size_t place_among_its_kind(const std::vector<FeatureColumn>& features, std::size_t f) {
  return static_cast<std::size_t>(std::count_if(features.begin(), features.begin() + static_cast<std::ptrdiff_t>(f),
                                                [&](const FeatureColumn& other) {
                                                  return other.type == features[f].type;
                                                }));
}

void Learning::fill_in_missing() {
  for (const ImputedNumbers& cells : cells_.numbers) {
    if (!cells.rows.empty()) fill_in(cells, place_among_its_kind(schema_.features, cells.feature));
  }
}

void Learning::fill_in(const ImputedNumbers& cells, std::size_t j) {
  NumericColumn& column = design().numeric[j];
  column.fill = imputed(cells, j);
  replace_column(j, cells.rows, std::ldexp(column.fill - column.mean, -column.exponent));
}

// In the units of the data. Where every row learned from has a missing cell, any number will do: the column is constant.
double Learning::imputed(const ImputedNumbers& cells, std::size_t j) const {
  const NumericColumn& column = whole_.numeric[j];
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

// Gives the column numbers of its own, of which these rows have another one.
void Learning::replace_column(std::size_t j, std::span<const std::uint32_t> rows, double stored) {
  std::size_t first = 0;
  auto next = rows.begin();
  for (DesignBlock& block : design().blocks) {
    const auto arena = std::make_shared<ColumnArena>(1, block.rows);
    double* const numbers = arena->take();
    std::copy_n(block.columns[j], block.rows, numbers);
    for (; next != rows.end() && *next < first + block.rows; ++next) numbers[*next - first] = stored;
    block.columns[j] = numbers;
    design().slabs.push_back(arena);
    first += block.rows;
  }
}

StoredMoments Learning::moments(std::size_t j) const {
  StoredMoments result;
  const Design& design = result_.design;
  Sum sum;
  for (const DesignBlock& block : design.blocks) {
    const double* const x = block.columns[j];
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
    const double* const x = block.columns[j];
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

void Learning::code_levels() {
  found_levels_.resize(whole_.categorical.size());
  for (const UnjoinedLevels& cells : cells_.levels) {
    code(cells, place_among_its_kind(schema_.features, cells.feature));
  }
}

// As the levels of a table are found, from the rows learned from. What no level is made of has a code of its own behind
// them.
void Learning::code(const UnjoinedLevels& cells, std::size_t c) {
  FeatureColumn found = schema_.features[cells.feature];
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
  const auto unseen = static_cast<std::uint32_t>(found.levels.size());
  if (has_baseline) {
    const auto wanted = cells.baseline ? std::ranges::find(found.levels, *cells.baseline, &Level::text)
                                       : found.levels.begin();
    found.baseline = wanted == found.levels.end() ? 0 : static_cast<std::size_t>(wanted - found.levels.begin());
  }
  row = 0;
  for (DesignBlock& block : design().blocks) {
    AlignedVector<std::uint32_t> codes(block.codes.begin(), block.codes.end());
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const std::uint32_t code = cells.codes[row];
      const std::size_t place =
          code == UnjoinedLevels::missing ? found.missing_level.value_or(unseen) : places[code];
      codes[c * block.rows + i] = static_cast<std::uint32_t>(place);
    }
    block.codes = std::move(codes);
  }
  design().categorical[c].levels = found.levels.size() + 1;
  found_levels_[c] = std::move(found);
}

void Learning::list_terms() {
  std::vector<StoredMoments> found(whole_.numeric.size());
  parallel_for(run_, found.size(), [&](std::size_t j) {
    run_.check();
    found[j] = moments(j);
  });
  std::size_t j = 0;
  std::size_t c = 0;
  std::size_t whole_term = 0;
  for (const FeatureColumn& feature : schema_.features) {
    if (feature.type == ColumnType::numeric) {
      add_number(j, whole_term, found[j]);
      ++j;
      ++whole_term;
      continue;
    }
    add_levels(c, feature, whole_term);
    ++c;
    whole_term += feature.levels.size() - (feature.baseline ? 1 : 0);
  }
}

void Learning::add_number(std::size_t j, std::size_t whole_term, const StoredMoments& found) {
  const NumericColumn& column = whole_.numeric[j];
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
  result_.of_whole.emplace_back(whole_term);
}

// The terms of a column's levels in the whole, by text.
std::optional<std::size_t> term_of_level(const FeatureColumn& feature, const std::string& text, std::size_t first) {
  for (std::size_t level = 0; level < feature.levels.size(); ++level) {
    if (level == feature.baseline) continue;
    if (feature.levels[level].text == text) return first;
    ++first;
  }
  return std::nullopt;
}

void Learning::add_levels(std::size_t c, const FeatureColumn& feature, std::size_t whole_term) {
  CategoricalColumn& column = design().categorical[c];
  const FeatureColumn& levels = found_levels_[c] ? *found_levels_[c] : feature;
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
  std::optional<std::size_t> baseline = levels.baseline;
  if (baseline && has_rows[*baseline] == 0) {
    baseline = static_cast<std::size_t>(std::ranges::find(has_rows, std::uint8_t{1}) - has_rows.begin());
  }
  for (std::size_t level = 0; level < levels.levels.size(); ++level) {
    if (level == baseline || has_rows[level] == 0 || alone) continue;
    design().terms.push_back(level_term(c, level, column.share[level], whole_.has_intercept));
    result_.of_whole.push_back(term_of_level(feature, levels.levels[level].text, whole_term));
  }
  std::size_t row = 0;
  for (const DesignBlock& block : design().blocks) {
    const auto codes = design().codes(block, c);
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      if (has_rows[codes[i]] == 0) result_.unseen[row] = 1;
    }
  }
}

}  // namespace

FoldDesigns::FoldDesigns(Design& whole, const Schema& schema, LearnedCells cells, const Run& run)
    : whole_(whole), schema_(schema), cells_(std::move(cells)) {
  whole.standardize(run);
}

FoldDesign FoldDesigns::learned_from(std::span<const std::uint8_t> learn, const Run& run) const {
  return Learning(whole_, schema_, cells_, learn, run).make();
}

}  // namespace logreg
