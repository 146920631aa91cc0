#include "verbs/verb.h"

#include "base/output_file.h"
#include "verbs/check.h"
#include "verbs/compare.h"
#include "verbs/completion.h"
#include "verbs/evaluate.h"
#include "verbs/export.h"
#include "verbs/help.h"
#include "verbs/inspect.h"
#include "verbs/manual.h"
#include "verbs/messages.h"
#include "verbs/pager.h"
#include "verbs/pages.h"
#include "verbs/predict.h"
#include "verbs/terminal.h"
#include "verbs/train.h"
#include "verbs/tune.h"
#include "verbs/version_page.h"

#include <algorithm>
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
  const Asked asked = parse(command, arguments);
  if (asked != Asked::work) return printing(asked == Asked::help ? help_text(command) : brief_help_text(command));
  if (!options.common.quiet) options.common.progress = std::make_shared<ProgressBar>();
  return {options.common, [options](const Run& run) { return work(options, run); }};
}

Invocation bind_help(std::span<const std::string> arguments);

constexpr Verb table[] = {
    {"check", describe<CheckingOptions>, bind<CheckingOptions, check>},
    {"train", describe<TrainOptions>, bind<TrainOptions, train>},
    {"tune", describe<TuneOptions>, bind<TuneOptions, tune>},
    {"predict", describe<PredictOptions>, bind<PredictOptions, predict>},
    {"evaluate", describe<EvaluateOptions>, bind<EvaluateOptions, evaluate>},
    {"compare", describe<CompareOptions>, bind<CompareOptions, compare>},
    {"inspect", describe<InspectOptions>, bind<InspectOptions, inspect>},
    {"export", describe<ExportingOptions>, bind<ExportingOptions, export_model>},
    {"help", describe<HelpOptions>, bind_help},
};

std::vector<Command> descriptions() {
  std::vector<Command> commands;
  for (const Verb& verb : table) commands.push_back(verb.describe());
  return commands;
}

// Last and behind "--", where an option of another command is a topic: logreg help --l2.
std::vector<std::string> with_topic(std::span<const std::string> arguments) {
  std::vector<std::string> result(arguments.begin(), arguments.end());
  const Command help = describe<HelpOptions>();
  const auto is_own = [&](const std::string& text) {
    return std::ranges::any_of(help.groups, [&](const OptionGroup& group) {
      return std::ranges::any_of(group.options, [&](const Option& option) {
        return text.substr(0, text.find('=')) == option.name || (text.size() == 2 && text[1] == option.letter);
      });
    });
  };
  const auto topic = std::ranges::find_if(
      result, [&](const std::string& text) { return text.starts_with('-') && text != "-" && !is_own(text); });
  if (topic == result.end() || *topic == "--") return result;
  std::rotate(topic, topic + 1, result.end());
  result.insert(result.end() - 1, "--");
  return result;
}

Invocation bind_help(std::span<const std::string> arguments) {
  HelpOptions options;
  const Command command = command_line_of(options);
  if (parse(command, with_topic(arguments)) != Asked::work) return printing(help_text(command));
  return {options.common, [options](const Run&) {
            const std::string text =
                manual_text(options, descriptions(), overview(), {terminal_columns(), shows_bold()});
            show(text, options.pager ? pager() : "");
            return 0;
          }};
}

std::vector<Candidate> topics() {
  std::vector<Candidate> result;
  for (const Page& page : pages()) result.push_back({std::string(page.name), std::string(page.summary())});
  return result;
}

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
      "\nlogreg COMMAND -h shows the options used most, logreg COMMAND --help all,\n"
      "logreg help the topics of the manual, logreg --version which version this is.\n";
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
  if (first == "--help" || first == "-h") {
    expect_at_most(1, others);
    return printing(others.empty() ? overview() : help_text(verb_of(others.front()).describe()));
  }
  if (first == "complete") return printing(completion_lines(descriptions(), topics(), others));
  return verb_of(first).bind(others);
}

}  // namespace logreg
