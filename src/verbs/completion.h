// What may stand in a place of a command line: commands, options, their values, and the columns of the data files that
// stand on it. Shells ask for it, so that they offer what this program knows.
//
// It is all found in the tables of options: a value that is called COLUMN or A,B,... there is completed by columns, one
// called FILE by names of files, and one of several names by these.
#pragma once

#include "verbs/command_line.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace logreg {

struct Candidate {
  std::string text;  // of the whole word
  std::string summary;
};

struct Completion {
  std::vector<Candidate> candidates;
  bool is_open = false;  // a candidate may go on in the same word
  bool files = false;    // names of files, too
};

// For the word at `place` among `words`, which stand behind the program's name, without the quotes of a shell. What is
// wrong on the line is no error: then there is less to offer.
Completion complete(std::span<const Command> commands, std::span<const Candidate> topics,
                    std::span<const std::string> words, std::size_t place);

// For a shell: a line with the words "files" and "open" as they hold, then for each candidate a line with its text, a
// tab and its summary.
std::string lines_of(const Completion& completion);

// The same for the arguments of logreg complete: the place, counted from 0, and the words.
std::string completion_lines(std::span<const Command> commands, std::span<const Candidate> topics,
                             std::span<const std::string> arguments);

}  // namespace logreg
