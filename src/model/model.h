// What is learned: everything a prediction needs, and what should be remembered of the training.
#pragma once

#include "data/derivation.h"
#include "data/schema.h"
#include "descent/linear_algebra.h"
#include "inference/covariance.h"
#include "inference/likelihood.h"
#include "model/summary.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

// Where a coefficient goes that has no finite estimate, because the data are separated: as they are fitted better it
// grows without bound. Undetermined: there are ways to both sides.
enum class Limit { none, plus_infinity, minus_infinity, undetermined };

// One coefficient, in the units of the data: logit = intercept + sum of coefficient x value. It says by position what
// it belongs to, since there may be a million of them.
struct ModelTerm {
  static constexpr std::uint32_t no_level = 0xFFFFFFFFU;

  std::uint32_t column = 0;        // of the model's columns
  std::uint32_t level = no_level;  // of a categorical column's levels: the value is 1 at that level, 0 elsewhere
  double coefficient = 0;          // a stand-in where there is a limit
  std::optional<double> std_error;
  double mean = 0;  // of the value over the rows of the training; 0 in a model without intercept
  double sd = 1;    // about that, population
  Limit limit = Limit::none;
  std::optional<Wald> wald = {};  // as reported, whichever kind: NaN where there is none, infinite without bound
};

struct ModelColumn {
  std::string name;
  ColumnType type = ColumnType::numeric;
  std::optional<double> minimum;  // numeric
  std::optional<double> maximum;
  std::size_t missing = 0;              // cells in the training
  std::vector<std::string> levels;      // categorical
  std::optional<std::string> baseline;  // nothing also where each level has a term
  std::optional<double> impute_number;  // what a missing cell counts as; nothing: it makes a row unusable
  std::optional<std::string> impute_level;
  bool imputes_a_level = false;           // that level is one that cells have, too
  std::optional<std::string> other = {};  // the level that joined ones count as
  std::vector<std::string> joined = {};   // texts of cells
  bool folded = false;                    // levels are yes and no, in whatever case and with whatever blanks around
  std::vector<Spelling> spellings = {};   // of those in the training
  bool levels_name_terms = false;         // each level is a combination of several columns' levels, and a term's name
};

// Where the columns of the model are worked out of others, which are those of the file.
struct DerivedColumns {
  std::vector<ModelColumn> inputs;  // in the order of the training file
  Derivation derivation;            // of the model's columns, in their order
};

// The options that shaped the result, as name and text, in a fixed order.
using OptionTexts = std::vector<std::pair<std::string, std::string>>;

// A column, or a term, that is not in the model, and why in words.
struct DroppedColumn {
  std::string column;
  std::string reason;
};

struct TrainingRecord {
  std::size_t rows = 0;
  std::size_t rows_dropped = 0;
  double weight_sum = 0;
  double positives = 0;
  double negatives = 0;
  bool converged = false;
  std::string stop_reason;
  std::size_t iterations = 0;
  std::size_t passes = 0;
  double objective = 0;
  std::optional<double> loss_gap;
  std::optional<double> max_error_in_std_errors;
  std::optional<std::string> separation;
  std::size_t separated_rows = 0;                                    // fitted perfectly in the limit
  std::vector<std::pair<std::string, std::size_t>> separated_terms;  // without finite estimate; rows that it settles
  std::optional<std::string> rows_fingerprint;  // 16 hexadecimal digits; nothing in files of former versions
  double log_likelihood = 0;
  double null_log_likelihood = 0;
  std::vector<DroppedColumn> dropped_columns;
  std::vector<std::pair<std::string, std::optional<double>>> metrics;
  OptionTexts options;
  std::string version;
};

struct ModelPenalty {
  double l1 = 0;
  double l2 = 0;
  bool standardized = true;  // of centred and scaled columns; otherwise of raw ones
  bool firth = false;        // Firth's penalised likelihood
};

struct Model {
  Target target;
  double threshold = 0.5;
  double level = 0.95;  // confidence level of intervals
  bool has_intercept = true;
  double intercept = 0;  // 0 where there is none; then means are 0, too, and logit_at_means
  std::optional<double> intercept_std_error;
  Limit intercept_limit = Limit::none;
  std::optional<Wald> intercept_wald;
  double logit_at_means = 0;  // the intercept when every value is counted from its mean
  std::vector<ModelTerm> terms;
  std::vector<ModelColumn> columns;  // in the order of the training file; derived ones in that of the formula's terms
  std::optional<DerivedColumns> derived;
  MissingTexts missing;
  char decimal = '.';
  std::vector<NamedFormat> formats;   // of columns whose cells are understood in a way of their own
  std::optional<char> escape;         // what takes the meaning from a quote or delimiter behind it
  std::size_t skip_after_header = 0;  // lines
  ModelPenalty penalty;
  std::optional<std::string> offset;   // a column
  std::optional<std::string> weights;  // a column
  TrainingRecord training;
  Summary summary;  // of the training
  CovarianceKind covariance_kind = CovarianceKind::information;
  std::optional<std::string> cluster;  // the column that told which rows belong together
  // Of the intercept at the means and the centred and scaled terms, in this order.
  std::optional<SymmetricMatrix> covariance;
  // T with covariance = T'T, row by row, lower triangular: where terms nearly depend on others, so that the covariance
  // alone does not tell the errors of logits.
  std::optional<std::vector<std::vector<double>>> covariance_root;
};

// COLUMN or COLUMN=LEVEL.
std::string term_name(const std::string& column, const std::string* level);
std::string term_name(const Model& model, const ModelTerm& term);
// Of the file.
const std::vector<ModelColumn>& inputs(const Model& model);
// A null pointer for a numeric column.
const std::string* level_of(const Model& model, const ModelTerm& term);

}  // namespace logreg
