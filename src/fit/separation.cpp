#include "fit/separation.h"

#include "base/elementary.h"
#include "base/select.h"
#include "fit/infinite_estimates.h"
#include "fit/recession_cone.h"
#include "fit/separated_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr double stand_in_gap = 5e-10;  // of the stand-ins' mean loss from its infimum, but for rounding

std::vector<std::size_t> first_numbers(std::size_t count) {
  std::vector<std::size_t> result(count);
  std::iota(result.begin(), result.end(), std::size_t{0});
  return result;
}

DescentOptions with_start(DescentOptions options, std::optional<Start> start) {
  options.start = std::move(start);
  return options;
}

void add_work_of(const Minimum& earlier, Minimum& result) {
  result.passes += earlier.passes;
  result.iterations += earlier.iterations;
}

class Decision {
 public:
  Decision(Design& design, const DescentOptions& options, const Run& run, Minimum& minimum)
      : design_(design),
        options_(with_start(options, std::nullopt)),
        run_(run),
        minimum_(minimum),
        terms_(select(design.terms, minimum.terms)),
        kernels_(kernels(run.instruction_set())),
        rows_(design, terms_, kernels_, run),
        settled_(rows_, kernels_) {}

  Separation decide() {
    settle_rows();
    return std::move(separation_);
  }

 private:
  void settle_rows();
  Minimum fit_remaining(Growth growth);
  void note(const Minimum& fit, const std::vector<Term>& terms, const std::vector<std::size_t>& positions);
  void accept_none();
  void accept(Minimum* finite);
  void keep(Minimum finite);
  void take_limits_of(const Minimum& finite, std::vector<double>& weights);
  std::vector<double> weights_of(const Direction& direction) const;
  void set_stand_ins(std::vector<double> weights);
  double settled_weight() const;
  std::vector<Direction> moving_directions();

  Design& design_;
  const DescentOptions options_;
  const Run& run_;
  Minimum& minimum_;
  Separation separation_;
  const std::vector<Term> terms_;
  const Kernels& kernels_;
  const SignedRows rows_;
  SeparatedRows settled_;
  Direction point_;  // where the last fit has ended
  Direction step_;   // what it would have done next; empty: not known
};

void Decision::settle_rows() {
  note(minimum_, terms_, first_numbers(terms_.size()));
  for (;;) {
    const SeparatedRows::Outcome outcome = settled_.settle(step_);
    if (outcome == SeparatedRows::Outcome::undecided) return;
    const bool is_last = outcome == SeparatedRows::Outcome::none;
    if (is_last && !settled_.any()) return accept_none();
    if (settled_.remain() == 0 || settled_.settle_one_class()) return accept(nullptr);
    Minimum finite = fit_remaining(is_last ? Growth::is_ignored : Growth::ends_the_descent);
    if (is_last || finite.exists) return accept(&finite);
    const RemainingRows& part = settled_.remaining();
    note(finite, select(part.design.terms, finite.terms), part.positions_of(finite.terms));
  }
}

// Goes on from where the last fit has ended. Its weights may have grown so far that there is no way on from there.
Minimum Decision::fit_remaining(Growth growth) {
  RemainingRows& part = settled_.remaining();
  const DescentOptions options = with_start(options_, start_of(point_, part, rows_));
  Minimum finite = minimise(part.design, options, growth, run_);
  if (growth == Growth::is_ignored && !finite.converged) {
    Minimum again = minimise(part.design, options_, growth, run_);
    add_work_of(finite, again);
    finite = std::move(again);
  }
  add_work_of(finite, minimum_);
  return finite;
}

void Decision::note(const Minimum& fit, const std::vector<Term>& terms, const std::vector<std::size_t>& positions) {
  point_ = direction_of(fit.point.weights, terms, positions, rows_);
  step_.clear();
  if (!fit.next_step.empty()) step_ = direction_of(fit.next_step, terms, positions, rows_);
}

// The descent may have taken slow progress for growth.
void Decision::accept_none() {
  if (minimum_.stop == StopReason::growing) {
    Minimum again = minimise(design_, options_, Growth::is_ignored, run_);
    add_work_of(minimum_, again);
    minimum_ = std::move(again);
  }
  separation_.kind = SeparationKind::none;
}

// `finite`: the fit of the rows that remain, if there are any.
void Decision::accept(Minimum* finite) {
  separation_.kind = finite != nullptr ? SeparationKind::quasi_complete : SeparationKind::complete;
  separation_.rows = settled_.settled();
  minimum_.stop = StopReason::separated;
  minimum_.converged = false;
  minimum_.information.reset();
  minimum_.max_error_in_std_errors.reset();
  minimum_.near_dependences.clear();
  std::vector<double> weights(rows_.size(), 0.0);
  if (finite != nullptr) take_limits_of(*finite, weights);
  set_stand_ins(std::move(weights));
  std::vector<WeightLimit> limits = weight_limits(rows_, settled_, moving_directions());
  separation_.intercept = limits.front();
  separation_.weights.assign(limits.begin() + 1, limits.end());
  if (finite != nullptr) keep(std::move(*finite));
}

// Takes the rows that remain.
void Decision::keep(Minimum finite) {
  if (!finite.information) return;
  RemainingRows& part = settled_.remaining();
  std::vector<Term> terms = select(part.design.terms, finite.terms);
  std::vector<std::size_t> positions = part.positions_of(finite.terms);
  separation_.remaining = std::make_shared<RemainingFit>(
      RemainingFit{std::move(part.design), std::move(terms), std::move(positions), std::move(finite)});
}

// The weights of the fit of the remaining rows, whose terms are centred and scaled by these rows, become those of terms
// centred and scaled by all rows.
void Decision::take_limits_of(const Minimum& finite, std::vector<double>& weights) {
  const RemainingRows& part = settled_.remaining();
  const std::vector<std::size_t> positions = part.positions_of(finite.terms);
  const std::vector<Term> of_part = select(part.design.terms, finite.terms);
  weights[0] = finite.point.weights[0];
  for (std::size_t t = 0; t < positions.size(); ++t) {
    const Term& whole = terms_[positions[t]];
    weights[positions[t] + 1] = whole.sd / of_part[t].sd * finite.point.weights[t + 1];
    weights[0] += (whole.mean - of_part[t].mean) / of_part[t].sd * finite.point.weights[t + 1];
  }
  separation_.infimum = finite.point.loss * part.design.weight_sum / design_.weight_sum;
  minimum_.max_error_in_std_errors = finite.max_error_in_std_errors;
  for (NearDependence near : finite.near_dependences) {
    near.term = positions[near.term];
    for (std::size_t& other : near.on) other = positions[other];
    minimum_.near_dependences.push_back(std::move(near));
  }
  if (!finite.converged) minimum_.stop = finite.stop;
}

// Far enough from the finite weights for the settled rows to cost nearly nothing: each at most exp(-margin).
void Decision::set_stand_ins(std::vector<double> weights) {
  const double wanted = elementary::log(std::max(settled_weight() / (design_.weight_sum * stand_in_gap), 2.0));
  const Direction limit = direction_of(weights, terms_, first_numbers(terms_.size()), rows_);
  std::vector<double> margins = rows_.margins(limit);
  for (std::size_t i = 0; i < margins.size(); ++i) margins[i] += rows_.offset(i);
  const std::vector<double> grown = weights_of(settled_.direction(std::move(margins), wanted));
  for (std::size_t j = 0; j < weights.size(); ++j) weights[j] += grown[j];
  Objective objective(design_, terms_, {}, kernels_, run_);
  minimum_.point = objective.evaluate(std::move(weights));
  minimum_.logits = objective.logits();
  minimum_.passes += objective.passes();
  minimum_.loss_gap = std::max(minimum_.point.loss - separation_.infimum, 0.0);
}

// The inverse of direction_of() for all terms.
std::vector<double> Decision::weights_of(const Direction& direction) const {
  std::vector<double> result = {direction[0]};
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const Term& term = terms_[t];
    if (term.numeric) {
      const NumericColumn& column = design_.numeric[term.column];
      const double effect = std::ldexp(direction[t + 1], -column.exponent);  // of a unit of the data
      result.push_back(effect * term.sd);
      result[0] += effect * (term.mean - column.mean);  // of a slope, which counts from 0
    } else {
      result.push_back(direction[t + 1] * term.sd);
      result[0] += direction[t + 1] * term.mean;
    }
  }
  return result;
}

double Decision::settled_weight() const {
  double sum = 0;
  for (std::size_t i = 0; i < rows_.count(); ++i) {
    if (settled_.is_settled(i)) sum += rows_.weight(i);
  }
  return sum;
}

// A basis of the directions that move no row that remains.
std::vector<Direction> Decision::moving_directions() {
  if (settled_.remain() > 0) return settled_.remaining().still;
  std::vector<Direction> result;
  for (std::size_t j = rows_.first_entry(); j < rows_.size(); ++j) {
    result.emplace_back(rows_.size(), 0.0);
    result.back()[j] = 1;
  }
  return result;
}

}  // namespace

Separation decide_separation(Design& design, const DescentOptions& options, const Run& run, Minimum& minimum) {
  Separation result;
  if (options.is_penalised()) {
    result.why_undecided = Undecided::penalised;
  } else if (options.firth) {
    result.why_undecided = Undecided::firth;
  } else if (options.optimizer != Optimizer::automatic) {
    result.why_undecided = Undecided::textbook;
  } else if (design.terms.size() > options.dense_limit) {
    result.why_undecided = Undecided::too_many_terms;
    result.one_class_levels = one_class_levels(design, minimum.terms);
  } else {
    result = Decision(design, options, run, minimum).decide();
    run.check();  // fits of a part that were stopped have decided nothing
  }
  return result;
}

}  // namespace logreg
