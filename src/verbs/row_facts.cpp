#include "verbs/row_facts.h"

#include "base/number.h"
#include "base/sentences.h"
#include "base/text.h"
#include "verbs/shared.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace logreg {

RowFacts::RowFacts(FactColumns columns, const MissingTexts& missing, const CommonOptions& common)
    : columns_(std::move(columns)), missing_(missing), common_(common) {}

void RowFacts::bind(const CsvFile& file) {
  const std::vector<std::string> names = texts_of(file.columns());
  const auto find = [&](const std::string& name) -> std::optional<std::size_t> {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
  };
  if (has_groups()) {
    const auto group = find(columns_.group);
    if (!group) throw error::no_such_column(columns_.group, "--by", names);
    group_ = *group;
  }
  if (!has_weights()) return;
  weights_ = find(columns_.weights);
  if (!weights_ && columns_.weights_must_be_there) throw error::no_such_column(columns_.weights, "--weights", names);
  if (columns_.weights_must_be_there) return;
  notify(common_, weights_ ? notice::weighted_by(columns_.weights) : notice::weights_not_there(columns_.weights));
}

double RowFacts::weight(const CsvFile& file, const Record& record, std::string& scratch) const {
  if (!weights_) return 1;
  const std::string_view text = trimmed(record.cells[*weights_].content(file.dialect().quote, scratch));
  if (missing_.contains(text)) return 0;
  const auto weight = parse_number(text, file.dialect().decimal);
  if (!weight) throw error::weight_is_no_number(file.place(record), columns_.weights, std::string(text));
  if (*weight < 0) throw error::weight_is_negative(file.place(record), columns_.weights, std::string(text));
  return *weight;
}

std::string_view RowFacts::group(const CsvFile& file, const Record& record, std::string& scratch) const {
  const std::string_view text = record.cells[group_].content(file.dialect().quote, scratch);
  return missing_.contains(trimmed(text)) ? std::string_view() : text;
}

}  // namespace logreg
