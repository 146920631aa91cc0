#include "descent/starting_values.h"

#include "base/elementary.h"
#include "base/moments.h"
#include "descent/neuron.h"
#include "descent/whitened_descent.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace logreg {

namespace {

// Of the start of levels.
constexpr std::size_t most_columns = 3;
constexpr double farthest = 16;  // change of a logit; without a penalty a level of one class would go to infinity
constexpr double enough = 1e-3;  // the descent goes on from there
constexpr int most_steps = 60;

// Of the start from a part of the rows.
constexpr std::size_t fewest_rows = std::size_t{1} << 15;
constexpr std::size_t rows_a_term = 256;
constexpr std::size_t smallest_stride = 8;
constexpr double cases_a_term = 10;    // of either class (Peduzzi et al. 1996)
constexpr double close_enough = 0.01;  // of the standard errors that so few rows give
constexpr std::size_t most_iterations = 15;

// The zero of share (sigmoid(z) - label) + penalty (effect + z - logit), which grows with z: Newton's method, within
// bounds that halve where it would leave them.
double best_logit(double share, double label, double penalty, double effect, double logit) {
  double low = logit - farthest;
  double high = logit + farthest;
  double z = logit;
  for (int step = 0; step < most_steps && high - low > enough; ++step) {
    const double slope = share * (sigmoid(z) - label) + penalty * (effect + z - logit);
    (slope > 0 ? high : low) = z;
    const double next = z - slope / (share * irls_weight(z) + penalty);
    const double before = std::exchange(z, next > low && next < high ? next : (low + high) / 2);
    if (std::abs(z - before) < enough) break;
  }
  return z;
}

double logit_of(double probability) {
  constexpr double nearest = 1e-12;
  const double p = std::clamp(probability, nearest, 1 - nearest);
  return elementary::log(p) - elementary::log(1 - p);
}

// What the rows of a level say.
struct LevelLabels {
  double share = 0;  // of all rows
  double mean = 0;   // label
};

std::vector<LevelLabels> labels_by_level(const Design& design, std::size_t column) {
  std::vector<Sum> weights(design.categorical[column].levels);
  std::vector<Sum> positives(weights.size());
  for (const DesignBlock& block : design.blocks) {
    const auto levels = design.codes(block, column);
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double weight = block.weight(i);
      weights[levels[i]].add(weight);
      positives[levels[i]].add(weight * block.labels[i]);
    }
  }
  std::vector<LevelLabels> result;
  for (std::size_t level = 0; level < weights.size(); ++level) {
    const double weight = weights[level].value();
    result.push_back({weight / design.weight_sum, weight > 0 ? std::min(positives[level].value() / weight, 1.0) : 0});
  }
  return result;
}

// share x (mean probability - mean label) of the level of a term.
double residual(const Objective& objective, std::size_t t, const Point& point) {
  const double of_loss = point.gradient[t + 1] - objective.penalty_curvature(t) * point.weights[t + 1];
  const TermScale& scale = objective.x().scale(t);
  return scale.scale * of_loss + scale.center * point.gradient[0];
}

}  // namespace

StartingPoint starting_point(Objective& objective, const NullModel& null,
                             const std::optional<std::vector<double>>& start) {
  if (start) {
    Point point = objective.evaluate(*start);
    if (point.objective < null.loss) return {std::move(point), false};
  }
  std::vector<double> weights(objective.size(), 0.0);
  weights[0] = null.bias;
  return {objective.evaluate(std::move(weights)), true};
}

void start_levels(Objective& objective, const ArrowheadShape& shape, Point& point) {
  const Design& design = objective.design();
  std::vector<std::size_t> columns = shape.others;
  if (shape.widest) columns.insert(columns.begin(), *shape.widest);
  columns.resize(std::min(columns.size(), most_columns));
  for (const std::size_t column : columns) {
    const std::vector<LevelLabels> levels = labels_by_level(design, column);
    std::vector<double> weights = point.weights;
    for (std::size_t t = 0; t < objective.terms().size(); ++t) {
      const Term& term = objective.terms()[t];
      if (term.numeric || term.column != column) continue;
      const TermScale& scale = objective.x().scale(t);
      const auto [share, label] = levels[term.level];
      const double logit = logit_of(label + residual(objective, t, point) / share);
      const double effect = weights[t + 1] / scale.scale;
      const double change = best_logit(share, label, objective.stored_penalty_curvature(t), effect, logit) - logit;
      add_stored_weight(change, t, scale, weights);
    }
    Point next = objective.evaluate(std::move(weights));
    if (next.objective < point.objective) {
      point = std::move(next);
    } else {
      point = objective.evaluate(std::move(point.weights));
      return;
    }
  }
}

std::optional<std::vector<double>> sampled_start(const Objective& objective, const SymmetricMatrix& gram,
                                                 const NullModel& null, const DescentOptions& options) {
  const Design& design = objective.design();
  const std::size_t stride = design.rows / std::max(fewest_rows, rows_a_term * objective.size());
  if (stride < smallest_stride) return std::nullopt;
  const Design part = design.every(stride);
  const double rarer = std::min(part.positives, part.weight_sum - part.positives);
  if (rarer < cases_a_term * static_cast<double>(objective.size())) return std::nullopt;
  Objective of_part(part, objective.terms(), objective.penalty(), objective.kernels(), objective.run());
  DescentOptions rough = options;
  rough.tolerance = close_enough;
  rough.max_iterations = most_iterations;
  Descent descent = whitened_descent(of_part, gram, starting_point(of_part, null, std::nullopt), rough,
                                     Growth::ends_the_descent, objective.run());
  if (descent.stop != StopReason::converged) return std::nullopt;
  return std::move(descent.point.weights);
}

}  // namespace logreg
