// What check can be told.
#pragma once

#include "data/schema.h"
#include "quality/table_check.h"
#include "verbs/command_line.h"
#include "verbs/requirements.h"
#include "verbs/shared_options.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

struct CheckingOptions {
  DataOptions data;
  ColumnOptions columns;
  std::optional<std::string> column;  // this one alone
  std::optional<std::size_t> bins;    // of numbers, to be shown
  bool vif = false;                   // of any number of terms
  std::vector<Requirement> requirements;
  std::optional<std::string> report;  // an HTML file
  CommonOptions common;
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(CheckingOptions& options);

// What --require asks of: a figure of the table, or how many columns have a flag. Nothing where it is undefined.
std::vector<std::string> check_figures();
std::optional<double> check_figure(const TableCheck& check, const std::string& name);

}  // namespace logreg
