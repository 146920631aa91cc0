#include "verbs/inspect.h"

#include "model/model_file.h"
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
  command.groups = {general_group(options.common, true, false)};
  command.examples = {"logreg inspect model.json", "logreg inspect churn.json --json"};
  command.topics = {"model-file", "inference"};
  command.exit_codes = exit_codes("the bytes of the model file are wrong", false);
  return command;
}

int inspect(const InspectOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  answer(options.common, print(model_report(model, option_of), options.common.json ? Format::json : Format::text,
                                columns_of_output()));
  return 0;
}

}  // namespace logreg
