#include "verbs/manual.h"

#include "base/text.h"
#include "report/markdown.h"
#include "verbs/bindings.h"
#include "verbs/command_page.h"
#include "verbs/help.h"
#include "verbs/messages.h"
#include "verbs/pages.h"
#include "verbs/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

using Blocks = std::vector<MarkdownBlock>;
using Kind = MarkdownBlock::Kind;

// --- What there is ---

const Page* page_of(std::string_view name) {
  const auto found = std::ranges::find(pages(), name, &Page::name);
  return found == pages().end() ? nullptr : &*found;
}

const Command* command_of(std::string_view name, std::span<const Command> commands) {
  const auto found = std::ranges::find(commands, name, &Command::name);
  return found == commands.end() ? nullptr : &*found;
}

struct CommandOption {
  const Command* command;
  const Option* option;
};

std::vector<CommandOption> options_of(std::span<const Command> commands) {
  std::vector<CommandOption> result;
  for (const Command& command : commands) {
    for (const OptionGroup& group : command.groups) {
      for (const Option& option : group.options) result.push_back({&command, &option});
    }
  }
  return result;
}

// "l2", "--l2" or "-t".
std::vector<CommandOption> options_called(std::string_view name, std::span<const Command> commands) {
  std::vector<CommandOption> result = options_of(commands);
  std::erase_if(result, [&](const CommandOption& candidate) {
    const Option& option = *candidate.option;
    const bool is_name = option.name == name || option.name == "--" + std::string(name);
    const bool is_letter = name.size() == 2 && name[0] == '-' && name[1] == option.letter;
    return !is_name && !is_letter;
  });
  return result;
}

// What the user may have meant: as it was written, an option has its dashes.
std::vector<std::string> all_names(std::string_view as_in, std::span<const Command> commands) {
  std::vector<std::string> names;
  const std::size_t dashes = as_in.starts_with("--") ? 0 : 2;
  for (const Command& command : commands) names.push_back(command.name);
  for (const Page& page : pages()) names.emplace_back(page.name);
  for (const CommandOption& candidate : options_of(commands)) {
    if (candidate.option->name.starts_with("--")) names.push_back(candidate.option->name.substr(dashes));
  }
  return names;
}

// --- Markdown that is made here ---

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*[").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

MarkdownBlock paragraph(std::string text) {
  return {Kind::paragraph, 0, "", false, {std::move(text)}};
}

MarkdownBlock item(std::string text) {
  return {Kind::item, 0, "- ", true, {std::move(text)}};
}

MarkdownBlock heading(std::string text) {
  return {Kind::heading, 2, "", false, {std::move(text)}};
}

std::string as_markdown(const MarkdownBlock& block) {
  switch (block.kind) {
    case Kind::heading:
      return std::string(block.level, '#') + ' ' + block.lines.front() + '\n';
    case Kind::paragraph:
    case Kind::item:
      return block.marker + block.lines.front() + '\n';
    case Kind::code:
      return fmt::format("```\n{}\n```\n", fmt::join(block.lines, "\n"));
    case Kind::table:
      return fmt::format("{}\n", fmt::join(block.lines, "\n"));
  }
  return {};
}

std::string as_markdown(const Blocks& blocks) {
  std::string text;
  for (const MarkdownBlock& block : blocks) {
    if (!text.empty() && !block.follows_closely) text += '\n';
    text += as_markdown(block);
  }
  return text;
}

// --- Options ---

// Of a table its header and the lines for which `is_wanted` holds; of another block all or nothing.
template <class Wanted>
std::optional<MarkdownBlock> part_of(const MarkdownBlock& block, Wanted is_wanted) {
  if (block.kind == Kind::code) return std::nullopt;
  if (block.kind != Kind::table) return is_wanted(block.lines.front()) ? std::optional(block) : std::nullopt;
  constexpr std::size_t header = 2;
  MarkdownBlock part = block;
  part.lines.resize(header);
  std::copy_if(block.lines.begin() + header, block.lines.end(), std::back_inserter(part.lines), is_wanted);
  return part.lines.size() > header ? std::optional(part) : std::nullopt;
}

// The commands that have it, those together whose words are the same.
void add_summaries(const std::vector<CommandOption>& options, Blocks& blocks) {
  std::vector<std::pair<std::string, std::string>> summaries;
  for (const auto& [command, option] : options) {
    const std::string summary = option_summary(*option);
    const auto same = std::ranges::find(summaries, summary, [](const auto& known) { return known.second; });
    if (same == summaries.end()) {
      summaries.emplace_back(command->name, summary);
    } else if (!same->first.ends_with(command->name)) {
      same->first += ", " + command->name;
    }
  }
  for (const auto& [names, summary] : summaries) blocks.push_back(item(names + ": " + escaped(summary)));
  blocks[1].follows_closely = false;
}

Blocks option_entry(const std::vector<CommandOption>& options) {
  const Option& option = *options.front().option;
  Blocks blocks = {heading("`" + option_usage(option) + "`")};
  add_summaries(options, blocks);
  for (const Page& page : pages()) {
    for (const MarkdownBlock& block : markdown_blocks(page.text)) {
      auto part = part_of(block, [&](const std::string& line) {
        return (block.kind == Kind::item || block.kind == Kind::table) &&
               std::ranges::count(options_described(line), option.name) > 0;
      });
      if (!part) continue;
      part->follows_closely = false;
      blocks.push_back(*part);
      blocks.push_back(paragraph(fmt::format("The whole page: `logreg help {}`", page.name)));
    }
  }
  return blocks;
}

// --- Searching ---

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return lower;
}

// Whether a text has all the words.
auto having(const std::string& searched) {
  return [words = in_lower_case(searched)](std::string_view text) {
    const std::string lower = in_lower_case(text);
    const auto is_there = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
    return std::ranges::all_of(split(words, ' '), is_there);
  };
}

// Below its heading what has all words; where the heading has them, what stands first below it, too.
Blocks found_in_page(const Page& page, const std::string& searched) {
  Blocks result;
  const auto has = having(searched);
  std::string section;
  bool is_shown = false;
  bool is_wanted_anyway = false;
  for (const MarkdownBlock& block : markdown_blocks(page.text)) {
    if (block.kind == Kind::heading) {
      section = block.level == 1 ? std::string(page.name) : fmt::format("{}: {}", page.name, block.lines.front());
      is_shown = false;
      is_wanted_anyway = has(block.lines.front());
      continue;
    }
    auto part = is_wanted_anyway ? std::optional(block) : part_of(block, has);
    is_wanted_anyway = false;
    if (!part) continue;
    if (!is_shown) result.push_back(heading(section));
    is_shown = true;
    part->follows_closely = false;
    result.push_back(*std::move(part));
  }
  return result;
}

Blocks found(const std::string& searched, std::span<const Command> commands) {
  Blocks blocks;
  const auto has = having(searched);
  for (const auto& [command, option] : options_of(commands)) {
    if (!has(option->name + ' ' + option->summary)) continue;
    if (blocks.empty()) blocks = {heading("Options"), paragraph("")};
    blocks.push_back(item(fmt::format("{} `{}`: {}", command->name, option_usage(*option), escaped(option->summary))));
  }
  if (!blocks.empty()) blocks.erase(blocks.begin() + 1);
  for (const Page& page : pages()) {
    const Blocks of_page = found_in_page(page, searched);
    blocks.insert(blocks.end(), of_page.begin(), of_page.end());
  }
  if (blocks.empty()) throw error::nothing_found(searched);
  return blocks;
}

// --- Pages ---

std::string list_of_pages() {
  std::string text;
  for (const Page& page : pages()) text += fmt::format("{}\t{}\n", page.name, page.summary());
  return text;
}

std::string contents(const std::string& overview) {
  constexpr std::size_t summary_column = 19;
  std::string text = overview + "\nTopics, as in logreg help data:\n";
  for (const Page& page : pages()) text += help_row(page.name, page.summary(), summary_column);
  return text + "\nlogreg help --l2 tells of an option, logreg help --search WORD where a word is\nmentioned.\n";
}

[[noreturn]] void refuse(const std::string& topic, std::span<const Command> commands) {
  std::vector<std::string> mentioned;
  for (const Page& page : pages()) {
    if (!found_in_page(page, topic).empty()) mentioned.emplace_back(page.name);
  }
  throw error::unknown_topic(topic, all_names(topic, commands), mentioned);
}

}  // namespace

Command command_line_of(HelpOptions& options) {
  Command command;
  command.name = "help";
  command.summary = "show a page of the manual, or what an option is for";
  command.usage = "[OPTIONS] [TOPIC]";
  command.arguments = {{"TOPIC", "A topic, a command, or an option with or without its dashes", text(options.topic)}};
  command.arguments.front().is_optional = true;
  command.groups = {{"Showing",
                     {{"--search", '\0', "WORDS", "Show options and paragraphs of the manual that have all these words",
                       text(options.search)},
                      {"--list", '\0', "", "List the topics, with a tab before what each is about",
                       flag(options.list, true)},
                      {"--markdown", '\0', "", "Show the topic as the Markdown that it is written in",
                       flag(options.markdown, true)},
                      {"--no-pager", '\0', "", "Write to a terminal without the pager (PAGER, or less)",
                       flag(options.pager, false)}},
                     {exclude("--search", {"TOPIC", "--list", "--markdown"}),
                      exclude("--list", {"TOPIC", "--markdown"}),
                      need("--markdown", {"TOPIC"}, "a topic")}},
                    {"General", {brief_help_option(), help_option()}}};
  command.examples = {"logreg help", "logreg help penalties", "logreg help --l2", "logreg help --search 'odds ratio'"};
  command.topics = {"glossary", "messages"};
  command.exit_codes = {{0, "done"},
                        {1, "the system refused to write"},
                        {2, "wrong usage; also a topic or a word that is not there"}};
  return command;
}

std::vector<std::string> options_described(std::string_view line) {
  std::vector<std::string> names;
  line.remove_prefix(line.starts_with("| ") ? 2 : 0);
  while (line.starts_with('`')) {
    const std::size_t end = line.find('`', 1);
    if (end == std::string_view::npos) break;
    const std::string_view code = line.substr(1, end - 1);
    if (code.starts_with("--")) names.emplace_back(code.substr(0, code.find_first_of(" =[")));
    line.remove_prefix(end + 1);
    line.remove_prefix(line.starts_with(", ") ? 2 : 0);
  }
  return names;
}

std::string manual_text(const HelpOptions& options, std::span<const Command> commands, const std::string& overview,
                        ManualStyle style) {
  const auto shown = [&](const Blocks& blocks) {
    return options.markdown ? as_markdown(blocks)
                            : as_terminal_text(blocks, style.columns, style.is_bold ? Emphasis::bold : Emphasis::none);
  };
  if (options.list) return list_of_pages();
  if (options.search) return shown(found(*options.search, commands));
  if (!options.topic) return contents(overview);
  const Page* const page = page_of(*options.topic);
  // A page of a command's name is the rest of what there is to say of it.
  const Command* const command = command_of(*options.topic, commands);
  if (command != nullptr && options.markdown) return command_page(*command, page == nullptr ? "" : page->text);
  if (page != nullptr && options.markdown) return std::string(page->text);
  std::string text = command == nullptr ? "" : help_text(*command);
  if (command != nullptr && page != nullptr) text += '\n';
  if (page != nullptr) text += shown(markdown_blocks(page->text));
  if (!text.empty()) return text;
  const std::vector<CommandOption> called = options_called(*options.topic, commands);
  if (called.empty()) refuse(*options.topic, commands);
  return shown(option_entry(called));
}

}  // namespace logreg
