// What is minimised: a loss over the rows of the design matrix X and a penalty on the weights.
//
//   objective(t) = 1/W sum_i w_i [ softplus(z_i) - y_i z_i ] + l1 sum_j |s_j t_j| + l2/2 sum_j (s_j t_j)^2
//   z = X t + o
//
// t are the p + 1 weights (t_0, the bias, has no penalty), w_i row weights with sum W, o_i offsets; X is standardised
// unless its design is not. Gradient and information (Fisher's, which for this loss is the Hessian, X'DX / W with the
// weights of iteratively reweighted least squares d_i = w_i p_i (1 - p_i)) are those of the objective without its
// absolute values with respect to t. In a design without intercept t_0 is 0 and stays so: it has no gradient, and its
// row of a matrix is that of the identity.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/design_matrix.h"
#include "descent/kernels.h"
#include "descent/linear_algebra.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

enum class PenaltyOn { standardized_terms, raw_terms };

struct Penalty {
  double l1 = 0;
  double l2 = 0;
  PenaltyOn on = PenaltyOn::standardized_terms;
};

// A vector of weights and what a pass says of it.
struct Point {
  std::vector<double> weights;  // t: p + 1
  double loss = 0;              // mean loss without penalty
  double objective = 0;
  std::vector<double> gradient;  // p + 1; of all but the absolute values
  double largest_change = 0;     // of any row's logit since the evaluation before
};

class Objective {
 public:
  // The design must outlive the objective. `terms` are the terms of the design that take part.
  Objective(const Design& design, std::vector<Term> terms, const Penalty& penalty, const Kernels& kernels,
            const Run& run);

  const DesignMatrix& x() const { return x_; }
  const Design& design() const { return x_.design(); }
  const std::vector<Term>& terms() const { return x_.terms(); }
  const Penalty& penalty() const { return penalty_; }
  const Kernels& kernels() const { return x_.kernels(); }
  const Run& run() const { return x_.run(); }
  // From now on. It must outlive the objective, too.
  void answer_to(const Run& run) { x_.answer_to(run); }
  std::size_t size() const { return x_.size(); }  // p + 1
  std::size_t passes() const { return x_.passes(); }
  bool is_penalised() const { return penalty_.l1 > 0 || penalty_.l2 > 0; }

  // s_j: the length that the penalty sees of a weight of 1.
  double penalised_length(std::size_t term) const;
  // What the penalty adds to the information in the direction of a term.
  double penalty_curvature(std::size_t term) const { return penalty_.l2 * squared_lengths_[term]; }
  // The same where the weight is that of the stored column.
  double stored_penalty_curvature(std::size_t term) const;
  // What it takes off the derivative in the direction of a term before the weight leaves zero.
  double penalty_kink(std::size_t term) const { return penalty_.l1 * penalised_length(term); }
  // The length of the gradient, or, where absolute values have none, of the shortest vector that can stand for it.
  double gradient_norm(const Point& point) const;
  // Weights after a step of this rate against the gradient -> after a proximal step: nearer to zero by what the
  // absolute values ask for, and exactly zero where that is more than there is.
  void shrink(std::span<double> weights, double rate) const;

  // One pass: loss and gradient. Remembers the logits.
  Point evaluate(std::vector<double> weights);
  // The gradient of the objective as it would be for these rows alone, for mini-batches.
  std::vector<double> batch_gradient(std::span<const std::size_t> rows, std::span<const double> weights) const;

  // All at the weights last evaluated. The information, penalty included, is (p + 1) x (p + 1): from every `stride`-th
  // block of rows, one pass if that is all of them.
  SymmetricMatrix information(std::size_t stride = 1) const;
  // The rows and columns of it that belong to the bias and these terms.
  SymmetricMatrix information_of(std::span<const std::size_t> terms, std::size_t stride = 1);
  // The diagonal of it. One pass.
  std::vector<double> information_diagonal() const;
  // One pass: it times a vector.
  std::vector<double> information_times(std::span<const double> direction);
  void add_penalty_curvature(SymmetricMatrix& matrix) const;
  // The IRLS weights w_i p_i (1 - p_i) of every row: n. They are kept until the next evaluation.
  const std::vector<double>& irls_weights();
  // The logit of every row: n.
  const std::vector<double>& logits() const { return logits_; }
  std::vector<double> release_logits() { return std::move(logits_); }

 private:
  double penalty_of(std::span<const double> weights) const;
  void add_penalty_gradient(std::span<const double> weights, std::span<double> gradient) const;
  void set_irls_weights(std::size_t block, double* to) const;

  DesignMatrix x_;
  Penalty penalty_;
  std::vector<double> squared_lengths_;  // of the terms, as the penalty sees them
  std::vector<double> logits_;
  std::vector<double> irls_weights_;  // empty: not known at the weights last evaluated
};

}  // namespace logreg
