#include "data/column_summary.h"

#include "base/number.h"
#include "base/text.h"

#include <algorithm>
#include <utility>

namespace logreg {

char other_decimal(char decimal) {
  return decimal == '.' ? ',' : '.';
}

ColumnSummary summary(const Table& table, std::size_t column, char decimal) {
  ColumnSummary result;
  DistinctTexts texts;
  const auto fits = [&](const DistinctText& text) {
    return parse_number(trimmed(text.text), other_decimal(decimal)).has_value();
  };
  bool all_fit = true;
  const auto other = [&](const TableChunk& chunk, const DistinctText& text, std::size_t count) {
    if (result.others == 0) {
      result.first_other = text.text;
      result.first_other_place = place_of(table, chunk, text);
    }
    result.others += count;
  };
  bool all_kept = true;
  for (const TableChunk& chunk : table.chunks) {
    const ColumnChunk& part = chunk.columns[column];
    result.cells += chunk.rows - part.missing();
    if (!part.is_dictionary()) {
      result.many_texts = true;
      if (part.others() > 0) {
        other(chunk, part.first_other(), part.others());
        all_fit = all_fit && fits(part.first_other());
      }
      continue;
    }
    all_kept = all_kept && part.keeps_all();
    for (const DistinctText& text : part.texts()) {
      if (!parse_number(trimmed(text.text), decimal)) other(chunk, text, text.count);
      all_fit = all_fit && fits(text);
      const std::size_t known = texts.find(text.text);
      if (known == DistinctTexts::absent) {
        texts.count_again(texts.add(text.text, place_of(table, chunk, text).line), text.count - 1);
      } else {
        texts.count_again(known, text.count);
      }
    }
  }
  result.fits_other_decimal = all_fit && result.others > 0;
  if (!all_kept && texts.size() > most_levels) result.many_texts = true;
  if (!result.many_texts) {
    result.texts = std::move(texts).take();
    std::ranges::sort(result.texts, {}, &DistinctText::text);
  }
  return result;
}

}  // namespace logreg
