// Two models of the same rows, of which one is within the other: the likelihood-ratio test of what the larger has more.
//
//   chi2 = 2 (log likelihood of the larger - of the smaller), as many degrees of freedom as it has more coefficients
//
// as R's anova(smaller, larger, test = "LRT") and lmtest::lrtest. Of two fits by Firth's likelihood the smaller would
// have to be fitted again with the penalty of the larger (Heinze and Schemper 2002), for differences of two penalties
// depend on the units of the columns: known is that of the larger against the constant alone, which its file holds.
#pragma once

#include "model/model.h"

#include <cstddef>
#include <optional>

namespace logreg {

enum class WhyUntested {
  other_target,
  unknown_rows,  // the file is of a former version
  other_rows,
  not_nested,  // or not known to be
  penalised,
  robust,  // or clustered, or of sampling weights
  class_weights,
  firth_of_one,
  firth,  // and the smaller has terms
  not_converged,
  no_difference,  // in coefficients
  too_large       // the likelihoods hide it in their last digits
};

struct NestedTest {
  bool first_is_smaller = true;
  double degrees = 0;
  std::optional<double> chi2;
  std::optional<double> p_value;
  std::optional<WhyUntested> why_not;
};

// Whether what the smaller can say the larger can, too: its terms are among the other's, or are a number of which the
// other has a basis that holds straight lines. By their names.
bool is_nested(const Model& smaller, const Model& larger);

// Coefficients, the constant among them.
std::size_t coefficients(const Model& model);
bool has_class_weights(const Model& model);

NestedTest nested_test(const Model& first, const Model& second);

}  // namespace logreg
