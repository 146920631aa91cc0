// What is wrong, or odd, with a column: from what is known of it alone to flags, each with the figures that its
// sentence needs.
#pragma once

#include "quality/column_auc.h"
#include "quality/extremes.h"
#include "quality/likelihood_ratio.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

enum class Fault {
  refused,             // a training would be stopped by it
  dressed_number,      // numbers in dress, which stop a training; more: in several units (names: two cells), as text
  date,                // dates or times; names: a cell, formats that read all; more: integers such as 20210925
  leak,                // it decides the label alone; amount: the area; more: by its levels
  constant,            // or empty
  counts_rows,         //
  identifier,          // all cells differ
  near_duplicate,      // names: the earlier column; amount: their correlation
  variance_inflation,  // amount: per term; 0: other columns determine it
  nearly_empty,        // amount: the share of cells that are missing
  one_class_level,     // names: the levels; instead: of the baseline, if it is one of them
  rare_levels,         // amount: how many levels; of: their rows
  codes,               // amount: how many different integers; of: p of what they say more as levels; more: with zeros
                       // in front, as the cell in names
  mixed_cells,         // text, though many cells are numbers; names: some that are none; amount: how many those are
  spellings,           // names: the texts of yes and no; more: two levels that are one but for case or blanks
  missing_code,        // names: a text for missing cells that many rows have; amount: how many; more: beside numbers
  missing_level,       // names: levels that say in other places that a cell is missing; amount: their rows
  outlier,             // amount: the value; of: its rows; more: it looks like a code
  heavy_tail,          // amount: the share of the sum of squares
};

struct Flag {
  Fault fault = Fault::constant;
  std::vector<std::string> names = {};
  double amount = 0;
  double of = 0;
  bool more = false;
  std::string instead = {};
};

struct FaultName {
  Fault fault;
  std::string_view name;    // of a flag
  std::string_view plural;  // of how many there are
};

// In the order of the faults.
std::span<const FaultName> fault_names();
std::string_view name_of(Fault fault);

constexpr double leaking_auc = 0.99;
constexpr double few_rows = 5;  // of a level: too few to learn from
constexpr double much_missing = 0.5;
constexpr double high_inflation = 10;
constexpr double same_correlation = 0.999;

// Of a column of numbers alone.
std::vector<Flag> faults_of_numbers(std::string_view name, const std::vector<ValueCounts>& values,
                                    const NumberSummary& summary, const std::optional<double>& roc_auc,
                                    const std::optional<LikelihoodRatio>& line);
// Of levels that a fit would have terms for.
std::vector<Flag> faults_of_levels(const std::vector<LevelCounts>& levels, const std::optional<double>& roc_auc);

}  // namespace logreg
