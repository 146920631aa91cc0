#include "quality/cross_validation.h"

#include "base/parallel.h"
#include "inference/distributions.h"
#include "quality/messages.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace logreg {

namespace {

// So few numbers are gone through faster by folds side by side than by threads within a pass.
constexpr std::size_t few_numbers = std::size_t{1} << 20;

// A logit of a fit of separated data that is so far on the wrong side is there in the limit, too.
constexpr double far = 10;

void refuse_one_class(const Design& whole, const std::vector<std::uint8_t>& learn, std::size_t fold) {
  bool any[2] = {false, false};
  std::size_t row = 0;
  for (const DesignBlock& block : whole.blocks) {
    for (const double label : block.labels) {
      if (learn[row++] != 0) any[label > 0.5 ? 1 : 0] = true;
    }
  }
  if (!any[0] || !any[1]) throw error::one_class_outside_fold(fold, any[1]);
}

class Validation {
 public:
  Validation(const FoldDesigns& designs, CrossValidation& result, const OptionsOf& options_of,
             const std::optional<Start>& start, const Run& run)
      : designs_(designs), result_(result), options_of_(options_of), start_(start), run_(run) {}

  void run() {
    for (std::size_t repeat = 0; repeat < result_.repeats.size(); ++repeat) {
      for (std::size_t fold = 1; fold <= result_.repeats[repeat].count; ++fold) result_.folds.push_back({repeat, fold});
    }
    result_.logits.assign(result_.repeats.size(),
                          std::vector<double>(designs_.whole().rows, std::numeric_limits<double>::quiet_NaN()));
    const bool side_by_side = designs_.whole().rows * (designs_.whole().terms.size() + 1) <= few_numbers;
    const Run silent = run_.silent();
    const Run within = side_by_side ? silent.on_one_thread() : silent;
    parallel_for(side_by_side ? run_ : run_.on_one_thread(), result_.folds.size(), [&](std::size_t f) {
      hold_out(result_.folds[f], within);
      run_.advance({Phase::folds, static_cast<double>(++done_), static_cast<double>(result_.folds.size())});
    });
  }

 private:
  void hold_out(HeldOutFold& held_out, const Run& run) {
    const Folds& folds = result_.repeats[held_out.repeat];
    std::vector<std::uint8_t> learn(folds.of_row.size());
    for (std::size_t row = 0; row < learn.size(); ++row) learn[row] = folds.learns_from(held_out.fold, row) ? 1 : 0;
    refuse_one_class(designs_.whole(), learn, held_out.fold);
    const FoldFit found = fit_rows(designs_, learn, options_of_, start_, run);
    held_out.converged = found.fit.minimum.converged;
    held_out.separated = found.fit.separation.is_found();
    std::vector<double>& logits = result_.logits[held_out.repeat];
    for (std::size_t row = 0; row < learn.size(); ++row) {
      if (!folds.holds_out(held_out.fold, row)) continue;
      logits[row] = found.logits[row];
      held_out.unseen += found.fold.unseen[row];
    }
    held_out.loss_has_no_bound = held_out.separated && is_far_wrong(folds, held_out.fold, logits);
  }

  bool is_far_wrong(const Folds& folds, std::size_t fold, const std::vector<double>& logits) const {
    std::size_t row = 0;
    for (const DesignBlock& block : designs_.whole().blocks) {
      for (const double label : block.labels) {
        const double right = label > 0.5 ? logits[row] : -logits[row];
        if (folds.holds_out(fold, row) && right < -far) return true;
        ++row;
      }
    }
    return false;
  }

  const FoldDesigns& designs_;
  CrossValidation& result_;
  const OptionsOf& options_of_;
  const std::optional<Start>& start_;
  const Run& run_;
  std::atomic<std::size_t> done_ = 0;
};

// Rows that `is_wanted` of a repeat.
template <class IsWanted>
Scores some_rows(const std::vector<double>& logits, const Scores& rows, const IsWanted& is_wanted) {
  Scores result;
  for (std::size_t row = 0; row < logits.size(); ++row) {
    if (!is_wanted(row)) continue;
    result.logits.push_back(logits[row]);
    result.labels.push_back(rows.labels[row]);
    if (!rows.weights.empty()) result.weights.push_back(rows.weights[row]);
  }
  return result;
}

// One metric of every fold of a repeat.
struct OfFolds {
  std::vector<double> values;
  std::vector<double> weights;
  std::vector<double> variances;  // from the interval within the fold; fewer, where one has none
};

double weight_sum(const std::vector<double>& weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  return sum;
}

// What values a metric can have.
Interval range_of(const Metric& metric) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (metric.name == "log_loss") return {0, infinity};
  if (metric.name == "mcc" || metric.name == "kappa" || metric.name == "gini") return {-1, 1};
  return metric.is_share ? Interval{0, 1} : Interval{-infinity, infinity};
}

std::optional<Interval> interval_of(const OfFolds& folds, const FoldMean& mean, const Interval& range, double z) {
  double variance = mean.std_error * mean.std_error;
  if (folds.variances.size() == folds.values.size()) {
    const double all = weight_sum(folds.weights);
    variance = 0;
    for (std::size_t k = 0; k < folds.values.size(); ++k) {
      variance += folds.weights[k] * folds.weights[k] / (all * all) * folds.variances[k];
    }
  }
  return normal_interval(mean.mean, variance, z, range.low, range.high);
}

// Means over repeats.
class RepeatedFigure {
 public:
  void add(const OfFolds& folds, const Metric& metric, double z) {
    if (folds.values.empty()) return;
    const FoldMean mean = mean_over_folds(folds.values, folds.weights);
    const auto interval = interval_of(folds, mean, range_of(metric), z);
    ++repeats_;
    folds_ += folds.values.size();
    value_ += mean.mean;
    std_error_ += mean.std_error;
    if (!interval) return;
    ++intervals_;
    low_ += interval->low;
    high_ += interval->high;
  }

  FoldFigure figure(std::string_view metric) const {
    FoldFigure result{.metric = metric, .folds = folds_};
    if (repeats_ == 0) return result;
    const auto count = static_cast<double>(repeats_);
    result.value = value_ / count;
    if (std::isfinite(std_error_)) result.std_error = std_error_ / count;
    if (intervals_ == repeats_) result.interval = Interval{low_ / count, high_ / count};
    return result;
  }

 private:
  std::size_t repeats_ = 0;
  std::size_t intervals_ = 0;
  std::size_t folds_ = 0;
  double value_ = 0;
  double std_error_ = 0;
  double low_ = 0;
  double high_ = 0;
};

}  // namespace

CrossValidation cross_validate(const FoldDesigns& designs, std::vector<Folds> repeats, const OptionsOf& options_of,
                               const std::optional<Start>& start, const Run& run) {
  CrossValidation result;
  result.repeats = std::move(repeats);
  Validation(designs, result, options_of, start, run).run();
  return result;
}

Scores held_out(const CrossValidation& validation, std::size_t repeat, std::size_t fold, const Scores& rows) {
  const Folds& folds = validation.repeats[repeat];
  return some_rows(validation.logits[repeat], rows, [&](std::size_t row) { return folds.holds_out(fold, row); });
}

Scores held_out(const CrossValidation& validation, std::size_t repeat, const Scores& rows) {
  return some_rows(validation.logits[repeat], rows, [&](std::size_t row) { return validation.holds_out(repeat, row); });
}

std::vector<FoldFigure> fold_figures(const CrossValidation& validation, const Scores& rows, double threshold,
                                     double level, const Run& run) {
  const std::vector<std::string_view> names = metric_names();
  const double z = normal_critical_value(level);
  std::vector<RepeatedFigure> figures(names.size());
  const Run silent = run.silent();
  for (std::size_t repeat = 0; repeat < validation.repeats.size(); ++repeat) {
    std::vector<OfFolds> of_folds(names.size());
    std::vector<Metric> metrics;
    for (std::size_t fold = 1; fold <= validation.repeats[repeat].count; ++fold) {
      const Scores scores = held_out(validation, repeat, fold, rows);
      if (scores.rows() == 0) continue;
      const Evaluation found = evaluate(scores, Ranking(scores, silent), threshold, {.level = level}, silent);
      metrics = found.metrics;
      for (std::size_t m = 0; m < names.size(); ++m) {
        const Metric& metric = metrics[m];
        if (!metric.value) continue;
        of_folds[m].values.push_back(*metric.value);
        of_folds[m].weights.push_back(found.weight_sum);
        if (!metric.interval) continue;
        const double std_error = (metric.interval->high - metric.interval->low) / (2 * z);
        of_folds[m].variances.push_back(std_error * std_error);
      }
    }
    for (std::size_t m = 0; m < metrics.size(); ++m) figures[m].add(of_folds[m], metrics[m], z);
  }
  std::vector<FoldFigure> result;
  const bool is_bounded = std::ranges::none_of(validation.folds, &HeldOutFold::loss_has_no_bound);
  for (std::size_t m = 0; m < names.size(); ++m) {
    result.push_back(is_bounded || names[m] != "log_loss" ? figures[m].figure(names[m])
                                                          : FoldFigure{.metric = names[m]});
  }
  return result;
}

}  // namespace logreg
