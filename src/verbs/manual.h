// logreg help: the manual's pages, what commands and options are for, and where the manual mentions a word.
#pragma once

#include "verbs/command_line.h"
#include "verbs/shared_options.h"

#include <optional>
#include <span>
#include <string>

namespace logreg {

struct HelpOptions {
  std::optional<std::string> topic;  // a command, a page or an option, with or without its dashes
  std::optional<std::string> search;
  bool list = false;
  bool markdown = false;
  bool pager = true;
  CommonOptions common;
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(HelpOptions& options);

// The answer, for `columns` of a terminal; without a topic or a search it begins with `overview`. Throws Error (usage).
struct ManualStyle {
  std::size_t columns = 80;
  bool is_bold = false;
};
std::string manual_text(const HelpOptions& options, std::span<const Command> commands, const std::string& overview,
                        ManualStyle style);

// The options that a line of a page describes: those whose names are the code at its beginning. A line is a whole item,
// or a row of a table.
std::vector<std::string> options_described(std::string_view line);

}  // namespace logreg
