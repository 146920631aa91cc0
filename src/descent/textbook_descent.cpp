#include "descent/textbook_descent.h"

#include "base/random.h"
#include "descent/interruption.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

namespace {

void step_down(const Objective& objective, std::vector<double>& weights, double rate,
               std::span<const double> gradient) {
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= rate * gradient[i];
  objective.shrink(weights, rate);
}

bool is_finite(const Point& point) {
  return std::isfinite(point.objective) &&
         std::all_of(point.gradient.begin(), point.gradient.end(), [](double g) { return std::isfinite(g); });
}

// The weights after one epoch of mini-batches.
std::vector<double> sgd_epoch(const Objective& objective, std::vector<double> weights, double rate,
                              std::size_t batch_size, std::span<std::size_t> order, Random& random) {
  shuffle(order, random);
  for (std::size_t begin = 0; begin < order.size(); begin += batch_size) {
    const auto batch = order.subspan(begin, std::min(batch_size, order.size() - begin));
    step_down(objective, weights, rate, objective.batch_gradient(batch, weights));
  }
  return weights;
}

// From the point of `result` on.
void run_epochs(Objective& objective, const DescentOptions& options, const Run& run, Descent& result) {
  const double tolerance = options.tolerance.value_or(0);
  result.stop = StopReason::epochs;
  Random random(options.seed);
  std::vector<std::size_t> order(objective.design().rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  double rate = 0;
  for (std::size_t epoch = 0;; ++epoch) {
    const double norm = objective.gradient_norm(result.point);
    result.trace.push_back({epoch, result.point.objective, norm, rate});
    result.iterations = epoch;
    keep_best(result);
    if (tolerance > 0 && norm <= tolerance) {
      result.stop = StopReason::converged;
    } else if (epoch < options.epochs) {
      rate = options.learning_rate / (1 + options.decay * static_cast<double>(epoch));
      std::vector<double> weights = result.point.weights;
      if (options.optimizer == Optimizer::sgd) {
        weights = sgd_epoch(objective, std::move(weights), rate, options.batch_size, order, random);
      } else {
        step_down(objective, weights, rate, result.point.gradient);
      }
      Point next = objective.evaluate(std::move(weights));
      if (!is_finite(next)) {
        result.stop = StopReason::not_finite;
        return;
      }
      result.loss_rose = result.loss_rose || next.objective > result.point.objective;
      result.point = std::move(next);
      run.advance({Phase::epochs, static_cast<double>(epoch + 1), static_cast<double>(options.epochs), norm});
      continue;
    }
    return;
  }
}

}  // namespace

Descent textbook_descent(Objective& objective, std::vector<double> start, const DescentOptions& options,
                         const Run& run) {
  Descent result;
  result.point = objective.evaluate(std::move(start));
  until_interrupted(result, options.on_interrupt, [&] { run_epochs(objective, options, run, result); });
  return result;
}

}  // namespace logreg
