// What there is to know of a table before a model is trained: of each column what it holds, what it says of the label
// by itself, and what is odd about it; of the rows how many are lost, repeated, contradicted.
//
// All figures are of the rows that have a label. Rows in which a column is missing have no part in its area under the
// curve and in its likelihood ratio; in its information value they are a bin.
#pragma once

#include "base/run.h"
#include "data/decide.h"
#include "data/table.h"
#include "quality/column_faults.h"
#include "quality/evidence.h"
#include "quality/repeated_rows.h"
#include "inference/variance_inflation.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

constexpr std::size_t usual_bins = 10;       // of the information value of numbers
constexpr std::size_t most_inflation = 200;  // terms, more cost much

struct CheckOptions {
  std::size_t bins = usual_bins;
  bool inflation_of_many = false;  // also of more than most_inflation terms
};

// A bin of numbers, a level, or, at the end, the missing cells.
struct CheckedBin : ClassCounts {
  std::string text;                  // of a level
  std::optional<double> lower = {};  // numbers above it; nothing: from the least on
  std::optional<double> upper = {};  // up to it; nothing: to the greatest
  bool is_missing = false;
  Evidence evidence;
};

struct CheckedColumn {
  enum class Use { numeric, categorical, ignored, refused };

  std::string name;
  std::size_t index = 0;  // in the table
  Use use = Use::numeric;
  std::optional<Exclusion> why_ignored;
  std::optional<Error> refusal;
  std::size_t others = 0;  // cells that are no numbers, the first of them and where it stands
  std::string first_other = {};
  Place first_other_place = {};
  bool is_number = false;  // it is looked at as numbers
  bool all_known = true;   // else not all of its texts have been kept: there are more, and no figures
  ClassCounts missing;
  std::size_t distinct = 0;
  std::optional<NumberSummary> numbers;
  std::optional<double> roc_auc;
  std::optional<LikelihoodRatio> likelihood_ratio;
  std::optional<double> information_value;
  std::vector<CheckedBin> bins;  // none of text of more than most_levels levels
  std::optional<Inflation> inflation;
  std::size_t rows_lost_alone = 0;  // rows of which no other column used is missing
  std::vector<Flag> flags;
};

struct TableCheck {
  Target target;
  std::size_t rows_read = 0;
  double positives = 0;
  double negatives = 0;
  std::size_t rows_used = 0;  // by the policy for missing cells that was asked for
  double used_positives = 0;  // of these
  double used_negatives = 0;
  std::size_t rows_complete = 0;  // with a label and no missing cell in a column used
  std::size_t terms = 0;
  std::vector<CheckedColumn> columns;  // in the order of the file
  RepeatedRows repeated;
  bool has_inflation = false;
  std::optional<Error> stopped_by;

  double rows() const { return positives + negatives; }
  std::optional<double> events_per_term() const;  // rows of the rarer class for each term
  std::size_t count(Fault fault) const;           // columns that have the flag
  std::size_t flags() const;
};

// The table was read with the words of its columns kept.
TableCheck check_table(Table&& table, TolerantDecision decision, const CheckOptions& options, const Run& run);

}  // namespace logreg
