#include "model/export/code_writer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace logreg {

namespace {

struct Writer : CodeWriter {
  explicit Writer(const Exported& exported) : CodeWriter(exported, {}) {}
  std::string text() {
    line("a");
    line("");
    line("b");
    return out_;
  }
  using CodeWriter::literals;
};

}  // namespace

TEST_CASE("a writer adds lines, and numbers that are read as the same doubles") {
  const Scoring scoring;
  const std::vector<ProofRow> proof;
  const Exported exported{scoring, proof, "name"};
  Writer writer(exported);
  CHECK(writer.text() == "a\n\nb\n");
  const std::vector<std::string> found = Writer::literals({0.1, -3});
  REQUIRE(found.size() == 2);
  CHECK(std::stod(found[0]) == 0.1);
  CHECK(std::stod(found[1]) == -3);
}

TEST_CASE("question marks choose the first branch whose condition holds") {
  CHECK(chosen_by_question_marks({{"p", "1"}, {"q", "2"}}, "3") == "(p ? 1 : q ? 2 : 3)");
  CHECK(chosen_by_question_marks({}, "3") == "(3)");
}

}  // namespace logreg
