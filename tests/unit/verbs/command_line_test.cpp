#include "verbs/command_line.h"

#include "base/error.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// What a small command was told, one "name=text" after the other.
struct Told {
  std::string text;
  Asked asked = Asked::work;
};

Binding record(std::string& told, bool repeats) {
  return {[&told](const std::string& option, const std::string& text) { told += option + '=' + text + ' '; }, "",
          repeats};
}

Told told(const std::vector<std::string>& texts) {
  Told result;
  Binding flag{[&result](const std::string& option, const std::string&) { result.text += option + ' '; }, "", false};
  Command command;
  command.name = "sort";
  command.arguments = {{"FIRST", "", record(result.text, false)}, {"DATA", "", record(result.text, true)}};
  Option draw{"--draw", '\0', "[KIND]", "", record(result.text, true)};
  draw.is_value = [](const std::string& text) { return text == "roc"; };
  command.groups = {{"Options",
                     {{"--target", 't', "COLUMN", "", record(result.text, false)},
                      {"--list", 'l', "A,B,...", "", record(result.text, true)},
                      {"--na", '\0', "A,B,...", "", record(result.text, true)},
                      {"--points", '\0', "KIND FILE", "", record(result.text, true)},
                      draw,
                      {"--quiet", 'q', "", "", flag},
                      {"-h", '\0', "", "", {}},
                      {"--help", '\0', "", "", {}}}}};
  result.asked = parse(command, texts);
  return result;
}

std::string sentence(const std::vector<std::string>& texts) {
  try {
    told(texts);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return words(error);
  }
  return "";
}

}  // namespace

TEST_CASE("options and arguments may stand in any order") {
  CHECK(told({"a", "b"}).text == "FIRST=a DATA=b ");
  CHECK(told({"-q", "a", "--target", "x", "b", "c"}).text == "--target=x --quiet FIRST=a DATA=b DATA=c ");
  CHECK(told({"a", "-qtx", "b"}).text == "--target=x --quiet FIRST=a DATA=b ");
  CHECK(told({"a", "-", "-tx"}).text == "--target=x FIRST=a DATA=- ");
}

TEST_CASE("a list option never takes the argument behind its value") {
  CHECK(told({"--list", "x,y", "a", "b"}).text == "--list=x,y FIRST=a DATA=b ");
  CHECK(told({"-l", "x", "a", "--list=y", "b"}).text == "--list=x --list=y FIRST=a DATA=b ");
}

TEST_CASE("an option of two values has both, joined by a blank") {
  CHECK(told({"--points", "roc", "my file.csv", "a", "b"}).text == "--points=roc my file.csv FIRST=a DATA=b ");
  CHECK(told({"a", "--points=roc", "x", "b", "--points", "pr", "-"}).text ==
        "--points=roc x --points=pr - FIRST=a DATA=b ");
  CHECK(sentence({"a", "b", "--points", "roc"}) == "--points needs a value: --points KIND FILE");
  CHECK(sentence({"a", "--points", "roc", "-q", "b"}) ==
        "--points needs a value, and -q is an option. If it is meant as the value: --points=-q");
}

TEST_CASE("a value that may be left out is taken only where it can be meant") {
  CHECK(told({"--draw", "a", "b"}).text == "--draw= FIRST=a DATA=b ");
  CHECK(told({"--draw", "roc", "a", "b"}).text == "--draw=roc FIRST=a DATA=b ");
  CHECK(told({"--draw=x", "roc", "b"}).text == "--draw=x FIRST=roc DATA=b ");
  CHECK(told({"a", "b", "--draw"}).text == "--draw= FIRST=a DATA=b ");
  CHECK(told({"--draw", "-q", "a", "b"}).text == "--draw= --quiet FIRST=a DATA=b ");
}

TEST_CASE("an empty value is a value") {
  CHECK(told({"--na=", "a", "b"}).text == "--na= FIRST=a DATA=b ");
  CHECK(told({"--na", "", "a", "b"}).text == "--na= FIRST=a DATA=b ");
  CHECK(told({"", "b"}).text == "FIRST= DATA=b ");
}

TEST_CASE("a value may begin with a dash or hold an equals sign") {
  CHECK(told({"--target", "-1", "a", "b"}).text == "--target=-1 FIRST=a DATA=b ");
  CHECK(told({"--target=-1", "a", "b"}).text == "--target=-1 FIRST=a DATA=b ");
  CHECK(told({"--target=--list", "a", "b"}).text == "--target=--list FIRST=a DATA=b ");
  CHECK(told({"--target=x=y", "a", "b"}).text == "--target=x=y FIRST=a DATA=b ");
  CHECK(told({"--target", "--", "a", "b"}).text == "--target=-- FIRST=a DATA=b ");
}

TEST_CASE("texts in brackets are taken as they are") {
  CHECK(told({"[a,b]", "[c]", "--list", "[d,e]"}).text == "--list=[d,e] FIRST=[a,b] DATA=[c] ");
}

TEST_CASE("behind -- everything is an argument") {
  CHECK(told({"--", "-1", "--target", "--"}).text == "FIRST=-1 DATA=--target DATA=-- ");
}

TEST_CASE("who asks for help needs no arguments") {
  CHECK(told({"--help"}).asked == Asked::help);
  CHECK(told({"a", "-h", "--help"}).asked == Asked::help);
  CHECK(told({"a", "-qh", "--nothing"}).asked == Asked::brief_help);
  CHECK(told({"a", "b"}).asked == Asked::work);
}

TEST_CASE("what is wrong with a command line is said in one sentence") {
  struct Case {
    std::vector<std::string> texts;
    std::string sentence;
  };
  const std::vector<Case> cases = {
      {{"a", "b", "--targt", "x"}, "sort has no option \"--targt\"; did you mean \"--target\"?"},
      {{"a", "b", "--targt=x"}, "sort has no option \"--targt\"; did you mean \"--target\"?"},
      {{"a", "b", "-target", "x"}, "sort has no option \"-target\"; did you mean \"--target\"?"},
      {{"a", "b", "--frobnicate"}, "sort has no option \"--frobnicate\". Try logreg sort --help"},
      {{"a", "b", "-1"}, "sort has no option \"-1\". Try logreg sort --help"},
      {{"a", "b", "--target"}, "--target needs a value: --target COLUMN"},
      {{"a", "b", "-t"}, "-t needs a value: -t COLUMN"},
      {{"a", "b", "-qt"}, "the last option needs a value. Try logreg sort --help"},
      {{"--target", "--list", "a", "b"},
       "--target needs a value, and --list is an option. If it is meant as the value: --target=--list"},
      {{"-t", "-q", "a", "b"}, "-t needs a value, and -q is an option. If it is meant as the value: -t-q"},
      {{"a", "b", "--quiet=no"}, "--quiet takes no value"},
      {{"a", "b", "--target=x", "-ty"}, "--target is given twice; give it once"},
      {{"a", "b", "-qq"}, "--quiet is given twice; give it once"},
      {{}, "sort needs FIRST. Try logreg sort --help"},
      {{"a"}, "sort needs DATA: CSV files, or - for standard input. Try logreg sort --help"},
  };
  for (const Case& wrong : cases) CHECK(sentence(wrong.texts) == wrong.sentence);
}

TEST_CASE("rules are asked by turns, then in the order of the help, and the first that is broken is said") {
  std::string asked;
  const auto rule = [&asked](const std::string& name) {
    return [&asked, name](const Given& given) {
      asked += name;
      if (given.at("DATA").back() == name) throw Error(Failure::usage, name);
    };
  };
  const auto ask = [&](const std::string& broken) {
    asked.clear();
    Command command;
    command.name = "sort";
    command.arguments = {{"DATA", "", record(asked, true)}};
    command.arguments.front().binding.set = [](const std::string&, const std::string&) {};
    command.groups = {{"Later", {}, {rule("d")}, 1},
                      {"Usual", {}, {rule("b"), rule("c")}},
                      {"None", {}},
                      {"First", {}, {rule("a")}, -1}};
    command.rules = {rule("e")};
    parse(command, std::vector<std::string>{"x", broken});
  };
  ask("");
  CHECK(asked == "abcde");
  CHECK_THROWS_AS(ask("c"), Error);
  CHECK(asked == "abc");
}
