// What is minimised, and everything that is measured by a pass over all rows.
//
//   objective(t) = 1/W sum_i w_i [ softplus(z_i) - y_i z_i ] + l1 sum_j |s_j t_j| + l2/2 sum_j (s_j t_j)^2
//   z_i = t_0 + sum_j t_j (x_ij - c_j) / d_j + o_i
//
// t are the weights (t_0, the bias, has no penalty), w_i row weights with sum W, o_i offsets. Standardised: c_j and d_j
// are mean and population standard deviation of term j; otherwise 0 and 1. Gradient and information (Fisher's, which
// for this loss is the Hessian: 1/W sum_i w_i p_i (1 - p_i) x_i x_i') are those of the objective without its absolute
// values with respect to t. In a design without intercept t_0 is 0 and stays so: it has no gradient, and its row of a
// matrix is that of the identity.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/design_pass.h"
#include "descent/gram.h"
#include "descent/kernels.h"
#include "descent/linear_algebra.h"
#include "descent/scaled_terms.h"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

struct Penalty {
  double l1 = 0;
  double l2 = 0;
  PenaltyOn on = PenaltyOn::standardized_terms;
};

// A vector of weights and what a pass says of it.
struct Point {
  std::vector<double> weights;  // t, the bias first
  double loss = 0;              // mean loss without penalty
  double objective = 0;
  std::vector<double> gradient;  // as long as weights; of all but the absolute values
  double largest_change = 0;     // of any row's logit since the evaluation before
};

class Objective {
 public:
  // The design must outlive the objective. `terms` are the terms of the design that take part.
  Objective(const Design& design, std::vector<Term> terms, const Penalty& penalty, const Kernels& kernels,
            const Run& run);

  const Design& design() const { return *design_; }
  const std::vector<Term>& terms() const { return scaled_.terms(); }
  const Penalty& penalty() const { return penalty_; }
  const Kernels& kernels() const { return pass_.kernels(); }
  const Run& run() const { return *run_; }
  // From now on. It must outlive the objective, too.
  void answer_to(const Run& run) { run_ = &run; }
  std::size_t size() const { return scaled_.count() + 1; }  // of the vector of weights
  bool is_penalised() const { return penalty_.l1 > 0 || penalty_.l2 > 0; }

  const TermScale& scale_of(std::size_t term) const { return scaled_.scale(term); }
  // What the penalty adds to the information in the direction of a term.
  double penalty_curvature(std::size_t term) const { return penalty_.l2 * scale_of(term).penalty; }
  // What it takes off the derivative in the direction of a term before the weight leaves zero.
  double penalty_kink(std::size_t term) const;
  // The length of the gradient, or, where absolute values have none, of the shortest vector that can stand for it.
  double gradient_norm(const Point& point) const;
  // Weights after a step of this rate against the gradient -> after a proximal step: nearer to zero by what the
  // absolute values ask for, and exactly zero where that is more than there is.
  void shrink(std::span<double> weights, double rate) const;

  // One pass: loss and gradient. Remembers the logits.
  Point evaluate(std::vector<double> weights);
  // The information at the weights last evaluated, penalty included: from every `stride`-th block of rows. One pass
  // if that is all of them.
  SymmetricMatrix information(std::size_t stride = 1);
  // The rows and columns of it that belong to the bias and these terms.
  SymmetricMatrix information_of(std::span<const std::size_t> terms, std::size_t stride = 1);
  // The diagonal of it. One pass.
  std::vector<double> information_diagonal();
  // One pass: that information times a vector.
  std::vector<double> information_times(std::span<const double> direction);
  void add_penalty_curvature(SymmetricMatrix& matrix) const;
  // w_i p_i (1 - p_i) of every row, at the weights last evaluated. It is kept until the next evaluation.
  const std::vector<double>& curvatures();
  // X'X / W with the bias as the first column, without penalty; of every `stride`-th block of rows.
  SymmetricMatrix gram(std::size_t stride = 1);
  // One pass: x_i' matrix x_i of every row x_i of the centred and scaled columns, with a 1 for the bias.
  std::vector<double> quadratic_forms(const SymmetricMatrix& matrix);
  // One pass: sum_i factor_i x_i.
  std::vector<double> sums_of_columns(std::span<const double> factors);
  // One pass: sum_i factor_i x_i x_i' / W, a factor for each row.
  SymmetricMatrix gram_of(std::span<const double> factors);
  // One pass: the mean square of sum_j weights_j x_j over the rows.
  double mean_square(std::span<const double> weights);
  // One pass: X'(X weights) / W.
  std::vector<double> gram_times(std::span<const double> weights);

  // The gradient of the objective as it would be for these rows alone, for mini-batches.
  std::vector<double> batch_gradient(std::span<const std::size_t> rows, std::span<const double> weights) const;

  // The logit of every row at the weights last evaluated.
  const std::vector<double>& logits() const { return logits_; }
  std::vector<double> release_logits() { return std::move(logits_); }
  std::size_t passes() const { return passes_; }

 private:
  double penalty_of(std::span<const double> weights) const;
  void add_penalty_gradient(std::span<const double> weights, std::span<double> gradient) const;
  void set_curvatures(std::size_t b, double* curvatures) const;
  std::vector<std::size_t> all_terms() const;
  void set_weights(std::size_t b, double* weights) const;
  SymmetricMatrix weighted_gram(const BlockFactors& factors, std::size_t stride, std::span<const std::size_t> terms);

  const Design* design_;
  Penalty penalty_;
  const Run* run_;
  DesignPass pass_;
  ScaledTerms scaled_;
  std::vector<double> logits_;
  std::vector<double> curvatures_;  // empty: not known at the weights last evaluated
  std::size_t passes_ = 0;
};

}  // namespace logreg
