// The columns that settings name, as positions in a table.
#pragma once

#include "csv/csv_file.h"
#include "data/schema.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace logreg {

struct ChosenColumns {
  std::optional<std::size_t> target;
  std::optional<std::size_t> trials;
  std::optional<std::size_t> weights;
  std::optional<std::size_t> offset;
  std::optional<std::size_t> cluster;
  std::set<std::size_t> features;  // candidates, in the order of the file
  bool intercept_alone = false;    // there are to be none
  std::set<std::size_t> categorical;
  std::set<std::size_t> numeric;
  std::map<std::size_t, std::string> baselines;
  std::map<std::size_t, std::string> impute;
};

// Throws Error (usage) where a column is not there, or has two roles.
ChosenColumns chosen_columns(const std::vector<ColumnName>& columns, const ColumnOptions& options);

}  // namespace logreg
