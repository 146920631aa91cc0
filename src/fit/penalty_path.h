// The path of fits along a sequence of penalties, from the strongest to the weakest.
//
//   penalty = lambda [ ratio sum_j |s_j t_j| + (1 - ratio)/2 sum_j (s_j t_j)^2 ]
//   l1 = lambda ratio,  l2 = lambda (1 - ratio)
//
// The sequence is glmnet's (Friedman, Hastie and Tibshirani 2010, section 2.5): from the least lambda under which all
// weights are zero (a ridge has none: that of the ratio 0.001), in equal steps of its logarithm, to a part of it: 1e-4,
// or 0.01 with fewer rows than terms.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/descent.h"
#include "descent/path_descent.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct LambdaOptions {
  std::size_t count = 100;
  std::optional<double> min_ratio;  // the last beside the first
};

// Strong to weak, without what is given twice.
std::vector<double> lambdas_in_order(std::vector<double> lambdas);
// `largest_l1`: under which all weights are zero.
std::vector<double> lambda_sequence(double largest_l1, double l1_ratio, const LambdaOptions& options, std::size_t rows,
                                    std::size_t terms);

class PenaltyPath {
 public:
  // The design, which is standardised, and the run must outlive it.
  PenaltyPath(const Design& design, double l1_ratio, const DescentOptions& options, const Run& run);

  double largest_l1() const { return descent_.largest_l1(); }
  const NullModel& null() const { return descent_.null(); }
  // The next point, with a weaker penalty, and the logits of all rows there, offsets included. Its weights are those of
  // all terms of the design: 0 for one that does not vary.
  PathPoint at(double lambda);
  const std::vector<double>& logits() const { return descent_.logits(); }

 private:
  std::size_t all_terms_;
  std::vector<std::size_t> terms_;  // that vary
  double l1_ratio_;
  PathDescent descent_;
};

}  // namespace logreg
