// Whether some terms together say anything: the levels of a categorical column, or what a term of a formula became.
//
// Likelihood ratio: 2 (log likelihood - that of the fit without them), chi-square with as many degrees of freedom
// as the fit loses; of separated data, of the suprema. Under robust standard errors, where likelihoods do not tell:
// Wald, b' V^-1 b of their weights.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "fit/fit.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

// Why terms are not tested.
enum class Untested {
  replaced,      // without them others say the same
  not_fitted,    // the fit without them has not converged
  not_resolved,  // the log likelihood is too large for its differences to tell
  infinite,      // a coefficient is, and Wald's test needs all
  few_clusters,  // no more than coefficients, so that their covariance is singular
  singular,      // the covariance is, for other reasons
};

using TermGroup = std::vector<std::size_t>;  // terms of the design, rising

struct JointTest {
  std::size_t group = 0;
  std::size_t degrees = 0;
  std::optional<double> chi2;
  std::optional<double> p_value;
  std::optional<Untested> why_not;       // where there is no chi2
  std::vector<std::size_t> replaced_by;  // terms of the design
};

// Whether the tests of so many groups take next to no time.
bool joint_tests_cost_little(const Design& design, const Fit& fit, std::size_t groups);

// Of all groups with terms in the fit, which has converged without penalty or is of separated data. The design is left
// as it is.
std::vector<JointTest> likelihood_ratio_tests(Design& design, const Fit& fit, std::span<const TermGroup> groups,
                                              std::size_t dense_limit, const Run& run);

// The same by Wald's test, with the covariance of the weights.
std::vector<JointTest> wald_tests(const Design& design, const Fit& fit, std::span<const TermGroup> groups,
                                  const SymmetricMatrix& covariance);

}  // namespace logreg
