// Where a descent begins: at the null model, or at weights that were handed in, if they are better.
#pragma once

#include "descent/null_model.h"
#include "descent/objective.h"

#include <optional>
#include <vector>

namespace logreg {

struct Beginning {
  Point point;  // the one last evaluated
  bool is_null = true;
};

// The objective of the null model is its loss: a penalty has nothing to add.
Beginning beginning(Objective& objective, const NullModel& null, const std::optional<std::vector<double>>& start);

}  // namespace logreg
