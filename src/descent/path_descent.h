// Descents from one penalty to the next weaker one, as along a path of penalties: each begins where the one before
// ended, and no pass over the rows is made only to know how far it still is.
//
// A step minimises the quadratic model of the loss, plus the penalty as it is (see l1_quadratic), among a few terms:
// the screened ones, which sequential strong rules let through (Tibshirani et al. 2012), and of these the ones that are
// not zero or pull harder than the penalty holds. The model's curvature X'DX is kept from step to step, and from
// penalty to penalty, for as long as new ones would cost more passes than they save.
//
// The certificate is the duality gap (see duality_gap) with the residuals that the model foretells,
//
//   u = r + D X (t' - t)      r the residuals at t, t' the model's minimum,
//
// whose products with the terms X'u are the model's derivatives: within what the penalty allows without shrinking, and
// known without a pass. Of row i what they are off is bounded by a square, KL(q || p) <= (q - p)^2 / (p (1 - p)), p the
// probability at t' and q = y + u / w (chi-squared divergence; Cover and Thomas 2006, exercise 11.2): a sum of parts
// that are never negative, which no digits cancel in. A term that was screened out has its product X'u worked out in a
// pass at the end; where it is not within what the penalty allows the term joins the others.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/design_matrix.h"
#include "descent/linear_algebra.h"
#include "descent/null_model.h"
#include "descent/objective.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct PathPoint {
  double l1 = 0;
  double l2 = 0;
  std::vector<double> weights;     // p + 1, of centred and scaled terms
  double loss = 0;                 // mean
  double objective = 0;            // with the penalty
  std::optional<double> loss_gap;  // bound on objective - minimum, by duality
  bool converged = false;
  std::size_t nonzero = 0;  // weights of terms
  std::size_t passes = 0;   // over all rows, of whatever terms
};

class PathDescent {
 public:
  // The design, which is standardised, and the run must outlive it. `terms` are those of the design that take part;
  // they may be measured over some of its rows only. With more than `dense_limit` terms in the game the descents
  // without a dense matrix take over.
  PathDescent(const Design& design, std::vector<Term> terms, PenaltyOn on, std::size_t dense_limit,
              const Kernels& kernels, const Run& run);

  const NullModel& null() const { return null_; }
  // The least l1 under which all weights are zero (without l2).
  double largest_l1() const { return largest_l1_; }
  // Where the objective with this penalty is least, from where the one before was.
  PathPoint descend(double l1, double l2);
  // The logits there, offsets included, of all rows.
  const std::vector<double>& logits() const { return logits_; }

 private:
  // X'DX / W of the constant and some terms, at weights that have been left since.
  struct Metric {
    std::vector<std::size_t> terms;
    SymmetricMatrix gram;
    std::vector<double> irls_weights;  // D: n
  };
  // The minimum of the model.
  struct Step {
    std::vector<std::size_t> terms;  // that take part
    std::vector<double> weights;     // all p + 1
    std::vector<double> products;    // X'u / W of the constant and those terms
    double shrinkage = 1;            // of u, and the products
    double squared_length = 0;       // in the metric
    double decrease = 0;             // expected of the objective
  };
  // What a pass over the rows has found at some weights.
  struct Visit {
    double loss = 0;
    double objective = 0;
    double largest_change = 0;     // of a logit
    double rows_gap = 0;           // the rows' part of the duality gap
    bool is_dual = true;           // u are residuals of probabilities
    std::vector<double> gradient;  // of the loss: the constant's and the screened terms'
  };

  double length(std::size_t term) const { return lengths_[term]; }
  double kink(std::size_t term) const { return l1_ * length(term); }
  double curvature(std::size_t term) const { return l2_ * length(term) * length(term); }
  double penalty_of(std::span<const double> weights) const;
  void begin();
  void screen(const std::vector<bool>& joins);
  std::vector<bool> by_strong_rule(double l1_before) const;
  void set_gradient_of_screened();
  std::vector<std::size_t> working_terms() const;
  bool has_metric_of(std::span<const std::size_t> terms) const;
  void renew_metric(std::span<const std::size_t> terms);
  SymmetricMatrix metric_of(std::span<const std::size_t> terms) const;
  Step step_among(std::vector<std::size_t> terms) const;
  Visit visit(const std::vector<double>& weights, const Step& step);
  void accept(std::vector<double> weights, Visit visit);
  bool take_step(const Step& step);
  double gap_among(const Step& step, const Visit& visit) const;
  bool satisfies_all(const Step& step, double gap_of_step);
  bool is_worth_renewing(double gap, double before) const;
  bool descend_by_steps();
  void descend_without_a_matrix();
  PathPoint point() const;

  const Design& design_;
  std::vector<Term> terms_;
  PenaltyOn on_;
  std::size_t dense_limit_;
  const Kernels& kernels_;
  const Run& run_;
  DesignMatrix all_;
  std::optional<DesignMatrix> some_;  // of the screened terms
  std::vector<double> lengths_;       // of a weight of 1, as the penalty sees it
  NullModel null_;
  double largest_l1_ = 0;
  double l1_ = 0;
  double l2_ = 0;

  std::vector<double> weights_;
  std::vector<double> logits_;     // n
  std::vector<double> residuals_;  // n: w (p - y)
  double loss_ = 0;
  std::vector<double> gradient_;       // of the loss: p + 1, that of terms that are not screened unknown
  std::vector<double> pull_;           // p: the derivatives by which terms are screened, those of the last certificate
  std::vector<std::size_t> screened_;  // in order
  std::vector<bool> is_screened_;
  std::optional<Metric> metric_;
  std::size_t steps_under_metric_ = 0;
  double moved_ = 0;  // the largest change of a logit since the metric was made, at most
  std::optional<double> gap_;
  std::size_t passes_ = 0;
  // Of the visit under way.
  std::vector<double> next_logits_;
  std::vector<double> next_residuals_;
  std::vector<double> dual_;  // u
};

}  // namespace logreg
