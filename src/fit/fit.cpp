#include "fit/fit.h"

#include "base/elementary.h"
#include "base/error.h"
#include "base/select.h"
#include "descent/arrowhead_layout.h"
#include "descent/firth_descent.h"
#include "descent/null_model.h"
#include "descent/preconditioner.h"
#include "descent/proximal_descent.h"
#include "descent/refined_cholesky.h"
#include "descent/starting_values.h"
#include "descent/textbook_descent.h"
#include "descent/whitened_descent.h"
#include "fit/certificate.h"
#include "fit/determined_columns.h"
#include "fit/separation.h"
#include "inference/firth_likelihood.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t narrow = 100;  // levels: a dependence on so few is found by the search among terms

std::size_t narrow_levels(const FitOptions& options) {
  return std::min(narrow, options.descent.dense_limit);
}

// Leaves the terms of `dependent`, which are of the design, out of result.terms.
void leave_out(std::vector<DependentTerm> dependent, const Design& design, FitResult& result) {
  std::vector<bool> is_left_out(design.terms.size(), false);
  for (DependentTerm& term : dependent) {
    is_left_out[term.term] = true;
    result.dependent.push_back(std::move(term));
  }
  std::erase_if(result.terms, [&](std::size_t t) { return is_left_out[t]; });
}

// Finds the terms that depend on others, among all terms, or, where there are too many for that, among the columns
// that a wide one determines and then among the terms that are not levels of wide ones. Leaves them out of
// result.terms, unless penalised; returns X'X / W of those kept, as the descent wants it, if it can be dense.
std::optional<SymmetricMatrix> leave_out_dependent_terms(const Design& design, const FitOptions& options,
                                                         FitResult& result, const Kernels& kernels, const Run& run) {
  result.terms.resize(design.terms.size());
  std::iota(result.terms.begin(), result.terms.end(), std::size_t{0});
  const bool penalised = options.descent.is_penalised();
  const auto is_dense = [&] { return result.terms.size() <= options.descent.dense_limit; };
  // Proximal steps want the matrix of few terms only.
  const bool proximal = options.descent.l1 > 0 && options.descent.optimizer == Optimizer::automatic;
  if (proximal || (!is_dense() && penalised)) return std::nullopt;
  if (!is_dense()) leave_out(determined_terms(design, narrow_levels(options)), design, result);
  std::vector<std::size_t> searched = result.terms;
  if (!is_dense()) {
    const Objective kept(design, select(design.terms, result.terms), {}, kernels, run);
    searched = select(result.terms, arrowhead_shape(kept, most_core_terms(options.descent)).core);
  }
  Objective objective(design, select(design.terms, searched), {}, kernels, run);
  const SymmetricMatrix gram = objective.x().weighted_gram(metric_stride(design, searched.size()));
  std::vector<DependentTerm> dependent;
  if (!penalised) dependent = dependent_terms(objective, gram);
  result.passes += objective.passes();
  std::vector<std::size_t> rows = {0};  // of the matrix, that are kept
  for (std::size_t i = 0; i < searched.size(); ++i) {
    if (std::ranges::none_of(dependent, [i](const DependentTerm& each) { return each.term == i; })) {
      rows.push_back(i + 1);
    }
  }
  for (DependentTerm& each : dependent) {
    each.term = searched[each.term];
    each.depends_on = select(searched, each.depends_on);
  }
  const bool dense = is_dense();
  leave_out(std::move(dependent), design, result);
  std::ranges::sort(result.dependent, {}, &DependentTerm::term);
  if (!dense) return std::nullopt;
  SymmetricMatrix kept(rows.size());
  for (std::size_t j = 0; j < kept.size(); ++j) {
    for (std::size_t i = j; i < kept.size(); ++i) kept.at(i, j) = gram.at(rows[i], rows[j]);
  }
  return kept;
}

// What weights of raw columns are for centred and scaled ones.
std::vector<double> standardized(std::vector<double> weights, const std::vector<Term>& terms) {
  for (std::size_t t = 0; t < terms.size(); ++t) {
    weights[0] += weights[t + 1] * terms[t].mean;
    weights[t + 1] *= terms[t].sd;
  }
  return weights;
}

// The start in raw columns, of the terms kept: all 0 if there is none.
std::vector<double> start_of(const Design& design, const FitOptions& options, const std::vector<std::size_t>& kept) {
  std::vector<double> weights(kept.size() + 1, 0.0);
  if (!options.descent.start) return weights;
  if (design.has_intercept) weights[0] = options.descent.start->intercept;
  for (std::size_t t = 0; t < kept.size(); ++t) weights[t + 1] = options.descent.start->coefficients[kept[t]];
  return weights;
}

double saturated_share(const std::vector<double>& logits) {
  constexpr double far = 13.8;  // a probability within 1e-6 of 0 or 1
  const auto count = std::count_if(logits.begin(), logits.end(), [](double z) { return std::abs(z) > far; });
  return static_cast<double>(count) / static_cast<double>(logits.size());
}

// By the information, or where that is not known, because its factor does not exist, by X'X.
std::vector<NearDependence> near_dependences_of(const FitResult& result, const SymmetricMatrix& gram) {
  constexpr std::size_t most = 1024;  // terms; an own factor of more takes long
  constexpr double rounding = 1e-15;  // of the length of a term, which is 1
  if (result.information) {
    const bool is_refined = !is_sure(*result.information) && !is_sure(Cholesky::of(gram));
    return near_dependences(*result.information, is_refined ? Digits::of_refined_factor : Digits::of_products);
  }
  if (result.converged || gram.size() > most) return {};
  return near_dependences(Cholesky::of_semidefinite(gram, std::vector<double>(gram.size(), rounding)),
                          Digits::of_products);
}

// Prior correction (King and Zeng 2001): the rows may have been chosen by their class, or counted by it. That moves the
// intercept by the difference of the log odds, and no other weight.
void correct_intercept(const Design& design, const FitOptions& options, const Run& run, FitResult& result) {
  const double wanted = elementary::log(*options.prior) - elementary::log(1 - *options.prior);
  const double seen = elementary::log(design.positives) - elementary::log(design.weight_sum - design.positives);
  result.intercept_shift = wanted - seen;
  Objective objective(design, select(design.terms, result.terms), {}, kernels(run.instruction_set()), run);
  std::vector<double> weights = result.point.weights;
  weights[0] += result.intercept_shift;
  objective.evaluate(std::move(weights));
  result.passes += objective.passes();
  result.logits = objective.release_logits();
}

// The pass that was stopped has left nothing to rely on.
void evaluate_again(Objective& objective, const FitOptions& options, FitResult& result) {
  const double penalised = result.point.objective;
  result.point = objective.evaluate(std::move(result.point.weights));
  if (options.descent.firth) result.point.objective = penalised;
}

// Separation may take long to decide. Where somebody stops that, the fit is what it was before.
void decide_unless_interrupted(Design& design, const FitOptions& options, const Run& run, FitResult& result) {
  FitResult before = result;
  try {
    decide_separation(design, options, run, result);
  } catch (const Error& error) {
    if (error.failure() != Failure::interrupted) throw;
    result = std::move(before);
    result.stop = StopReason::interrupted;
    result.converged = false;
    result.separation.why_undecided = Undecided::interrupted;
  }
}

// All that the descent tells but its point, and what certificates are made of.
void take_ending(Descent& descent, FitResult& result) {
  result.stop = descent.stop;
  result.converged = result.stop == StopReason::converged || result.stop == StopReason::rounding;
  result.iterations = descent.iterations;
  result.trace = std::move(descent.trace);
  result.loss_rose = descent.loss_rose;
  result.next_step = std::move(descent.next_step);
}

}  // namespace

bool is_separated(const FitResult& fit) {
  return fit.separation.kind == SeparationKind::quasi_complete || fit.separation.kind == SeparationKind::complete;
}

FitResult fit_unless_separated(Design& design, const FitOptions& options, Growth growth, const Run& run) {
  FitResult result;
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  const NullModel null = null_model(design, kernels, run);
  result.null_loss = null.loss;
  const bool textbook = options.descent.optimizer != Optimizer::automatic;
  const Penalty penalty{options.descent.l1, options.descent.l2,
                        options.descent.standardize ? PenaltyOn::standardized_terms : PenaltyOn::raw_terms};
  std::optional<Design> raw;
  if (textbook && !options.descent.standardize) raw = design.copy();
  design.standardize(run);
  const auto gram = leave_out_dependent_terms(design, options, result, kernels, run);
  const std::vector<Term> terms = select(design.terms, result.terms);
  Objective objective(design, terms, penalty, kernels, run);
  Descent descent;
  std::optional<std::vector<double>> start;
  if (options.descent.start) start = standardized(start_of(design, options, result.terms), terms);
  if (options.descent.firth) {
    descent = firth_descent(objective, null.bias, start, options.descent, run);
    result.point = descent.point;
  } else if (!textbook && options.descent.l1 > 0) {
    descent = proximal_descent(objective, starting_point(objective, null, start).point, options.descent, run);
    result.point = std::move(descent.point);
  } else if (!textbook) {
    if (gram && !start) start = sampled_start(objective, *gram, null, options.descent);
    StartingPoint at = starting_point(objective, null, start);
    if (!gram && at.is_null) {
      start_levels(objective, arrowhead_shape(objective, most_core_terms(options.descent)), at.point);
    }
    descent = whitened_descent(objective, gram, std::move(at), options.descent, growth, run);
    result.point = std::move(descent.point);
  } else if (raw) {
    Objective raw_objective(*raw, terms, penalty, kernels, run);
    descent = textbook_descent(raw_objective, start_of(design, options, result.terms), options.descent, run);
    result.passes += raw_objective.passes();
    result.point.weights = standardized(std::move(descent.point.weights), terms);
    if (descent.stop != StopReason::interrupted) result.point = objective.evaluate(std::move(result.point.weights));
  } else {
    descent =
        textbook_descent(objective, standardized(start_of(design, options, result.terms), terms), options.descent, run);
    result.point = std::move(descent.point);
  }
  // What has been stopped is brought to an end: the weights are worth nothing without knowing how good they are.
  const Run calm = options.descent.on_interrupt == OnInterrupt::save ? run.unstoppable() : run;
  objective.answer_to(calm);
  if (descent.stop == StopReason::interrupted) evaluate_again(objective, options, result);
  take_ending(descent, result);
  if (options.descent.firth) {
    certify_firth(objective, descent, null.bias, options.inference.level, calm, result);
  } else if (options.descent.l1 > 0 && std::isfinite(result.point.objective)) {
    certify_l1(objective, descent.loss_gap, result);
  } else if (gram && std::isfinite(result.point.objective)) {
    certify(objective, options, descent.information, result);
    if (!objective.is_penalised()) result.near_dependences = near_dependences_of(result, *gram);
  } else if (std::isfinite(result.point.objective)) {
    certify_many_terms(objective, descent.squared_decrement, result);
  }
  result.passes += objective.passes();
  result.logits = objective.release_logits();
  result.saturated = saturated_share(result.logits);
  return result;
}

FitResult fit(Design& design, const FitOptions& options, const Run& run) {
  if (options.class_weights) weigh_classes(design, *options.class_weights);
  FitResult result = fit_unless_separated(design, options, Growth::ends_the_descent, run);
  const bool saves = options.descent.on_interrupt == OnInterrupt::save;
  if (result.separation.kind == SeparationKind::undecided) {
    if (saves) {
      decide_unless_interrupted(design, options, run, result);
    } else {
      decide_separation(design, options, run, result);
    }
  }
  const Run calm = saves ? run.unstoppable() : run;
  if (options.prior && std::isfinite(result.point.objective)) correct_intercept(design, options, calm, result);
  return result;
}

}  // namespace logreg
