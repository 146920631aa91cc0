#include "quality/penalty_tuning.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "data/class_weights.h"
#include "descent/neuron.h"
#include "quality/messages.h"
#include "quality/metrics.h"
#include "quality/validation_figures.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>

namespace logreg {

namespace {

constexpr std::string_view less_is_better[] = {"log_loss", "brier_score"};
constexpr std::string_view best_is_most[] = {
    "roc_auc", "average_precision", "accuracy", "balanced_accuracy", "precision", "recall", "f1", "mcc", "kappa", "ks",
    "gini"};
constexpr std::size_t fewest_rows_a_fold = 3;  // of which a mean of a fold is one

// What a row adds to a mean over rows; nothing of a metric that is none.
using RowFigure = double (*)(double logit, bool is_positive, double threshold);

double squared_error(double logit, bool is_positive, double /*threshold*/) {
  const double wrong = sigmoid(is_positive ? -logit : logit);
  return wrong * wrong;
}

double is_right(double logit, bool is_positive, double threshold) {
  return (sigmoid(logit) > threshold) == is_positive ? 1 : 0;
}

RowFigure row_figure(std::string_view metric) {
  if (metric == "log_loss") return [](double logit, bool is_positive, double) { return log_loss(logit, is_positive); };
  if (metric == "brier_score") return squared_error;
  if (metric == "accuracy") return is_right;
  return nullptr;
}

// The figures of one fold at one lambda, as they go into means: one, or one for each row.
struct Judged {
  std::vector<double> values;
  std::vector<double> weights;
};

// Which rows a fold holds out.
struct HeldOutRows {
  std::vector<std::size_t> rows;
  double weight_sum = 0;
};

class Judge {
 public:
  Judge(const std::vector<std::string>& metrics, const Scores& rows, double threshold, bool row_by_row)
      : metrics_(metrics), rows_(rows), threshold_(threshold), row_by_row_(row_by_row) {}

  // One of each metric.
  std::vector<Judged> judged(const HeldOutRows& held_out, const std::vector<double>& logits) const {
    std::vector<Judged> result;
    std::optional<Evaluation> evaluation;
    for (const std::string& metric : metrics_) {
      if (const RowFigure figure = row_figure(metric)) {
        result.push_back(of_rows(figure, held_out, logits));
        continue;
      }
      if (!evaluation) evaluation = evaluate(scores(held_out, logits), threshold_);
      const std::optional<double> value = find_metric(*evaluation, metric)->value;
      result.emplace_back();
      if (!value) continue;
      result.back() = {{*value}, {held_out.weight_sum}};
    }
    return result;
  }

 private:
  Judged of_rows(RowFigure figure, const HeldOutRows& held_out, const std::vector<double>& logits) const {
    Judged result;
    Sum sum;
    for (const std::size_t row : held_out.rows) {
      const double value = figure(logits[row], rows_.labels[row] != 0, threshold_);
      if (row_by_row_) {
        result.values.push_back(value);
        result.weights.push_back(rows_.weight(row));
      }
      sum.add(rows_.weight(row) * value);
    }
    if (!row_by_row_ && held_out.weight_sum > 0) result = {{sum.value() / held_out.weight_sum}, {held_out.weight_sum}};
    return result;
  }

  Scores scores(const HeldOutRows& held_out, const std::vector<double>& logits) const {
    Scores result;
    for (const std::size_t row : held_out.rows) {
      result.logits.push_back(logits[row]);
      result.labels.push_back(rows_.labels[row]);
      if (!rows_.weights.empty()) result.weights.push_back(rows_.weights[row]);
    }
    return result;
  }

  const std::vector<std::string>& metrics_;
  const Scores& rows_;
  double threshold_;
  bool row_by_row_;
};

class Tuner {
 public:
  Tuner(const FoldDesigns& designs, const std::vector<Folds>& repeats, const OptionsOf& options_of, const Scores& rows,
        const TuningOptions& options, const Run& run)
      : designs_(designs),
        repeats_(repeats),
        options_of_(options_of),
        rows_(rows),
        options_(options),
        run_(run),
        quiet_(run.silent()) {}

  Tuning tune();

 private:
  struct Fold {
    std::size_t repeat = 0;
    std::size_t fold = 0;                                       // from 1
    std::vector<std::vector<std::vector<Judged>>> judged = {};  // by path, lambda and metric
    std::size_t unseen = 0;
    std::size_t not_certain = 0;
  };

  void list_folds();
  TunedPath path_of_all_rows(double l1_ratio);
  void hold_out(Fold& fold);
  HeldOutRows rows_of(const Fold& fold) const;
  void add_figures(std::size_t path);
  TunedFigure figure(std::size_t path, std::size_t lambda, std::size_t metric) const;
  void choose();
  void tell() { run_.advance({Phase::folds, static_cast<double>(++done_), static_cast<double>(total_)}); }

  const FoldDesigns& designs_;
  const std::vector<Folds>& repeats_;
  const OptionsOf& options_of_;
  const Scores& rows_;
  const TuningOptions& options_;
  const Run& run_;
  Run quiet_;
  std::vector<std::string> metrics_;
  std::vector<Fold> folds_;
  std::atomic<std::size_t> done_ = 0;
  std::size_t total_ = 0;  // fits
  Tuning result_;
};

void Tuner::list_folds() {
  for (std::size_t repeat = 0; repeat < repeats_.size(); ++repeat) {
    for (std::size_t fold = 1; fold <= repeats_[repeat].count; ++fold) folds_.push_back({repeat, fold});
  }
  metrics_ = {options_.metric};
  for (const std::string_view metric : shown_metrics) {
    if (options_.all_metrics && metric != options_.metric) metrics_.emplace_back(metric);
  }
  result_.repeats = repeats_.size();
  result_.folds = repeats_.front().count;
  const auto held_out = static_cast<std::size_t>(
      std::ranges::count_if(repeats_.front().of_row, [](std::uint32_t fold) { return fold > 0; }));
  result_.row_by_row = held_out < fewest_rows_a_fold * result_.folds && row_figure(options_.metric) != nullptr;
}

TunedPath Tuner::path_of_all_rows(double l1_ratio) {
  Design whole = designs_.whole().shared();
  const TrainingOptions told = options_of_(whole);
  if (told.class_weights) weigh_classes(whole, *told.class_weights);
  PenaltyPath path(whole, l1_ratio, told.descent, quiet_);
  TunedPath result{l1_ratio, {}, 0, 0};
  const std::vector<double> lambdas =
      options_.lambdas.empty()
          ? lambda_sequence(path.largest_l1(), l1_ratio, options_.lambda, whole.rows, whole.terms.size())
          : lambdas_in_order(options_.lambdas);
  if (total_ == 0) total_ = (folds_.size() + 1) * options_.l1_ratios.size() * lambdas.size();
  for (const double lambda : lambdas) {
    result.points.push_back({path.at(lambda), lambda, {}});
    if (!result.points.back().fit.converged) ++result_.not_certain;
    tell();
  }
  return result;
}

HeldOutRows Tuner::rows_of(const Fold& fold) const {
  HeldOutRows result;
  Sum sum;
  for (std::size_t row = 0; row < rows_.rows(); ++row) {
    if (!repeats_[fold.repeat].holds_out(fold.fold, row)) continue;
    result.rows.push_back(row);
    sum.add(rows_.weight(row));
  }
  result.weight_sum = sum.value();
  return result;
}

// All paths outside a fold, on one thread.
void Tuner::hold_out(Fold& fold) {
  const Folds& folds = repeats_[fold.repeat];
  std::vector<std::uint8_t> learn(rows_.rows());
  bool any[2] = {false, false};
  for (std::size_t row = 0; row < learn.size(); ++row) {
    learn[row] = folds.learns_from(fold.fold, row) ? 1 : 0;
    if (learn[row] != 0) any[rows_.labels[row]] = true;
  }
  if (!any[0] || !any[1]) throw error::one_class_outside_fold(fold.fold, any[1]);
  const Run own = quiet_.on_one_thread();
  FoldDesign design = designs_.learned_from(learn, own);
  const TrainingOptions told = options_of_(design.design);
  if (told.class_weights) weigh_classes(design.design, *told.class_weights);
  const HeldOutRows held_out = rows_of(fold);
  for (const std::size_t row : held_out.rows) fold.unseen += design.unseen[row];
  const Judge judge(metrics_, rows_, options_.threshold, result_.row_by_row);
  for (const TunedPath& whole : result_.paths) {
    PenaltyPath path(design.design, whole.l1_ratio, told.descent, own);
    auto& judged = fold.judged.emplace_back();
    for (const TunedPoint& point : whole.points) {
      if (!path.at(point.lambda).converged) ++fold.not_certain;
      judged.push_back(judge.judged(held_out, path.logits()));
      tell();
    }
  }
}

// Of several repeats the mean of what each says.
TunedFigure Tuner::figure(std::size_t path, std::size_t lambda, std::size_t metric) const {
  TunedFigure result{metrics_[metric], {}, {}};
  double means = 0;
  double errors = 0;
  std::size_t count = 0;
  for (std::size_t repeat = 0; repeat < repeats_.size(); ++repeat) {
    std::vector<double> values;
    std::vector<double> weights;
    for (const Fold& fold : folds_) {
      if (fold.repeat != repeat) continue;
      const Judged& judged = fold.judged[path][lambda][metric];
      values.insert(values.end(), judged.values.begin(), judged.values.end());
      weights.insert(weights.end(), judged.weights.begin(), judged.weights.end());
    }
    if (values.empty()) continue;
    const FoldMean mean = mean_over_folds(values, weights);
    means += mean.mean;
    errors += mean.std_error;
    ++count;
  }
  if (count == 0) return result;
  result.mean = means / static_cast<double>(count);
  if (std::isfinite(errors)) result.std_error = errors / static_cast<double>(count);
  return result;
}

void Tuner::add_figures(std::size_t path) {
  for (std::size_t lambda = 0; lambda < result_.paths[path].points.size(); ++lambda) {
    for (std::size_t metric = 0; metric < metrics_.size(); ++metric) {
      result_.paths[path].points[lambda].figures.push_back(figure(path, lambda, metric));
    }
  }
}

void Tuner::choose() {
  const double sign = more_is_better(options_.metric) ? -1 : 1;
  // What is to be small; infinite where there is none.
  const auto cost = [&](const TunedPoint& point) {
    const auto& mean = point.figures.front().mean;
    return mean ? sign * *mean : std::numeric_limits<double>::infinity();
  };
  for (TunedPath& path : result_.paths) {
    const auto best = std::ranges::min_element(path.points, {}, cost);
    path.best = static_cast<std::size_t>(best - path.points.begin());
    const double most = cost(*best) + best->figures.front().std_error.value_or(0);
    const auto first = std::ranges::find_if(path.points, [&](const TunedPoint& point) { return cost(point) <= most; });
    path.one_se = static_cast<std::size_t>(first - path.points.begin());
  }
  const auto best =
      std::ranges::min_element(result_.paths, {}, [&](const TunedPath& p) { return cost(p.points[p.best]); });
  result_.best = static_cast<std::size_t>(best - result_.paths.begin());
  if (!best->points[best->best].figures.front().mean) throw error::no_fold_has(options_.metric);
}

Tuning Tuner::tune() {
  list_folds();
  for (const double l1_ratio : options_.l1_ratios) result_.paths.push_back(path_of_all_rows(l1_ratio));
  parallel_for(run_, folds_.size(), [&](std::size_t f) { hold_out(folds_[f]); });
  for (const Fold& fold : folds_) {
    result_.unseen += fold.unseen;
    result_.not_certain += fold.not_certain;
    if (fold.judged.front().front().front().values.empty()) ++result_.without_metric;
  }
  for (std::size_t path = 0; path < result_.paths.size(); ++path) add_figures(path);
  choose();
  return std::move(result_);
}

}  // namespace

std::vector<std::string> tuning_metrics() {
  std::vector<std::string> result(std::begin(less_is_better), std::end(less_is_better));
  result.insert(result.end(), std::begin(best_is_most), std::end(best_is_most));
  return result;
}

bool more_is_better(std::string_view metric) {
  return std::ranges::find(less_is_better, metric) == std::end(less_is_better);
}

Tuning tune_penalty(const FoldDesigns& designs, const std::vector<Folds>& repeats, const OptionsOf& options_of,
                    const Scores& rows, const TuningOptions& options, const Run& run) {
  return Tuner(designs, repeats, options_of, rows, options, run).tune();
}

}  // namespace logreg
