// What is known of where the program runs: its environment and its terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace logreg {

// What this variable says; empty without it.
std::string_view environment(const char* name);

// Of the terminal at this descriptor; without one, 80.
std::size_t columns_of(int descriptor);
// Of standard output: what COLUMNS says, else its terminal, else 80.
std::size_t terminal_columns();
// The same, if standard output is a terminal.
std::optional<std::size_t> columns_of_output();
// Standard output and the error stream are one terminal: what was said on the one stands above the other.
bool is_one_terminal();

// Whether standard output shows bold letters: a terminal that is not dumb, and nobody asked for none (NO_COLOR).
bool shows_bold();

// Whether the locale (LC_ALL, else LC_CTYPE, else LANG) has UTF-8.
bool shows_unicode();

}  // namespace logreg
