#include "inference/joint_tests.h"

#include "inference/distributions.h"
#include "inference/likelihood.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

namespace {

constexpr double little = 1e8;               // rows x terms^2, over all columns: a tenth of a second or so
constexpr double slower_when_separated = 8;  // times as many passes

// Of a group those terms that the fit has, as positions among its own.
std::vector<std::size_t> terms_in_fit(const TermGroup& group, const Minimum& fit) {
  std::vector<std::size_t> result;
  for (std::size_t t = 0; t < fit.terms.size(); ++t) {
    if (std::ranges::binary_search(group, fit.terms[t])) result.push_back(t);
  }
  return result;
}

// `else_because`: why there may be none.
void set_chi2(std::optional<double> chi2, Untested else_because, JointTest& test) {
  test.chi2 = chi2;
  if (chi2) {
    test.p_value = chi_squared_tail(*chi2, static_cast<double>(test.degrees));
  } else {
    test.why_not = else_because;
  }
}

// Of separated data the infimum.
double least_loss(const Fit& fit) {
  if (fit.separation.is_found()) return fit.separation.infimum;
  return fit.minimum.converged ? fit.minimum.point.loss : std::nan("");
}

// All terms but the group's are asked again whether they depend on others: some may have been left out because of it.
void compare_with_fit_without(const TermGroup& group, JointTest& test, Design& design, const Fit& fit,
                              std::size_t dense_limit, const Run& run) {
  std::vector<Term> all = std::move(design.terms);
  std::vector<std::size_t> others;  // of all terms
  design.terms.clear();
  for (std::size_t t = 0; t < all.size(); ++t) {
    if (std::ranges::binary_search(group, t)) continue;
    others.push_back(t);
    design.terms.push_back(all[t]);
  }
  double loss = fit.minimum.null.loss;
  std::size_t terms = 0;
  if (!design.terms.empty()) {
    DescentOptions to_the_optimum;
    to_the_optimum.dense_limit = dense_limit;
    // Where an estimate exists, it does without them, too.
    const Fit without = fit.separation.is_found() ? logreg::fit(design, to_the_optimum, run)
                                                  : Fit{minimise(design, to_the_optimum, Growth::is_ignored, run), {}};
    loss = least_loss(without);
    terms = without.minimum.terms.size();
    for (const std::size_t term : without.minimum.terms) {
      if (std::ranges::find(fit.minimum.terms, others[term]) == fit.minimum.terms.end())
        test.replaced_by.push_back(others[term]);
    }
  }
  design.terms = std::move(all);
  test.degrees = fit.minimum.terms.size() - terms;
  if (test.degrees == 0) {
    test.why_not = Untested::replaced;
    return;
  }
  set_chi2(resolved_ratio(2 * design.weight_sum * (loss - least_loss(fit)), design.weight_sum * loss),
           std::isfinite(loss) ? Untested::not_resolved : Untested::not_fitted, test);
}

void compare_with_zero(JointTest& test, std::span<const std::size_t> terms, const Design& design, const Fit& fit,
                       const SymmetricMatrix& of_all) {
  test.degrees = terms.size();
  // Their scores add up to 0, which takes one more.
  if (design.clusters > 0 && design.clusters <= terms.size()) {
    test.why_not = Untested::few_clusters;
    return;
  }
  SymmetricMatrix covariance(terms.size());
  std::vector<double> weights;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    weights.push_back(fit.minimum.point.weights[terms[i] + 1]);
    for (std::size_t j = 0; j <= i; ++j) covariance.at(i, j) = of_all.at(terms[i] + 1, terms[j] + 1);
  }
  const auto factor = Cholesky::of(covariance);
  if (!factor) {
    test.why_not = fit.separation.is_found() ? Untested::infinite : Untested::singular;
    return;
  }
  const std::vector<double> half = factor->forward_substitution(weights);
  set_chi2(dot(half, half), Untested::singular, test);
}

}  // namespace

bool joint_tests_cost_little(const Design& design, const Fit& fit, std::size_t groups) {
  const auto size = static_cast<double>(fit.minimum.terms.size() + 1);
  const double passes = fit.separation.is_found() ? slower_when_separated : 1;
  return passes * static_cast<double>(groups) * static_cast<double>(design.rows) * size * size <= little;
}

std::vector<JointTest> likelihood_ratio_tests(Design& design, const Fit& fit, std::span<const TermGroup> groups,
                                              std::size_t dense_limit, const Run& run) {
  std::vector<JointTest> result;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (terms_in_fit(groups[g], fit.minimum).empty()) continue;
    JointTest& test = result.emplace_back();
    test.group = g;
    compare_with_fit_without(groups[g], test, design, fit, dense_limit, run);
  }
  return result;
}

std::vector<JointTest> wald_tests(const Design& design, const Fit& fit, std::span<const TermGroup> groups,
                                  const SymmetricMatrix& covariance) {
  std::vector<JointTest> result;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::vector<std::size_t> terms = terms_in_fit(groups[g], fit.minimum);
    if (terms.empty()) continue;
    JointTest& test = result.emplace_back();
    test.group = g;
    compare_with_zero(test, terms, design, fit, covariance);
  }
  return result;
}

}  // namespace logreg
