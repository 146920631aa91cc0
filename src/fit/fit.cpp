#include "fit/fit.h"

#include "base/elementary.h"
#include "fit/textbook_descent.h"
#include "fit/whitened_descent.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

// The mean loss of the intercept alone: the entropy of the classes.
double null_loss_of(const Design& design) {
  const double positives = design.positives;
  const double negatives = design.weight_sum - design.positives;
  const double total = elementary::log(design.weight_sum);
  return -(positives * (elementary::log(positives) - total) + negatives * (elementary::log(negatives) - total)) /
         design.weight_sum;
}

std::vector<Term> chosen(const std::vector<Term>& terms, const std::vector<std::size_t>& positions) {
  std::vector<Term> result;
  result.reserve(positions.size());
  for (const std::size_t position : positions) result.push_back(terms[position]);
  return result;
}

// Leaves the dependent terms out of result.terms; returns X'X / W of those kept, as the descent wants it.
std::optional<SymmetricMatrix> leave_out_dependent_terms(const Design& design, bool penalised, FitResult& result,
                                                         const Kernels& kernels, const Run& run) {
  result.terms.resize(design.terms.size());
  std::iota(result.terms.begin(), result.terms.end(), std::size_t{0});
  if (design.terms.size() > dense_terms) return std::nullopt;
  Objective all(design, design.terms, {}, kernels, run);
  const SymmetricMatrix gram = all.gram(metric_stride(design, design.terms.size()));
  if (!penalised) result.dependent = dependent_terms(all, gram);
  result.passes += all.passes();
  for (const DependentTerm& dependent : result.dependent) std::erase(result.terms, dependent.term);
  SymmetricMatrix kept(result.terms.size() + 1);
  const auto index = [&](std::size_t i) { return i == 0 ? 0 : result.terms[i - 1] + 1; };
  for (std::size_t j = 0; j < kept.size(); ++j) {
    for (std::size_t i = j; i < kept.size(); ++i) kept.at(i, j) = gram.at(index(i), index(j));
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

double saturated_share(const std::vector<double>& logits) {
  constexpr double far = 13.8;  // a probability within 1e-6 of 0 or 1
  const auto count = std::count_if(logits.begin(), logits.end(), [](double z) { return std::abs(z) > far; });
  return static_cast<double>(count) / static_cast<double>(logits.size());
}

// How far the point is from the minimum, and how sure its weights are.
void certify(Objective& objective, const FitOptions& options, const std::optional<Cholesky>& information,
             FitResult& result) {
  const double weight_sum = objective.design().weight_sum;
  if (objective.size() > dense_terms + 1 || !std::isfinite(result.point.objective)) return;
  const auto factor = information ? information : Cholesky::of(objective.information());
  if (!factor) return;
  const std::vector<double> half = factor->half_solve(result.point.gradient);
  const double squared_decrement = dot(half, half);
  result.loss_gap = squared_decrement / 2;
  const double error = std::sqrt(weight_sum * squared_decrement);
  if (options.optimizer != Optimizer::automatic && result.stop == StopReason::epochs) {
    result.converged = error <= default_tolerance;
  }
  // While weights grow there is no estimate to be near to.
  if (objective.is_penalised() || result.stop == StopReason::growing) return;
  result.max_error_in_std_errors = error;
  if (!result.converged) return;
  result.covariance = factor->inverse();
  for (std::size_t j = 0; j < result.covariance->size(); ++j) {
    for (std::size_t i = j; i < result.covariance->size(); ++i) result.covariance->at(i, j) /= weight_sum;
  }
}

}  // namespace

FitResult fit(Design& design, const FitOptions& options, const Run& run) {
  FitResult result;
  result.null_loss = null_loss_of(design);
  const bool penalised = options.l2 > 0;
  const Kernels& kernels = logreg::kernels(options.instruction_set);
  const bool textbook = options.optimizer != Optimizer::automatic;
  const Penalty penalty{options.l2, options.standardize ? PenaltyOn::standardized_terms : PenaltyOn::raw_terms};
  std::optional<Design> raw;
  if (textbook && !options.standardize) raw = design.copy();
  design.standardize(run);
  const auto gram = leave_out_dependent_terms(design, penalised, result, kernels, run);
  const std::vector<Term> terms = chosen(design.terms, result.terms);
  Objective objective(design, terms, penalty, kernels, run);
  Descent descent;
  if (!textbook) {
    descent = whitened_descent(objective, gram, options, run);
    result.point = std::move(descent.point);
  } else if (raw) {
    Objective raw_objective(*raw, terms, penalty, kernels, run);
    descent = textbook_descent(raw_objective, options, run);
    result.passes += raw_objective.passes();
    result.point = objective.evaluate(standardized(std::move(descent.point.weights), terms));
  } else {
    descent = textbook_descent(objective, options, run);
    result.point = std::move(descent.point);
  }
  result.stop = descent.stop;
  result.converged = result.stop == StopReason::converged || result.stop == StopReason::rounding;
  result.iterations = descent.iterations;
  result.trace = std::move(descent.trace);
  result.loss_rose = descent.loss_rose;
  certify(objective, options, descent.information, result);
  result.passes += objective.passes();
  result.logits = objective.logits();
  result.saturated = saturated_share(result.logits);
  return result;
}

}  // namespace logreg
