#include "verbs/export.h"

#include "base/output_file.h"
#include "model/model_file.h"
#include "verbs/bindings.h"
#include "verbs/messages.h"
#include "verbs/rules.h"

namespace logreg {

namespace {

Choices<std::optional<ExportFormat>> formats() {
  Choices<std::optional<ExportFormat>> choices;
  for (const auto& [name, format] : export_formats()) choices.emplace_back(name, format);
  return choices;
}

Choices<const SqlDialect*> dialects() {
  Choices<const SqlDialect*> choices;
  for (const SqlDialect& dialect : sql_dialects()) choices.emplace_back(dialect.name, &dialect);
  return choices;
}

OptionGroup exporting_group(ExportingOptions& options) {
  return {"Exporting",
          {{"--to", '\0', "FORMAT", "What the model becomes (required)", choice(options.format, formats())},
           {"--output", 'o', "FILE", "Where it goes; - is standard output", text(options.output)},
           {"--name", '\0', "NAME", "What the names in the code begin with", text(options.code.name)},
           {"--table", '\0', "NAME", "The table that the view of SQL reads", text(options.code.table)},
           {"--dialect", '\0', "ENGINE", "Whose SQL it is", choice(options.code.dialect, dialects())},
           unseen_option(options.code.unseen)},
          {without_effect("--table", unless("--to", {"sql"}), "--to sql"),
           without_effect("--dialect", unless("--to", {"sql"}), "--to sql")}};
}

}  // namespace

Command command_line_of(ExportingOptions& options) {
  Command command;
  command.name = "export";
  command.summary = "turn a model into code of another language, with its proof";
  command.usage = "[OPTIONS] MODEL --to FORMAT";
  command.arguments = {model_argument(options.model)};
  command.groups = {exporting_group(options), general_group(options.common, false, false)};
  command.examples = {"logreg export model.json --to python -o score.py",
                      "logreg export model.json --to sql --dialect sqlite -o score.sql"};
  command.topics = {"export"};
  command.exit_codes = exit_codes("the bytes of the model file are wrong", false);
  command.rules = {[&options](const Given& given) {
    if (!options.format) throw error::usage("--to is missing: what the model is to become", "export");
    check_written({{"--output", options.output}}, named_files(given, {"MODEL"}));
  }};
  return command;
}

int export_model(const ExportingOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  ExportOptions code = options.code;
  code.format = *options.format;
  write_file(options.output, exported(model, code));
  return 0;
}

}  // namespace logreg
