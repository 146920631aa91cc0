#include "verbs/evaluate.h"

#include "base/output_file.h"
#include "base/sentences.h"
#include "model/model_file.h"
#include "quality/metrics.h"
#include "report/evaluation_report.h"
#include "report/print.h"
#include "verbs/labelled_rows.h"
#include "verbs/shared.h"

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

}  // namespace

int evaluate(const EvaluateOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  const Reading reading = reading_of(options.data, model, options.common);
  Collector collector(model, reading, options);
  for (const std::string& path : options.data.files) collector.read(path, run);
  tell_what_is_left_out(collector, options);

  const double threshold = options.threshold.value_or(model.threshold);
  Evaluation evaluation = evaluate(collector.rows().scores, threshold, run);
  evaluation.rows = collector.rows().rows_used;  // of a row with trials there are up to two scores

  const Report report = evaluation_report(evaluation, model.target, collector.dropped());
  write_file("-", print(report, options.common.json ? Format::json : Format::text));
  return 0;
}

}  // namespace logreg
