// The coefficients of a model as odds ratios with intervals: pictures, notes and a table, as part of an HTML page.
//
// An odds ratio is exp(coefficient): by what the odds are multiplied when a column is greater by one, or at a level
// instead of the baseline.
#pragma once

#include "base/sentence.h"
#include "model/model.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logreg {

struct OddsRatio {
  std::string term;
  std::optional<double> coefficient;  // nothing where it has no finite value
  std::optional<double> std_error;
  std::optional<double> low;  // of the coefficient's interval
  std::optional<double> high;
  Limit limit = Limit::none;
  double effect = 0;  // of a standard deviation of the term, on the logit, without sign
};

// Without the intercept.
std::vector<OddsRatio> odds_ratios(const Model& model);

// `notes`: sentences below the pictures.
std::string odds_ratios_html(std::span<const OddsRatio> ratios, double level, std::span<const std::string> notes,
                             SettingWords words);

}  // namespace logreg
