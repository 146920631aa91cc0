// The metric M of a descent in whitened coordinates, and what it still knows of the information where the descent is.
//
// Few terms: the Cholesky factor of the information, of all rows or of a part of them. Many: an
// ArrowheadPreconditioner, always of all rows, which with one wide column is the information itself.
//
// It ages with each step. One that is exact serves for one step, the first one for three, one of a part of the rows
// until logits have changed so much that it misleads.
#pragma once

#include "descent/arrowhead_preconditioner.h"
#include "descent/descent.h"
#include "descent/linear_algebra.h"
#include "descent/objective.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

// The k for which every k-th block of rows is enough for a metric of so many terms.
std::size_t metric_stride(const Design& design, std::size_t terms);

// How many terms an ArrowheadPreconditioner takes into its core.
std::size_t most_core_terms(const DescentOptions& options);

class Preconditioner {
 public:
  Preconditioner(Objective& objective, const DescentOptions& options, bool is_dense);
  Preconditioner(const Preconditioner&) = delete;

  // The first one, at the point last evaluated. Few terms: `gram` is X'X / W of the design every metric_stride()
  // blocks, and all that it takes if that point is the null model.
  void begin(const std::optional<SymmetricMatrix>& gram, bool is_null);
  bool needs_refresh() const;
  // At the point last evaluated. False if no row says anything about some direction any more.
  bool refresh();
  bool refresh_with_all_rows();

  std::vector<double> solve(std::span<const double> vector) const;  // M^-1 vector

  // The point goes on to one where no logit differs by more.
  void age(double largest_change);
  // What the metric did not know, the direction has been improved by.
  void set_exact() { knows_ = Knows::exact; }

  bool is_dense() const { return dense_; }
  const ArrowheadShape& shape() const { return plan_->shape(); }  // unless dense
  // Made of all rows at the point, it is the information.
  bool can_be_exact() const { return dense_ || shape().is_whole(); }
  bool is_sampled() const { return stride_ > 1; }
  bool is_exact() const { return knows_ == Knows::exact; }
  bool is_stale() const { return knows_ == Knows::stale; }
  std::size_t refreshed() const { return refreshed_; }                           // how often
  std::optional<Cholesky> release_factor() { return std::move(dense_metric_); }  // if dense; the last use of the metric

 private:
  enum class Knows { stale, sampled, exact };  // of the information at the point

  SymmetricMatrix first_information(SymmetricMatrix gram, bool is_null) const;
  bool refresh(std::size_t stride);

  Objective& objective_;
  bool dense_;
  bool refines_ = false;                 // some terms nearly depend on others
  std::size_t stride_ = 1;               // 1: metrics are made of all rows
  std::optional<ArrowheadLayout> plan_;  // unless dense
  std::optional<Cholesky> dense_metric_;
  std::optional<ArrowheadPreconditioner> arrow_metric_;
  Knows knows_ = Knows::exact;
  std::size_t refreshed_ = 0;
  std::size_t steps_ = 0;  // under this metric
  double change_ = 0;      // of any logit under it, at most
};

}  // namespace logreg
