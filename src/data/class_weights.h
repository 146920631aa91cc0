// How much more the rows of each class count in the fit than they say themselves.
#pragma once

#include "data/design.h"
#include "data/schema.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

struct ClassWeights {
  double negative = 1;
  double positive = 1;
};

// "balanced" alone: each class gets half of the weight, W / (2 W_class), as in scikit-learn. Or LABEL=W for one class
// or both. `decimal`: of the data, where labels may be numbers. Throws Error (usage).
ClassWeights class_weights(const std::vector<std::string>& texts, const Target& target, double positives,
                           double negatives, char decimal);

// What a row weighs, and all rows do, once the weights of its class, if there are some, are taken off again.
double observed_weight(const DesignBlock& block, std::size_t i, const std::optional<ClassWeights>& weights);
double observed_weight_sum(const Design& design, const std::optional<ClassWeights>& weights);

// Multiplies the weights of the rows. Columns stay centred and scaled as they are.
void weigh_classes(Design& design, const ClassWeights& weights);

}  // namespace logreg
