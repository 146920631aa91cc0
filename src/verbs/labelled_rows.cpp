#include "verbs/labelled_rows.h"

#include "base/sentences.h"

namespace logreg {

namespace {

template <class Numbers>
void add_all(Numbers& to, const Numbers& from) {
  to.insert(to.end(), from.begin(), from.end());
}

std::size_t count(DistinctTexts& texts, std::string_view text, std::size_t line, std::size_t times) {
  const std::size_t found = texts.find(text);
  if (found != DistinctTexts::absent) {
    texts.count_again(found, times);
    return found;
  }
  const std::size_t added = texts.add(text, line);
  texts.count_again(added, times - 1);
  return added;
}

// Adds codes that are positions in `from_texts` as positions in `to_texts`.
template <class Code>
void add_codes(std::vector<Code>& to, DistinctTexts& to_texts, const std::vector<Code>& from,
               const DistinctTexts& from_texts) {
  std::vector<Code> code_of;
  for (const DistinctText& text : from_texts.texts()) {
    code_of.push_back(static_cast<Code>(count(to_texts, text.text, text.first_line, text.count)));
  }
  for (const Code code : from) to.push_back(code_of[code]);
}

}  // namespace

std::uint8_t LabelledRows::add_label(std::string_view text, const std::string& column, const std::string& file) {
  if (label_texts.size() > most_labels) throw error::target_has_many_labels(file, column);
  return static_cast<std::uint8_t>(count(label_texts, text, 0, 1));
}

std::uint32_t LabelledRows::add_to_group(std::string_view text) {
  if (group_texts.size() > most_groups) throw error::too_many_groups(most_groups);
  return static_cast<std::uint32_t>(count(group_texts, text, 0, 1));
}

void LabelledRows::append(const LabelledRows& rows) {
  add_all(scores.logits, rows.scores.logits);
  add_all(scores.probabilities, rows.scores.probabilities);
  add_all(scores.weights, rows.scores.weights);
  add_all(other_logits, rows.other_logits);
  if (rows.label_texts.size() == 0) {
    add_all(scores.labels, rows.scores.labels);
  } else {
    add_codes(scores.labels, label_texts, rows.scores.labels, rows.label_texts);
  }
  add_codes(groups, group_texts, rows.groups, rows.group_texts);
  if (group_texts.size() > most_groups) throw error::too_many_groups(most_groups);
  rows_read += rows.rows_read;
  rows_used += rows.rows_used;
  without_label += rows.without_label;
  without_probability += rows.without_probability;
  without_weight += rows.without_weight;
  unusable.add(rows.unusable);
  other_unusable.add(rows.other_unusable);
}

std::vector<Scores> scores_by_group(const LabelledRows& rows) {
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
