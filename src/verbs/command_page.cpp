#include "verbs/command_page.h"

#include "base/text.h"

#include <fmt/format.h>

namespace logreg {

namespace {

// As it stands, whatever it means in Markdown.
std::string escaped(std::string_view text) {
  constexpr std::string_view meaningful = "\\`*_{}[]<>#|~^$=&-";
  std::string result;
  for (const char byte : text) {
    if (meaningful.find(byte) != std::string_view::npos) result += '\\';
    result += byte;
  }
  return result;
}

std::string entry(const std::string& name, const std::string& summary) {
  return fmt::format("{}\n\n: {}\n\n", name, escaped(summary));
}

// **-t**, **--target** *COLUMN*
std::string name_of(const Option& option) {
  std::string name = option.letter == '\0' ? std::string() : fmt::format("**\\-{}**, ", option.letter);
  name += fmt::format("**{}**", escaped(option.name));
  for (const std::string_view part : split(option.value, ' ')) {
    if (!part.empty()) name += fmt::format(" *{}*", escaped(part));
  }
  return name;
}

std::string options_of(const Command& command) {
  std::string text;
  for (const OptionGroup& group : command.groups) {
    text += fmt::format("## {}\n\n", escaped(group.title));
    for (const Option& option : group.options) {
      const std::string& usual = option.binding.default_text;
      text += entry(name_of(option),
                    usual.empty() ? option.summary : fmt::format("{} [default: {}]", option.summary, usual));
    }
  }
  return text;
}

// The sections of a page one level up, beside those of the command.
std::string sections_of(std::string_view page) {
  std::string text;
  bool is_code = false;
  for (const std::string_view line : split(page.substr(page.find('\n') + 1), '\n')) {
    if (line.starts_with("```")) is_code = !is_code;
    text += fmt::format("{}\n", line.substr(!is_code && line.starts_with("##") ? 1 : 0));
  }
  return text;
}

}  // namespace

std::string command_page(const Command& command, std::string_view more) {
  std::string text = fmt::format("# NAME\n\nlogreg\\-{} \\- {}\n\n# SYNOPSIS\n\n**logreg {}** {}\n\n", command.name,
                                 escaped(command.summary), command.name, escaped(command.usage));
  if (!more.empty()) text += fmt::format("# DESCRIPTION\n\n{}\n", sections_of(more));
  text += "# ARGUMENTS\n\n";
  for (const Argument& argument : command.arguments) {
    text += entry(fmt::format("*{}*", escaped(argument.name)), argument.summary);
  }
  text += fmt::format("# OPTIONS\n\n{}# EXAMPLES\n\n", options_of(command));
  for (const std::string& example : command.examples) text += fmt::format("    {}\n", example);
  text += "\n# EXIT STATUS\n\n";
  for (const auto& [code, meaning] : command.exit_codes) text += entry(fmt::format("**{}**", code), meaning);
  return text;
}

}  // namespace logreg
