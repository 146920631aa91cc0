#include "verbs/evaluate.h"

#include "base/output_file.h"
#include "model/model_file.h"
#include "quality/comparison.h"
#include "quality/curves.h"
#include "quality/delong.h"
#include "quality/loss.h"
#include "quality/metrics.h"
#include "quality/operating_points.h"
#include "quality/threshold_table.h"
#include "report/as_braille.h"
#include "report/as_csv.h"
#include "report/comparison_report.h"
#include "report/deciles_report.h"
#include "report/evaluation_report.h"
#include "report/group_report.h"
#include "report/html_report.h"
#include "report/metrics_file.h"
#include "report/phrases.h"
#include "report/print.h"
#include "report/threshold_report.h"
#include "verbs/cell_notices.h"
#include "verbs/messages.h"
#include "verbs/scored_by_model.h"
#include "verbs/scored_elsewhere.h"
#include "verbs/scored_rows.h"
#include "verbs/scoring_messages.h"
#include "verbs/shared.h"
#include "verbs/terminal.h"
#include "verbs/tried_cures.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// Opened before the work: a place that cannot be written to is refused at once.
struct Files {
  std::optional<OutputFile> report;
  std::optional<OutputFile> metrics;
  std::vector<std::unique_ptr<OutputFile>> curves;
};

// The scores of the rows, and what they are about.
struct Subject {
  const ScoredRows& rows;
  double threshold = 0;
  bool of_training = false;
  const Model* model = nullptr;  // none: of probabilities that something else made
  const Model* other = nullptr;  // compared with it
};

std::vector<std::unique_ptr<OutputFile>> open_curves(const CurveOptions& options) {
  std::vector<std::unique_ptr<OutputFile>> files;
  for (const CurveFile& file : options.files) files.push_back(std::make_unique<OutputFile>(file.path));
  return files;
}

void tell_of_weights(const ScoredRows& rows, const CommonOptions& common) {
  if (rows.without_weight > 0) notify(common, notice::rows_without_weight(rows.without_weight, rows.of_weight_zero));
}

// Throws Error where nothing is left.
void tell_what_is_left_out(const ScoredRows& rows, const EvaluateOptions& options) {
  if (rows.scores.rows() == 0) throw error::nothing_to_evaluate(options.data.files.front(), rows.rows_read);
  const std::size_t unusable = rows.dropped() - rows.without_weight;
  if (unusable > 0) {
    notify(options.common, notice::rows_left_out(unusable, rows.rows_read, rows.without_label, rows.unusable));
  }
  tell_of_encodings(options.common, rows.unusable);
  tell_of_far_rows(options.common, rows.far_rows, rows.rows_read, rows.far);
  if (rows.new_combinations > 0) {
    notify(options.common, notice::new_combinations(rows.new_combinations, rows.rows_read));
  }
  tell_of_weights(rows, options.common);
}

// Nothing if none was asked for. Throws Error where no threshold keeps the promises.
std::optional<ThresholdChoice> chosen_threshold(const ThresholdOptions& options, const Cuts& cuts, const Run& run) {
  if (options.top) {
    constexpr double percent = 100;
    const double all = cuts.ranking().positives() + cuts.ranking().negatives();
    const double wanted = options.top->is_percentage ? all * options.top->amount / percent : options.top->amount;
    return top_choice(options.top->text, wanted, top_threshold(cuts, wanted, run));
  }
  if (!options.ask_for_best()) return std::nullopt;
  const ThresholdWish wish = options.wish();
  const auto best = best_threshold(cuts, wish, run);
  const bool has_promises = wish.min_recall || wish.min_precision;
  if (!best && has_promises) throw error::no_threshold_keeps(promises(wish));
  return best_choice(wish, options.costs.has_value(), best);
}

void add_thresholds(Report& report, const ThresholdOptions& options, const std::optional<ThresholdChoice>& choice,
                    const Cuts& cuts, const Evaluation& evaluation, const Target& target, const Run& run) {
  if (options.table) {
    std::vector<double> special = {evaluation.threshold};
    if (choice && choice->chosen) special.push_back(choice->chosen->threshold);
    const auto rows = threshold_table(cuts.ranking(), usual_thresholds(special), run);
    add_threshold_table(report, rows, evaluation, options.costs, choice);
  }
  if (choice) add_threshold_choice(report, *choice, evaluation, target);
}

// The model is safe before anything is shown. The file is as the training wrote it, but for the threshold.
void save_threshold(const EvaluateOptions& options, Model model, const std::optional<ThresholdChoice>& choice) {
  if (!options.thresholds.save) return;
  std::optional<double> threshold = options.threshold;
  if (choice) threshold = choice->chosen ? std::optional(choice->chosen->threshold) : std::nullopt;
  if (!threshold) throw error::no_threshold_to_save();
  const double before = std::exchange(model.threshold, *threshold);
  write_file(options.model, model_text(model));
  notify(options.common, notice::threshold_saved(*threshold, before, options.model));
}

// Writes the curves to their files, and returns the pictures, each behind an empty line.
std::string write_and_draw_curves(const CurveOptions& options, std::vector<std::unique_ptr<OutputFile>>& files,
                                  const Cuts& cuts, const Evaluation& evaluation, const CommonOptions& common,
                                  const Run& run) {
  const CurveSource source = curve_source(cuts, evaluation, run);
  const auto figure_of = [&](Curve curve, std::string_view option) {
    Figure figure = curve_figure(curve, source, points_of_a_terminal);
    if (figure.series.empty()) notify(common, notice::no_curve(curve_name(curve), option));
    return figure;
  };
  for (std::size_t i = 0; i < files.size(); ++i) {
    as_csv(figure_of(options.files[i].curve, "--curve"), [&](std::string_view text) { files[i]->write(text); });
    files[i]->finish();
  }
  const PlotStyle style{terminal_columns(), shows_unicode()};
  std::string pictures;
  for (const Curve curve : options.plots) {
    const Figure figure = figure_of(curve, "--plot");
    if (!figure.series.empty()) pictures += '\n' + as_braille(figure, style);
  }
  return pictures;
}

void show(const EvaluateOptions& options, const std::string& text) {
  answer_beside(options.common, text,
                options.curves.use_stdout() || options.report == "-" || options.metrics.file == "-");
}

std::vector<EvaluatedGroup> evaluated_groups(const Subject& subject, const IntervalOptions& intervals, const Run& run) {
  std::vector<EvaluatedGroup> groups;
  const std::vector<Scores> scores = scores_by_group(subject.rows);
  const std::vector<DistinctText>& texts = subject.rows.group_texts.texts();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const Ranking ranking(scores[i], run);
    EvaluatedGroup group{std::nullopt, evaluate(scores[i], ranking, subject.threshold, intervals, run)};
    if (!texts[i].text.empty()) group.text = texts[i].text;
    group.evaluation.rows = texts[i].count;
    groups.push_back(std::move(group));
  }
  std::ranges::sort(groups, {}, &EvaluatedGroup::text);
  return groups;
}

Report comparison(const Subject& subject, const Ranking& ranking, const EvaluateOptions& options, const Run& run) {
  Scores scores = subject.rows.scores;
  scores.logits = subject.rows.other_logits;
  const Ranking of_other(scores, run);
  const double threshold = options.threshold.value_or(subject.other->threshold);
  const double level = options.quality.intervals.level;
  const auto differences =
      compare({subject.rows.scores, ranking, subject.threshold}, {scores, of_other, threshold}, level, run);
  return comparison_report(*options.quality.compare, threshold, differences, level);
}

EvaluationReports reports_of(const Subject& subject, const Evaluation& evaluation, const Ranking& ranking,
                             const EvaluateOptions& options, const Run& run) {
  EvaluatedRows rows{subject.rows.dropped(), subject.of_training, subject.model != nullptr};
  rows.far = subject.rows.far_rows;
  if (subject.model != nullptr) rows.unusable = &subject.rows.unusable;
  rows.without_weight = subject.rows.without_weight;
  EvaluationReports reports{evaluation_report(evaluation, subject.rows.target, rows), {}, {}};
  reports.metrics.begin_section();
  reports.metrics.add_paragraph(intervals_and_baselines(evaluation, option_of));
  if (const auto& by = options.quality.by) {
    rows.dropped = rows.without_weight = 0;  // they are of no group
    rows.unusable = nullptr;
    reports.groups = group_report(*by, evaluated_groups(subject, options.quality.intervals, run), subject.rows.target,
                                  rows, option_of);
  }
  if (subject.other != nullptr) reports.comparison = comparison(subject, ranking, options, run);
  return reports;
}

// All parts as one.
Report joined(EvaluationReports reports) {
  Report report = std::move(reports.metrics);
  if (reports.groups) report.append(std::move(*reports.groups));
  if (reports.comparison) report.append(std::move(*reports.comparison));
  return report;
}

std::optional<double> value_of(const Evaluation& evaluation, const std::string& name) {
  const Metric* const metric = find_metric(evaluation, name);
  return metric == nullptr ? evaluation.prevalence : metric->value;
}

// Whether the probabilities would be better the other way round, in order and in size, and not by chance.
bool are_of_other_class(const Scores& scores, const Ranking& ranking, const Run& run) {
  constexpr double deviations = 3;
  const auto area = roc_auc(ranking);
  const auto variance = roc_auc_variance(ranking);
  if (!area || !variance || *area + deviations * std::sqrt(*variance) >= 0.5) return false;
  Scores turned = scores;
  for (double& probability : turned.probabilities) probability = 1 - probability;
  return *mean_losses(turned, run).brier_score < *mean_losses(scores, run).brier_score;
}

void tell_if_of_other_class(const ScoredRows& rows, const Ranking& ranking, const EvaluateOptions& options,
                            const Run& run) {
  const Target& target = rows.target;
  if (!target.negative || !are_of_other_class(rows.scores, ranking, run)) return;
  notify(options.common, notice::scores_of_other_class(options.scores.probability, target.positive, *target.negative,
                                                       *roc_auc(ranking)));
}

int evaluate(const Subject& subject, const EvaluateOptions& options, Files& files, const Run& run) {
  const Scores& scores = subject.rows.scores;
  const Ranking ranking(scores, run);
  if (subject.model == nullptr) tell_if_of_other_class(subject.rows, ranking, options, run);
  Evaluation evaluation = evaluate(scores, ranking, subject.threshold, options.quality.intervals, run);
  evaluation.rows = subject.rows.rows_used;  // of a row with trials there are up to two scores
  EvaluationReports reports = reports_of(subject, evaluation, ranking, options, run);
  if (options.deciles > 0) add_deciles(reports.metrics, deciles(ranking, options.deciles));
  clear_progress(options.common);

  std::string pictures;
  std::optional<ThresholdChoice> choice;
  if (options.thresholds.table || options.thresholds.ask_for_one() || options.curves.ask_for_any() || files.report) {
    const Cuts cuts(ranking, run);
    choice = chosen_threshold(options.thresholds, cuts, run);
    add_thresholds(reports.metrics, options.thresholds, choice, cuts, evaluation, subject.rows.target, run);
    if (options.curves.ask_for_any()) {
      pictures = write_and_draw_curves(options.curves, files.curves, cuts, evaluation, options.common, run);
    }
    if (files.report) {
      const EvaluatedModel model{subject.model, options.model, subject.rows.target};
      files.report->write(evaluation_page(reports, evaluation, cuts, model, options.files(), option_of, run));
    }
  }
  if (subject.model != nullptr) save_threshold(options, *subject.model, choice);
  if (files.report) files.report->finish();
  if (files.metrics) {
    files.metrics->write(
        table_text(metrics_table(evaluation, options.metrics.columns), *table_format(*options.metrics.file)));
    files.metrics->finish();
  }
  show(options,
       print(joined(std::move(reports)), options.common.json ? Format::json : Format::text, columns_of_output()) +
           pictures);
  check_requirements(options.quality.requirements, [&](const std::string& name) { return value_of(evaluation, name); });
  return 0;
}

// The same, but nobody is told anything.
EvaluateOptions silent(EvaluateOptions options) {
  options.common.quiet = true;
  options.common.progress = nullptr;
  return options;
}

int evaluate_probabilities(const EvaluateOptions& options, const Reading& reading, Files& files, const Run& run) {
  const ScoredRows rows = scored_elsewhere(reading, options, run);
  const std::size_t unusable = rows.dropped() - rows.without_weight;
  if (unusable > 0) {
    notify(options.common,
           notice::rows_without_score(unusable, rows.rows_read, rows.without_label, rows.without_probability));
  }
  tell_of_weights(rows, options.common);
  constexpr double usual_threshold = 0.5;
  return evaluate({rows, options.threshold.value_or(usual_threshold)}, options, files, run);
}

int evaluate_probabilities(const EvaluateOptions& options, Files& files, const Run& run) {
  files.curves = open_curves(options.curves);
  const EvaluateOptions of_trial = silent(options);
  const auto attempt = [&](const Request& request, const Run& trial) {
    return scored_elsewhere(request.reading, of_trial, trial).rows_used;
  };
  return with_tried_cures(
      options.scores.files, {reading_of(options.data), {}}, attempt, run,
      [&](const Request& request) { return evaluate_probabilities(options, request.reading, files, run); });
}

// Throws Error if the two cannot be compared.
void check_comparable(const Model& model, const Model& other, const EvaluateOptions& options) {
  const bool same = model.target.column == other.target.column && model.target.positive == other.target.positive &&
                    model.target.negative == other.target.negative && model.target.trials == other.target.trials;
  if (!same) {
    throw error::other_target(options.model, modelling(model.target), *options.quality.compare,
                              modelling(other.target));
  }
  const bool decided = options.data.missing_texts && options.data.decimal_given;
  const bool reads_alike = model.missing == other.missing && model.decimal == other.decimal;
  if (!decided && !reads_alike) throw error::other_reading(options.model, *options.quality.compare);
}

// Whether these are the rows that the model was trained on: as many, and of the log loss that it remembers of them,
// whatever the fit weighed more than that or was corrected for.
bool are_rows_of_training(const ScoredRows& rows, const Model& model, const Run& run) {
  constexpr double rounding = 1e-9;
  const auto& metrics = model.training.metrics;
  const auto known = std::ranges::find(metrics, "log_loss", [](const auto& metric) { return metric.first; });
  const auto loss = mean_losses(rows.scores, run).log_loss;
  if (known == metrics.end() || !known->second || !loss || rows.rows_used != model.training.rows) return false;
  return std::abs(*loss - *known->second) <= rounding * *known->second;
}

int evaluate_model(const EvaluateOptions& options, Files& files, const Run& run) {
  const Model model = read_model(options.model, run);
  std::optional<Model> other;
  if (options.quality.compare) {
    other = read_model(*options.quality.compare, run);
    check_comparable(model, *other, options);
  }
  const Model* const compared = other ? &*other : nullptr;
  const Request asked = {reading_of(options.data, model, options.common), {}, options.unseen};
  files.curves = open_curves(options.curves);
  EvaluateOptions of_trial = silent(options);
  const auto attempt = [&](const Request& request, const Run& trial) {
    of_trial.unseen = request.unseen;
    return scored_by(model, compared, request.reading, of_trial, trial).rows_used;
  };
  return with_tried_cures(options.data.files, asked, attempt, run, [&](const Request& request) {
    const ScoredRows rows = scored_by(model, compared, request.reading, options, run);
    tell_what_is_left_out(rows, options);
    const bool of_training = are_rows_of_training(rows, model, run);
    return evaluate({rows, options.threshold.value_or(model.threshold), of_training, &model, compared}, options, files,
                    run);
  });
}

}  // namespace

int evaluate(const EvaluateOptions& options, const Run& run) {
  Files files;
  if (options.report) files.report.emplace(*options.report);
  if (options.metrics.file) files.metrics.emplace(*options.metrics.file);
  if (!options.scores.files.empty()) return evaluate_probabilities(options, files, run);
  return evaluate_model(options, files, run);
}

}  // namespace logreg
