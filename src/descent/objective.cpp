#include "descent/objective.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "descent/kernels.h"
#include "descent/neuron.h"
#include "descent/soft_threshold.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

const double* pointer(const AlignedVector<double>& values) {
  return values.empty() ? nullptr : values.data();
}

}  // namespace

Objective::Objective(const Design& design, std::vector<Term> terms, const Penalty& penalty, const Kernels& kernels,
                     const Run& run)
    : design_(&design),
      penalty_(penalty),
      run_(&run),
      pass_(design, kernels),
      scaled_(pass_, std::move(terms), penalty.on) {}

double Objective::penalty_kink(std::size_t term) const {
  return penalty_.l1 * std::sqrt(scale_of(term).penalty);
}

double Objective::penalty_of(std::span<const double> weights) const {
  double absolute = 0;
  double squares = 0;
  for (std::size_t t = 0; t < scaled_.count(); ++t) {
    if (penalty_.l1 > 0) absolute += penalty_kink(t) * std::abs(weights[t + 1]);
    squares += scale_of(t).penalty * weights[t + 1] * weights[t + 1];
  }
  return absolute + penalty_.l2 / 2 * squares;
}

double Objective::gradient_norm(const Point& point) const {
  double sum = point.gradient[0] * point.gradient[0];
  for (std::size_t t = 0; t < scaled_.count(); ++t) {
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
  for (std::size_t t = 0; t < scaled_.count(); ++t) {
    weights[t + 1] = soft_threshold(weights[t + 1], rate * penalty_kink(t));
  }
}

void Objective::add_penalty_gradient(std::span<const double> weights, std::span<double> gradient) const {
  for (std::size_t t = 0; t < scaled_.count(); ++t)
    gradient[t + 1] += penalty_.l2 * scale_of(t).penalty * weights[t + 1];
}

Point Objective::evaluate(std::vector<double> weights) {
  ++passes_;
  curvatures_.clear();
  if (logits_.empty()) logits_.assign(design_->rows, 0.0);
  Point point;
  point.weights = std::move(weights);
  const Effects effects = scaled_.effects_of(point.weights);
  const std::size_t shards = pass_.shards();
  std::vector<Sum> loss(shards);
  std::vector<double> change(shards, 0.0);
  std::vector<std::vector<double>> scratch(shards);
  Effects sums = pass_.sum_over_rows(*run_, [&](std::size_t shard, const DesignBlock& block, std::size_t row,
                                                std::span<double> residual) {
    // The residuals' place holds the new logits first.
    const std::span<double> logits = std::span(logits_).subspan(row, block.rows);
    pass_.set_logits(block, effects, residual);
    for (std::size_t i = 0; i < block.offsets.size(); ++i) residual[i] += block.offsets[i];
    change[shard] = std::max(change[shard], kernels().largest_difference(residual.data(), logits.data(), block.rows));
    std::copy(residual.begin(), residual.end(), logits.begin());
    scratch[shard].resize(residual.size());
    loss[shard].add(kernels().losses(logits.data(), block.rows, block.labels.data(), pointer(block.weights),
                                     residual.data(), scratch[shard].data()));
  });
  Sum total;
  for (const Sum& sum : loss) total.add(sum.value());
  point.loss = total.value() / design_->weight_sum;
  point.objective = point.loss + penalty_of(point.weights);
  point.largest_change = *std::max_element(change.begin(), change.end());
  point.gradient = scaled_.in_terms(sums);
  for (double& component : point.gradient) component /= design_->weight_sum;
  add_penalty_gradient(point.weights, point.gradient);
  return point;
}

double Objective::mean_square(std::span<const double> weights) {
  ++passes_;
  const Effects effects = scaled_.effects_of(weights);
  Sum total;
  std::vector<double> values(design_->blocks.front().rows);
  for (const DesignBlock& block : design_->blocks) {
    const std::span<double> used = std::span(values).first(block.rows);
    pass_.set_logits(block, effects, used);
    for (std::size_t i = 0; i < block.rows; ++i) {
      total.add((block.weights.empty() ? 1.0 : block.weights[i]) * used[i] * used[i]);
    }
  }
  return total.value() / design_->weight_sum;
}

std::vector<double> Objective::quadratic_forms(const SymmetricMatrix& matrix) {
  ++passes_;
  const std::size_t first = design_->has_intercept ? 0 : 1;
  std::vector<Effects> columns(size());
  for (std::size_t j = first; j < size(); ++j) {
    std::vector<double> column(size(), 0.0);
    for (std::size_t i = first; i < size(); ++i) column[i] = matrix.at(i, j);
    columns[j] = scaled_.effects_of(column);
  }
  std::vector<double> result(design_->rows, 0.0);
  parallel_for(*run_, design_->blocks.size(), [&](std::size_t b) {
    run_->check();
    const DesignBlock& block = design_->blocks[b];
    std::vector<double> products(block.rows);
    for (std::size_t j = first; j < size(); ++j) {
      pass_.set_logits(block, columns[j], products);
      scaled_.add_column_times(*design_, block, j, products, std::span(result).subspan(pass_.row_begin(b), block.rows));
    }
  });
  return result;
}

std::vector<double> Objective::sums_of_columns(std::span<const double> factors) {
  ++passes_;
  return scaled_.in_terms(
      pass_.sum_over_rows(*run_, [&](std::size_t, const DesignBlock& block, std::size_t row, std::span<double> out) {
        std::copy_n(factors.data() + row, block.rows, out.begin());
      }));
}

std::vector<double> Objective::gram_times(std::span<const double> weights) {
  ++passes_;
  const Effects effects = scaled_.effects_of(weights);
  const Effects sums =
      pass_.sum_over_rows(*run_, [&](std::size_t, const DesignBlock& block, std::size_t, std::span<double> products) {
        pass_.set_logits(block, effects, products);
        for (std::size_t i = 0; i < block.weights.size(); ++i) products[i] *= block.weights[i];
      });
  std::vector<double> result = scaled_.in_terms(sums);
  for (double& component : result) component /= design_->weight_sum;
  return result;
}

std::vector<double> Objective::batch_gradient(std::span<const std::size_t> rows,
                                              std::span<const double> weights) const {
  const Effects effects = scaled_.effects_of(weights);
  Effects sums = pass_.no_effects();
  double weight_sum = 0;
  const std::size_t most = design_->blocks.front().rows;
  for (const std::size_t row : rows) {
    const DesignBlock& block = design_->blocks[row / most];
    const std::size_t i = row % most;
    double z = pass_.logit(block, i, effects);
    if (!block.offsets.empty()) z += block.offsets[i];
    const double weight = block.weights.empty() ? 1.0 : block.weights[i];
    const double residual = weight * (sigmoid(z) - block.labels[i]);
    weight_sum += weight;
    pass_.add_product(block, i, residual, sums);
  }
  std::vector<double> gradient = scaled_.in_terms(sums);
  for (double& component : gradient) component /= weight_sum;
  add_penalty_gradient(weights, gradient);
  return gradient;
}

// p (1 - p) of every row of a block, times its weight.
void Objective::set_curvatures(std::size_t b, double* curvatures) const {
  const DesignBlock& block = design_->blocks[b];
  kernels().curvatures(logits_.data() + pass_.row_begin(b), block.rows, pointer(block.weights), curvatures);
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
  std::vector<std::size_t> result(scaled_.count());
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
    std::copy_n(curvatures_.data() + pass_.row_begin(b), design_->blocks[b].rows, out);
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
    std::copy_n(factors.data() + pass_.row_begin(b), design_->blocks[b].rows, out);
  };
  return weighted_gram(of_block, 1, all_terms());
}

void Objective::add_penalty_curvature(SymmetricMatrix& matrix) const {
  for (std::size_t t = 0; t < scaled_.count(); ++t) matrix.at(t + 1, t + 1) += penalty_curvature(t);
}

const std::vector<double>& Objective::curvatures() {
  if (!curvatures_.empty()) return curvatures_;
  curvatures_.resize(logits_.size());
  parallel_for(*run_, design_->blocks.size(),
               [&](std::size_t b) { set_curvatures(b, curvatures_.data() + pass_.row_begin(b)); });
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
      kernels().multiply(curvatures.data(), column, block.rows, scaled.data());
      kernels().add_products(scaled.data(), block.rows, &column, 1, &square);
      squares[j].add(square);
    }
  }
  const Effects sums =
      pass_.sum_over_rows(*run_, [&](std::size_t, const DesignBlock& block, std::size_t row, std::span<double> out) {
        kernels().curvatures(logits_.data() + row, block.rows, pointer(block.weights), out.data());
      });
  std::vector<double> result = {design_->has_intercept ? sums.constant / design_->weight_sum : 1};
  for (std::size_t t = 0; t < scaled_.count(); ++t) {
    const TermScale& scale = scale_of(t);
    const Term& term = terms()[t];
    const double sum = scaled_.sum_of(sums, t);
    const double square = term.numeric ? squares[term.column].value() : sum;  // of a 0/1 column: itself
    const double centred = square - 2 * scale.center * sum + scale.center * scale.center * sums.constant;
    result.push_back(centred / (scale.scale * scale.scale * design_->weight_sum) + penalty_.l2 * scale.penalty);
  }
  return result;
}

std::vector<double> Objective::information_times(std::span<const double> direction) {
  ++passes_;
  curvatures();
  const Effects effects = scaled_.effects_of(direction);
  const Effects sums = pass_.sum_over_rows(
      *run_, [&](std::size_t, const DesignBlock& block, std::size_t row, std::span<double> products) {
        pass_.set_logits(block, effects, products);
        for (std::size_t i = 0; i < block.rows; ++i) products[i] *= curvatures_[row + i];
      });
  std::vector<double> result = scaled_.in_terms(sums);
  for (double& component : result) component /= design_->weight_sum;
  add_penalty_gradient(direction, result);
  return result;
}

SymmetricMatrix Objective::weighted_gram(const BlockFactors& factors, std::size_t stride,
                                         std::span<const std::size_t> terms) {
  if (stride == 1) ++passes_;
  std::vector<Term> chosen;
  for (const std::size_t t : terms) chosen.push_back(scaled_.terms()[t]);
  PairSums raw = pair_sums(pass_, factors, stride, chosen, *run_);
  double total = design_->weight_sum;
  if (stride > 1) {
    total = 0;
    for (std::size_t b = 0; b < design_->blocks.size(); b += stride) {
      const DesignBlock& block = design_->blocks[b];
      total +=
          block.weights.empty() ? static_cast<double>(block.rows) : kernels().sum(block.weights.data(), block.rows);
    }
  }
  return scaled_.in_terms(raw, terms, total);
}

}  // namespace logreg
