// Signs that weights grow without bound, as they do where the data are separated.
//
// Along a direction of separation each Newton step raises logits by about 1, and the squared decrement shrinks by a
// constant factor, e^-1, instead of squaring. Or all rows are on their right side already.
#pragma once

#include "descent/objective.h"

#include <cstddef>
#include <optional>

namespace logreg {

// Looks at one step after the other.
class DivergenceWatch {
 public:
  struct Step {
    double ratio = 0;           // of the squared decrement to the one before
    double largest_change = 0;  // of any row's logit
    double squared_decrement = 0;
    bool is_under_a_later_metric = false;  // the first one says nothing of growth
  };
  // Whether there have been so many steps of that kind in a row that it is no accident.
  bool goes_on(const Step& step);
  // Whether the last step was of that kind.
  bool is_suspected() const { return steps_ > 0; }

 private:
  std::size_t steps_ = 0;
};

// The smallest margin of any row at the weights last evaluated, without the help of offsets, if all are above zero and
// it is not too small beside the largest: the weights then separate the data. Who is patient waits for clear margins.
std::optional<double> right_margin(const Objective& objective, bool is_patient);

}  // namespace logreg
