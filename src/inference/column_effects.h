// Average marginal effects of the columns of the file, whatever terms of the model they stand in.
//
//   a number x    1/W sum_i w_i p_i (1 - p_i) dz_i/dx, the derivative of the logit by the chain rule through all terms
//   a category    1/W sum_i w_i [ p(z_i with level l) - p(z_i with the baseline) ], all terms that hold it changing
//                 together; so of the values of factor(x), the intervals of cut(x, ...) and of missing(x)
//
// Offsets are held, steps have no slope. A point holds columns at values in all rows. Rows count as they were observed.
// Standard errors by the delta method: sqrt(g' V g), g the gradient of the effect with respect to the weights:
//
//   of a slope   1/W sum_i w_i [ v_i (1 - 2 p_i) dz_i/dx x_i + v_i dx_i/dx ],  v_i = p_i (1 - p_i), x_i the terms
#pragma once

#include "base/run.h"
#include "data/class_weights.h"
#include "data/derivation.h"
#include "data/design.h"
#include "data/input_rows.h"
#include "data/representative_values.h"
#include "data/schema.h"
#include "descent/linear_algebra.h"
#include "fit/fit.h"
#include "inference/marginal_effects.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

enum class NoEffect {
  infinite,         // a coefficient in it is
  no_slope,         // infinite or none in some row
  does_not_change,  // nothing of it is in the model, or by steps only
};

struct ColumnEffect {
  std::string name;  // age; plan=plus; factor(k)=2; cut(age, 18, 65)=(18,65]; missing(age)
  std::optional<MarginalEffect> effect;
  std::optional<NoEffect> why_none;
  // Weight of the rows in which levels come together that never did in the training, whose term counts 0.
  double never_together = 0;
};

// What an effect is made of; all outlive it.
struct EffectData {
  const Design& design;  // of the fit
  const Derivation& derivation;
  const InputRows& rows;  // in the blocks of the design
  const std::vector<FeatureColumn>& inputs;
  const Fit& fit;
  const SymmetricMatrix& covariance;  // of the weights of the fit
  const std::optional<ClassWeights>& class_weights;
};

// In the order of the file; of a column its slope first. One pass over the rows. Throws Error (usage) where a term has
// no value at the point.
std::vector<ColumnEffect> column_effects(const EffectData& data, const RepresentativePoint& point, const Run& run);

}  // namespace logreg
