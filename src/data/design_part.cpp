#include "data/design_part.h"

#include "base/moments.h"
#include "data/slope_moments.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace logreg {

namespace {

class Part {
 public:
  Part(const Design& whole, const std::vector<Term>& terms, std::span<const std::uint8_t> keep)
      : whole_(whole), terms_(terms), keep_(keep) {}

  Design make(const Run& run) {
    part_.has_intercept = whole_.has_intercept;
    part_.numeric = whole_.numeric;
    part_.set_slopes(whole_.slopes());
    copy_rows(run);
    weigh();
    std::vector<NumericColumn> in_data_units;
    for (std::size_t j = 0; j < whole_.numeric.size(); ++j) {
      in_data_units.push_back(whole_.place(j).is_slope() ? NumericColumn() : measure(j));
    }
    measure_slopes(in_data_units);
    part_.standardize(run);
    part_.numeric = std::move(in_data_units);
    for (std::size_t c = 0; c < whole_.categorical.size(); ++c) count_levels(c);
    list_terms();
    return std::move(part_);
  }

 private:
  void copy_rows(const Run& run);
  void copy(const DesignBlock& from, std::size_t i, std::size_t row);
  void weigh();
  NumericColumn measure(std::size_t j);
  void measure_slopes(std::vector<NumericColumn>& in_data_units);
  void count_levels(std::size_t c);
  void list_terms();

  const Design& whole_;
  const std::vector<Term>& terms_;
  std::span<const std::uint8_t> keep_;
  Design part_;
  std::vector<double> means_;  // of slopes, by numeric column, in the units of the data
};

void Part::copy_rows(const Run& run) {
  part_.rows = static_cast<std::size_t>(std::ranges::count_if(keep_, [](std::uint8_t kept) { return kept != 0; }));
  const std::size_t categories = whole_.code_columns();
  const std::size_t most = block_rows(whole_.block_columns(), categories);
  ArenaRegions regions;
  for (std::size_t begin = 0; begin < part_.rows; begin += most) {
    DesignBlock block;
    block.rows = std::min(most, part_.rows - begin);
    block.columns.resize(whole_.block_columns());
    part_.make_room(block, regions);
    block.codes.resize(block.rows * categories);
    block.labels.resize(block.rows);
    if (!whole_.blocks.front().weights.empty()) block.weights.resize(block.rows);
    if (whole_.has_offsets()) block.offsets.resize(block.rows);
    if (!whole_.blocks.front().row_weights.empty()) block.row_weights.resize(block.rows);
    part_.blocks.push_back(std::move(block));
  }
  std::vector<std::uint32_t> clusters;
  std::size_t all = 0;
  std::size_t row = 0;
  for (const DesignBlock& block : whole_.blocks) {
    run.check();
    for (std::size_t i = 0; i < block.rows; ++i) {
      if (keep_[all++] == 0) continue;
      if (!whole_.cluster_of.empty()) clusters.push_back(whole_.cluster_of[all - 1]);
      copy(block, i, row++);
    }
  }
  part_.number_clusters(std::move(clusters));
}

void Part::copy(const DesignBlock& from, std::size_t i, std::size_t row) {
  const std::size_t most = part_.blocks.front().rows;
  DesignBlock& to = part_.blocks[row / most];
  const std::size_t at = row % most;
  for (std::size_t j = 0; j < to.columns.size(); ++j) to.columns[j][at] = from.columns[j][i];
  const std::size_t code_columns = to.codes.size() / to.rows;
  for (std::size_t c = 0; c < code_columns; ++c) to.codes[c * to.rows + at] = whole_.codes(from, c)[i];
  to.labels[at] = from.labels[i];
  if (!to.weights.empty()) to.weights[at] = from.weights[i];
  if (!to.offsets.empty()) to.offsets[at] = from.offsets[i];
  if (!to.row_weights.empty()) to.row_weights[at] = from.row_weights[i];
}

void Part::weigh() {
  Sum all;
  Sum positive;
  for (const DesignBlock& block : part_.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      all.add(block.weight(i));
      positive.add(block.weight(i) * block.labels[i]);
    }
  }
  part_.weight_sum = all.value();
  part_.positives = positive.value();
}

// Leaves in the part what standardize() has to subtract and divide by, in the whole's stored units, and returns the
// column in the units of the data.
NumericColumn Part::measure(std::size_t j) {
  const NumericColumn& whole = whole_.numeric[j];
  double minimum = whole_.column(whole_.blocks.front(), j)[0];
  double maximum = minimum;
  Sum sum;
  bool first = true;
  for (const DesignBlock& block : part_.blocks) {
    const auto x = part_.column(block, j);
    if (std::exchange(first, false)) minimum = maximum = x[0];
    for (std::size_t i = 0; i < block.rows; ++i) {
      minimum = std::min(minimum, x[i]);
      maximum = std::max(maximum, x[i]);
      sum.add(block.weight(i) * x[i]);
    }
  }
  NumericColumn result;
  const double shift = whole_.has_intercept ? std::clamp(sum.value() / part_.weight_sum, minimum, maximum) : 0;
  // The mean as it can be written down, so that every value is counted from exactly that.
  result.mean = whole.mean + std::ldexp(shift, whole.exponent);
  NumericColumn& steps = part_.numeric[j];
  steps.mean =
      minimum == maximum && whole_.has_intercept ? minimum : std::ldexp(result.mean - whole.mean, -whole.exponent);
  std::frexp(std::max(steps.mean - minimum, maximum - steps.mean), &steps.exponent);
  const double scale = std::ldexp(1.0, -steps.exponent);
  Sum squares;
  for (const DesignBlock& block : part_.blocks) {
    const auto x = part_.column(block, j);
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double deviation = (x[i] - steps.mean) * scale;
      squares.add(block.weight(i) * deviation * deviation);
    }
  }
  result.exponent = whole.exponent + steps.exponent;
  result.sd = std::ldexp(std::sqrt(squares.value() / part_.weight_sum), result.exponent);
  return result;
}

// Slopes count from 0 in the part, too.
void Part::measure_slopes(std::vector<NumericColumn>& in_data_units) {
  means_.resize(in_data_units.size());
  for (std::size_t s = 0; s < part_.slopes().size(); ++s) {
    const std::vector<SlopeMoments> moments = slope_moments(part_, s);
    for (std::size_t level = 0; level < moments.size(); ++level) {
      const std::size_t j = part_.slopes()[s].columns[level];
      if (j == LevelSlopes::no_column) continue;
      const SlopeMoments& own = moments[level];
      const int exponent = whole_.numeric[j].exponent;
      part_.numeric[j] = {};
      std::frexp(std::max(own.maximum, -own.minimum), &part_.numeric[j].exponent);
      in_data_units[j].exponent = exponent + part_.numeric[j].exponent;
      in_data_units[j].sd = std::ldexp(whole_.has_intercept ? own.spread : own.length, exponent);
      means_[j] = whole_.has_intercept ? std::ldexp(own.mean, exponent) : 0;
    }
  }
}

void Part::count_levels(std::size_t c) {
  CategoricalColumn column;
  column.levels = whole_.categorical[c].levels;
  std::vector<Sum> sums(column.levels);
  for (const DesignBlock& block : part_.blocks) {
    const auto codes = part_.codes(block, c);
    for (std::size_t i = 0; i < block.rows; ++i) sums[codes[i]].add(block.weight(i));
  }
  for (const Sum& sum : sums) column.share.push_back(sum.value() / part_.weight_sum);
  part_.categorical.push_back(std::move(column));
}

void Part::list_terms() {
  for (Term term : terms_) {
    if (term.numeric) {
      term.mean = part_.place(term.column).is_slope() ? means_[term.column] : part_.numeric[term.column].mean;
      term.sd = part_.numeric[term.column].sd;
    } else {
      // Of weights that are all alike the sum can fall short of a whole by rounding: no row elsewhere, no spread.
      const std::vector<double>& share = part_.categorical[term.column].share;
      const bool alone = std::ranges::count_if(share, [](double other) { return other > 0; }) == 1;
      const double own = alone && share[term.level] > 0 ? 1 : share[term.level];
      term = level_term(term.column, term.level, own, part_.has_intercept);
    }
    part_.terms.push_back(term);
  }
}

}  // namespace

Design design_part(const Design& whole, const std::vector<Term>& terms, std::span<const std::uint8_t> keep,
                   const Run& run) {
  return Part(whole, terms, keep).make(run);
}

}  // namespace logreg
