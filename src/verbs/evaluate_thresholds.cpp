#include "verbs/evaluate_thresholds.h"

#include "base/output_file.h"
#include "base/sentences.h"
#include "model/model_file.h"
#include "quality/threshold_table.h"

#include <utility>
#include <vector>

namespace logreg {

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

void save_threshold(const std::string& path, Model model, double threshold) {
  model.threshold = threshold;
  write_file(path, model_text(model));
}

}  // namespace logreg
