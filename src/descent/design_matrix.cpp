#include "descent/design_matrix.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "base/select.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_shards = 64;
constexpr std::size_t most_shard_sums = std::size_t{1} << 22;  // doubles, over all shards

void add(const StoredVector& numbers, StoredVector& sums) {
  sums.constant += numbers.constant;
  for (std::size_t j = 0; j < sums.numeric.size(); ++j) sums.numeric[j] += numbers.numeric[j];
  for (std::size_t l = 0; l < sums.level.size(); ++l) sums.level[l] += numbers.level[l];
}

}  // namespace

DesignMatrix::DesignMatrix(const Design& design, std::vector<Term> terms, TermUnits units, const Kernels& kernels,
                           const Run& run)
    : design_(&design),
      terms_(std::move(terms)),
      scales_(units == TermUnits::standardized ? term_scales(design, terms_) : std::vector<TermScale>(terms_.size())),
      kernels_(&kernels),
      run_(&run) {
  level_begin_.push_back(0);
  for (const CategoricalColumn& column : design.categorical) {
    level_begin_.push_back(level_begin_.back() + column.levels);
  }
  for (const LevelSlopes& slopes : design.slopes()) {
    level_begin_.push_back(level_begin_.back() + slopes.columns.size());
  }
  find_used_columns();
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    row_begin_.push_back(row);
    row += block.rows;
  }
  const std::size_t sums = design.stored_columns() + level_begin_.back() + 1;
  const std::size_t blocks = design.blocks.size();
  const std::size_t shards = std::clamp<std::size_t>(most_shard_sums / sums, 1, std::min(most_shards, blocks));
  for (std::size_t shard = 0; shard <= shards; ++shard) shard_begin_.push_back(shard * blocks / shards);
}

void DesignMatrix::find_used_columns() {
  std::vector<bool> is_used(design_->stored_columns(), false);
  for (const Term& term : terms_) {
    if (!term.numeric) continue;
    const NumericPlace place = design_->place(term.column);
    if (!place.is_slope()) is_used[place.column] = true;
  }
  for (std::size_t j = 0; j < is_used.size(); ++j) {
    if (is_used[j]) used_.push_back(j);
  }
}

std::vector<const double*> DesignMatrix::used_columns(const DesignBlock& block) const {
  std::vector<const double*> result;
  result.reserve(used_.size());
  for (const std::size_t j : used_) result.push_back(block.columns[j]);
  return result;
}

StoredVector DesignMatrix::zeros() const {
  return {0, std::vector<double>(design_->stored_columns(), 0.0), std::vector<double>(level_begin_.back(), 0.0)};
}

double& DesignMatrix::at(StoredVector& vector, std::size_t term) const {
  const Term& t = terms_[term];
  if (!t.numeric) return vector.level[level_begin_[t.column] + t.level];
  const NumericPlace place = design_->place(t.column);
  if (!place.is_slope()) return vector.numeric[place.column];
  return vector.level[begin_of_slopes(place.column - design_->stored_columns()) + place.level];
}

StoredVector DesignMatrix::stored(std::span<const double> v) const {
  const std::vector<double> weights = stored_weights(v, scales_);
  StoredVector result = zeros();
  result.constant = weights[0];
  for (std::size_t t = 0; t < terms_.size(); ++t) at(result, t) = weights[t + 1];
  return result;
}

void DesignMatrix::set_products(const DesignBlock& block, const StoredVector& v, std::span<double> products) const {
  if (used_.size() == v.numeric.size()) {
    kernels_->logits(products.data(), block.rows, v.constant, block.columns.data(), used_.size(), v.numeric.data());
  } else {
    const std::vector<double> weights = select(v.numeric, used_);
    kernels_->logits(products.data(), block.rows, v.constant, used_columns(block).data(), used_.size(), weights.data());
  }
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    kernels_->add_levels(products.data(), block.rows, design_->codes(block, c).data(),
                         v.level.data() + level_begin_[c]);
  }
  for (std::size_t s = 0; s < design_->slopes().size(); ++s) {
    kernels_->add_slopes(products.data(), block.rows, design_->codes(block, design_->slopes()[s].codes).data(),
                         block.columns[v.numeric.size() + s], v.level.data() + begin_of_slopes(s));
  }
}

void DesignMatrix::add_products(const DesignBlock& block, std::span<const double> factors, StoredVector& sums) const {
  sums.constant += kernels_->sum(factors.data(), block.rows);
  if (used_.size() == sums.numeric.size()) {
    kernels_->add_products(factors.data(), block.rows, block.columns.data(), used_.size(), sums.numeric.data());
  } else {
    std::vector<double> of_used = select(sums.numeric, used_);
    kernels_->add_products(factors.data(), block.rows, used_columns(block).data(), used_.size(), of_used.data());
    for (std::size_t i = 0; i < used_.size(); ++i) sums.numeric[used_[i]] = of_used[i];
  }
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    kernels_->add_by_level(factors.data(), block.rows, design_->codes(block, c).data(),
                           sums.level.data() + level_begin_[c]);
  }
  for (std::size_t s = 0; s < design_->slopes().size(); ++s) {
    kernels_->add_products_by_level(factors.data(), block.rows,
                                    design_->codes(block, design_->slopes()[s].codes).data(),
                                    block.columns[sums.numeric.size() + s], sums.level.data() + begin_of_slopes(s));
  }
}

double DesignMatrix::product(const DesignBlock& block, std::size_t i, const StoredVector& v) const {
  double result = v.constant;
  for (std::size_t j = 0; j < v.numeric.size(); ++j) result += v.numeric[j] * block.columns[j][i];
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    result += v.level[level_begin_[c] + design_->codes(block, c)[i]];
  }
  for (std::size_t s = 0; s < design_->slopes().size(); ++s) {
    const std::size_t level = design_->codes(block, design_->slopes()[s].codes)[i];
    result += v.level[begin_of_slopes(s) + level] * block.columns[v.numeric.size() + s][i];
  }
  return result;
}

void DesignMatrix::add_row(const DesignBlock& block, std::size_t i, double factor, StoredVector& sums) const {
  sums.constant += factor;
  for (std::size_t j = 0; j < sums.numeric.size(); ++j) sums.numeric[j] += factor * block.columns[j][i];
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    sums.level[level_begin_[c] + design_->codes(block, c)[i]] += factor;
  }
  for (std::size_t s = 0; s < design_->slopes().size(); ++s) {
    const std::size_t level = design_->codes(block, design_->slopes()[s].codes)[i];
    sums.level[begin_of_slopes(s) + level] += factor * block.columns[sums.numeric.size() + s][i];
  }
}

void DesignMatrix::set_row(const DesignBlock& block, std::size_t i, std::span<double> x) const {
  x[0] = design_->has_intercept ? 1 : 0;
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const Term& term = terms_[t];
    const auto [center, scale] = scales_[t];
    const double stored = term.numeric ? design_->number(block, term.column, i)
                                       : static_cast<double>(design_->codes(block, term.column)[i] == term.level);
    x[t + 1] = (stored - center) / scale;
  }
}

void DesignMatrix::set_row(std::size_t row, std::span<double> x) const {
  const std::size_t most = design_->blocks.front().rows;
  set_row(design_->blocks[row / most], row % most, x);
}

void DesignMatrix::for_each_block(const std::function<void(const RowBlock& block)>& work) const {
  parallel_for(*run_, design_->blocks.size(), [&](std::size_t b) {
    run_->check();
    work({design_->blocks[b], b, row_begin_[b]});
  });
}

std::vector<double> DesignMatrix::times(std::span<const double> v) const {
  ++passes_;
  const StoredVector weights = stored(v);
  std::vector<double> result(rows());
  for_each_block([&](const RowBlock& block) {
    set_products(block.rows, weights, std::span(result).subspan(block.first_row, block.rows.rows));
  });
  return result;
}

StoredVector DesignMatrix::sums_over_rows(const BlockVector& factors) const {
  std::vector<StoredVector> sums(shards());
  parallel_for(*run_, shards(), [&](std::size_t shard) {
    run_->check();
    sums[shard] = zeros();
    std::vector<double> own(design_->blocks.front().rows);
    for (std::size_t b = shard_begin_[shard]; b < shard_begin_[shard + 1]; ++b) {
      const RowBlock block{design_->blocks[b], b, row_begin_[b]};
      const std::span<double> used = std::span(own).first(block.rows.rows);
      factors(shard, block, used);
      add_products(block.rows, used, sums[shard]);
    }
  });
  for (std::size_t shard = 1; shard < shards(); ++shard) add(sums[shard], sums[0]);
  return std::move(sums[0]);
}

std::vector<double> DesignMatrix::in_terms(StoredVector sums) const {
  std::vector<double> stored = {sums.constant};
  for (std::size_t t = 0; t < terms_.size(); ++t) stored.push_back(at(sums, t));
  std::vector<double> result = standardized_gradient(stored, scales_);
  if (!design_->has_intercept) result[0] = 0;
  return result;
}

std::vector<double> DesignMatrix::transposed_times(const BlockVector& u) const {
  ++passes_;
  return in_terms(sums_over_rows(u));
}

std::vector<double> DesignMatrix::transposed_times(std::span<const double> u) const {
  return transposed_times([&](std::size_t, const RowBlock& block, std::span<double> own) {
    std::copy_n(u.data() + block.first_row, own.size(), own.begin());
  });
}

std::vector<double> DesignMatrix::transposed_times(std::span<const std::size_t> rows, std::span<const double> v,
                                                   const RowFactor& u) const {
  const StoredVector weights = stored(v);
  StoredVector sums = zeros();
  const std::size_t most = design_->blocks.front().rows;
  for (const std::size_t row : rows) {
    const DesignBlock& block = design_->blocks[row / most];
    const std::size_t i = row % most;
    add_row(block, i, u(block, i, product(block, i, weights)), sums);
  }
  return in_terms(std::move(sums));
}

BlockFactors DesignMatrix::row_weights() const {
  return [this](std::size_t b, double* out) {
    const DesignBlock& block = design_->blocks[b];
    for (std::size_t i = 0; i < block.rows; ++i) out[i] = block.weight(i);
  };
}

BlockFactors DesignMatrix::of_rows(std::span<const double> numbers) const {
  return [this, numbers](std::size_t b, double* out) {
    std::copy_n(numbers.data() + row_begin_[b], design_->blocks[b].rows, out);
  };
}

SymmetricMatrix DesignMatrix::gram(const BlockFactors& d, std::size_t stride) const {
  std::vector<std::size_t> all(terms_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return gram_of(all, d, stride);
}

SymmetricMatrix DesignMatrix::gram(std::span<const double> d) const {
  return gram(of_rows(d));
}

SymmetricMatrix DesignMatrix::gram_of(std::span<const std::size_t> terms, const BlockFactors& d,
                                      std::size_t stride) const {
  if (stride == 1) ++passes_;
  std::vector<Term> chosen;
  for (const std::size_t t : terms) chosen.push_back(terms_[t]);
  PairSums sums = pair_sums(*design_, *kernels_, shard_begin_, d, stride, chosen, *run_);
  double total = design_->weight_sum;
  if (stride > 1) {
    total = 0;
    for (std::size_t b = 0; b < design_->blocks.size(); b += stride) {
      const DesignBlock& block = design_->blocks[b];
      total +=
          block.weights.empty() ? static_cast<double>(block.rows) : kernels_->sum(block.weights.data(), block.rows);
    }
  }
  return in_terms(sums, terms, total);
}

SymmetricMatrix DesignMatrix::in_terms(PairSums& sums, std::span<const std::size_t> terms, double total) const {
  const double constant = sums.constant();
  SymmetricMatrix result(terms.size() + 1);
  result.at(0, 0) = design_->has_intercept ? constant / total : 1;
  std::vector<PairSums::Row> rows;
  for (const std::size_t t : terms) rows.push_back(sums.row_of(terms_[t]));
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const TermScale& a = scales_[terms[t]];
    const double sum_i = sums.sum(rows[t]);
    if (design_->has_intercept) result.at(t + 1, 0) = (sum_i - a.center * constant) / a.scale / total;
    for (std::size_t u = 0; u <= t; ++u) {
      const TermScale& b = scales_[terms[u]];
      const double sum_k = sums.sum(rows[u]);
      const double product = sums.product(rows[t], rows[u]);
      const double centred = product - a.center * sum_k - b.center * sum_i + a.center * b.center * constant;
      result.at(t + 1, u + 1) = centred / (a.scale * b.scale) / total;
    }
  }
  return result;
}

std::vector<double> DesignMatrix::gram_diagonal(const BlockFactors& d) const {
  const std::size_t most_rows = design_->blocks.front().rows;
  std::vector<Sum> squares(design_->stored_columns());
  std::vector<Sum> squares_of_level(level_begin_.back());
  std::vector<double> factors(most_rows);
  std::vector<double> scaled(most_rows);
  for (std::size_t b = 0; b < design_->blocks.size(); ++b) {
    const DesignBlock& block = design_->blocks[b];
    d(b, factors.data());
    for (std::size_t j = 0; j < squares.size(); ++j) {
      const double* const column = block.columns[j];
      double square = 0;
      kernels_->multiply(factors.data(), column, block.rows, scaled.data());
      kernels_->add_products(scaled.data(), block.rows, &column, 1, &square);
      squares[j].add(square);
    }
    for (std::size_t s = 0; s < design_->slopes().size(); ++s) {
      const auto codes = design_->codes(block, design_->slopes()[s].codes);
      const double* const x = block.columns[squares.size() + s];
      for (std::size_t i = 0; i < block.rows; ++i) {
        squares_of_level[begin_of_slopes(s) + codes[i]].add(factors[i] * x[i] * x[i]);
      }
    }
  }
  ++passes_;
  StoredVector sums =
      sums_over_rows([&](std::size_t, const RowBlock& block, std::span<double> own) { d(block.number, own.data()); });
  const auto square_of = [&](const Term& term, double sum) {
    if (!term.numeric) return sum;  // of a 0/1 column: itself
    const NumericPlace place = design_->place(term.column);
    if (!place.is_slope()) return squares[place.column].value();
    return squares_of_level[begin_of_slopes(place.column - squares.size()) + place.level].value();
  };
  std::vector<double> result = {design_->has_intercept ? sums.constant / design_->weight_sum : 1};
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const auto [center, scale] = scales_[t];
    const double sum = at(sums, t);
    const double square = square_of(terms_[t], sum);
    const double centred = square - 2 * center * sum + center * center * sums.constant;
    result.push_back(centred / (scale * scale * design_->weight_sum));
  }
  return result;
}

std::vector<double> DesignMatrix::gram_times(const BlockFactors& d, std::span<const double> v) const {
  const StoredVector weights = stored(v);
  std::vector<double> result = transposed_times([&](std::size_t, const RowBlock& block, std::span<double> products) {
    std::vector<double> factors(products.size());
    d(block.number, factors.data());
    set_products(block.rows, weights, products);
    for (std::size_t i = 0; i < products.size(); ++i) products[i] *= factors[i];
  });
  for (double& component : result) component /= design_->weight_sum;
  return result;
}

// sums_i += factor_i times a column of X.
void DesignMatrix::add_column(const DesignBlock& block, std::size_t column, std::span<const double> factors,
                              std::span<double> sums) const {
  if (column == 0) {
    for (std::size_t i = 0; i < block.rows; ++i) sums[i] += factors[i];
    return;
  }
  const Term& term = terms_[column - 1];
  const auto [center, scale] = scales_[column - 1];
  if (term.numeric && design_->place(term.column).is_slope()) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      sums[i] += factors[i] * ((design_->number(block, term.column, i) - center) / scale);
    }
    return;
  }
  if (term.numeric) {
    const auto x = design_->column(block, term.column);
    for (std::size_t i = 0; i < block.rows; ++i) sums[i] += factors[i] * ((x[i] - center) / scale);
    return;
  }
  const auto codes = design_->codes(block, term.column);
  const double there = (1 - center) / scale;
  const double elsewhere = -center / scale;
  for (std::size_t i = 0; i < block.rows; ++i) sums[i] += factors[i] * (codes[i] == term.level ? there : elsewhere);
}

std::vector<double> DesignMatrix::quadratic_forms(const SymmetricMatrix& m) const {
  ++passes_;
  const std::size_t first = design_->has_intercept ? 0 : 1;
  std::vector<StoredVector> columns(size());  // of M
  for (std::size_t j = first; j < size(); ++j) {
    std::vector<double> column(size(), 0.0);
    for (std::size_t i = first; i < size(); ++i) column[i] = m.at(i, j);
    columns[j] = stored(column);
  }
  std::vector<double> result(rows(), 0.0);
  for_each_block([&](const RowBlock& block) {
    std::vector<double> products(block.rows.rows);
    for (std::size_t j = first; j < size(); ++j) {
      set_products(block.rows, columns[j], products);
      add_column(block.rows, j, products, std::span(result).subspan(block.first_row, products.size()));
    }
  });
  return result;
}

}  // namespace logreg
