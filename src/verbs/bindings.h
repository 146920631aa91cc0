// Texts of the command line -> members of the option structs, converted and checked.
//
// Each function gives the binding of one member, with what the member holds now as the default that the help shows.
#pragma once

#include "verbs/command_line.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

// The numbers that an option takes.
struct Range {
  double least = 0;
  bool with_least = true;  // false: only numbers above it
  double most = std::numeric_limits<double>::infinity();
  bool with_most = true;
};

constexpr Range zero_or_more;
constexpr Range above_zero{0, false};
constexpr Range probabilities{0, true, 1};
constexpr Range between_zero_and_one{0, false, 1, false};

// What `convert` makes of the option's name and its text.
template <class Member, class Convert>
Binding converted(Member& member, Convert convert, std::string default_text = "") {
  return {[&member, convert](const std::string& option, const std::string& text) { member = convert(option, text); },
          std::move(default_text)};
}

// One more of it each time the option is given.
template <class Value, class Convert>
Binding collected(std::vector<Value>& member, Convert convert) {
  return {[&member, convert](const std::string& option, const std::string& text) {
            member.push_back(convert(option, text));
          },
          "", true};
}

// A flag that makes `member` this value.
template <class Value>
Binding flag(Value& member, Value value) {
  return converted(member, [value](const std::string&, const std::string&) { return value; });
}

// The same for a text that is one of these names, or a list of them.
Binding among(Binding binding, std::vector<std::string> names);

// The same, and then this each time.
Binding then(Binding binding, std::function<void()> deed);

// An empty text is refused: it names no file, no column and no label.
Binding text(std::string& member);
Binding text(std::optional<std::string>& member);
Binding texts(std::vector<std::string>& member);  // one each time the option is given
// The cells of one CSV record each time: A,B,...
Binding list(std::vector<std::string>& member);
Binding list(std::optional<std::vector<std::string>>& member);
Binding number(double& member, Range range);
Binding number(std::optional<double>& member, Range range, std::string default_text = "");
Binding count(std::size_t& member, std::size_t least = 0, std::size_t most = std::numeric_limits<std::size_t>::max());
// One ASCII character that no number and no word is written with.
Binding character(char& member);
Binding mark(char& member);  // the same; by default there is none
// Also "tab", "\t", a blank, any control character as it is or as "\x01", and "blank", which is any run of blanks.
Binding delimiter(std::optional<char>& member, std::string default_text);

template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

// The text that is chosen among `names`, as its position. Throws Error.
std::size_t chosen(const std::string& option, const std::string& text, const std::vector<std::string>& names);

// One of several names.
template <class Value>
Binding choice(Value& member, const Choices<Value>& choices) {
  Binding binding;
  std::vector<std::string> names;
  for (const auto& [name, value] : choices) {
    names.push_back(name);
    if (value == member) binding.default_text = name;
  }
  binding.choices = names;
  binding.set = [&member, choices, names](const std::string& option, const std::string& text) {
    member = choices[chosen(option, text, names)].second;
  };
  return binding;
}

// What is too small to be told from 0 is no number, as what is too large.
std::optional<double> number_of(std::string_view text);

// The cells of `text`, read as one CSV record. Throws Error (usage).
std::vector<std::string> list_elements(const std::string& option, const std::string& text);

}  // namespace logreg
