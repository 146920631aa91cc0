#include "verbs/command_line.h"

#include "base/error.h"
#include "verbs/messages.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace logreg {

namespace {

std::string short_form(const Option& option) {
  return option.letter == '\0' ? std::string() : std::string("-") + option.letter;
}

}  // namespace

const Option* find_option(const Command& command, std::string_view name) {
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) {
      if (option.name == name || (option.letter != '\0' && short_form(option) == name)) return &option;
    }
  }
  return nullptr;
}

namespace {

std::vector<std::string> option_names(const Command& command) {
  std::vector<std::string> names;
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) {
      if (option.name.starts_with("--")) names.push_back(option.name);
    }
  }
  return names;
}

// The argument behind texts[i], which is (part of) the value of an option that was given as `name`; moves i there.
const std::string& next_value(const Command& command, const std::string& name, const std::string& value,
                              std::span<const std::string> texts, std::size_t& i) {
  if (i + 1 == texts.size()) throw error::no_value(name, value, "");
  if (find_option(command, texts[i + 1]) != nullptr) throw error::no_value(name, value, texts[i + 1]);
  return texts[++i];
}

// The value of the option given as `name` at texts[i], of which `begun` stands behind an equals sign; moves i to its
// end.
std::string value_of(const Command& command, const Option& option, const std::string& name,
                     std::optional<std::string> begun, std::span<const std::string> texts, std::size_t& i) {
  if (option.is_value) {
    if (begun) return *begun;
    const bool follows = i + 1 < texts.size() && option.is_value(texts[i + 1]);
    return follows ? texts[++i] : std::string();
  }
  std::string value = begun ? *begun : next_value(command, name, option.value, texts, i);
  if (option.value.find(' ') == std::string::npos) return value;
  return value + ' ' + next_value(command, name, option.value, texts, i);
}

// What CLI11 would take otherwise than it is meant: "--na=" would swallow the next argument, "--quiet=no" would be
// taken, "-target x" would be "-t arget", and an option whose value was forgotten would swallow the next option. In the
// result each long option has its value behind it as an argument of its own, which CLI11 takes whatever it begins with.
std::vector<std::string> untangled(const Command& command, std::span<const std::string> texts) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string& text = texts[i];
    if (text == "--") {
      result.insert(result.end(), texts.begin() + static_cast<std::ptrdiff_t>(i), texts.end());
      break;
    }
    const std::size_t equals = text.starts_with("--") ? text.find('=') : std::string::npos;
    const std::string name = text.substr(0, equals);
    const Option* const option = find_option(command, name);
    if (option == nullptr) {
      const std::string long_name = '-' + text.substr(0, text.find('='));
      if (long_name.size() > 3 && find_option(command, long_name) != nullptr) {
        throw error::unknown_option(text, command.name, option_names(command));
      }
      result.push_back(text);
    } else if (equals != std::string::npos) {
      if (option->value.empty()) throw error::flag_with_value(name);
      result.push_back(name);
      result.push_back(value_of(command, *option, name, text.substr(equals + 1), texts, i));
    } else {
      result.push_back(text);
      if (!option->value.empty()) result.push_back(value_of(command, *option, text, std::nullopt, texts, i));
    }
  }
  return result;
}

// What CLI11 found: the texts of the options, and the arguments that are none of its options or their values.
struct Found {
  Given given;
  std::vector<std::string> others;
};

// CLI11 is not told of arguments: it would read "[a]" as a list and "-1" as a file.
Found found_by_cli11(const Command& command, std::vector<std::string> texts) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::pair<std::string, CLI::Option*>> options;
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) {
      const std::string names = option.letter == '\0' ? option.name : short_form(option) + ',' + option.name;
      CLI::Option* const added = option.value.empty() ? app.add_flag(names) : app.add_option(names)->expected(1);
      added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
      options.emplace_back(option.name, added);
    }
  }
  std::reverse(texts.begin(), texts.end());  // its order
  try {
    app.parse(std::move(texts));
  } catch (const CLI::ParseError&) {
    // Of the texts as they are here it refuses only one, "-qt" at the end.
    throw error::usage("the last option needs a value", command.name);
  }
  Found found;
  for (const auto& [name, option] : options) {
    if (option->count() > 0) found.given[name] = option->results();
  }
  found.others = app.remaining();
  return found;
}

// The arguments among what is no option; behind "--" everything is one.
std::vector<std::string> arguments_of(const Command& command, const std::vector<std::string>& others) {
  std::vector<std::string> arguments;
  bool all = false;
  for (const std::string& text : others) {
    if (!all && text == "--") {
      all = true;
    } else if (!all && text.size() > 1 && text.front() == '-') {
      throw error::unknown_option(text.substr(0, text.find('=')), command.name, option_names(command));
    } else {
      arguments.push_back(text);
    }
  }
  return arguments;
}

void refuse_repetition(const Command& command, const Given& given) {
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) {
      const auto found = given.find(option.name);
      if (found != given.end() && found->second.size() > 1 && !option.binding.repeats) {
        throw error::given_twice(option.name);
      }
    }
  }
}

void set_options(const Command& command, const Given& given) {
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) {
      const auto found = given.find(option.name);
      if (found == given.end() || !option.binding.set) continue;
      for (const std::string& text : found->second) option.binding.set(option.name, text);
    }
  }
}

// They are given, too, from here on.
void set_arguments(const Command& command, Given& given, std::span<const std::string> texts) {
  for (const Argument& argument : command.arguments) {
    if (given.contains(argument.unless)) continue;
    if (texts.empty() && argument.is_optional) continue;
    if (texts.empty()) throw error::no_argument(argument.name, command.name, argument.binding.repeats);
    const std::size_t count = argument.binding.repeats ? texts.size() : 1;
    for (const std::string& text : texts.first(count)) argument.binding.set(argument.name, text);
    given[argument.name].assign(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(count));
    texts = texts.subspan(count);
  }
  if (!texts.empty()) throw error::unexpected_argument(texts.front(), command.name);
}

void ask(const std::vector<Rule>& rules, const Given& given) {
  for (const Rule& rule : rules) rule(given);
}

void ask_rules(const Command& command, const Given& given) {
  std::vector<const OptionGroup*> groups;
  for (const OptionGroup& group : command.groups) groups.push_back(&group);
  std::ranges::stable_sort(groups, {}, &OptionGroup::turn);
  for (const OptionGroup* const group : groups) ask(group->rules, given);
  ask(command.rules, given);
}

}  // namespace

Asked parse(const Command& command, std::span<const std::string> texts) {
  Found found = found_by_cli11(command, untangled(command, texts));
  if (found.given.contains("--help")) return Asked::help;
  if (found.given.contains("-h")) return Asked::brief_help;
  const std::vector<std::string> arguments = arguments_of(command, found.others);
  refuse_repetition(command, found.given);
  set_options(command, found.given);
  set_arguments(command, found.given, arguments);
  ask_rules(command, found.given);
  return Asked::work;
}

}  // namespace logreg
