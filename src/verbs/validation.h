// A training judged by rows that its fit has not seen: which they are, what their figures are, and the file of each
// row's probability.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "data/fold_designs.h"
#include "data/learned_cells.h"
#include "data/schema.h"
#include "data/table.h"
#include "model/fold_fit.h"
#include "model/training.h"
#include "quality/folds.h"
#include "quality/scores.h"
#include "quality/validation_figures.h"
#include "verbs/shared.h"
#include "verbs/validation_options.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

// The columns that say how rows are held out; they are no features, unless somebody names them as such. Throws Error
// (usage) where one is not there.
std::vector<std::size_t> columns_of_folds(const std::vector<ColumnName>& columns, const ValidationOptions& options);
void set_aside_columns_of_folds(const ValidationOptions& options, ColumnOptions& columns);

// What is known of the rows before the table is encoded, and is needed after that.
struct RowsToHoldOut {
  LearnedCells cells;
  std::optional<FormulaInputs> formula;
  std::vector<std::uint32_t> keys;     // of the column of groups, folds or moments: of each row used; or empty
  std::vector<std::uint32_t> numbers;  // of the rows used among all that were read, from 1
};

// Throws Error: usage where a column is not there, data where its cells do not tell how rows are held out.
RowsToHoldOut rows_to_hold_out(const Table& table, const Schema& schema, const ColumnOptions& columns,
                               const ValidationOptions& options);

// Throws Error (usage) where the rows cannot be held out so. `file`: for messages.
std::vector<Folds> repeated_folds(const ValidationOptions& options, const RowsToHoldOut& rows, const Design& design,
                                  std::uint64_t seed, const std::string& file);

// Whether the inputs of a formula are to be kept for folds: where some are asked for, or may be run nevertheless.
bool keeps_inputs(const ValidationOptions& options, const Schema& schema, bool is_penalised);

// Whether a fit is judged by folds though nobody asked: it is penalised or separated, there is nothing else to judge it
// by, and the folds cost little, counted in numbers that are gone through.
bool runs_folds_by_itself(const ValidationOptions& options, const Training& training, const Design& design);

struct ValidatedTraining {
  const Training& training;
  Design& design;
  RowsToHoldOut rows;
  OptionsOf options_of;
  Scores scores;  // labels and weights of the rows of the design
  double threshold = 0.5;
  std::uint64_t seed = 0;
  std::string file;  // the first one of the data, for what is wrong with a column
};

struct Validation {
  ValidationFigures figures;
  std::string out_of_fold;  // the text of that file
};

// Folds and a part of the rows as a test. What nobody asked for says nothing where it cannot be had.
Validation validate(ValidatedTraining&& validated, const ValidationOptions& options, bool by_itself, const Run& run);

// The rows of the file of --test by the model, as evaluate would have it.
FiguresOfTest judged_by_file(const Model& model, const std::string& file, const Reading& reading,
                             const DataOptions& data, const CommonOptions& common, const Run& run);

}  // namespace logreg
