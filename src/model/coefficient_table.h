// Model + fit -> the table of terms, as it is reported.
#pragma once

#include "fit/fit.h"
#include "inference/likelihood.h"
#include "model/model.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logreg {

// One line of the table, in the units of the data; the first is the intercept.
struct CoefficientLine {
  std::string term;
  std::optional<double> estimate;  // nothing where it has no finite value
  std::optional<double> std_error;
  std::optional<Wald> wald;  // each of its numbers NaN where it does not exist; ends may be infinite
  std::optional<double> odds_ratio;  // 0 or infinite, too
  // The ends of its interval: exp of those of the coefficient's.
  std::optional<double> odds_ratio_low() const;
  std::optional<double> odds_ratio_high() const;
  Limit limit = Limit::none;
  std::optional<std::size_t> separated_rows;  // where there is a limit
};

Limit limit_of(const WeightLimit& weight);

// With Wald's tests and intervals. The coefficients and standard errors are the model's.
std::vector<CoefficientLine> coefficient_table(const Model& model, const Separation& separation);

// As the model has them.
std::vector<CoefficientLine> coefficient_table(const Model& model);

// Tests and intervals of the profile penalised likelihood in the place of Wald's.
void set_profiles(std::vector<CoefficientLine>& lines, bool has_intercept, std::span<const Wald> profiles);

}  // namespace logreg
