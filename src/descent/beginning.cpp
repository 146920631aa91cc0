#include "descent/beginning.h"

#include <utility>

namespace logreg {

Beginning beginning(Objective& objective, const NullModel& null, const std::optional<std::vector<double>>& start) {
  if (start) {
    Point point = objective.evaluate(*start);
    if (point.objective < null.loss) return {std::move(point), false};
  }
  std::vector<double> weights(objective.size(), 0.0);
  weights[0] = null.bias;
  return {objective.evaluate(std::move(weights)), true};
}

}  // namespace logreg
