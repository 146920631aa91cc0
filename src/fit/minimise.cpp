#include "fit/minimise.h"

#include "base/select.h"
#include "descent/arrowhead_layout.h"
#include "descent/coordinates.h"
#include "descent/firth_descent.h"
#include "descent/preconditioner.h"
#include "descent/proximal_descent.h"
#include "descent/refined_cholesky.h"
#include "descent/starting_values.h"
#include "descent/textbook_descent.h"
#include "descent/whitened_descent.h"
#include "fit/certificate.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t narrow = 100;  // levels: a dependence on so few is found by the search among terms

std::size_t narrow_levels(const DescentOptions& options) {
  return std::min(narrow, options.dense_limit);
}

// Leaves the terms of `dependent`, which are of the design, out of result.terms.
void leave_out(std::vector<DependentTerm> dependent, const Design& design, Minimum& result) {
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
std::optional<SymmetricMatrix> leave_out_dependent_terms(const Design& design, const DescentOptions& options,
                                                         Minimum& result, const Kernels& kernels, const Run& run) {
  result.terms.resize(design.terms.size());
  std::iota(result.terms.begin(), result.terms.end(), std::size_t{0});
  const bool penalised = options.is_penalised();
  const auto is_dense = [&] { return result.terms.size() <= options.dense_limit; };
  // Proximal steps want the matrix of few terms only.
  const bool proximal = options.l1 > 0 && options.optimizer == Optimizer::automatic;
  if (proximal || (!is_dense() && penalised)) return std::nullopt;
  if (!is_dense()) leave_out(determined_terms(design, narrow_levels(options)), design, result);
  std::vector<std::size_t> searched = result.terms;
  if (!is_dense()) {
    const Objective kept(design, select(design.terms, result.terms), {}, kernels, run);
    searched = select(result.terms, arrowhead_shape(kept, most_core_terms(options)).core);
  }
  Objective objective(design, select(design.terms, searched), {}, kernels, run);
  SymmetricMatrix gram = objective.x().weighted_gram(metric_stride(design, searched.size()));
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
  if (rows.size() == gram.size()) return gram;
  SymmetricMatrix kept(rows.size());
  for (std::size_t j = 0; j < kept.size(); ++j) {
    for (std::size_t i = j; i < kept.size(); ++i) kept.at(i, j) = gram.at(rows[i], rows[j]);
  }
  return kept;
}

// The start in raw columns, of the terms kept: all 0 if there is none.
std::vector<double> start_of(const Design& design, const DescentOptions& options,
                             const std::vector<std::size_t>& kept) {
  std::vector<double> weights(kept.size() + 1, 0.0);
  if (!options.start) return weights;
  if (design.has_intercept) weights[0] = options.start->intercept;
  for (std::size_t t = 0; t < kept.size(); ++t) weights[t + 1] = options.start->coefficients[kept[t]];
  return weights;
}

double saturated_share(const std::vector<double>& logits) {
  constexpr double far = 13.8;  // a probability within 1e-6 of 0 or 1
  const auto count = std::count_if(logits.begin(), logits.end(), [](double z) { return std::abs(z) > far; });
  return static_cast<double>(count) / static_cast<double>(logits.size());
}

// By the information, or where that is not known, because its factor does not exist, by X'X: of all rows, for a part of
// them, as `sampled` may be of, may lack rare levels.
std::vector<NearDependence> near_dependences_of(const Minimum& result, const SymmetricMatrix& sampled,
                                                Objective& objective) {
  constexpr std::size_t most = 1024;  // terms; an own factor of more takes long
  constexpr double rounding = 1e-15;  // of the length of a term, which is 1
  if (result.information && is_sure(*result.information)) return {};
  if (!result.information && (result.converged || objective.size() > most)) return {};
  const bool is_whole = metric_stride(objective.design(), objective.terms().size()) == 1;
  const SymmetricMatrix gram = is_whole ? sampled : objective.x().weighted_gram();
  if (result.information) {
    const bool is_refined = !is_sure(Cholesky::of(gram));
    return near_dependences(*result.information, is_refined ? Digits::of_refined_factor : Digits::of_products);
  }
  return near_dependences(Cholesky::of_semidefinite(gram, std::vector<double>(gram.size(), rounding)),
                          Digits::of_products);
}

// The descents, one of which the options ask for. Weights are of centred and scaled terms.
class Dispatch {
 public:
  // `raw`: the design as it was before it was standardised, for textbook loops that see it so. `gram`: see
  // leave_out_dependent_terms().
  Dispatch(Objective& objective, const std::optional<Design>& raw, const std::optional<SymmetricMatrix>& gram,
           const NullModel& null, const DescentOptions& options, const Run& run)
      : objective_(objective), raw_(raw), gram_(gram), null_(null), options_(options), run_(run) {}

  Descent descend(const std::vector<std::size_t>& kept, Growth growth);
  std::size_t passes_over_raw_rows() const { return passes_over_raw_rows_; }

 private:
  Descent textbook(const std::vector<double>& raw_start);
  Descent textbook_on_raw_rows(const std::vector<double>& raw_start);

  Objective& objective_;
  const std::optional<Design>& raw_;
  const std::optional<SymmetricMatrix>& gram_;
  const NullModel& null_;
  const DescentOptions& options_;
  const Run& run_;
  std::size_t passes_over_raw_rows_ = 0;
};

Descent Dispatch::descend(const std::vector<std::size_t>& kept, Growth growth) {
  const std::vector<double> raw_start = start_of(objective_.design(), options_, kept);
  std::optional<std::vector<double>> start;
  if (options_.start) start = standardized_weights(raw_start, objective_.terms());
  if (options_.firth) return firth_descent(objective_, null_.bias, start, options_, run_);
  if (options_.optimizer != Optimizer::automatic) return raw_ ? textbook_on_raw_rows(raw_start) : textbook(raw_start);
  if (options_.l1 > 0)
    return proximal_descent(objective_, starting_point(objective_, null_, start).point, options_, run_);
  if (gram_ && !start) start = sampled_start(objective_, *gram_, null_, options_);
  StartingPoint at = starting_point(objective_, null_, start);
  if (!gram_ && at.is_null) {
    start_levels(objective_, arrowhead_shape(objective_, most_core_terms(options_)), at.point);
  }
  return whitened_descent(objective_, gram_, std::move(at), options_, growth, run_);
}

Descent Dispatch::textbook(const std::vector<double>& raw_start) {
  return textbook_descent(objective_, standardized_weights(raw_start, objective_.terms()), options_, run_);
}

Descent Dispatch::textbook_on_raw_rows(const std::vector<double>& raw_start) {
  Objective raw_objective(*raw_, objective_.terms(), objective_.penalty(), objective_.kernels(), run_);
  Descent descent = textbook_descent(raw_objective, raw_start, options_, run_);
  passes_over_raw_rows_ = raw_objective.passes();
  descent.point.weights = standardized_weights(std::move(descent.point.weights), objective_.terms());
  if (descent.stop != StopReason::interrupted) descent.point = objective_.evaluate(std::move(descent.point.weights));
  return descent;
}

// The pass that was stopped has left nothing to rely on.
void evaluate_again(Objective& objective, const DescentOptions& options, Minimum& result) {
  Point point = objective.evaluate(result.point.weights);
  if (options.firth) point.objective = result.point.objective;
  result.point = std::move(point);
}

// All that the descent tells but what certificates are made of.
void take_ending(Descent& descent, Minimum& result) {
  result.point = std::move(descent.point);
  result.stop = descent.stop;
  result.converged = result.stop == StopReason::converged || result.stop == StopReason::rounding;
  result.iterations = descent.iterations;
  result.trace = std::move(descent.trace);
  result.loss_rose = descent.loss_rose;
  result.next_step = std::move(descent.next_step);
}

Certificate certificate_of(Objective& objective, const DescentOptions& options, Descent& descent, bool is_dense,
                           const Point& point) {
  if (options.firth) return firth_certificate(objective, descent);
  if (!std::isfinite(point.objective)) return {};
  if (options.l1 > 0) return l1_certificate(objective, point, descent.loss_gap);
  if (is_dense) return certificate(objective, point, std::move(descent.information));
  return certificate_of_many_terms(objective, point, descent.squared_decrement);
}

// Far from the minimum the decrement says nothing of it: no objective is below 0, and none is farther above its minimum
// than above that.
bool is_beyond_reason(const Certificate& certificate, const Point& point) {
  return certificate.loss_gap && !(*certificate.loss_gap <= point.objective);
}

// While weights grow there is no estimate to be near to.
void take(Certificate certificate, bool is_penalised, Minimum& result) {
  result.loss_gap = certificate.loss_gap;
  result.exists = certificate.exists;
  if (result.stop == StopReason::epochs && certificate.is_met) result.converged = *certificate.is_met;
  if (is_penalised || result.stop == StopReason::growing) return;
  result.max_error_in_std_errors = certificate.max_error_in_std_errors;
  if (result.converged) result.information = std::move(certificate.information);
}

bool is_zero(const Point& point) {
  return std::all_of(point.weights.begin() + 1, point.weights.end(), [](double w) { return w == 0; });
}

}  // namespace

Minimum minimise(Design& design, const DescentOptions& options, Growth growth, const Run& run) {
  Minimum result;
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  result.null = null_model(design, kernels, run);
  const Penalty penalty{options.l1, options.l2,
                        options.standardize ? PenaltyOn::standardized_terms : PenaltyOn::raw_terms};
  std::optional<Design> raw;
  if (options.optimizer != Optimizer::automatic && !options.standardize) raw = design.copy();
  design.standardize(run);
  const auto gram = leave_out_dependent_terms(design, options, result, kernels, run);
  Objective objective(design, select(design.terms, result.terms), penalty, kernels, run);
  Dispatch dispatch(objective, raw, gram, result.null, options, run);
  Descent descent = dispatch.descend(result.terms, growth);
  take_ending(descent, result);
  // What has been stopped is brought to an end: the weights are worth nothing without knowing how good they are.
  const Run calm = options.on_interrupt == OnInterrupt::save ? run.unstoppable() : run;
  objective.answer_to(calm);
  if (descent.stop == StopReason::interrupted) evaluate_again(objective, options, result);
  Certificate found = certificate_of(objective, options, descent, gram.has_value(), result.point);
  const bool is_by_decrement = gram.has_value() && !(options.l1 > 0) && !options.firth;
  if (is_by_decrement && is_beyond_reason(found, result.point)) found = {};
  take(std::move(found), objective.is_penalised(), result);
  if (gram && std::isfinite(result.point.objective) && !objective.is_penalised() && !options.firth) {
    result.near_dependences = near_dependences_of(result, *gram, objective);
  }
  if (options.l1 > 0 && std::isfinite(result.point.objective) && is_zero(result.point)) {
    result.largest_l1 = largest_l1(objective, result.point);
  }
  // The last pass of Firth's descent need not have been at the point.
  if (options.firth && result.information) objective.evaluate(result.point.weights);
  result.passes += objective.passes() + dispatch.passes_over_raw_rows();
  result.logits = objective.release_logits();
  result.saturated = saturated_share(result.logits);
  return result;
}

}  // namespace logreg
