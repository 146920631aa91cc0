#include "verbs/scored_part.h"

#include "base/text.h"
#include "data/column_names.h"
#include "verbs/messages.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t most_groups = 1000;

void check_groups(const DistinctTexts& texts) {
  if (texts.size() > most_groups) throw error::too_many_groups(most_groups);
}

template <class Numbers>
void add_all(Numbers& to, const Numbers& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// Adds codes that are positions in `from_texts` as positions in `to_texts`.
template <class Code>
void add_codes(std::vector<Code>& to, DistinctTexts& to_texts, const std::vector<Code>& from,
               const DistinctTexts& from_texts) {
  std::vector<Code> code_of;
  for (const DistinctText& text : from_texts.texts()) {
    code_of.push_back(static_cast<Code>(count(to_texts, text.text, text.count)));
  }
  for (const Code code : from) to.push_back(code_of[code]);
}

}  // namespace

// The rows that follow, which are of this file.
void append(ScoredPart& all, const ScoredPart& part, const std::string& file, std::size_t line_base) {
  ScoredRows& to = all.rows;
  const ScoredRows& from = part.rows;
  add_all(to.scores.logits, from.scores.logits);
  add_all(to.scores.probabilities, from.scores.probabilities);
  add_all(to.scores.weights, from.scores.weights);
  add_all(to.other_logits, from.other_logits);
  if (part.label_texts.size() == 0) {
    add_all(to.scores.labels, from.scores.labels);
  } else {
    add_codes(to.scores.labels, all.label_texts, from.scores.labels, part.label_texts);
  }
  add_codes(to.groups, to.group_texts, from.groups, from.group_texts);
  check_groups(to.group_texts);
  to.rows_read += from.rows_read;
  to.rows_used += from.rows_used;
  to.without_label += from.without_label;
  to.without_probability += from.without_probability;
  to.without_weight += from.without_weight;
  to.of_weight_zero += from.of_weight_zero;
  all.tally.add(part.tally, file, line_base);
  all.other_tally.add(part.other_tally, file, line_base);
}

std::size_t count(DistinctTexts& texts, std::string_view text, std::size_t times) {
  std::size_t position = texts.find(text);
  if (position == DistinctTexts::absent) {
    position = texts.add(text, 0);
    --times;
  }
  texts.count_again(position, times);
  return position;
}

std::optional<std::size_t> position_of(const std::string& name, const CsvFile& file) {
  const std::vector<ColumnName>& columns = file.columns();
  const auto found = std::ranges::find(columns, name, &ColumnName::text);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

ColumnFormats column_formats(const CsvFile& file, const Reading& reading) {
  return cell_formats(file.columns(), reading.rules, file.dialect().decimal, reading.missing);
}

std::optional<double> ScoredRecord::number(std::size_t column, Refusal refusal) const {
  const std::string_view content = text(column);
  const CellFormat& format = *formats[column];
  if (format.is_missing(content)) return std::nullopt;
  if (const auto found = format.read(content)) return found->value;
  if (format.is_missing_number(content)) return std::nullopt;
  throw refusal(place(), file.columns()[column].text, std::string(trimmed(content)));
}

RowFacts::RowFacts(const std::string& remembered, const EvaluateOptions& options)
    : weights_name_(options.weights.value_or(remembered)), options_(options) {}

void RowFacts::bind(const CsvFile& file) {
  if (const auto& by = options_.quality.by) group_ = find_column(file.columns(), *by, Setting{"by"});
  if (options_.weights) {
    weights_ = find_column(file.columns(), weights_name_, Setting{"weights"});
  } else if (has_weights()) {
    weights_ = position_of(weights_name_, file);
    notify(options_.common, weights_ ? notice::weighted_by(weights_name_) : notice::weights_not_there(weights_name_));
  }
}

std::optional<double> RowFacts::weight(const ScoredRecord& row) const {
  if (!weights_) return 1;
  const auto weight = row.number(*weights_, error::weight_is_no_number);
  if (weight && *weight < 0) {
    throw error::weight_is_negative(row.place(), weights_name_, std::string(trimmed(row.text(*weights_))));
  }
  return weight;
}

std::optional<std::uint32_t> RowFacts::group(const ScoredRecord& row, DistinctTexts& texts) const {
  if (!group_) return std::nullopt;
  check_groups(texts);
  const bool is_missing = row.is_missing(*group_);
  return static_cast<std::uint32_t>(count(texts, is_missing ? std::string_view() : row.text(*group_)));
}

}  // namespace logreg
