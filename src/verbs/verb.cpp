#include "verbs/verb.h"

#include "base/output_file.h"
#include "verbs/check.h"
#include "verbs/evaluate.h"
#include "verbs/help.h"
#include "verbs/inspect.h"
#include "verbs/messages.h"
#include "verbs/predict.h"
#include "verbs/train.h"
#include "verbs/version_page.h"

#include <memory>
#include <utility>
#include <vector>

namespace logreg {

namespace {

Invocation printing(std::string text) {
  return {{}, [text = std::move(text)](const Run&) {
            write_file("-", text);
            return 0;
          }};
}

template <class Options>
Command describe() {
  Options options;  // gone with this function: what is bound to it must not be set
  return command_line_of(options);
}

template <class Options, int (*work)(const Options&, const Run&)>
Invocation bind(std::span<const std::string> arguments) {
  Options options;
  const Command command = command_line_of(options);
  if (parse(command, arguments) == Asked::help) return printing(help_text(command));
  if (!options.common.quiet) options.common.progress = std::make_shared<ProgressBar>();
  return {options.common, [options](const Run& run) { return work(options, run); }};
}

constexpr Verb table[] = {
    {"check", describe<CheckingOptions>, bind<CheckingOptions, check>},
    {"train", describe<TrainOptions>, bind<TrainOptions, train>},
    {"predict", describe<PredictOptions>, bind<PredictOptions, predict>},
    {"evaluate", describe<EvaluateOptions>, bind<EvaluateOptions, evaluate>},
    {"inspect", describe<InspectOptions>, bind<InspectOptions, inspect>},
};

std::vector<std::string> verb_names() {
  std::vector<std::string> names;
  for (const Verb& verb : table) names.emplace_back(verb.name);
  return names;
}

const Verb& verb_of(const std::string& name) {
  for (const Verb& verb : table) {
    if (verb.name == name) return verb;
  }
  if (name.size() > 1 && name.front() == '-') throw error::option_before_command(name);
  throw error::unknown_command(name, verb_names());
}

// Arguments behind what takes at most `most` of them.
void expect_at_most(std::size_t most, std::span<const std::string> arguments) {
  if (arguments.size() > most) throw error::unexpected_argument(arguments[most], "");
}

}  // namespace

std::span<const Verb> verbs() {
  return table;
}

std::string overview() {
  constexpr std::size_t summary_column = 14;
  std::string text =
      "logreg: binary logistic regression over CSV files\n\n"
      "Usage: logreg COMMAND [OPTIONS] ...\n\nCommands:\n";
  for (const Verb& verb : table) text += help_row(verb.name, verb.describe().summary, summary_column);
  text +=
      "\nExamples:\n"
      "  logreg train samples/oring.csv --target distress --features temperature\n"
      "  logreg predict model.json samples/oring.csv\n"
      "\nlogreg COMMAND --help tells more, logreg --version which version this is.\n";
  return text;
}

Invocation understand(std::span<const std::string> arguments) {
  if (arguments.empty()) throw error::usage("no command", "");
  const std::string& first = arguments.front();
  const std::span<const std::string> others = arguments.subspan(1);
  if (first == "--version") {
    expect_at_most(0, others);
    return printing(version_page());
  }
  if (first == "help" || first == "--help" || first == "-h") {
    expect_at_most(1, others);
    return printing(others.empty() ? overview() : help_text(verb_of(others.front()).describe()));
  }
  return verb_of(first).bind(others);
}

}  // namespace logreg
