#include "quality/cross_validation.h"

#include "base/random.h"
#include "data/file_rows.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

std::string noisy_table(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  std::string csv = "x,z,c,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double x = random.uniform();
    const bool positive = random.uniform() < 1 / (1 + std::exp(1 - 2 * x));
    csv += std::to_string(x) + ',' + std::to_string(random.uniform()) + ",l" + std::to_string(random.below(4)) +
           (positive ? ",1\n" : ",0\n");
  }
  return csv;
}

struct Validated {
  explicit Validated(const std::string& csv, std::size_t folds = 5, std::size_t repeats = 1, const Run& run = Run()) {
    Table table = table_of(csv, target("y"));
    schema = decide(table, target("y"), Run());
    LearnedCells cells = learned_cells(table, schema, target("y"));
    design = encode(std::move(table), schema, Run());
    for (const DesignBlock& block : design.blocks) {
      for (const double label : block.labels) rows.labels.push_back(label > 0.5 ? 1 : 0);
    }
    std::vector<Folds> dealt;
    for (std::size_t repeat = 0; repeat < repeats; ++repeat) {
      dealt.push_back(random_folds(file_rows(design).classes, {}, folds, repeat));
    }
    const FoldDesigns designs(design, schema, std::move(cells), std::nullopt, Run());
    validation = cross_validate(
        designs, std::move(dealt), [](const Design&) { return TrainingOptions(); }, std::nullopt, run);
  }

  Schema schema;
  Design design;
  Scores rows;
  CrossValidation validation;
};

std::optional<double> value_of(const std::vector<FoldFigure>& figures, std::string_view metric) {
  return std::ranges::find(figures, metric, &FoldFigure::metric)->value;
}

}  // namespace

TEST_CASE("every row is held out once in each repeat") {
  const Validated found(noisy_table(300, 1), 5, 2);
  CHECK(found.validation.folds.size() == 10);
  for (const std::vector<double>& logits : found.validation.logits) {
    for (const double logit : logits) CHECK(std::isfinite(logit));
  }
  CHECK(found.validation.logits[0] != found.validation.logits[1]);
  std::size_t rows = 0;
  for (std::size_t fold = 1; fold <= 5; ++fold) rows += held_out(found.validation, 1, fold, found.rows).rows();
  CHECK(rows == 300);
  CHECK(held_out(found.validation, 0, found.rows).rows() == 300);
}

TEST_CASE("figures are means over folds: of ROC AUC not that of all rows together") {
  const Validated found(noisy_table(400, 2));
  const std::vector<FoldFigure> figures = fold_figures(found.validation, found.rows, 0.5, 0.95, Run());
  std::vector<double> areas;
  std::vector<double> losses;
  std::vector<double> weights;
  for (std::size_t fold = 1; fold <= 5; ++fold) {
    const Evaluation of_fold = evaluate(held_out(found.validation, 0, fold, found.rows), 0.5);
    areas.push_back(*find_metric(of_fold, "roc_auc")->value);
    losses.push_back(*find_metric(of_fold, "log_loss")->value);
    weights.push_back(static_cast<double>(of_fold.rows));
  }
  const auto area = std::ranges::find(figures, "roc_auc", &FoldFigure::metric);
  CHECK(*area->value == doctest::Approx(mean_over_folds(areas, weights).mean).epsilon(1e-14));
  CHECK(*area->std_error == doctest::Approx(mean_over_folds(areas, weights).std_error).epsilon(1e-12));
  REQUIRE(area->interval);
  CHECK(area->interval->low < *area->value);
  CHECK(area->folds == 5);
  const Evaluation pooled = evaluate(held_out(found.validation, 0, found.rows), 0.5);
  CHECK(*area->value != *find_metric(pooled, "roc_auc")->value);
  // Of what is a mean over rows, folds of as many rows make no difference.
  CHECK(*value_of(figures, "log_loss") == doctest::Approx(*find_metric(pooled, "log_loss")->value).epsilon(1e-12));
}

TEST_CASE("threads change no bit, within passes and side by side") {
  // The larger table is above what goes side by side.
  for (const std::size_t rows : {500U, 160000U}) {
    const std::string csv = noisy_table(rows, 3);
    const Validated one(csv);
    for (const std::size_t threads : {2U, 3U, 8U}) {
      const Validated several(csv, 5, 1, Run(threads, nullptr, -1, nullptr));
      CHECK(one.validation.logits == several.validation.logits);
    }
  }
}

TEST_CASE("a fold outside which there is one class is refused") {
  CHECK_THROWS_AS(Validated("x,z,c,y\n1,1,a,0\n2,3,b,0\n3,2,a,0\n5,4,b,1\n", 2), Error);
}

TEST_CASE("where rows held out are on the wrong side of a separated fit, the log loss has no bound") {
  std::string csv = "x,z,c,y\n";
  for (int i = 0; i < 60; ++i) {
    csv += std::to_string(i) + ',' + std::to_string(i * 7 % 11) + ",a," + (i == 58 || i < 30 ? "0\n" : "1\n");
  }
  const Validated found(csv, 60);
  CHECK(found.validation.folds.size() == 60);
  const auto unbounded = std::ranges::count(found.validation.folds, true, &HeldOutFold::loss_has_no_bound);
  CHECK(unbounded == 1);
  const std::vector<FoldFigure> figures = fold_figures(found.validation, found.rows, 0.5, 0.95, Run());
  CHECK_FALSE(value_of(figures, "log_loss"));
  CHECK(value_of(figures, "accuracy"));
}
