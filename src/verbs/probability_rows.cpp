#include "verbs/probability_rows.h"

#include "base/number.h"
#include "base/sentences.h"
#include "base/text.h"
#include "data/labels.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

ProbabilityRows::ProbabilityRows(const Reading& reading, const EvaluateOptions& options)
    : reading_(reading),
      options_(options.scores),
      common_(options.common),
      facts_({options.weights.value_or(""), options.weights.has_value(), options.quality.by.value_or("")},
             reading.missing, options.common) {}

void ProbabilityRows::read(const std::string& path, const Run& run) {
  CsvFile file(path, reading_.options, run);
  if (first_file_.empty()) first_file_ = file.name();
  const std::vector<std::string> names = texts_of(file.columns());
  const auto find = [&](const std::string& name, std::string_view option) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw error::no_such_column(name, option, names);
    return static_cast<std::size_t>(found - names.begin());
  };
  target_ = find(options_.target, "--target");
  probability_ = find(options_.probability, "--probability");
  facts_.bind(file);
  const std::size_t rows_before = all_.rows_read;
  const BadRows bad_rows = read_parts<LabelledRows>(
      file, run, [] { return LabelledRows(); }, [&](const Record& record, LabelledRows& to) { add(file, record, to); },
      [this](const LabelledRows& rows) { all_.append(rows); });
  if (all_.rows_read == rows_before) throw error::no_rows(file.name(), bad_rows.count);
  if (bad_rows.count > 0) notify(common_, notice::bad_rows(file.name(), file.columns().size(), bad_rows));
}

void ProbabilityRows::add(const CsvFile& file, const Record& record, LabelledRows& to) const {
  ++to.rows_read;
  const std::string_view cell = trimmed(record.cells[probability_].content(file.dialect().quote, to.scratch));
  if (reading_.missing.contains(cell)) {
    ++to.without_probability;
    return;
  }
  const auto probability = parse_number(cell, file.dialect().decimal);
  if (!probability || *probability < 0 || *probability > 1) {
    throw error::probability_is_wrong(file.place(record), options_.probability, std::string(cell));
  }
  const double weight = facts_.weight(file, record, to.scratch);
  const std::string_view label = record.cells[target_].content(file.dialect().quote, to.scratch);
  if (reading_.missing.contains(trimmed(label))) {
    ++to.without_label;
    return;
  }
  if (weight == 0) {
    ++to.without_weight;
    return;
  }
  const std::uint8_t position = to.add_label(label, options_.target, file.name());
  ++to.rows_used;
  to.scores.labels.push_back(position);
  to.scores.probabilities.push_back(*probability);
  if (facts_.has_weights()) to.scores.weights.push_back(weight);
  if (facts_.has_groups()) to.groups.push_back(to.add_to_group(facts_.group(file, record, to.scratch)));
}

Target ProbabilityRows::decide_labels() {
  if (all_.rows_used == 0) {
    throw error::no_scores(first_file_, all_.rows_read, options_.target, options_.probability);
  }
  const std::vector<DistinctText>& texts = all_.label_texts.texts();
  const char decimal = reading_.options.decimal;
  const Labels labels = choose_labels(options_.target, texts, false, options_.positive, first_file_, decimal);
  std::vector<std::uint8_t> is_positive;
  is_positive.reserve(texts.size());
  for (const DistinctText& text : texts) {
    is_positive.push_back(labels.class_of(text.text) == Labels::Class::positive ? 1 : 0);
  }
  for (std::uint8_t& label : all_.scores.labels) label = is_positive[label];
  return {options_.target, labels.positive(), labels.negative()};
}

}  // namespace logreg
