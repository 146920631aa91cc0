// What is known of the terminal that an answer is shown in.
#pragma once

#include <cstddef>

namespace logreg {

// Of standard output: what COLUMNS says, else its terminal, else 80.
std::size_t terminal_columns();

// Whether the locale (LC_ALL, else LC_CTYPE, else LANG) has UTF-8.
bool shows_unicode();

}  // namespace logreg
