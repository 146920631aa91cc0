#include "verbs/evaluate.h"

#include "base/sentences.h"
#include "model/model_file.h"
#include "quality/metrics.h"
#include "report/evaluation_report.h"
#include "report/html_report.h"
#include "report/print.h"
#include "report/score_pictures.h"
#include "verbs/evaluate_curves.h"
#include "verbs/evaluate_thresholds.h"
#include "verbs/labelled_rows.h"
#include "verbs/shared.h"

#include <optional>
#include <string>

namespace logreg {

namespace {

// Throws Error where nothing is left.
void tell_what_is_left_out(const Collector& collector, const EvaluateOptions& options) {
  const LabelledRows& rows = collector.rows();
  if (rows.scores.rows() == 0) throw error::nothing_to_evaluate(options.data.files.front(), rows.rows_read);
  if (collector.dropped() > 0) {
    notify(options.common,
           notice::rows_left_out(collector.dropped(), rows.rows_read, rows.without_label, collector.unusable()));
  }
  if (rows.without_weight > 0) notify(options.common, notice::rows_without_weight(rows.without_weight));
}

// The model is safe before anything is shown.
void save(const EvaluateOptions& options, const Model& model, const std::optional<ThresholdChoice>& choice) {
  if (!options.thresholds.save) return;
  std::optional<double> threshold = options.threshold;
  if (choice) threshold = choice->chosen ? std::optional(choice->chosen->threshold) : std::nullopt;
  if (!threshold) throw error::no_threshold_to_save();
  save_threshold(options.model, model, *threshold);
  notify(options.common, notice::threshold_saved(*threshold, model.threshold, options.model));
}

void show(const EvaluateOptions& options, const std::string& text) {
  if (options.curves.use_stdout() || options.report == "-") {
    tell(options.common, text);  // standard output holds a curve or the report
  } else {
    answer(options.common, text);
  }
}

}  // namespace

int evaluate(const EvaluateOptions& options, const Run& run) {
  // A place that cannot be written to is refused before the work, not after it.
  std::optional<OutputFile> report_file;
  if (options.report) report_file.emplace(*options.report);
  const Model model = read_model(options.model, run);
  const Reading reading = reading_of(options.data, model, options.common);
  auto curve_files = open_curves(options.curves);
  Collector collector(model, reading, options);
  for (const std::string& path : options.data.files) collector.read(path, run);
  tell_what_is_left_out(collector, options);

  const double threshold = options.threshold.value_or(model.threshold);
  Evaluation evaluation = evaluate(collector.rows().scores, threshold, run);
  evaluation.rows = collector.rows().rows_used;  // of a row with trials there are up to two scores
  clear_progress(options.common);

  Report report = evaluation_report(evaluation, model.target, collector.dropped());
  std::string pictures;
  if (options.thresholds.table || options.thresholds.ask_for_one() || options.curves.ask_for_any()) {
    const Ranking ranking(collector.rows().scores, run);
    const Cuts cuts(ranking, run);
    const auto choice = chosen_threshold(options.thresholds, cuts, run);
    add_thresholds(report, options.thresholds, choice, cuts, evaluation, model, run);
    if (options.curves.ask_for_any()) {
      pictures = write_and_draw_curves(options.curves, curve_files, cuts, evaluation, options.common, run);
    }
    save(options, model, choice);
  } else {
    save(options, model, std::nullopt);
  }
  if (report_file) {
    const ScorePictures of_scores = score_pictures(collector.rows().scores, threshold, run);
    report_file->write(evaluation_page(report, evaluation, of_scores, model, options.model, options.data.files));
    report_file->finish();
  }
  show(options, print(report, options.common.json ? Format::json : Format::text) + pictures);
  return 0;
}

}  // namespace logreg
