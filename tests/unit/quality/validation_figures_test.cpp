#include "quality/validation_figures.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

const Scores scores{{1, -1, 2, -0.5}, {1, 0, 1, 1}, {}};

}  // namespace

TEST_CASE("each kind of rows has its figures, and the dull answers theirs") {
  const Evaluation fitted = evaluate(scores, 0.5);
  ValidationFigures validation;
  validation.folds.emplace();
  validation.folds->figures = {{.metric = "log_loss", .value = 0.5, .std_error = 0.1, .interval = Interval{0.3, 0.7}}};
  const std::vector<FigureLine> lines = figures(fitted, std::nullopt, validation);
  CHECK(std::ranges::count(lines, "fitted", &FigureLine::on) == 4);
  CHECK(std::ranges::count(lines, "left_out", &FigureLine::on) == 0);
  REQUIRE(std::ranges::count(lines, "folds", &FigureLine::on) == 1);
  const auto folds = std::ranges::find(lines, "folds", &FigureLine::on);
  CHECK(folds->interval->low == 0.3);
  CHECK(*folds->std_error == 0.1);
  const auto commoner = std::ranges::find(lines, "commoner_class", &FigureLine::on);
  CHECK(*commoner->value == 0.75);
  const auto brier = std::ranges::find_if(
      lines, [](const FigureLine& line) { return line.on == "prevalence" && line.metric == "brier_score"; });
  CHECK(*brier->value == 0.1875);
}

TEST_CASE("figures are found by name, and have no value where nobody held rows out") {
  ValidationFigures validation;
  const std::optional<Evaluation> left_out = evaluate(scores, 0.5);
  CHECK(figure_of("left_out_accuracy", left_out, validation) == 0.75);
  CHECK_FALSE(figure_of("left_out_accuracy", std::nullopt, validation));
  CHECK_FALSE(figure_of("fold_roc_auc", left_out, validation));
  CHECK_FALSE(figure_of("test_roc_auc", left_out, validation));
  validation.test = FiguresOfTest{evaluate(scores, 0.5), 0, std::nullopt};
  CHECK(figure_of("test_accuracy", left_out, validation) == 0.75);
  validation.folds.emplace();
  validation.folds->figures = {{.metric = "roc_auc", .value = 0.9}};
  CHECK(figure_of("fold_roc_auc", left_out, validation) == 0.9);
  for (const std::string& name : figure_names()) {
    CHECK((name.starts_with("test_") || name.starts_with("fold_") || name.starts_with("left_out_")));
  }
}
