// The rows to look at first: those that alone move the fit far (Cook's distance above 1), and labels against a logit
// beyond 8, which the model takes for a chance of 1 in 3000.
#pragma once

#include "base/error.h"
#include "descent/design_matrix.h"
#include "fit/minimise.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct NotableRow {
  std::size_t row = 0;       // among those used, of the file
  bool is_positive = false;  // some of it, where it stands for several
  double logit = 0;
  std::optional<double> cooks_distance;  // if it is known
  bool is_far = false;                   // the label is against the logit
  std::optional<Place> place = {};       // the caller's to fill in
};

// At most three, the greatest distances first, then the farthest logits. `x`: of the terms of the minimum; `forms`: see
// influence_forms, empty where distances are not known.
std::vector<NotableRow> notable_rows(const DesignMatrix& x, const Minimum& minimum, std::span<const double> forms);

}  // namespace logreg
