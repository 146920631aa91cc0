// Model + the cells of a record -> logit.
//
// logit = logit_at_means + sum of coefficient x (value - mean), added up in the same order as in the training, so
// that a row gets the same bits in both.
#pragma once

#include "base/error.h"
#include "csv/csv_file.h"
#include "csv/record.h"
#include "data/missing.h"
#include "model/model.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace logreg {

class Scorer {
 public:
  Scorer(const Model& model, MissingTexts missing);

  // Finds the model's columns in a file; from now on records are of this file. Throws Error naming all that are not
  // there.
  void bind(const CsvFile& file);

  // Nothing when a cell cannot be used: missing where nothing was learned for that, a level never seen, no number.
  std::optional<double> logit(const Record& record);

  // The first cell that made the last unusable record so.
  const std::string& bad_column() const { return columns_[bad_].name; }
  std::string_view bad_cell() const { return bad_cell_; }
  // How many cells of each column could not be used.
  std::vector<std::pair<std::string, std::size_t>> unusable() const;

 private:
  // Keyed by texts that the column owns.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  struct Column {
    std::string name;
    bool numeric = true;
    double coefficient = 0;
    double mean = 0;
    std::optional<double> missing_value;  // numeric: what a missing cell counts as; categorical: its effect
    std::unordered_map<std::string, double, Hash, std::equal_to<>> effect_of_level;
    std::size_t position = 0;  // in the file at hand
    std::size_t unusable = 0;
  };

  std::optional<double> contribution(const Column& column, std::string_view content) const;

  std::vector<Column> columns_;  // those that have terms: numeric ones, then categorical ones
  double constant_ = 0;
  MissingTexts missing_;
  Dialect dialect_;
  std::string scratch_;
  std::size_t bad_ = 0;
  std::string bad_cell_;
};

}  // namespace logreg
