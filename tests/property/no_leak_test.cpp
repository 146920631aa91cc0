// What a fit outside a fold learns, it learns from the rows outside: whatever stands inside changes nothing. For each
// thing that is learned there is the same with a leak put in by hand, which has to be noticed.
#include "base/random.h"
#include "data/file_rows.h"
#include "formula_training.h"
#include "model/fold_fit.h"
#include "quality/cross_validation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

// A table that can be learned from in parts, from CSV text.
struct Whole {
  Whole(const std::string& csv, const ColumnOptions& columns, const std::string& formula) {
    ColumnOptions asked = columns;
    std::optional<ParsedFormula> parsed;
    if (!formula.empty()) {
      parsed = parse_formula(formula);
      ask_for_columns(*parsed, asked);
    }
    Table table = table_of(csv, asked);
    schema = decide(table, asked, Run());
    LearnedCells cells = learned_cells(table, schema, asked);
    std::optional<FormulaInputs> inputs;
    if (parsed) {
      const Formula terms = terms_over(parsed, false, schema);
      EncodedInputs encoded = encode_inputs(std::move(table), schema, noted_for_missing(terms, schema.features), Run());
      const PlaceOfRow place = [](std::size_t row) { return Place{"data.csv", row + 2}; };
      design = std::move(
          derive_keeping_inputs(std::move(encoded), *parsed, terms, schema, place, inputs.emplace(), Run()).design);
    } else {
      design = encode(std::move(table), schema, Run());
    }
    designs.emplace(design, schema, std::move(cells), std::move(inputs), Run());
  }

  Schema schema;
  Design design;
  std::optional<FoldDesigns> designs;
};

struct Task {
  bool with_missing = false;
  ColumnOptions columns = {};
  std::string formula = {};
  TrainingOptions options = {};
};

constexpr std::size_t rows = 240;
constexpr std::size_t inside = 48;  // the last ones

std::vector<std::uint8_t> outside() {
  std::vector<std::uint8_t> learn(rows, 1);
  std::fill(learn.end() - inside, learn.end(), std::uint8_t{0});
  return learn;
}

// The rows of a fold as they are, or as others: numbers far away, other cells missing, other levels, turned labels.
std::string table_with(bool other, bool with_missing) {
  Random random(31);
  std::string csv = "x,c,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const bool changed = other && i >= rows - inside;
    const double x = 10 * random.uniform();
    const bool is_missing = random.below(5) == 0 && with_missing;
    const std::uint64_t level = random.below(10);
    const bool positive = random.uniform() < 1 / (1 + std::exp(4 - x));
    csv += is_missing ? "" : std::to_string(changed ? x * x / 2 : x);
    csv += ",l" + std::to_string(changed ? level / 5 : level);
    csv += positive != changed ? ",1\n" : ",0\n";
  }
  return csv;
}

std::vector<double> logits_of(const std::string& csv, const Task& task) {
  const Whole whole(csv, task.columns, task.formula);
  const auto options_of = [&](const Design&) { return task.options; };
  return fit_rows(*whole.designs, outside(), options_of, std::nullopt, Run()).logits;
}

// The same, with everything but the coefficients learned from all rows.
std::vector<double> logits_with_leak(const std::string& csv, const Task& task) {
  const Whole whole(csv, task.columns, task.formula);
  FoldDesign leaking = whole.designs->learned_from(std::vector<std::uint8_t>(rows, 1), Run());
  Design& design = leaking.design;
  const std::vector<std::uint8_t> learn = outside();
  std::size_t row = 0;
  design.weight_sum = design.positives = 0;
  for (DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      block.weights[i] = learn[row++];
      design.weight_sum += block.weights[i];
      design.positives += block.weights[i] * block.labels[i];
    }
  }
  return fit(design, task.options.descent, Run()).minimum.logits;
}

// Of rows outside the fold, which are the same in both.
double largest_change(const std::vector<double>& a, const std::vector<double>& b) {
  double result = 0;
  for (std::size_t i = 0; i < rows - inside; ++i) result = std::max(result, std::abs(a[i] - b[i]));
  return result;
}

Task imputation() {
  Task task{.with_missing = true};
  task.columns = target("y");
  task.columns.ignore = {"c"};
  task.columns.missing = MissingPolicy::impute;
  return task;
}

Task imputation_by_median() {
  Task task{.with_missing = true};
  task.columns = target("y");
  task.columns.ignore = {"c"};
  task.columns.impute = {"x=median"};
  return task;
}

Task joined_levels() {
  Task task;
  task.columns = target("y");
  task.columns.ignore = {"x"};
  task.columns.min_level_rows = 20;
  task.options.descent.l2 = 0.001;
  return task;
}

Task knots() {
  Task task;
  task.formula = "y ~ ns(x, df=4)";
  return task;
}

Task groups() {
  Task task;
  task.formula = "y ~ cut(x, groups=4)";
  return task;
}

Task standardising() {
  Task task;
  task.columns = target("y");
  task.columns.ignore = {"c"};
  task.options.descent.l2 = 0.1;
  return task;
}

}  // namespace

TEST_CASE("what stands inside a fold changes nothing that is learned outside, and a leak is noticed") {
  const std::pair<const char*, Task> tasks[] = {{"imputation", imputation()},
                                                {"imputation by median", imputation_by_median()},
                                                {"joined levels", joined_levels()},
                                                {"knots", knots()},
                                                {"groups", groups()},
                                                {"standardising", standardising()}};
  for (const auto& [name, task] : tasks) {
    CAPTURE(std::string(name));
    const std::string as_it_is = table_with(false, task.with_missing);
    const std::string otherwise = table_with(true, task.with_missing);
    CHECK(largest_change(logits_of(as_it_is, task), logits_of(otherwise, task)) < 1e-8);
    CHECK(largest_change(logits_with_leak(as_it_is, task), logits_with_leak(otherwise, task)) > 1e-3);
  }
}

TEST_CASE("of labels that are noise the mean over folds of the ROC AUC is 0.5, and pooled or fitted ones are not") {
  constexpr std::size_t tables = 200;
  constexpr std::size_t small = 60;
  std::vector<double> over_folds;
  double pooled = 0;
  double fitted = 0;
  for (std::size_t t = 0; t < tables; ++t) {
    Random random(1000 + t);
    std::string csv = "x,z,c,y\n";
    for (std::size_t i = 0; i < small; ++i) {
      csv += random.below(6) == 0 ? "" : std::to_string(random.uniform());
      csv += ',' + std::to_string(random.uniform()) + ",l" + std::to_string(random.below(8));
      csv += i % 2 == 0 ? ",1\n" : ",0\n";
    }
    ColumnOptions columns;
    columns.missing = MissingPolicy::impute;
    columns.min_level_rows = 8;
    const Whole whole(csv, columns, "y ~ x + cut(z, groups=3) + c");
    TrainingOptions options;
    options.descent.l2 = 0.01;
    const auto options_of = [&](const Design&) { return options; };
    const FileRows file = file_rows(whole.design);
    const CrossValidation found =
        cross_validate(*whole.designs, {random_folds(file.classes, {}, 5, t)}, options_of, std::nullopt, Run());
    Scores scores;
    scores.labels.assign(file.classes.begin(), file.classes.end());
    const auto figures = fold_figures(found, scores, 0.5, 0.95, Run());
    over_folds.push_back(*std::ranges::find(figures, "roc_auc", &FoldFigure::metric)->value);
    pooled += *find_metric(evaluate(held_out(found, 0, scores), 0.5), "roc_auc")->value / tables;
    const FoldFit all = fit_rows(*whole.designs, std::vector<std::uint8_t>(small, 1), options_of, std::nullopt, Run());
    scores.logits = all.logits;
    fitted += *find_metric(evaluate(scores, 0.5), "roc_auc")->value / tables;
  }
  const FoldMean mean = mean_over_folds(over_folds, std::vector<double>(tables, 1.0));
  CAPTURE(mean.mean);
  CAPTURE(mean.std_error);
  CHECK(std::abs(mean.mean - 0.5) < 2.6 * mean.std_error);
  CHECK(mean.std_error < 0.01);
  CAPTURE(pooled);
  CHECK(pooled < mean.mean);
  CHECK(fitted > 0.5 + 10 * mean.std_error);
}
