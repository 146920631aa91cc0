// One training: what it was told, its model, and everything there is to report about it.
#pragma once

#include "data/class_weights.h"
#include "data/schema.h"
#include "fit/fit.h"
#include "fit/separation_cause.h"
#include "inference/inference.h"
#include "inference/joint_tests.h"
#include "inference/leave_one_out.h"
#include "inference/likelihood.h"
#include "inference/column_effects.h"
#include "inference/variance_inflation.h"
#include "model/coefficient_table.h"
#include "model/hypothesis.h"
#include "model/hypothesis_tests.h"
#include "model/model.h"
#include "model/not_inferred.h"
#include "model/notable_rows.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

// A test of all levels of a categorical column together, or of a term of a formula.
struct ColumnTest {
  std::string column;
  JointTest test;
  std::vector<std::string> replaced_by = {};  // columns that say the same without it
  bool with_interactions = false;             // terms that contain it are tested with it
};

// The average marginal effect of a column, if it has one: of a term where each column is one.
struct MarginLine {
  std::string term;
  std::optional<MarginalEffect> effect;
  std::optional<Wald> wald;
  std::optional<std::size_t> point = {};  // of those at which columns were held
  std::optional<NoEffect> why_none = {};
  double never_together = 0;  // weight of rows, see ColumnEffect
};

// Of all terms of a column, or of a formula's term.
struct ColumnInflation {
  std::string name;
  Inflation inflation;
};

// Beside the table of terms. What is not there has a reason, or has not been asked for.
struct FurtherInference {
  std::optional<std::vector<ColumnInflation>> inflations;
  std::optional<std::vector<ColumnTest>> joint_tests;
  std::optional<NotInferred> no_joint_tests;
  std::optional<std::vector<MarginLine>> margins;
  std::optional<LeftOut> left_out;
  std::optional<NotInferred> none_left_out;
  std::vector<NotableRow> notable_rows;
  std::vector<TestedHypothesis> hypotheses;
  std::optional<NotInferred> no_hypotheses;
};

// A term that nearly depends on others.
struct UnsureTerm {
  std::string term;
  std::vector<std::string> on;
  int digits = 0;  // of its standard error, and of theirs, that are sure
};

struct TrainingOptions {
  DescentOptions descent;
  std::optional<ClassWeights> class_weights;
  // The share of the positive class where the model will be used; the intercept is corrected for it.
  std::optional<double> prior;
  InferenceOptions inference;
  std::vector<Hypothesis> hypotheses;
  std::vector<RepresentativePoint> margins_at;  // positions of the columns of the file; none: rows as they are
};

struct Training {
  Model model;  // its threshold, options, reading, dropped columns and metrics are the caller's to fill in
  Schema schema;
  TrainingOptions options;
  Fit fit;
  Inference inference;
  Likelihood likelihood;
  std::vector<CoefficientLine> coefficients;
  std::vector<double> standard_deviations;  // of the terms of the model, about the mean
  FurtherInference further;
  std::vector<UnsureTerm> unsure_terms;   // fewer than six digits are sure
  std::vector<ExcludedColumn> dropped;    // columns ignored, then terms left out because they depend on others
  std::optional<std::string> separation;  // "none", "quasi-complete", "complete"; nothing: not decided
  std::vector<SeparationCause> causes;    // of separation, where one column is enough
  std::size_t clusters = 0;               // that have rows; 0: there is no column of clusters
  std::vector<std::uint8_t> labels;       // of the rows used, in order; with the logits of the minimum
  std::vector<double> row_weights;        // empty: 1 each
};

std::string covariance_name(CovarianceKind kind);  // "information", "hc0", ...
std::string stop_reason_name(StopReason reason);   // for programs: "converged", "rounding", ...

}  // namespace logreg
