// The model without terms: one bias for all rows, beside their offsets.
//
// Without an intercept not even that: the logits are the offsets, or 0.
//
// Without offsets the bias is the log odds of the classes, and the mean loss their entropy. With offsets o_i the bias b
// is the zero of sum_i w_i (sigmoid(b + o_i) - y_i), which grows with b and lies between the log odds less the largest
// offset and the log odds less the smallest.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/kernels.h"

namespace logreg {

struct NullModel {
  double bias = 0;
  double loss = 0;  // mean
};

// The design has rows of both classes, or no intercept.
NullModel null_model(const Design& design, const Kernels& kernels, const Run& run);

}  // namespace logreg
