// Design + Schema -> Model: one training, and everything there is to report about it.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "data/schema.h"
#include "fit/fit.h"
#include "fit/inference.h"
#include "model/model.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

// One line of the table of terms, in the units of the data; the first is the intercept.
struct CoefficientLine {
  std::string term;
  std::optional<double> estimate;  // nothing where it has no finite value
  std::optional<double> std_error;
  std::optional<Wald> wald;
  std::optional<double> odds_ratio;
  Limit limit = Limit::none;
  std::optional<std::size_t> separated_rows;  // where there is a limit
};

struct Training {
  Model model;  // its threshold, options, reading and metrics are the caller's to fill in
  Schema schema;
  FitOptions options;
  FitResult fit;
  Likelihood likelihood;
  std::vector<CoefficientLine> coefficients;
  std::vector<ColumnReason> dropped;             // columns ignored, then terms left out because they depend on others
  std::optional<std::string> separation;         // "none", "quasi-complete", "complete"; nothing: not decided
  std::optional<std::string> separation_reason;  // why it is not
  std::vector<double> labels;                    // of the rows used, in order; with fit.logits
  std::vector<double> row_weights;               // empty: 1 each
};

Training train(Design& design, Schema schema, const FitOptions& options, const Run& run);

// Every term of the design, in its order. The columns of a model are the schema's features.
std::vector<ModelTerm> described_terms(const Schema& schema, const Design& design);

std::string stop_reason_name(StopReason reason);  // for programs: "converged", "rounding", ...

}  // namespace logreg
