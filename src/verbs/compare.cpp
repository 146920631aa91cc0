#include "verbs/compare.h"

#include "base/output_file.h"
#include "model/model_file.h"
#include "report/models_report.h"
#include "report/print.h"
#include "verbs/bindings.h"
#include "verbs/messages.h"
#include "verbs/rules.h"
#include "verbs/shared.h"
#include "verbs/terminal.h"

#include <optional>
#include <utility>

namespace logreg {

Command command_line_of(CompareOptions& options) {
  Command command;
  command.name = "compare";
  command.summary = "put models side by side, and test nested ones";
  command.usage = "[OPTIONS] MODEL MODEL...";
  command.arguments = {{"MODEL", "Files that logreg train wrote, two or more", texts(options.models)}};
  OptionGroup table{"Coefficients", coefficients_options(options.coefficients), {columns_need("--coefficients")}};
  command.groups = {std::move(table), general_group(options.common, true, false)};
  command.rules = {[&options](const Given& given) {
    if (options.models.size() < 2) throw error::no_argument("two models", "compare", false);
    check_written(named_files(given, {"--coefficients"}), named_files(given, {"MODEL"}));
  }};
  command.examples = {"logreg train samples/oring.csv --target distress -o large.json",
                      "logreg compare model.json large.json",
                      "logreg compare model.json large.json --coefficients both.csv"};
  command.topics = {"diagnostics", "model-file"};
  command.exit_codes = exit_codes("the bytes of a model file are wrong", false);
  return command;
}

int compare(const CompareOptions& options, const Run& run) {
  std::optional<OutputFile> coefficients_file;
  if (options.coefficients.file) coefficients_file.emplace(*options.coefficients.file);
  std::vector<NamedModel> models;
  for (const std::string& path : options.models) models.push_back({path, read_model(path, run)});
  if (coefficients_file) {
    coefficients_file->write(table_text(coefficients_of_models(models, options.coefficients.columns),
                                        *table_format(*options.coefficients.file)));
    coefficients_file->finish();
  }
  const std::string text =
      print(models_report(models), options.common.json ? Format::json : Format::text, columns_of_output());
  answer_beside(options.common, text, options.coefficients.file == "-");
  return 0;
}

}  // namespace logreg
