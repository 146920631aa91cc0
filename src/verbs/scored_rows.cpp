#include "verbs/scored_rows.h"

namespace logreg {

std::vector<Scores> scores_by_group(const ScoredRows& rows) {
  std::vector<Scores> result(rows.group_texts.size());
  const Scores& all = rows.scores;
  for (std::size_t i = 0; i < all.rows(); ++i) {
    Scores& scores = result[rows.groups[i]];
    scores.labels.push_back(all.labels[i]);
    if (!all.logits.empty()) scores.logits.push_back(all.logits[i]);
    if (!all.probabilities.empty()) scores.probabilities.push_back(all.probabilities[i]);
    if (!all.weights.empty()) scores.weights.push_back(all.weights[i]);
  }
  return result;
}

}  // namespace logreg
