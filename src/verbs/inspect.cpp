#include "verbs/inspect.h"

#include "base/output_file.h"
#include "model/coefficient_table.h"
#include "model/hypothesis_tests.h"
#include "model/logit_errors.h"
#include "model/messages.h"
#include "model/model_file.h"
#include "report/coefficients_file.h"
#include "report/hypotheses_report.h"
#include "report/model_report.h"
#include "report/print.h"
#include "verbs/messages.h"
#include "verbs/rules.h"
#include "verbs/shared.h"
#include "verbs/terminal.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

Command command_line_of(InspectOptions& options) {
  Command command;
  command.name = "inspect";
  command.summary = "print what is in a model file";
  command.usage = "[OPTIONS] MODEL";
  command.arguments = {model_argument(options.model)};
  OptionGroup further{
      "Beyond the coefficients", {hypothesis_option(options.hypotheses)}, {columns_need("--coefficients")}};
  for (Option& option : coefficients_options(options.coefficients)) further.options.push_back(std::move(option));
  command.groups = {std::move(further), general_group(options.common, true, false)};
  command.examples = {"logreg inspect model.json", "logreg inspect churn.json --json"};
  command.topics = {"model-file", "inference"};
  command.rules = {
      [](const Given& given) { check_written(named_files(given, {"--coefficients"}), named_files(given, {"MODEL"})); }};
  command.exit_codes = exit_codes("the bytes of the model file are wrong", false);
  return command;
}

int inspect(const InspectOptions& options, const Run& run) {
  std::optional<OutputFile> coefficients_file;
  if (options.coefficients.file) coefficients_file.emplace(*options.coefficients.file);
  const Model model = read_model(options.model, run);
  Report report = model_report(model, option_of);
  if (!options.hypotheses.empty()) {
    if (!model.covariance) throw error::no_hypotheses(options.model, why_no_covariance(model), model.covariance_kind);
    check_hypotheses(options.hypotheses, model);
    add_hypotheses(report, test_hypotheses(options.hypotheses, model), model.level, {});
  }
  if (coefficients_file) {
    const std::vector<CoefficientLine> lines = coefficient_table(model);
    coefficients_file->write(
        table_text(coefficients_table(lines, options.coefficients.columns), *table_format(*options.coefficients.file)));
    coefficients_file->finish();
  }
  const std::string text = print(report, options.common.json ? Format::json : Format::text, columns_of_output());
  answer_beside(options.common, text, options.coefficients.file == "-");
  return 0;
}

}  // namespace logreg
