// How good a model is on rows that its fit has not seen, beside how good it is on those it has: one figure a line.
#pragma once

#include "quality/cross_validation.h"
#include "quality/metrics.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// The metrics that are shown; of all others what is asked for by name.
constexpr std::string_view shown_metrics[] = {"accuracy", "roc_auc", "log_loss", "brier_score"};

struct FiguresOfFolds {
  std::size_t folds = 0;  // of a repeat
  std::size_t repeats = 1;
  bool forward = false;       // each is predicted from earlier ones
  std::size_t rows = 0;       // that are held out; with trials rows of the file
  std::size_t unseen = 0;     // rows, over all repeats, with a level that has no coefficient
  std::size_t separated = 0;  // fits of separated data
  bool loss_has_no_bound = false;
  std::size_t not_converged = 0;
  std::vector<FoldFigure> figures;
};

struct FiguresOfTest {
  Evaluation evaluation;  // with intervals
  std::size_t unseen = 0;
  std::optional<std::string> file;  // nothing: rows of the data, which took no part in another fit
};

struct ValidationFigures {
  std::optional<FiguresOfFolds> folds;
  std::optional<FiguresOfTest> test;
};

FiguresOfFolds figures_of_folds(const CrossValidation& validation, const Scores& rows, std::size_t file_rows,
                                double threshold, double level, const Run& run);

struct FigureLine {
  std::string_view on;  // fitted, left_out, folds, test, prevalence or commoner_class
  std::string_view metric;
  std::optional<double> value;
  std::optional<Interval> interval = {};
  std::optional<double> std_error = {};
};

// All that are shown, line by line. `left_out`: see Training.
std::vector<FigureLine> figures(const Evaluation& fitted, const std::optional<Evaluation>& left_out,
                                const ValidationFigures& validation);

// test_NAME, fold_NAME and left_out_NAME; without value where it is not there.
std::optional<double> figure_of(const std::string& name, const std::optional<Evaluation>& left_out,
                                const ValidationFigures& validation);
// What it can be asked for.
std::vector<std::string> figure_names();

}  // namespace logreg
