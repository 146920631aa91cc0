// A command's table of options as the pages that --help and -h print, at most 80 columns wide.
#pragma once

#include "verbs/command_line.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace logreg {

constexpr std::size_t help_width = 80;

std::string help_text(const Command& command);
// One screen: the options used most, two examples.
std::string brief_help_text(const Command& command);

// --l2 B
std::string option_usage(const Option& option);
// What it is for, and its default.
std::string option_summary(const Option& option);

// "  left      right", with `right` wrapped between `column` and the width.
std::string help_row(std::string_view left, std::string_view right, std::size_t column);

}  // namespace logreg
