#include "verbs/completion.h"

#include "base/error.h"
#include "base/run.h"
#include "base/text.h"
#include "csv/csv_file.h"
#include "verbs/bindings.h"
#include "verbs/shared_options.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>

namespace logreg {

namespace {

// What a command line says as far as it goes, and what its word at a place belongs to.
struct Line {
  Given given;
  std::vector<std::string> arguments;
  const Option* option = nullptr;  // whose value the word is; a null pointer: it is an option or an argument
  std::size_t part = 0;            // of a value of several words
  std::size_t begin = 0;           // of the value in the word
};

std::vector<std::string_view> parts_of(const Option& option) {
  return option.value.empty() ? std::vector<std::string_view>() : split(option.value, ' ');
}

Line line_of(const Command& command, std::span<const std::string> words, std::size_t place) {
  Line line;
  const Option* open = nullptr;
  std::size_t part = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (open != nullptr && open->is_value && i != place && !open->is_value(word)) open = nullptr;
    if (open != nullptr) {
      if (i == place) {
        line.option = open;
        line.part = part;
      } else {
        line.given[open->name].push_back(word);
      }
      if (++part == parts_of(*open).size()) open = nullptr;
      continue;
    }
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const Option* const option = find_option(command, word.substr(0, equals));
    const std::size_t parts = option == nullptr ? 0 : parts_of(*option).size();
    if (i == place) {
      if (equals != std::string::npos && parts > 0) line.option = option, line.begin = equals + 1;
    } else if (option == nullptr) {
      if (!word.starts_with('-') || word == "-") line.arguments.push_back(word);
    } else if (equals != std::string::npos) {
      line.given[option->name].push_back(word.substr(equals + 1));
    } else {
      line.given[option->name];
    }
    part = equals == std::string::npos ? 0 : 1;
    if (part < parts) open = option;
  }
  return line;
}

// The files whose columns are meant: the data, or what stands in their place.
std::vector<std::string> data_files(const Command& command, const Line& line) {
  std::size_t first = 0;
  for (const Argument& argument : command.arguments) {
    const auto instead = line.given.find(argument.unless);
    if (instead != line.given.end()) return instead->second;
    if (argument.name == "DATA" && first < line.arguments.size()) {
      return {line.arguments.begin() + static_cast<std::ptrdiff_t>(first), line.arguments.end()};
    }
    ++first;
  }
  return {};
}

// As the line says that they are to be read.
ReadingOptions reading_on(const Line& line) {
  DataOptions data;
  for (const Option& option : reading_group(data, "").options) {
    const auto given = line.given.find(option.name);
    if (given == line.given.end()) continue;
    try {
      if (option.value.empty()) option.binding.set(option.name, "");
      for (const std::string& text : given->second) option.binding.set(option.name, text);
    } catch (const Error&) {
      continue;  // half typed
    }
  }
  return data.reading;
}

std::vector<std::string> columns_on(const Command& command, const Line& line) {
  const ReadingOptions reading = reading_on(line);
  std::vector<std::string> names;
  for (const std::string& path : data_files(command, line)) {
    // What comes through a pipe can be read once, and not now.
    std::error_code none;
    if (!std::filesystem::is_regular_file(path, none)) continue;
    try {
      const CsvFile file(path, reading, Run());
      for (const ColumnName& column : file.columns()) {
        if (std::ranges::find(names, column.text) == names.end()) names.push_back(column.text);
      }
    } catch (const Error&) {
      continue;  // the command itself will say what is wrong
    }
  }
  return names;
}

// Where the last cell of a record begins that is being typed.
std::size_t last_cell(std::string_view record) {
  std::size_t begin = 0;
  bool is_quoted = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (record[i] == '"') is_quoted = !is_quoted;
    if (record[i] == ',' && !is_quoted) begin = i + 1;
  }
  return begin;
}

std::string as_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos && trimmed(text).size() == text.size()) return text;
  std::string cell = "\"";
  for (const char byte : text) cell += byte == '"' ? std::string("\"\"") : std::string(1, byte);
  return cell + '"';
}

bool is_file(std::string_view value) {
  constexpr std::string_view names[] = {"FILE", "MODEL", "OTHER", "DATA"};
  return std::ranges::find(names, value) != std::end(names);
}

// Of a value that is called so in the help.
Completion values(const Command& command, const Line& line, const std::string& word) {
  const Option& option = *line.option;
  const std::string_view name = parts_of(option)[line.part];
  const bool is_list = name.find(",...") != std::string_view::npos;
  const bool is_pair = name.find("COLUMN=") != std::string_view::npos && !name.starts_with("A,");
  Completion result;
  std::vector<std::string> texts;
  if (line.part == 0) texts = option.binding.choices;
  if (texts.empty() && (name == "COLUMN" || is_pair || (is_list && name.starts_with("A,")))) {
    texts = columns_on(command, line);
  }
  result.is_open = is_list || is_pair;
  result.files = is_file(name) || option.is_value;
  const std::size_t begin = line.begin + (is_list ? last_cell(std::string_view(word).substr(line.begin)) : 0);
  for (const std::string& text : texts) {
    const std::string value = is_list ? as_cell(is_pair ? text + '=' : text) : is_pair ? text + '=' : text;
    result.candidates.push_back({word.substr(0, begin) + value, ""});
  }
  return result;
}

// Those that may be given, or given again.
Completion options(const Command& command, const Line& line) {
  Completion result;
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) {
      if (line.given.contains(option.name) && !option.binding.repeats) continue;
      result.candidates.push_back({option.name, option.summary});
    }
  }
  return result;
}

bool takes_more_arguments(const Command& command, const Line& line) {
  std::size_t most = 0;
  for (const Argument& argument : command.arguments) {
    if (line.given.contains(argument.unless)) continue;
    if (argument.binding.repeats) return true;
    ++most;
  }
  return line.arguments.size() < most;
}

Completion first_word(std::span<const Command> commands) {
  Completion result;
  for (const Command& command : commands) result.candidates.push_back({command.name, command.summary});
  result.candidates.push_back({"--version", "which version this is, and what it was built of"});
  return result;
}

Completion subjects(std::span<const Command> commands, std::span<const Candidate> topics) {
  Completion result;
  for (const Command& command : commands) result.candidates.push_back({command.name, command.summary});
  result.candidates.insert(result.candidates.end(), topics.begin(), topics.end());
  return result;
}

}  // namespace

Completion complete(std::span<const Command> commands, std::span<const Candidate> topics,
                    std::span<const std::string> words, std::size_t place) {
  if (place >= words.size()) return {};
  if (place == 0) return first_word(commands);
  if (words[0] == "help" && !words[place].starts_with('-')) return subjects(commands, topics);
  const auto command = std::ranges::find(commands, words[0], &Command::name);
  if (command == commands.end()) return {};
  const Line line = line_of(*command, words, place);
  if (line.option != nullptr) return values(*command, line, words[place]);
  const bool is_argument = !words[place].starts_with('-') && takes_more_arguments(*command, line);
  return is_argument ? Completion{{}, false, true} : options(*command, line);
}

std::string lines_of(const Completion& completion) {
  std::string text = completion.files ? "files" : "";
  if (completion.is_open) text += text.empty() ? "open" : " open";
  text += '\n';
  for (const Candidate& candidate : completion.candidates) {
    // What cannot be shown on a line of its own is not offered.
    const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < ' '; };
    if (std::ranges::any_of(candidate.text, is_control)) continue;
    text += candidate.text + '\t' + candidate.summary + '\n';
  }
  return text;
}

std::string completion_lines(std::span<const Command> commands, std::span<const Candidate> topics,
                             std::span<const std::string> arguments) {
  const std::optional<double> place = arguments.empty() ? std::nullopt : number_of(arguments.front());
  if (!place || *place < 0) return lines_of({});
  std::vector<std::string> words(arguments.begin() + 1, arguments.end());
  const auto position = static_cast<std::size_t>(std::min(*place, 1e6));
  if (position == words.size()) words.emplace_back();
  return lines_of(complete(commands, topics, words, position));
}

}  // namespace logreg
