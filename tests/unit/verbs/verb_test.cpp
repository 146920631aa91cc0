#include "verbs/verb.h"

#include "base/error.h"
#include "base/text.h"
#include "base/version.h"
#include "verbs/help.h"
#include "verbs/messages.h"
#include "verbs/pages.h"
#include "verbs/version_page.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace logreg;

namespace {

std::string sentence(const std::vector<std::string>& arguments) {
  try {
    understand(arguments);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return words(error);
  }
  return "";
}

void check_width(const std::string& text) {
  for (const std::string_view line : split(text, '\n')) {
    CAPTURE(line);
    CHECK(line.size() <= help_width);
    CHECK(!line.ends_with(' '));
  }
}

}  // namespace

TEST_CASE("every help page fits a terminal and has all its parts") {
  check_width(overview());
  for (const Verb& verb : verbs()) {
    const Command command = verb.describe();
    CHECK(command.name == verb.name);
    const std::string text = help_text(command);
    check_width(text);
    CHECK(text.starts_with("logreg " + command.name + ": "));
    for (const std::string& part : std::vector<std::string>{"\nUsage: logreg " + command.name, "\n      --help ",
                                                            "\nExamples:\n  ", "\nExit codes:\n  0 "}) {
      CHECK(text.find(part) != std::string::npos);
    }
  }
}

TEST_CASE("the version stands alone on the first line, above what the program was built of") {
  const std::string text = version_page();
  CHECK(text.starts_with(fmt::format("logreg {}\n  build ", version)));
  check_width(text);
  const std::vector<std::string_view> parts = split(libraries, ',');
  CHECK(parts.size() == 10);
  for (const std::string_view library : parts) {
    CAPTURE(library);
    CHECK(library.back() >= '0');  // a name without its version would end in a blank
    CHECK(library.back() <= '9');
  }
  CHECK(text.find("instruction sets  baseline") != std::string::npos);
}

TEST_CASE("the short help fits a screen: the options used most, two examples, where the rest is") {
  constexpr std::ptrdiff_t screen = 40;
  for (const Verb& verb : verbs()) {
    const Command command = verb.describe();
    CAPTURE(command.name);
    const std::string text = brief_help_text(command);
    check_width(text);
    CHECK(std::ranges::count(text, '\n') <= screen);
    CHECK(text.find("\nManual: logreg help ") != std::string::npos);
    for (const std::string& topic : command.topics) CHECK(std::ranges::count(pages(), topic, &Page::name) == 1);
    if (!command.common.empty()) CHECK(text.find("\nAll options: logreg " + command.name) != std::string::npos);
    for (const std::string& name : command.common) CHECK(text.find(name) != std::string::npos);
  }
}

TEST_CASE("the help shows the defaults of the structs") {
  const std::string text = help_text(std::ranges::find(verbs(), "train", &Verb::name)->describe());
  for (const std::string& part :
       std::vector<std::string>{"[default: 0.5]", "[default: 100]", "[default: drop]", "[default: auto]"}) {
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("a row of the help is wrapped at the width") {
  CHECK(help_row("-x", "short", 8) == "  -x    short\n");
  CHECK(help_row("--a-long-name", "text", 8) == "  --a-long-name\n        text\n");
  const std::string word(40, 'w');
  CHECK(help_row("x", word + ' ' + word, 6) == "  x   " + word + "\n      " + word + '\n');
}

TEST_CASE("a command line is understood before anything runs") {
  CHECK(understand(std::vector<std::string>{"train", "no-such-file.csv", "-t", "y", "--threads", "3", "-q"})
            .common.threads == 3);
  CHECK(understand(std::vector<std::string>{"help", "train"}).run != nullptr);
  CHECK(understand(std::vector<std::string>{"help", "--l2", "--no-pager"}).run != nullptr);
}

TEST_CASE("a wrong command is answered with the right one") {
  CHECK(sentence({"trian", "a.csv"}) == "no command \"trian\"; did you mean \"train\"?");
  CHECK(sentence({"frobnicate"}) == "no command \"frobnicate\". Try logreg --help");
  CHECK(sentence({"-q", "train"}) ==
        "option \"-q\" stands before the command; options follow it: logreg train DATA -q. Try logreg --help");
  CHECK(sentence({"--version", "x"}) == "\"x\" is one argument too many. Try logreg --help");
}
