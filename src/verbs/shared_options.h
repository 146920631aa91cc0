// Options that several commands have: their structs, and the groups that bind them, with the texts of the help and the
// rules. A command has a group by one line.
//
// Functions that bind refer to the struct they are given, which must outlive what they return.
#pragma once

#include "csv/csv_file.h"
#include "data/cell_format.h"
#include "data/schema.h"
#include "model/hypothesis.h"
#include "model/scorer.h"
#include "verbs/command_line.h"
#include "verbs/progress.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

std::size_t hardware_threads();  // at least 1

struct CommonOptions {
  std::size_t threads = hardware_threads();
  bool quiet = false;
  bool json = false;
  std::shared_ptr<ProgressBar> progress;  // while the command runs, unless quiet
};

struct DataOptions {
  std::vector<std::string> files;  // "-" is standard input
  ReadingOptions reading;
  std::optional<std::vector<std::string>> missing_texts;  // instead of the usual ones
  bool decimal_given = false;
  bool escape_given = false;
  bool skip_after_header_given = false;
  CellRules cells;
};

Option threads_option(CommonOptions& common);
Option json_option(CommonOptions& common);
Option quiet_option(CommonOptions& common);
Option brief_help_option();
Option help_option();
Option report_option(std::optional<std::string>& report);
// A file for a table, and which of its columns are written.
struct TableFileOptions {
  std::optional<std::string> file;
  std::vector<std::string> columns;  // none: all
};

// --coefficients, or --metrics, and --columns.
std::vector<Option> coefficients_options(TableFileOptions& file);
std::vector<Option> metrics_options(TableFileOptions& file);
Rule columns_need(const std::string& option);
Option hypothesis_option(std::vector<Hypothesis>& hypotheses);
Option unseen_option(Unseen& unseen);

Argument model_argument(std::string& path);
Argument data_argument(DataOptions& data);

OptionGroup columns_group(ColumnOptions& columns);
// `remembered`: the default of what a model remembers; empty without a model. Its rules come first: they tell which
// bytes are read.
OptionGroup reading_group(DataOptions& data, const std::string& remembered);
// predict has no such option: it answers every row.
OptionGroup with_bad_rows(OptionGroup group, ReadingOptions& reading);
OptionGroup general_group(CommonOptions& common, bool with_json, bool with_threads);

// Exit codes, of which some commands have their own.
std::vector<std::pair<int, std::string>> exit_codes(const std::string& wrong_bytes, bool strict);

}  // namespace logreg
