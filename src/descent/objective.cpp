#include "descent/objective.h"

#include "base/moments.h"
#include "descent/l1_quadratic.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>

namespace logreg {

namespace {

TermUnits units_of(const Design& design) {
  return design.standardized() ? TermUnits::standardized : TermUnits::stored;
}

double squared_length(const Design& design, const Term& term, PenaltyOn on) {
  if (!design.standardized()) return 1;
  if (on == PenaltyOn::raw_terms) return 1 / (term.sd * term.sd);
  return design.has_intercept ? 1 : (term.spread / term.sd) * (term.spread / term.sd);
}

}  // namespace

Objective::Objective(const Design& design, std::vector<Term> terms, const Penalty& penalty, const Kernels& kernels,
                     const Run& run)
    : x_(design, std::move(terms), units_of(design), kernels, run), penalty_(penalty) {
  for (const Term& term : x_.terms()) squared_lengths_.push_back(squared_length(design, term, penalty.on));
}

double Objective::penalised_length(std::size_t term) const {
  return std::sqrt(squared_lengths_[term]);
}

double Objective::stored_penalty_curvature(std::size_t term) const {
  const double scale = x_.scale(term).scale;
  return penalty_curvature(term) * scale * scale;
}

double Objective::penalty_of(std::span<const double> weights) const {
  double absolute = 0;
  double squares = 0;
  for (std::size_t t = 0; t < terms().size(); ++t) {
    if (penalty_.l1 > 0) absolute += penalty_kink(t) * std::abs(weights[t + 1]);
    squares += squared_lengths_[t] * weights[t + 1] * weights[t + 1];
  }
  return absolute + penalty_.l2 / 2 * squares;
}

double Objective::gradient_norm(const Point& point) const {
  double sum = point.gradient[0] * point.gradient[0];
  for (std::size_t t = 0; t < terms().size(); ++t) {
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
  for (std::size_t t = 0; t < terms().size(); ++t) {
    weights[t + 1] = soft_threshold(weights[t + 1], rate * penalty_kink(t));
  }
}

void Objective::add_penalty_gradient(std::span<const double> weights, std::span<double> gradient) const {
  for (std::size_t t = 0; t < terms().size(); ++t) {
    gradient[t + 1] += penalty_curvature(t) * weights[t + 1];
  }
}

void Objective::add_penalty_curvature(SymmetricMatrix& matrix) const {
  for (std::size_t t = 0; t < terms().size(); ++t) matrix.at(t + 1, t + 1) += penalty_curvature(t);
}

Point Objective::evaluate(std::vector<double> weights) {
  irls_weights_.clear();
  if (logits_.empty()) logits_.assign(x_.rows(), 0.0);
  Point point;
  point.weights = std::move(weights);
  const StoredVector stored = x_.stored(point.weights);
  std::vector<Sum> loss(x_.shards());
  std::vector<double> change(x_.shards(), 0.0);
  std::vector<std::vector<double>> scratch(x_.shards());
  point.gradient = x_.transposed_times([&](std::size_t shard, const RowBlock& block, std::span<double> residuals) {
    // The residuals' place holds the new logits first.
    const auto& [rows, number, first_row] = block;
    const std::span<double> logits = std::span(logits_).subspan(first_row, rows.rows);
    x_.set_products(rows, stored, residuals);
    for (std::size_t i = 0; i < rows.offsets.size(); ++i) residuals[i] += rows.offsets[i];
    change[shard] = std::max(change[shard], kernels().largest_difference(residuals.data(), logits.data(), rows.rows));
    std::copy(residuals.begin(), residuals.end(), logits.begin());
    scratch[shard].resize(residuals.size());
    loss[shard].add(kernels().losses(logits.data(), rows.rows, rows.labels.data(), rows.weights_or_null(),
                                     residuals.data(), scratch[shard].data()));
  });
  Sum total;
  for (const Sum& sum : loss) total.add(sum.value());
  point.loss = total.value() / design().weight_sum;
  point.objective = point.loss + penalty_of(point.weights);
  point.largest_change = *std::max_element(change.begin(), change.end());
  for (double& component : point.gradient) component /= design().weight_sum;
  add_penalty_gradient(point.weights, point.gradient);
  return point;
}

std::vector<double> Objective::batch_gradient(std::span<const std::size_t> rows,
                                              std::span<const double> weights) const {
  double weight_sum = 0;
  std::vector<double> gradient =
      x_.transposed_times(rows, weights, [&](const DesignBlock& block, std::size_t i, double product) {
        weight_sum += block.weight(i);
        return block.weight(i) * (sigmoid(product + block.offset(i)) - block.labels[i]);
      });
  for (double& component : gradient) component /= weight_sum;
  add_penalty_gradient(weights, gradient);
  return gradient;
}

void Objective::set_irls_weights(std::size_t block, double* to) const {
  const DesignBlock& rows = design().blocks[block];
  kernels().irls_weights(logits_.data() + x_.row_begin(block), rows.rows, rows.weights_or_null(), to);
}

const std::vector<double>& Objective::irls_weights() {
  if (!irls_weights_.empty()) return irls_weights_;
  irls_weights_.resize(logits_.size());
  x_.for_each_block(
      [&](const RowBlock& block) { set_irls_weights(block.number, irls_weights_.data() + block.first_row); });
  return irls_weights_;
}

SymmetricMatrix Objective::information(std::size_t stride) const {
  SymmetricMatrix result = x_.gram([this](std::size_t b, double* out) { set_irls_weights(b, out); }, stride);
  add_penalty_curvature(result);
  return result;
}

SymmetricMatrix Objective::information_of(std::span<const std::size_t> terms, std::size_t stride) {
  const auto afresh = [this](std::size_t b, double* out) { set_irls_weights(b, out); };
  SymmetricMatrix result = x_.gram_of(terms, stride > 1 ? BlockFactors(afresh) : x_.of_rows(irls_weights()), stride);
  for (std::size_t i = 0; i < terms.size(); ++i) result.at(i + 1, i + 1) += penalty_curvature(terms[i]);
  return result;
}

std::vector<double> Objective::information_diagonal() const {
  std::vector<double> result = x_.gram_diagonal([this](std::size_t b, double* out) { set_irls_weights(b, out); });
  for (std::size_t t = 0; t < terms().size(); ++t) result[t + 1] += penalty_curvature(t);
  return result;
}

std::vector<double> Objective::information_times(std::span<const double> direction) {
  std::vector<double> result = x_.gram_times(x_.of_rows(irls_weights()), direction);
  add_penalty_gradient(direction, result);
  return result;
}

}  // namespace logreg
