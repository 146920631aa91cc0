// What a row of labelled data says of itself beside label and features: its weight, and the group it is in.
#pragma once

#include "csv/csv_file.h"
#include "csv/record.h"
#include "data/missing.h"
#include "verbs/shared_options.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace logreg {

// The columns that hold them; an empty name: none.
struct FactColumns {
  std::string weights;
  bool weights_must_be_there = false;  // else, without the column, rows count once
  std::string group;
};

class RowFacts {
 public:
  // What it is given must outlive it.
  RowFacts(FactColumns columns, const MissingTexts& missing, const CommonOptions& common);

  // Finds the columns in a file; from now on records are of this file. Throws Error.
  void bind(const CsvFile& file);

  bool has_weights() const { return !columns_.weights.empty(); }
  bool has_groups() const { return !columns_.group.empty(); }
  // A missing weight is 0. Throws Error.
  double weight(const CsvFile& file, const Record& record, std::string& scratch) const;
  // Empty where it is missing. It lives as long as the record and `scratch`.
  std::string_view group(const CsvFile& file, const Record& record, std::string& scratch) const;

 private:
  FactColumns columns_;
  const MissingTexts& missing_;
  const CommonOptions& common_;
  std::optional<std::size_t> weights_;
  std::size_t group_ = 0;
};

}  // namespace logreg
