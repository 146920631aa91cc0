#include "data/row_labels.h"

#include "data/labels.h"

namespace logreg {

RowLabels row_labels(const Table& table, const Schema& schema) {
  const Labels labels(schema.target, table.files.front().dialect.decimal);
  RowLabels result;
  result.of_row.reserve(table.rows);
  for (const TableChunk& chunk : table.chunks) {
    const ColumnChunk& column = chunk.columns[schema.target_index];
    std::vector<std::uint8_t> of_text;
    for (const DistinctText& text : column.texts()) {
      const Labels::Class found = labels.class_of(text.text);
      const bool is_label = found != Labels::Class::neither;
      of_text.push_back(is_label ? static_cast<std::uint8_t>(found == Labels::Class::positive) : RowLabels::none);
    }
    for (std::size_t i = 0; i < chunk.rows; ++i) {
      const std::uint32_t code = column.code(i);
      const std::uint8_t label = code == ColumnChunk::missing_code ? RowLabels::none : of_text[code];
      result.positives += label == 1 ? 1U : 0U;
      result.negatives += label == 0 ? 1U : 0U;
      result.of_row.push_back(label);
    }
  }
  return result;
}

}  // namespace logreg
