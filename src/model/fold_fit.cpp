#include "model/fold_fit.h"

#include "base/elementary.h"
#include "base/select.h"
#include "data/class_weights.h"
#include "data/design_part.h"
#include "descent/coordinates.h"
#include "descent/design_matrix.h"

#include <utility>

namespace logreg {

namespace {

Start of_terms(const Start& whole, const std::vector<std::optional<std::size_t>>& of_whole) {
  Start result{whole.intercept, {}};
  for (const auto& term : of_whole) result.coefficients.push_back(term ? whole.coefficients[*term] : 0);
  return result;
}

void add_offsets(const Design& design, std::vector<double>& logits) {
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) logits[row++] += block.offset(i);
  }
}

// Batches are of rows that the fit sees, so that they are given to it alone.
Minimum minimum_of_batches(Design& design, std::span<const std::uint8_t> learn, const DescentOptions& options,
                           const Run& run) {
  Design part = design_part(design, design.terms, learn, run);
  Minimum result = minimise(part, options, Growth::ends_the_descent, run);
  const DesignMatrix x(design, select(part.terms, result.terms), TermUnits::standardized,
                       kernels(run.instruction_set()), run);
  result.logits = x.times(result.point.weights);
  add_offsets(design, result.logits);
  return result;
}

}  // namespace

std::optional<Start> start_of_folds(const Design& whole, const Fit& fit) {
  if (!fit.minimum.converged || fit.separation.is_found()) return std::nullopt;
  Start result{fit.minimum.point.weights[0], std::vector<double>(whole.terms.size(), 0.0)};
  for (std::size_t t = 0; t < fit.minimum.terms.size(); ++t) {
    const Term& term = whole.terms[fit.minimum.terms[t]];
    const double coefficient = raw_coefficient(fit.minimum.point.weights[t + 1], term);
    result.coefficients[fit.minimum.terms[t]] = coefficient;
    result.intercept -= coefficient * term.mean;
  }
  return result;
}

FoldFit fit_rows(const FoldDesigns& designs, std::span<const std::uint8_t> learn, const OptionsOf& options_of,
                 const std::optional<Start>& start, const Run& run) {
  FoldFit result;
  result.fold = designs.learned_from(learn, run);
  Design& design = result.fold.design;
  result.options = options_of(design);
  DescentOptions& descent = result.options.descent;
  const bool is_automatic = descent.optimizer == Optimizer::automatic;
  if (is_automatic && start) descent.start = start;
  if (descent.start) descent.start = of_terms(*descent.start, result.fold.of_whole);
  if (result.options.class_weights) weigh_classes(design, *result.options.class_weights);
  if (descent.optimizer == Optimizer::sgd) {
    result.fit.minimum = minimum_of_batches(design, learn, descent, run);
  } else {
    result.fit = fit(design, descent, run);
  }
  result.logits = std::move(result.fit.minimum.logits);
  if (const auto prior = result.options.prior) {
    using elementary::log;
    const double shift =
        log(*prior) - log(1 - *prior) - log(design.positives) + log(design.weight_sum - design.positives);
    for (double& logit : result.logits) logit += shift;
  }
  return result;
}

}  // namespace logreg
