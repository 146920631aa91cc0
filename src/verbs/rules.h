// What options must hold beside one another, each being right by itself: the rows of a group's or a command's rules.
//
// An option may be named with its value, "--best cost": it is meant only where that is what it was given.
#pragma once

#include "verbs/command_line.h"

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// What stands beside an option, or is not there, so that it has no effect: "with --like r"; empty: it has one.
using Beside = std::function<std::string(const Given&)>;

Beside with(std::string other);
Beside without(std::string other);
// Where `option` was not given one of these texts: "with --like r", "without --like". `usual`: its text by default.
Beside unless(std::string option, std::vector<std::string> texts, std::string usual = "");
Beside where(std::function<bool(const Given&)> holds, std::string words);

bool is_given(const Given& given, std::string_view option);

// Every option that is given must have an effect. `cure`: what would give it one.
Rule without_effect(std::string option, Beside beside, std::string cure);
Rule exclude(std::string option, std::vector<std::string> others);
// One of `others`, which the message calls `words`.
Rule need(std::string option, std::vector<std::string> others, std::string words);
// Of a list of columns, which must outlive the rule.
Rule no_column_twice(std::string option, const std::vector<std::string>& columns);
// Standard input may be the file of one of these options and arguments, once.
Rule stdin_once(std::vector<std::string> names);

struct NamedFile {
  std::string_view option;  // or what it is called in the usage line
  std::string path;         // "-": standard output where it is written, standard input where it is read
};

// The files that these options and arguments name, in this order.
std::vector<NamedFile> named_files(const Given& given, std::initializer_list<std::string_view> names);

// No file that a command writes may be another one that it writes or reads. Two paths may lead to one file: by way of
// `.`, of a link, of a second name. Throws Error (usage).
void check_written(const std::vector<NamedFile>& written, const std::vector<NamedFile>& read);

}  // namespace logreg
