// A command's options as one table, which the parser, the help and the record of a training all read.
//
// The parser delivers texts; the bindings convert and check them.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

// Where the texts of an option go.
struct Binding {
  // Called once for each time the option is given, in order; a flag's text is empty. Throws Error (usage).
  std::function<void(const std::string& option, const std::string& text)> set;
  std::string default_text = {};  // for the help; empty: nothing to say
  bool repeats = false;           // may be given more than once
  std::vector<std::string> choices = {};  // the names that there are, if the text, or a cell of it, is one of several
};

struct Option {
  std::string name;    // with its dashes: --target
  char letter = '\0';  // of the short form: t for -t
  std::string value;   // what the help calls it: COLUMN; empty: a flag; KIND FILE: two, bound joined by a blank
  std::string summary;
  Binding binding;
  // If there is one, the value may be left out (bound as an empty text): the next argument is it only if this says so.
  std::function<bool(const std::string& text)> is_value = {};
};

// The texts of the options that were given, by their names, and of the arguments; a flag has one empty text.
using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

// What must hold of all that was given together, each being right by itself. Throws Error (usage).
using Rule = std::function<void(const Given&)>;

struct OptionGroup {
  std::string title;
  std::vector<Option> options;
  std::vector<Rule> rules = {};  // in the order in which they are asked
  int turn = 0;                  // groups of a lower one are asked first, else in the order of the help
};

// An argument that is no option.
struct Argument {
  std::string name;  // DATA
  std::string summary;
  Binding binding;          // repeats: this one and all that follow
  std::string unless = {};   // an option in whose place it stands: beside that there is no such argument
  bool is_optional = false;  // may be left out, if it is the last one
};

struct Command {
  std::string name;
  std::string summary;
  std::string usage;  // what follows the name
  std::vector<Argument> arguments;
  std::vector<OptionGroup> groups;
  std::vector<std::string> examples;
  std::vector<std::pair<int, std::string>> exit_codes;
  std::vector<Rule> rules;  // of more than one group; asked last
  std::vector<std::string> common = {};  // the options that -h shows, in this order; empty: all
  std::vector<std::string> topics = {};  // the pages of the manual that tell more
};

// The option that is called so, --target or -t; a null pointer if there is none.
const Option* find_option(const Command& command, std::string_view name);

enum class Asked { brief_help, help, work };

// Sets everything that `texts` say, unless they ask for help, and asks the rules: the first that is broken is said.
// Throws Error (usage).
Asked parse(const Command& command, std::span<const std::string> texts);

}  // namespace logreg
