#include "fit/penalty_path.h"

#include "base/elementary.h"
#include "base/select.h"

#include <algorithm>
#include <cmath>

namespace logreg {

namespace {

constexpr double least_ratio = 1e-3;  // of l1, for the first lambda of a ridge
constexpr double of_many_rows = 1e-4;
constexpr double of_few_rows = 1e-2;

std::vector<std::size_t> varying_terms(const Design& design) {
  std::vector<std::size_t> result;
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    if (design.terms[t].sd > 0) result.push_back(t);
  }
  return result;
}

}  // namespace

std::vector<double> lambdas_in_order(std::vector<double> lambdas) {
  std::ranges::sort(lambdas, std::ranges::greater());
  const auto repeated = std::ranges::unique(lambdas);
  lambdas.erase(repeated.begin(), repeated.end());
  return lambdas;
}

std::vector<double> lambda_sequence(double largest_l1, double l1_ratio, const LambdaOptions& options, std::size_t rows,
                                    std::size_t terms) {
  const double part = options.min_ratio.value_or(rows < terms ? of_few_rows : of_many_rows);
  double lambda = largest_l1 / std::max(l1_ratio, least_ratio);
  std::vector<double> result = {lambda};
  const double steps = static_cast<double>(options.count) - 1;
  for (std::size_t i = 1; i < options.count; ++i) {
    const double share = static_cast<double>(i) / steps;
    result.push_back(lambda * elementary::exp_of_negative(share * elementary::log(part)));
  }
  return result;
}

PenaltyPath::PenaltyPath(const Design& design, double l1_ratio, const DescentOptions& options, const Run& run)
    : all_terms_(design.terms.size()),
      terms_(varying_terms(design)),
      l1_ratio_(l1_ratio),
      descent_(design, select(design.terms, terms_),
               options.standardize ? PenaltyOn::standardized_terms : PenaltyOn::raw_terms, options.dense_limit,
               kernels(run.instruction_set()), run) {}

PathPoint PenaltyPath::at(double lambda) {
  PathPoint point = descent_.descend(lambda * l1_ratio_, lambda * (1 - l1_ratio_));
  std::vector<double> weights(all_terms_ + 1, 0.0);
  weights[0] = point.weights[0];
  for (std::size_t i = 0; i < terms_.size(); ++i) weights[terms_[i] + 1] = point.weights[i + 1];
  point.weights = std::move(weights);
  return point;
}

}  // namespace logreg
