// What is fuzzed: functions that take any bytes, in memory, and end the process if a law is broken.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace logreg::fuzz {

// The record readers, whole, in pieces and in chunks, against the slow one. The first bytes choose the dialect.
void records(std::string_view bytes);
// A table from its bytes to the matrix.
void table(std::string_view bytes);
// A model file: what is read is written as something that reads back as the same.
void model(std::string_view bytes);
// Compressed bytes, decoded.
void archive(std::string_view bytes);
// The arguments of a command, one a line.
void command_line(std::string_view bytes);
// One cell, or the letters of a date and a cell on the next line: numbers in dress and dates against slow readers, and
// the laws of folded texts.
void cells(std::string_view bytes);
// A formula: what is made of it is written as something that reads back as the same.
void formula(std::string_view bytes);

using Target = void (*)(std::string_view);
constexpr std::array<std::pair<std::string_view, Target>, 7> targets = {{{"records", records},
                                                                         {"table", table},
                                                                         {"model", model},
                                                                         {"archive", archive},
                                                                         {"command_line", command_line},
                                                                         {"cells", cells},
                                                                         {"formula", formula}}};

}  // namespace logreg::fuzz
