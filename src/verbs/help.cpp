#include "verbs/help.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t summary_column = 28;
constexpr std::size_t exit_code_column = 7;

// -t, --target COLUMN
std::string usage_with_letter(const Option& option) {
  if (!option.name.starts_with("--")) return option.name;
  return (option.letter == '\0' ? std::string("    ") : fmt::format("-{}, ", option.letter)) + option_usage(option);
}

std::string option_row(const Option& option) {
  return help_row(usage_with_letter(option), option_summary(option), summary_column);
}

std::string beginning_of(const Command& command) {
  std::string text = fmt::format("logreg {}: {}\n\nUsage: logreg {} {}\n\n", command.name, command.summary,
                                 command.name, command.usage);
  for (const Argument& argument : command.arguments) text += help_row(argument.name, argument.summary, summary_column);
  return text;
}

const Option* option_called(const std::string& name, const Command& command) {
  for (const OptionGroup& group : command.groups) {
    const auto found = std::ranges::find(group.options, name, &Option::name);
    if (found != group.options.end()) return &*found;
  }
  return nullptr;
}

std::string pointer_to_topics(const Command& command) {
  constexpr std::string_view words = "Manual: logreg help";
  const std::string row = help_row("", fmt::format("{}", fmt::join(command.topics, ", ")), words.size() + 1);
  return fmt::format("\n{}{}", words, std::string_view(row).substr(words.size()));
}

}  // namespace

std::string option_usage(const Option& option) {
  return option.value.empty() ? option.name : option.name + ' ' + option.value;
}

std::string option_summary(const Option& option) {
  const std::string& value = option.binding.default_text;
  return value.empty() ? option.summary : fmt::format("{} [default: {}]", option.summary, value);
}

std::string help_row(std::string_view left, std::string_view right, std::size_t column) {
  std::string text = fmt::format("  {}", left);
  std::size_t length = text.size();
  if (length + 2 > column) {
    text += '\n';
    length = 0;
  }
  text.append(column - length, ' ');
  length = column;
  for (const std::string_view word : split(right, ' ')) {
    if (length > column && length + 1 + word.size() > help_width) {
      text += '\n';
      text.append(column, ' ');
      length = column;
    } else if (length > column) {
      text += ' ';
      ++length;
    }
    text += word;
    length += word.size();
  }
  return text + '\n';
}

std::string help_text(const Command& command) {
  std::string text = beginning_of(command);
  for (const OptionGroup& group : command.groups) {
    text += fmt::format("\n{}:\n", group.title);
    for (const Option& option : group.options) text += option_row(option);
  }
  text += "\nExamples:\n";
  for (const std::string& example : command.examples) text += fmt::format("  {}\n", example);
  text += "\nExit codes:\n";
  for (const auto& [code, meaning] : command.exit_codes) {
    text += help_row(std::to_string(code), meaning, exit_code_column);
  }
  return text + pointer_to_topics(command);
}

std::string brief_help_text(const Command& command) {
  constexpr std::size_t most_examples = 2;
  if (command.common.empty()) return help_text(command);
  std::string text = beginning_of(command) + "\nOptions used most:\n";
  for (const std::string& name : command.common) text += option_row(*option_called(name, command));
  text += "\nExamples:\n";
  for (std::size_t i = 0; i < std::min(most_examples, command.examples.size()); ++i) {
    text += fmt::format("  {}\n", command.examples[i]);
  }
  return text + fmt::format("\nAll options: logreg {} --help", command.name) + pointer_to_topics(command);
}

}  // namespace logreg
