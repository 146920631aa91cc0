#include "verbs/scored_rows.h"

#include "base/error.h"
#include "scratch_folder.h"
#include "verbs/scored_by_model.h"
#include "verbs/scored_elsewhere.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace logreg;

namespace {

using Codes = std::vector<std::uint8_t>;
using Numbers = std::vector<double>;

EvaluateOptions quiet() {
  EvaluateOptions options;
  options.common.quiet = true;
  return options;
}

// Every row has the same logit.
Model constant_model(double logit) {
  Model model;
  model.target = {"y", "yes", "no"};
  model.logit_at_means = logit;
  return model;
}

ScoredRows scored(const std::vector<std::string>& tables, const Model& model, EvaluateOptions options,
                  const Model* other = nullptr) {
  const ScratchFolder folder;
  for (const std::string& table : tables) {
    options.data.files.push_back(folder.write(std::to_string(options.data.files.size()) + ".csv", table));
  }
  return scored_by(model, other, reading_of(options.data), options, Run());
}

ScoredRows scored_elsewhere(const std::string& table, EvaluateOptions options) {
  const ScratchFolder folder;
  options.scores.target = "y";
  options.scores.files = {folder.write("scores.csv", table)};
  return scored_elsewhere(reading_of(options.data), options, Run());
}

}  // namespace

TEST_CASE("rows of all files are scored in order, and what is left out is counted") {
  EvaluateOptions options = quiet();
  options.weights = "w";
  options.quality.by = "g";
  const Model other = constant_model(-1);
  const ScoredRows rows = scored({"y,w,g\nyes,2,a\nno,1,b\n,1,a\nno,0,b\n", "g,y,w\nb,yes,0.5\nNA,no,3\n"},
                                 constant_model(0.25), options, &other);
  CHECK(rows.rows_read == 6);
  CHECK(rows.rows_used == 4);
  CHECK(rows.dropped() == 2);
  CHECK(rows.without_label == 1);
  CHECK(rows.without_weight == 1);
  CHECK(rows.scores.labels == Codes{1, 0, 1, 0});
  CHECK(rows.scores.logits == Numbers{0.25, 0.25, 0.25, 0.25});
  CHECK(rows.other_logits == Numbers{-1, -1, -1, -1});
  CHECK(rows.scores.weights == Numbers{2, 1, 0.5, 3});
  CHECK(rows.groups == std::vector<std::uint32_t>{0, 1, 1, 2});
  REQUIRE(rows.group_texts.size() == 3);
  CHECK(rows.group_texts.texts()[1].text == "b");
  CHECK(rows.group_texts.texts()[1].count == 2);
  CHECK(rows.group_texts.texts()[2].text.empty());
  const std::vector<Scores> groups = scores_by_group(rows);
  CHECK(groups[1].labels == Codes{0, 1});
  CHECK(groups[1].weights == Numbers{1, 0.5});
}

TEST_CASE("a row with trials has a score of each class, weighted by their counts") {
  Model model = constant_model(0);
  model.target = {"y", "success", "failure", "n"};
  const ScoredRows rows = scored({"y,n\n2,5\n3,3\n0,0\n"}, model, quiet());
  CHECK(rows.rows_used == 2);
  CHECK(rows.without_label == 1);
  CHECK(rows.scores.labels == Codes{1, 0, 1});
  CHECK(rows.scores.weights == Numbers{2, 3, 3});
}

TEST_CASE("which label another program's probabilities are of is decided as in the training") {
  const ScoredRows rows = scored_elsewhere("y,probability\nno,0.25\nyes,1\n,0.5\nno,NA\n", quiet());
  CHECK(rows.target.positive == "yes");
  CHECK(rows.target.negative == "no");
  CHECK(rows.scores.labels == Codes{0, 1});
  CHECK(rows.scores.probabilities == Numbers{0.25, 1});
  CHECK(rows.scores.logits.empty());
  CHECK(rows.without_label == 1);
  CHECK(rows.without_probability == 1);
  EvaluateOptions options = quiet();
  options.scores.positives = {"no"};
  CHECK(scored_elsewhere("y,probability\nno,0.25\nyes,1\n", options).scores.labels == Codes{1, 0});
}

TEST_CASE("files without rows, columns or right cells are refused") {
  CHECK_THROWS_AS(scored({"y\n"}, constant_model(0), quiet()), Error);
  CHECK_THROWS_AS(scored({"x\n1\n"}, constant_model(0), quiet()), Error);
  CHECK_THROWS_AS(scored({"y\nyes\nmaybe\n"}, constant_model(0), quiet()), Error);
  CHECK_THROWS_AS(scored_elsewhere("y,probability\nno,1.5\n", quiet()), Error);
  CHECK_THROWS_AS(scored_elsewhere("y,probability\nno,\n", quiet()), Error);
  CHECK_THROWS_AS(scored_elsewhere("y,p\nno,0.5\n", quiet()), Error);
}
