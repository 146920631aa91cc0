#include "verbs/tune.h"

#include "base/output_file.h"
#include "descent/coordinates.h"
#include "model/model.h"
#include "model/train.h"
#include "report/as_braille.h"
#include "report/tuning_report.h"
#include "verbs/messages.h"
#include "verbs/shared.h"
#include "verbs/terminal.h"
#include "verbs/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// Labels and weights of the rows of a design.
Scores rows_of(const Design& design) {
  Scores result;
  for (const DesignBlock& block : design.blocks) {
    for (const double label : block.labels) result.labels.push_back(label > 0.5 ? 1 : 0);
    result.weights.insert(result.weights.end(), block.weights.begin(), block.weights.end());
  }
  return result;
}

// COLUMN or COLUMN=LEVEL of every term of the design.
std::vector<std::string> names_of_terms(const Schema& schema, const Design& design) {
  std::vector<const FeatureColumn*> numeric;
  std::vector<const FeatureColumn*> categorical;
  for (const FeatureColumn& feature : schema.features) {
    (feature.type == ColumnType::numeric ? numeric : categorical).push_back(&feature);
  }
  std::vector<std::string> result;
  for (const Term& term : design.terms) {
    if (term.numeric) {
      result.push_back(numeric[term.column]->name);
      continue;
    }
    const FeatureColumn& feature = *categorical[term.column];
    const std::string& level = feature.levels[term.level].text;
    result.push_back(feature.levels_name_terms ? level : term_name(feature.name, &level));
  }
  return result;
}

// In the units of the data, the intercept first.
std::vector<double> in_data_units(const std::vector<double>& weights, const std::vector<Term>& terms) {
  std::vector<double> result = {weights[0]};
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const double coefficient = weights[t + 1] == 0 ? 0 : raw_coefficient(weights[t + 1], terms[t]);
    result[0] -= coefficient * terms[t].mean;
    result.push_back(coefficient);
  }
  return result;
}

// The deeds of the choice, one after the other.
class Choice {
 public:
  Choice(const TuneOptions& options, const Run& run) : options_(options), run_(run) {
    if (options.path) path_file_.emplace(*options.path);
  }

  void choose(Design& design, const Schema& schema, RowsToHoldOut&& rows, const OptionsOf& options_of,
              TrainingOptions& fit);
  void record(TrainingRecord& record) const;
  void report(Report& report);
  std::string picture() const;

 private:
  const TunedPoint& taken() const { return tuning_.path().points[taken_.point]; }
  void warn() const;
  void keep_path(const Schema& schema, const Design& design);

  const TuneOptions& options_;
  const Run& run_;
  std::optional<OutputFile> path_file_;
  Tuning tuning_;
  TakenPenalty taken_;
};

void Choice::choose(Design& design, const Schema& schema, RowsToHoldOut&& rows, const OptionsOf& options_of,
                    TrainingOptions& fit) {
  ValidationOptions validation = options_.validation;
  if (!validation.folds && !validation.fold_column) validation.folds = usual_tuning_folds;
  const std::vector<Folds> repeats =
      repeated_folds(validation, rows, design, options_.fit.descent.seed, options_.data.files.front());
  const FoldDesigns designs(design, schema, std::move(rows.cells), std::move(rows.formula), run_);
  TuningOptions tuning = options_.tuning;
  tuning.threshold = options_.threshold;
  tuning.all_metrics = options_.path || options_.common.json;
  tuning_ = tune_penalty(designs, repeats, options_of, rows_of(design), tuning, run_);
  const TunedPath& path = tuning_.path();
  taken_.is_one_se = options_.chosen == ChosenLambda::one_se;
  taken_.point = taken_.is_one_se ? path.one_se : path.best;
  taken_.is_relaxed = options_.relax;
  if (path_file_) keep_path(schema, design);
  warn();
  if (!options_.relax) {
    fit.descent.l1 = taken().fit.l1;
    fit.descent.l2 = taken().fit.l2;
    return;
  }
  std::size_t t = 0;
  std::erase_if(design.terms, [&](const Term&) { return taken().fit.weights[++t] == 0; });
}

void Choice::keep_path(const Schema& schema, const Design& design) {
  std::vector<std::vector<std::vector<double>>> coefficients;
  for (const TunedPath& path : tuning_.paths) {
    auto& of_path = coefficients.emplace_back();
    for (const TunedPoint& point : path.points) of_path.push_back(in_data_units(point.fit.weights, design.terms));
  }
  path_file_->write(path_csv(tuning_, names_of_terms(schema, design), coefficients));
}

void Choice::warn() const {
  const TunedPath& path = tuning_.path();
  if (path.points.size() > 1 && path.best + 1 == path.points.size()) {
    notify(options_.common, notice::best_penalty_is_the_weakest());
  }
  if (tuning_.without_metric > 0) {
    notify(options_.common, notice::folds_without_metric(tuning_.without_metric, tuning_.folds * tuning_.repeats,
                                                         options_.tuning.metric));
  }
  if (tuning_.unseen > 0) notify(options_.common, notice::unseen_outside_folds(tuning_.unseen));
  if (tuning_.not_certain > 0) notify(options_.common, notice::penalties_not_certain(tuning_.not_certain));
  if (options_.relax) notify(options_.common, notice::relaxed_after_choice());
}

void Choice::record(TrainingRecord& record) const {
  const TunedFigure& figure = taken().figures.front();
  record.metrics.emplace_back("tuned_lambda", taken().lambda);
  record.metrics.emplace_back("tuned_l1_ratio", tuning_.path().l1_ratio);
  record.metrics.emplace_back("lambda_best", tuning_.path().points[tuning_.path().best].lambda);
  record.metrics.emplace_back("lambda_1se", tuning_.path().points[tuning_.path().one_se].lambda);
  record.metrics.emplace_back("fold_" + figure.metric, figure.mean);
  record.metrics.emplace_back("fold_" + figure.metric + "_std_error", figure.std_error);
}

void Choice::report(Report& report) {
  if (path_file_) path_file_->finish();
  report.append(tuning_report(tuning_, taken_));
}

std::string Choice::picture() const {
  if (!options_.plot) return {};
  const PlotStyle style = {std::max(terminal_columns(), least_plot_columns), shows_unicode()};
  return '\n' + as_braille(tuning_figure(tuning_), style);
}

}  // namespace

int tune(const TuneOptions& options, const Run& run) {
  Choice choice(options, run);
  TrainOptions training = options;
  training.validation.folds = options.validation.folds.value_or(usual_tuning_folds);  // the inputs are kept
  if (options.validation.fold_column) training.validation.folds = options.validation.folds;
  const PenaltyChoice deeds = {
      [&](Design& design, const Schema& schema, RowsToHoldOut&& rows, const OptionsOf& options_of,
          TrainingOptions& fit) { choice.choose(design, schema, std::move(rows), options_of, fit); },
      [&](TrainingRecord& record) { choice.record(record); }, [&](Report& report) { choice.report(report); },
      [&] { return choice.picture(); }};
  return train(training, deeds, run);
}

}  // namespace logreg
