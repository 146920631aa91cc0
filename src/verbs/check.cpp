#include "verbs/check.h"

#include "base/memory.h"
#include "base/output_file.h"
#include "data/column_names.h"
#include "data/decide.h"
#include "data/messages.h"
#include "data/table.h"
#include "quality/table_check.h"
#include "report/check_report.h"
#include "report/html_report.h"
#include "report/print.h"
#include "verbs/cures.h"
#include "verbs/messages.h"
#include "verbs/shared.h"
#include "verbs/tried_cures.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

namespace {

Table read_words(const std::vector<std::string>& files, const Request& request, const Run& run) {
  const auto keep = [&](const std::vector<ColumnName>& columns) { return words_to_keep(columns, request.columns); };
  Table table = read_table(files, request.reading.options, request.reading.cells(), keep, run);
  if (request.columns.target.empty()) throw error::no_target(two_valued_columns(table), texts_of(table.columns));
  return table;
}

// Throws Error (usage) where the column is not among those that are looked at.
void check_column(const TableCheck& check, const std::string& column) {
  std::vector<std::string> names;
  for (const CheckedColumn& checked : check.columns) names.push_back(checked.name);
  if (std::ranges::find(names, column) == names.end()) throw error::no_such_column(column, Setting{"column"}, names);
}

int check(const CheckingOptions& options, const Request& request, const Run& run) {
  std::optional<OutputFile> report_file;
  if (options.report) report_file.emplace(*options.report);
  Table table = read_words(options.data.files, request, run);
  for (const TableFile& file : table.files) {
    notify_of(options.common, file.name, file.findings, table.columns.size(), file.rows, file.bad_rows);
  }
  TolerantDecision decision = decide_tolerantly(table, options.columns, run);
  const CheckOptions checking = {options.bins.value_or(usual_bins), options.vif};
  const TableCheck found = check_table(std::move(table), std::move(decision), checking, run);
  if (options.column) check_column(found, *options.column);

  clear_progress(options.common);
  const CheckView view = {options.column, options.bins.has_value()};
  const CheckWords wording = {option_of, words};
  const std::string summary =
      print(check_report(found, view, wording), options.common.json ? Format::json : Format::text);
  if (report_file) {
    report_file->write(check_page(found, view, options.data.files, wording));
    report_file->finish();
  }
  answer_beside(options.common, summary, options.report == "-");
  check_requirements(options.requirements, [&](const std::string& name) { return check_figure(found, name); });
  return 0;
}

}  // namespace

int check(const CheckingOptions& options, const Run& run) {
  keep_freed_memory();  // one column after another is copied and sorted
  const std::vector<std::string>& files = options.data.files;
  const auto attempt = [&](const Request& request, const Run& trial) {
    Table table = read_words(files, request, trial);
    const std::size_t rows = table.rows;
    decide_tolerantly(table, request.columns, trial);
    return rows;
  };
  return with_tried_cures(files, {reading_of(options.data), options.columns}, attempt, run,
                          [&](const Request& request) { return check(options, request, run); });
}

}  // namespace logreg
