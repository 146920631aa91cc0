#include "descent/level_start.h"

#include "base/elementary.h"
#include "base/moments.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t most_columns = 3;
constexpr double farthest = 16;  // change of a logit; without a penalty a level of one class would go to infinity
constexpr double enough = 1e-3;  // the descent goes on from there
constexpr int most_steps = 60;

// The zero of share (sigmoid(z) - label) + penalty (effect + z - logit), which grows with z: Newton's method, within
// bounds that halve where it would leave them.
double best_logit(double share, double label, double penalty, double effect, double logit) {
  double low = logit - farthest;
  double high = logit + farthest;
  double z = logit;
  for (int step = 0; step < most_steps && high - low > enough; ++step) {
    const double slope = share * (sigmoid(z) - label) + penalty * (effect + z - logit);
    (slope > 0 ? high : low) = z;
    const double next = z - slope / (share * curvature(z) + penalty);
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
      const double weight = block.weights.empty() ? 1.0 : block.weights[i];
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
  const TermScale& scale = objective.scale_of(t);
  const double of_loss = point.gradient[t + 1] - objective.penalty_curvature(t) * point.weights[t + 1];
  return scale.scale * of_loss + scale.center * point.gradient[0];
}

}  // namespace

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
      const TermScale& scale = objective.scale_of(t);
      const auto [share, label] = levels[term.level];
      const double logit = logit_of(label + residual(objective, t, point) / share);
      const double penalty = objective.penalty_curvature(t) * scale.scale * scale.scale;
      const double change = best_logit(share, label, penalty, weights[t + 1] / scale.scale, logit) - logit;
      weights[t + 1] += change * scale.scale;
      weights[0] += change * scale.center;  // the column is centred
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

}  // namespace logreg
