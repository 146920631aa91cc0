#include "fit/objective.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "fit/kernels.h"
#include "fit/neuron.h"
#include "fit/soft_threshold.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

// Sums are made per shard and added in the order of the shards: how many there are depends on the data alone.
constexpr std::size_t most_shards = 64;
constexpr std::size_t most_shard_sums = std::size_t{1} << 22;  // doubles, over all shards

constexpr std::size_t most_gram_sums = std::size_t{1} << 22;  // doubles of products of pairs, over all shards

const double* pointer(const AlignedVector<double>& values) {
  return values.empty() ? nullptr : values.data();
}

}  // namespace

Objective::Objective(const Design& design, std::vector<Term> terms, const Penalty& penalty, const Kernels& kernels,
                     const Run& run)
    : design_(&design), terms_(std::move(terms)), penalty_(penalty), kernels_(&kernels), run_(&run) {
  level_begin_.push_back(0);
  for (const CategoricalColumn& column : design.categorical) {
    level_begin_.push_back(level_begin_.back() + column.levels);
  }
  for (const Term& term : terms_) {
    TermScale scale;
    if (design.standardized()) {
      // A stored numeric column has been centred, and divided by a power of two.
      scale.center = term.numeric ? 0 : term.mean;
      scale.scale = term.numeric ? std::ldexp(term.sd, -design.numeric[term.column].exponent) : term.sd;
      if (penalty.on == PenaltyOn::raw_terms) {
        scale.penalty = 1 / (term.sd * term.sd);
      } else if (!design.has_intercept) {
        scale.penalty = (term.spread / term.sd) * (term.spread / term.sd);
      }
    }
    scales_.push_back(scale);
  }
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    block_begin_.push_back(row);
    row += block.rows;
  }
  const std::size_t sums = design.numeric.size() + level_begin_.back() + 1;
  const std::size_t blocks = design.blocks.size();
  const std::size_t shards = std::clamp<std::size_t>(most_shard_sums / sums, 1, std::min(most_shards, blocks));
  for (std::size_t shard = 0; shard <= shards; ++shard) shard_begin_.push_back(shard * blocks / shards);
}

Objective::Effects Objective::no_effects() const {
  return {0, std::vector<double>(design_->numeric.size(), 0.0), std::vector<double>(level_begin_.back(), 0.0)};
}

Objective::Effects Objective::effects_of(std::span<const double> weights) const {
  Effects effects = no_effects();
  effects.constant = weights[0];
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double effect = weights[t + 1] / scales_[t].scale;
    effects.constant -= effect * scales_[t].center;
    (terms_[t].numeric ? effects.numeric[terms_[t].column] : effects.level[slot(terms_[t])]) = effect;
  }
  return effects;
}

std::vector<double> Objective::in_terms(const Effects& sums) const {
  std::vector<double> result = {design_->has_intercept ? sums.constant : 0};
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double sum = terms_[t].numeric ? sums.numeric[terms_[t].column] : sums.level[slot(terms_[t])];
    result.push_back((sum - scales_[t].center * sums.constant) / scales_[t].scale);
  }
  return result;
}

void Objective::set_logits(const DesignBlock& block, const Effects& effects, std::span<double> logits) const {
  kernels_->logits(logits.data(), block.rows, effects.constant, block.columns.data(), effects.numeric.size(),
                   effects.numeric.data());
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    kernels_->add_levels(logits.data(), block.rows, design_->codes(block, c).data(),
                         effects.level.data() + level_begin_[c]);
  }
}

void Objective::add_products(const DesignBlock& block, std::span<const double> factors, Effects& sums) const {
  sums.constant += kernels_->sum(factors.data(), block.rows);
  kernels_->add_products(factors.data(), block.rows, block.columns.data(), sums.numeric.size(), sums.numeric.data());
  for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
    kernels_->add_by_level(factors.data(), block.rows, design_->codes(block, c).data(),
                           sums.level.data() + level_begin_[c]);
  }
}

template <class Factor>
Objective::Effects Objective::sum_over_rows(const Factor& factor) const {
  const std::size_t shards = shard_begin_.size() - 1;
  std::vector<Effects> sums(shards);
  parallel_for(*run_, shards, [&](std::size_t shard) {
    run_->check();
    sums[shard] = no_effects();
    std::vector<double> factors(design_->blocks.front().rows);
    for (std::size_t b = shard_begin_[shard]; b < shard_begin_[shard + 1]; ++b) {
      const DesignBlock& block = design_->blocks[b];
      const std::span<double> used = std::span(factors).first(block.rows);
      factor(shard, block, block_begin_[b], used);
      add_products(block, used, sums[shard]);
    }
  });
  for (std::size_t shard = 1; shard < shards; ++shard) {
    sums[0].constant += sums[shard].constant;
    for (std::size_t j = 0; j < sums[0].numeric.size(); ++j) sums[0].numeric[j] += sums[shard].numeric[j];
    for (std::size_t l = 0; l < sums[0].level.size(); ++l) sums[0].level[l] += sums[shard].level[l];
  }
  return sums[0];
}

double Objective::penalty_kink(std::size_t term) const {
  return penalty_.l1 * std::sqrt(scales_[term].penalty);
}

double Objective::penalty_of(std::span<const double> weights) const {
  double absolute = 0;
  double squares = 0;
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    if (penalty_.l1 > 0) absolute += penalty_kink(t) * std::abs(weights[t + 1]);
    squares += scales_[t].penalty * weights[t + 1] * weights[t + 1];
  }
  return absolute + penalty_.l2 / 2 * squares;
}

double Objective::gradient_norm(const Point& point) const {
  double sum = point.gradient[0] * point.gradient[0];
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double kink = penalty_kink(t);
    const double weight = point.weights[t + 1];
    const double smooth = point.gradient[t + 1];
    const double slope = weight != 0 ? smooth + std::copysign(kink, weight) : soft_threshold(smooth, kink);
    sum += slope * slope;
  }
  return std::sqrt(sum);
}

void Objective::shrink(std::span<double> weights, double rate) const {
  if (!(penalty_.l1 > 0)) return;
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    weights[t + 1] = soft_threshold(weights[t + 1], rate * penalty_kink(t));
  }
}

void Objective::add_penalty_gradient(std::span<const double> weights, std::span<double> gradient) const {
  for (std::size_t t = 0; t < terms_.size(); ++t) gradient[t + 1] += penalty_.l2 * scales_[t].penalty * weights[t + 1];
}

Point Objective::evaluate(std::vector<double> weights) {
  ++passes_;
  curvatures_.clear();
  if (logits_.empty()) logits_.assign(design_->rows, 0.0);
  Point point;
  point.weights = std::move(weights);
  const Effects effects = effects_of(point.weights);
  const std::size_t shards = shard_begin_.size() - 1;
  std::vector<Sum> loss(shards);
  std::vector<double> change(shards, 0.0);
  std::vector<std::vector<double>> scratch(shards);
  Effects sums =
      sum_over_rows([&](std::size_t shard, const DesignBlock& block, std::size_t row, std::span<double> residual) {
        // The residuals' place holds the new logits first.
        const std::span<double> logits = std::span(logits_).subspan(row, block.rows);
        set_logits(block, effects, residual);
        for (std::size_t i = 0; i < block.offsets.size(); ++i) residual[i] += block.offsets[i];
        change[shard] =
            std::max(change[shard], kernels_->largest_difference(residual.data(), logits.data(), block.rows));
        std::copy(residual.begin(), residual.end(), logits.begin());
        scratch[shard].resize(residual.size());
        loss[shard].add(kernels_->losses(logits.data(), block.rows, block.labels.data(), pointer(block.weights),
                                         residual.data(), scratch[shard].data()));
      });
  Sum total;
  for (const Sum& sum : loss) total.add(sum.value());
  point.loss = total.value() / design_->weight_sum;
  point.objective = point.loss + penalty_of(point.weights);
  point.largest_change = *std::max_element(change.begin(), change.end());
  point.gradient = in_terms(sums);
  for (double& component : point.gradient) component /= design_->weight_sum;
  add_penalty_gradient(point.weights, point.gradient);
  return point;
}

double Objective::mean_square(std::span<const double> weights) {
  ++passes_;
  const Effects effects = effects_of(weights);
  Sum total;
  std::vector<double> values(design_->blocks.front().rows);
  for (const DesignBlock& block : design_->blocks) {
    const std::span<double> used = std::span(values).first(block.rows);
    set_logits(block, effects, used);
    for (std::size_t i = 0; i < block.rows; ++i) {
      total.add((block.weights.empty() ? 1.0 : block.weights[i]) * used[i] * used[i]);
    }
  }
  return total.value() / design_->weight_sum;
}

void Objective::add_column_times(const DesignBlock& block, std::size_t weight, std::span<const double> factors,
                                 std::span<double> sums) const {
  if (weight == 0) {
    for (std::size_t i = 0; i < block.rows; ++i) sums[i] += factors[i];
    return;
  }
  const Term& term = terms_[weight - 1];
  const auto [center, scale, penalty] = scales_[weight - 1];
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

std::vector<double> Objective::quadratic_forms(const SymmetricMatrix& matrix) {
  ++passes_;
  const std::size_t first = design_->has_intercept ? 0 : 1;
  std::vector<Effects> columns(size());
  for (std::size_t j = first; j < size(); ++j) {
    std::vector<double> column(size(), 0.0);
    for (std::size_t i = first; i < size(); ++i) column[i] = matrix.at(i, j);
    columns[j] = effects_of(column);
  }
  std::vector<double> result(design_->rows, 0.0);
  parallel_for(*run_, design_->blocks.size(), [&](std::size_t b) {
    run_->check();
    const DesignBlock& block = design_->blocks[b];
    std::vector<double> products(block.rows);
    for (std::size_t j = first; j < size(); ++j) {
      set_logits(block, columns[j], products);
      add_column_times(block, j, products, std::span(result).subspan(block_begin_[b], block.rows));
    }
  });
  return result;
}

std::vector<double> Objective::sums_of_columns(std::span<const double> factors) {
  ++passes_;
  return in_terms(sum_over_rows([&](std::size_t, const DesignBlock& block, std::size_t row, std::span<double> out) {
    std::copy_n(factors.data() + row, block.rows, out.begin());
  }));
}

std::vector<double> Objective::gram_times(std::span<const double> weights) {
  ++passes_;
  const Effects effects = effects_of(weights);
  const Effects sums =
      sum_over_rows([&](std::size_t, const DesignBlock& block, std::size_t, std::span<double> products) {
        set_logits(block, effects, products);
        for (std::size_t i = 0; i < block.weights.size(); ++i) products[i] *= block.weights[i];
      });
  std::vector<double> result = in_terms(sums);
  for (double& component : result) component /= design_->weight_sum;
  return result;
}

std::vector<double> Objective::batch_gradient(std::span<const std::size_t> rows,
                                              std::span<const double> weights) const {
  const Effects effects = effects_of(weights);
  Effects sums = no_effects();
  double weight_sum = 0;
  const std::size_t most = design_->blocks.front().rows;
  for (const std::size_t row : rows) {
    const DesignBlock& block = design_->blocks[row / most];
    const std::size_t i = row % most;
    double z = effects.constant;
    for (std::size_t j = 0; j < effects.numeric.size(); ++j) z += effects.numeric[j] * design_->column(block, j)[i];
    for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
      z += effects.level[level_begin_[c] + design_->codes(block, c)[i]];
    }
    if (!block.offsets.empty()) z += block.offsets[i];
    const double weight = block.weights.empty() ? 1.0 : block.weights[i];
    const double residual = weight * (sigmoid(z) - block.labels[i]);
    weight_sum += weight;
    sums.constant += residual;
    for (std::size_t j = 0; j < effects.numeric.size(); ++j) {
      sums.numeric[j] += residual * design_->column(block, j)[i];
    }
    for (std::size_t c = 0; c < design_->categorical.size(); ++c) {
      sums.level[level_begin_[c] + design_->codes(block, c)[i]] += residual;
    }
  }
  std::vector<double> gradient = in_terms(sums);
  for (double& component : gradient) component /= weight_sum;
  add_penalty_gradient(weights, gradient);
  return gradient;
}

// p (1 - p) of every row of a block, times its weight.
void Objective::set_curvatures(std::size_t b, double* curvatures) const {
  const DesignBlock& block = design_->blocks[b];
  kernels_->curvatures(logits_.data() + block_begin_[b], block.rows, pointer(block.weights), curvatures);
}

void Objective::set_weights(std::size_t b, double* weights) const {
  const DesignBlock& block = design_->blocks[b];
  if (block.weights.empty()) {
    std::fill_n(weights, block.rows, 1.0);
  } else {
    std::copy(block.weights.begin(), block.weights.end(), weights);
  }
}

std::vector<std::size_t> Objective::all_terms() const {
  std::vector<std::size_t> result(terms_.size());
  std::iota(result.begin(), result.end(), std::size_t{0});
  return result;
}

SymmetricMatrix Objective::information(std::size_t stride) {
  const auto factors = [this](std::size_t b, double* out) { set_curvatures(b, out); };
  SymmetricMatrix result = weighted_gram(factors, stride, all_terms());
  add_penalty_curvature(result);
  return result;
}

SymmetricMatrix Objective::information_of(std::span<const std::size_t> terms, std::size_t stride) {
  if (stride == 1) curvatures();
  const auto factors = [&](std::size_t b, double* out) {
    if (stride > 1) return set_curvatures(b, out);
    std::copy_n(curvatures_.data() + block_begin_[b], design_->blocks[b].rows, out);
  };
  SymmetricMatrix result = weighted_gram(factors, stride, terms);
  for (std::size_t i = 0; i < terms.size(); ++i) result.at(i + 1, i + 1) += penalty_curvature(terms[i]);
  return result;
}

SymmetricMatrix Objective::gram(std::size_t stride) {
  return weighted_gram([this](std::size_t b, double* out) { set_weights(b, out); }, stride, all_terms());
}

SymmetricMatrix Objective::gram_of(std::span<const double> factors) {
  const auto of_block = [&](std::size_t b, double* out) {
    std::copy_n(factors.data() + block_begin_[b], design_->blocks[b].rows, out);
  };
  return weighted_gram(of_block, 1, all_terms());
}

void Objective::add_penalty_curvature(SymmetricMatrix& matrix) const {
  for (std::size_t t = 0; t < terms_.size(); ++t) matrix.at(t + 1, t + 1) += penalty_curvature(t);
}

const std::vector<double>& Objective::curvatures() {
  if (!curvatures_.empty()) return curvatures_;
  curvatures_.resize(logits_.size());
  parallel_for(*run_, design_->blocks.size(),
               [&](std::size_t b) { set_curvatures(b, curvatures_.data() + block_begin_[b]); });
  return curvatures_;
}

std::vector<double> Objective::information_diagonal() {
  ++passes_;
  const std::size_t most_rows = design_->blocks.front().rows;
  std::vector<Sum> squares(design_->numeric.size());
  std::vector<double> curvatures(most_rows);
  std::vector<double> scaled(most_rows);
  for (std::size_t b = 0; b < design_->blocks.size(); ++b) {
    const DesignBlock& block = design_->blocks[b];
    set_curvatures(b, curvatures.data());
    for (std::size_t j = 0; j < squares.size(); ++j) {
      const double* const column = design_->column(block, j).data();
      double square = 0;
      kernels_->multiply(curvatures.data(), column, block.rows, scaled.data());
      kernels_->add_products(scaled.data(), block.rows, &column, 1, &square);
      squares[j].add(square);
    }
  }
  const Effects sums =
      sum_over_rows([&](std::size_t, const DesignBlock& block, std::size_t row, std::span<double> out) {
        kernels_->curvatures(logits_.data() + row, block.rows, pointer(block.weights), out.data());
      });
  std::vector<double> result = {design_->has_intercept ? sums.constant / design_->weight_sum : 1};
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const TermScale& scale = scales_[t];
    const bool numeric = terms_[t].numeric;
    const double sum = numeric ? sums.numeric[terms_[t].column] : sums.level[slot(terms_[t])];
    const double square = numeric ? squares[terms_[t].column].value() : sum;  // of a 0/1 column: itself
    const double centred = square - 2 * scale.center * sum + scale.center * scale.center * sums.constant;
    result.push_back(centred / (scale.scale * scale.scale * design_->weight_sum) + penalty_.l2 * scale.penalty);
  }
  return result;
}

std::vector<double> Objective::information_times(std::span<const double> direction) {
  ++passes_;
  curvatures();
  const Effects effects = effects_of(direction);
  const Effects sums =
      sum_over_rows([&](std::size_t, const DesignBlock& block, std::size_t row, std::span<double> products) {
        set_logits(block, effects, products);
        for (std::size_t i = 0; i < block.rows; ++i) products[i] *= curvatures_[row + i];
      });
  std::vector<double> result = in_terms(sums);
  for (double& component : result) component /= design_->weight_sum;
  add_penalty_gradient(direction, result);
  return result;
}

Objective::RawGram::RawGram(const Objective& objective, std::span<const std::size_t> terms) {
  std::vector<bool> takes_part(objective.design_->categorical.size(), false);
  std::vector<bool> numeric_takes_part(objective.design_->numeric.size(), false);
  for (const std::size_t t : terms) {
    const Term& term = objective.terms_[t];
    (term.numeric ? numeric_takes_part : takes_part)[term.column] = true;
  }
  for (std::size_t j = 0; j < numeric_takes_part.size(); ++j) {
    numeric_index.push_back(1 + numeric.size());
    if (numeric_takes_part[j]) numeric.push_back(j);
  }
  size = 1 + numeric.size();
  for (std::size_t c = 0; c < takes_part.size(); ++c) {
    level_begin.push_back(size);
    if (!takes_part[c]) continue;
    categorical.push_back(c);
    size += objective.design_->categorical[c].levels;
  }
  sums.assign(size * size, 0.0);
}

std::size_t Objective::RawGram::index(const Term& term) const {
  return term.numeric ? numeric_index[term.column] : level_begin[term.column] + term.level;
}

// Adds the products of up to four of the numeric columns x of a block, from `first` on, with the columns before them.
void Objective::add_numeric_products(std::span<const double* const> x, std::size_t rows, const double* factors,
                                     std::size_t first, std::size_t count, std::vector<double>& buffer,
                                     RawGram& gram) const {
  std::array<double*, 4> scaled;
  std::array<double*, 4> sums;
  buffer.resize(scaled.size() * rows);
  for (std::size_t r = 0; r < count; ++r) {
    scaled[r] = buffer.data() + r * rows;
    sums[r] = gram.row(1 + first + r) + 1;
    kernels_->multiply(factors, x[first + r], rows, scaled[r]);
    sums[r][-1] += kernels_->sum(scaled[r], rows);
  }
  const std::size_t columns = first + count;
  if (count == scaled.size()) {
    kernels_->add_products_of_four(scaled.data(), rows, x.data(), columns, sums.data());
  } else {
    for (std::size_t r = 0; r < count; ++r) {
      kernels_->add_products(scaled[r], rows, x.data(), columns, sums[r]);
    }
  }
}

void Objective::add_level_products(const DesignBlock& block, const double* factors, std::size_t c,
                                   RawGram& gram) const {
  const auto codes = design_->codes(block, c);
  const std::size_t first = gram.level_begin[c];
  for (std::size_t i = 0; i < block.rows; ++i) gram.row(first + codes[i])[0] += factors[i];
  for (std::size_t k = 0; k < gram.numeric.size(); ++k) {
    const auto x = design_->column(block, gram.numeric[k]);
    for (std::size_t i = 0; i < block.rows; ++i) gram.row(first + codes[i])[1 + k] += factors[i] * x[i];
  }
  for (const std::size_t other : gram.categorical) {
    if (other > c) break;
    const auto others = design_->codes(block, other);
    const std::size_t first_other = gram.level_begin[other];
    for (std::size_t i = 0; i < block.rows; ++i) {
      gram.row(first + codes[i])[first_other + others[i]] += factors[i];
    }
  }
}

// Sums of products of every pair of columns, the constant first. Small matrices are summed per shard; of a large one
// there is one copy, of which each task owns the rows of some columns and walks all blocks in order.
Objective::RawGram Objective::raw_gram(const BlockFactors& block_factors, std::size_t stride,
                                       std::span<const std::size_t> terms) const {
  constexpr std::size_t columns_at_once = 4;
  constexpr std::size_t columns_a_task = 32;  // a multiple of it: so often fewer is a block fetched into the cache
  RawGram first(*this, terms);
  const std::size_t shards = shard_begin_.size() - 1;
  const std::size_t most_rows = design_->blocks.front().rows;
  // Calls add(block number) for some blocks.
  const auto for_blocks = [&](std::size_t begin, std::size_t end, const auto& add) {
    for (std::size_t b = (begin + stride - 1) / stride * stride; b < end; b += stride) {
      run_->check();
      add(b);
    }
  };
  const auto add_numeric = [&](const DesignBlock& block, const double* block_factor, std::size_t begin, std::size_t end,
                               std::vector<double>& buffer, RawGram& gram) {
    std::vector<const double*> x;
    for (std::size_t j = 0; j < end; ++j) x.push_back(block.columns[gram.numeric[j]]);
    for (std::size_t j = begin; j < end; j += columns_at_once) {
      add_numeric_products(x, block.rows, block_factor, j, std::min(columns_at_once, end - j), buffer, gram);
    }
  };
  if (first.sums.size() * shards <= most_gram_sums) {
    std::vector<RawGram> grams(shards, first);
    parallel_for(*run_, shards, [&](std::size_t shard) {
      std::vector<double> buffer;
      std::vector<double> factors(most_rows);
      RawGram& gram = grams[shard];
      for_blocks(shard_begin_[shard], shard_begin_[shard + 1], [&](std::size_t b) {
        const DesignBlock& block = design_->blocks[b];
        block_factors(b, factors.data());
        gram.sums[0] += kernels_->sum(factors.data(), block.rows);
        add_numeric(block, factors.data(), 0, gram.numeric.size(), buffer, gram);
        for (const std::size_t c : gram.categorical) add_level_products(block, factors.data(), c, gram);
      });
    });
    for (const RawGram& gram : grams) {
      for (std::size_t i = 0; i < first.sums.size(); ++i) first.sums[i] += gram.sums[i];
    }
    return first;
  }
  const std::size_t blocks = design_->blocks.size();
  const auto strided_blocks = (blocks + stride - 1) / stride;
  AlignedVector<double> all_factors(strided_blocks * most_rows);
  const auto factors_of = [&](std::size_t b) { return all_factors.data() + b / stride * most_rows; };
  parallel_for(*run_, strided_blocks, [&](std::size_t i) { block_factors(i * stride, factors_of(i * stride)); });
  for_blocks(0, blocks, [&](std::size_t b) { first.sums[0] += kernels_->sum(factors_of(b), design_->blocks[b].rows); });
  // The longest rows first.
  const std::size_t numeric_tasks = (first.numeric.size() + columns_a_task - 1) / columns_a_task;
  parallel_for(*run_, first.categorical.size() + numeric_tasks, [&](std::size_t task) {
    std::vector<double> buffer;
    for_blocks(0, blocks, [&](std::size_t b) {
      const DesignBlock& block = design_->blocks[b];
      const double* const factor = factors_of(b);
      if (task < first.categorical.size()) {
        add_level_products(block, factor, first.categorical[first.categorical.size() - 1 - task], first);
        return;
      }
      const std::size_t begin = (numeric_tasks - 1 - (task - first.categorical.size())) * columns_a_task;
      add_numeric(block, factor, begin, std::min(begin + columns_a_task, first.numeric.size()), buffer, first);
    });
  });
  return first;
}

SymmetricMatrix Objective::weighted_gram(const BlockFactors& factors, std::size_t stride,
                                         std::span<const std::size_t> terms) {
  if (stride == 1) ++passes_;
  RawGram raw = raw_gram(factors, stride, terms);
  const double constant = raw.sums[0];
  double total = design_->weight_sum;
  if (stride > 1) {
    total = 0;
    for (std::size_t b = 0; b < design_->blocks.size(); b += stride) {
      const DesignBlock& block = design_->blocks[b];
      total +=
          block.weights.empty() ? static_cast<double>(block.rows) : kernels_->sum(block.weights.data(), block.rows);
    }
  }
  SymmetricMatrix result(terms.size() + 1);
  result.at(0, 0) = design_->has_intercept ? constant / total : 1;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const TermScale& a = scales_[terms[t]];
    const std::size_t i = raw.index(terms_[terms[t]]);
    const double sum_i = raw.row(i)[0];
    if (design_->has_intercept) result.at(t + 1, 0) = (sum_i - a.center * constant) / a.scale / total;
    for (std::size_t u = 0; u <= t; ++u) {
      const TermScale& b = scales_[terms[u]];
      const std::size_t k = raw.index(terms_[terms[u]]);
      const double sum_k = raw.row(k)[0];
      const double product = raw.row(std::max(i, k))[std::min(i, k)];
      const double centred = product - a.center * sum_k - b.center * sum_i + a.center * b.center * constant;
      result.at(t + 1, u + 1) = centred / (a.scale * b.scale) / total;
    }
  }
  return result;
}

}  // namespace logreg
