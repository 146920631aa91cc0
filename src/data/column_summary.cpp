#include "data/column_summary.h"

#include <algorithm>
#include <utility>

namespace logreg {

char other_decimal(char decimal) {
  return decimal == '.' ? ',' : '.';
}

ColumnSummary summary(const Table& table, std::size_t column) {
  ColumnSummary result;
  DistinctTexts texts;
  bool all_kept = true;
  for (const TableChunk& chunk : table.chunks) {
    const ColumnChunk& part = chunk.columns[column];
    result.cells += chunk.rows - part.missing();
    SeenTexts missing = part.missing_texts();
    missing.place(chunk.file, chunk.line_base);
    result.missing_texts.add(missing);
    result.tally.add(part.tally(), part.format(), chunk.file, chunk.line_base);
    if (!result.code) result.code = part.code_with_zeros();
    if (!part.is_dictionary()) {
      result.many_texts = true;
      continue;
    }
    all_kept = all_kept && part.keeps_all();
    for (const DistinctText& text : part.texts()) {
      const std::size_t known = texts.find(text.text);
      if (known == DistinctTexts::absent) {
        texts.count_again(texts.add(text.text, place_of(table, chunk, text).line), text.count - 1);
      } else {
        texts.count_again(known, text.count);
      }
    }
  }
  if (!all_kept && texts.size() > most_levels) result.many_texts = true;
  if (!result.many_texts) {
    result.texts = std::move(texts).take();
    std::ranges::sort(result.texts, {}, &DistinctText::text);
  }
  return result;
}

std::size_t distinct_numbers(const ColumnSummary& found, const CellFormat& format) {
  if (found.many_texts) return most_levels;
  const auto is_number = [&](const DistinctText& text) { return format.read(text.text).has_value(); };
  return static_cast<std::size_t>(std::ranges::count_if(found.texts, is_number));
}

Place place_of(const Table& table, const SeenText& text) {
  return {table.files[text.file].name, text.line};
}

}  // namespace logreg
