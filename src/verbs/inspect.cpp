#include "verbs/inspect.h"

#include "model/hypothesis_tests.h"
#include "model/logit_errors.h"
#include "model/messages.h"
#include "model/model_file.h"
#include "report/hypotheses_report.h"
#include "report/model_report.h"
#include "report/print.h"
#include "verbs/messages.h"
#include "verbs/shared.h"
#include "verbs/terminal.h"

namespace logreg {

Command command_line_of(InspectOptions& options) {
  Command command;
  command.name = "inspect";
  command.summary = "print what is in a model file";
  command.usage = "[OPTIONS] MODEL";
  command.arguments = {model_argument(options.model)};
  command.groups = {{"Beyond the coefficients", {hypothesis_option(options.hypotheses)}},
                    general_group(options.common, true, false)};
  command.examples = {"logreg inspect model.json", "logreg inspect churn.json --json"};
  command.topics = {"model-file", "inference"};
  command.exit_codes = exit_codes("the bytes of the model file are wrong", false);
  return command;
}

int inspect(const InspectOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  Report report = model_report(model, option_of);
  if (!options.hypotheses.empty()) {
    if (!model.covariance) throw error::no_hypotheses(options.model, why_no_covariance(model), model.covariance_kind);
    check_hypotheses(options.hypotheses, model);
    add_hypotheses(report, test_hypotheses(options.hypotheses, model), model.level, {});
  }
  answer(options.common, print(report, options.common.json ? Format::json : Format::text,
                                columns_of_output()));
  return 0;
}

}  // namespace logreg
