#include "verbs/completion.h"

#include "scratch_folder.h"
#include "verbs/verb.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace logreg;

namespace {

using Words = std::vector<std::string>;

Completion at_end_of(const Words& words) {
  std::vector<Command> described;
  for (const Verb& verb : verbs()) described.push_back(verb.describe());
  return complete(described, std::vector<Candidate>{{"penalties", "shrinkage"}}, words, words.size() - 1);
}

Words texts(const Completion& completion) {
  Words result;
  for (const Candidate& candidate : completion.candidates) result.push_back(candidate.text);
  return result;
}

bool offers(const Completion& completion, const std::string& text) {
  return std::ranges::find(completion.candidates, text, &Candidate::text) != completion.candidates.end();
}

}  // namespace

TEST_CASE("commands and topics are offered where they stand") {
  CHECK(offers(at_end_of({"tr"}), "train"));
  CHECK(offers(at_end_of({""}), "--version"));
  CHECK(offers(at_end_of({"help", ""}), "penalties"));
  CHECK(offers(at_end_of({"help", ""}), "train"));
  CHECK(at_end_of({"no_such_command", ""}).candidates.empty());
}

TEST_CASE("an option is offered until it is given, if it may not be given again") {
  CHECK(offers(at_end_of({"train", "--"}), "--target"));
  CHECK(!offers(at_end_of({"train", "--target", "y", "--"}), "--target"));
  CHECK(!offers(at_end_of({"train", "--target=y", "--"}), "--target"));
  CHECK(offers(at_end_of({"train", "--positive", "y", "--"}), "--positive"));
  CHECK(!offers(at_end_of({"inspect", "--"}), "--target"));
}

TEST_CASE("arguments are files, and options once there are enough of them") {
  CHECK(at_end_of({"train", ""}).files);
  CHECK(at_end_of({"train", "a.csv", ""}).files);
  CHECK(at_end_of({"inspect", ""}).files);
  CHECK(!at_end_of({"inspect", "model.json", ""}).files);
  CHECK(offers(at_end_of({"inspect", "model.json", ""}), "--json"));
}

TEST_CASE("a value is one of the names that there are, or a file") {
  CHECK(texts(at_end_of({"train", "--missing", ""})) == Words{"drop", "impute", "error"});
  CHECK(texts(at_end_of({"train", "--missing=i"})) == Words{"--missing=drop", "--missing=impute", "--missing=error"});
  CHECK(at_end_of({"train", "--output", ""}).files);
  CHECK(at_end_of({"train", "--threshold", ""}).candidates.empty());
  CHECK(offers(at_end_of({"evaluate", "m", "d", "--curve", ""}), "roc"));
  CHECK(at_end_of({"evaluate", "m", "d", "--curve", "roc", ""}).files);
  CHECK(offers(at_end_of({"evaluate", "m", "d", "--plot", "roc,"}), "roc,pr"));
  CHECK(at_end_of({"evaluate", "m", "d", "--plot", "table.csv", ""}).files);
}

TEST_CASE("columns are those of the data files on the line, read as it says") {
  const ScratchFolder folder;
  const std::string data = folder.write("data.csv", "id,first name,\"a,b\"\n1,2,3\n");
  const std::string other = folder.write("other.csv", "# title\nid;plan\n1;2\n");
  CHECK(texts(at_end_of({"train", data, "--target", ""})) == Words{"id", "first name", "a,b"});
  CHECK(texts(at_end_of({"predict", "model.json", data, "--keep", ""})) == Words{"id", "first name", "\"a,b\""});
  CHECK(texts(at_end_of({"train", data, "--ignore", "\"a,b\","})) ==
        Words{"\"a,b\",id", "\"a,b\",first name", "\"a,b\",\"a,b\""});
  CHECK(texts(at_end_of({"train", data, "--baseline", ""})) == Words{"id=", "first name=", "a,b="});
  CHECK(texts(at_end_of({"train", other, "--comment", "#", "-t", ""})) == Words{"id", "plan"});
  CHECK(texts(at_end_of({"train", data, "--no-header", "-t", ""})) == Words{"1", "2", "3"});
  CHECK(texts(at_end_of({"evaluate", "--scores", data, "--target", ""})) == Words{"id", "first name", "a,b"});
  CHECK(at_end_of({"train", "no such file", "--target", ""}).candidates.empty());
  CHECK(at_end_of({"train", "-", "--target", ""}).candidates.empty());
}

TEST_CASE("the data may stand behind the place") {
  const ScratchFolder folder;
  const std::string data = folder.write("data.csv", "y,x\n1,2\n");
  std::vector<Command> described;
  for (const Verb& verb : verbs()) described.push_back(verb.describe());
  CHECK(texts(complete(described, {}, Words{"train", "--target", "", data}, 2)) == Words{"y", "x"});
}

TEST_CASE("a shell gets a line of flags, then a candidate a line") {
  CHECK(lines_of({{{"plan=", ""}, {"two\nlines", ""}, {"--level", "Level"}}, true, true}) ==
        "files open\nplan=\t\n--level\tLevel\n");
  CHECK(lines_of({}) == "\n");
  CHECK(completion_lines({}, {}, Words{"not a number"}) == "\n");
  CHECK(completion_lines({}, {}, Words{"7", "train"}) == "\n");
  CHECK(completion_lines({}, {}, Words{}) == "\n");
}
