#include "quality/penalty_tuning.h"

#include "data/learned_cells.h"
#include "descent/neuron.h"
#include "random_fits.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

struct Data {
  Data(const std::string& csv, const ColumnOptions& columns) {
    Table table = table_of(csv, columns);
    schema = decide(table, columns, run);
    cells = learned_cells(table, schema, columns);
    design = encode(std::move(table), schema, run);
    for (const DesignBlock& block : design.blocks) {
      for (const double label : block.labels) rows.labels.push_back(label > 0.5 ? 1 : 0);
      rows.weights.insert(rows.weights.end(), block.weights.begin(), block.weights.end());
    }
  }

  Run run;
  Schema schema;
  LearnedCells cells;
  Design design;
  Scores rows;
};

Folds dealt(std::size_t rows, std::size_t count) {
  Folds result{count, {}};
  for (std::size_t i = 0; i < rows; ++i)
    result.of_row.push_back(static_cast<std::uint32_t>((i * 7 + i / 3) % count + 1));
  return result;
}

TrainingOptions without_penalty(const Design& /*rows*/) {
  return {};
}

Tuning tuned(Data& data, const std::vector<Folds>& repeats, const TuningOptions& options, std::size_t threads = 1) {
  const Run run(threads, nullptr, -1, nullptr);
  const FoldDesigns designs(data.design, data.schema, data.cells, std::nullopt, run);
  return tune_penalty(designs, repeats, without_penalty, data.rows, options, run);
}

}  // namespace

TEST_CASE("the figures of a path are those of fits outside each fold, one by one") {
  Data data(random_csv(240, 5), random_columns(true, true));
  const std::vector<Folds> repeats = {dealt(240, 4)};
  TuningOptions options;
  options.l1_ratios = {1, 0.3};
  options.lambda = {6, 0.01};
  options.metric = "brier_score";
  options.all_metrics = true;
  const Tuning tuning = tuned(data, repeats, options);
  CHECK(tuning.not_certain == 0);
  REQUIRE(tuning.paths.size() == 2);
  const FoldDesigns designs(data.design, data.schema, data.cells, std::nullopt, data.run);
  for (const TunedPath& path : tuning.paths) {
    REQUIRE(path.points.size() == 6);
    for (const TunedPoint& point : path.points) {
      std::vector<double> losses;
      std::vector<double> weights;
      for (std::uint32_t fold = 1; fold <= 4; ++fold) {
        std::vector<std::uint8_t> learn(240);
        for (std::size_t i = 0; i < learn.size(); ++i) learn[i] = repeats.front().learns_from(fold, i) ? 1 : 0;
        const OptionsOf penalised = [&](const Design&) {
          TrainingOptions told;
          told.descent.l1 = point.fit.l1;
          told.descent.l2 = point.fit.l2;
          return told;
        };
        const FoldFit fit = fit_rows(designs, learn, penalised, std::nullopt, data.run);
        double loss = 0;
        double weight = 0;
        for (std::size_t i = 0; i < learn.size(); ++i) {
          if (learn[i] != 0) continue;
          loss += data.rows.weight(i) * log_loss(fit.logits[i], data.rows.labels[i]);
          weight += data.rows.weight(i);
        }
        losses.push_back(loss / weight);
        weights.push_back(weight);
      }
      const FoldMean mean = mean_over_folds(losses, weights);
      CHECK(point.figures.front().metric == "brier_score");
      const auto found = std::ranges::find(point.figures, "log_loss", &TunedFigure::metric);
      REQUIRE(found != point.figures.end());
      CHECK(*found->mean == doctest::Approx(mean.mean).epsilon(1e-6));
      CHECK(*found->std_error == doctest::Approx(mean.std_error).epsilon(1e-5));
    }
  }
}

TEST_CASE("best is the best mean, and 1se the strongest penalty within a standard error of it") {
  Data data(random_csv(300, 6), random_columns(false));
  for (const std::string metric : {"log_loss", "roc_auc"}) {
    TuningOptions options;
    options.metric = metric;
    options.lambda.count = 30;
    const Tuning tuning = tuned(data, {dealt(300, 5), dealt(300, 6)}, options);
    const TunedPath& path = tuning.path();
    const double sign = more_is_better(metric) ? -1 : 1;
    const auto cost = [&](std::size_t k) { return sign * path.points[k].figures.front().mean.value(); };
    for (std::size_t k = 0; k < path.points.size(); ++k) CHECK(cost(path.best) <= cost(k));
    const double most = cost(path.best) + path.points[path.best].figures.front().std_error.value();
    REQUIRE(path.one_se <= path.best);
    CHECK(cost(path.one_se) <= most);
    for (std::size_t k = 0; k < path.one_se; ++k) CHECK(cost(k) > most);
  }
}

TEST_CASE("folds of fewer than three rows are judged row by row") {
  Data data(random_csv(40, 7), random_columns(false));
  TuningOptions options;
  options.lambda = {4, 0.1};
  CHECK(tuned(data, {dealt(40, 20)}, options).row_by_row);
  CHECK_FALSE(tuned(data, {dealt(40, 10)}, options).row_by_row);
}

TEST_CASE("folds of one class have no ROC AUC, and are counted") {
  Data data("x,y\n1,0\n2,1\n3,0\n4,1\n5,0\n6,1\n2.5,1\n3.5,0\n1.5,0\n", target("y"));
  Folds folds{3, {1, 1, 2, 2, 3, 1, 2, 2, 3}};
  TuningOptions options;
  options.lambda = {3, 0.1};
  options.metric = "roc_auc";
  CHECK(tuned(data, {folds}, options).without_metric == 1);
}

TEST_CASE("threads change no bit of a tuning") {
  Data data(random_csv(500, 8), random_columns(true));
  TuningOptions options;
  options.lambda.count = 12;
  const Tuning one = tuned(data, {dealt(500, 5)}, options, 1);
  for (const std::size_t threads : {2U, 3U, 8U}) {
    const Tuning other = tuned(data, {dealt(500, 5)}, options, threads);
    for (std::size_t k = 0; k < 12; ++k) {
      CHECK(one.path().points[k].fit.weights == other.path().points[k].fit.weights);
      CHECK(one.path().points[k].figures.front().mean == other.path().points[k].figures.front().mean);
    }
  }
}
