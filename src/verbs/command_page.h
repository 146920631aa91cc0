// A command's table of options as a page of Markdown, with the sections of a man page.
#pragma once

#include "verbs/command_line.h"

#include <string>
#include <string_view>

namespace logreg {

// `more`: a page of the manual about the command, which begins with a line that says so; empty: none.
std::string command_page(const Command& command, std::string_view more);

}  // namespace logreg
