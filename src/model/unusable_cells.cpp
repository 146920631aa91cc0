#include "model/unusable_cells.h"

namespace logreg {

namespace {

void count_text(UnusableColumn& column, std::string_view text, std::size_t times) {
  std::size_t position = column.unseen_texts.find(text);
  if (position == DistinctTexts::absent) {
    if (column.unseen_texts.size() == UnusableColumn::most_texts) {
      column.keeps_all_texts = false;
      return;
    }
    position = column.unseen_texts.add(text, 0);
    --times;
  }
  column.unseen_texts.count_again(position, times);
}

// Counts more of them, of which the first is this one.
void add(std::size_t& count, FoundCell& first, std::size_t more, const FoundCell& cell, const std::string& file,
         std::size_t line_base) {
  if (count == 0 && more > 0) {
    first = {cell.text, {file.empty() ? cell.place.file : file, cell.place.line + line_base}};
  }
  count += more;
}

}  // namespace

void UnusableColumn::add(Unusable why, std::string_view cell, std::size_t line) {
  const auto found = [&] { return FoundCell{std::string(cell), {"", line}}; };
  switch (why) {
    case Unusable::missing:
      ++missing;
      break;
    case Unusable::unseen:
      ++unseen;
      count_text(*this, cell, 1);
      break;
    case Unusable::no_number:
      if (no_number++ == 0) first_no_number = found();
      break;
    case Unusable::too_large:
      if (too_large++ == 0) first_too_large = found();
      break;
    case Unusable::no_value:
      if (no_value++ == 0) first_no_value = found();
      break;
  }
}

void UnusableColumn::add(const UnusableColumn& other, const std::string& file, std::size_t line_base) {
  missing += other.missing;
  unseen += other.unseen;
  for (const DistinctText& text : other.unseen_texts.texts()) count_text(*this, text.text, text.count);
  keeps_all_texts = keeps_all_texts && other.keeps_all_texts;
  logreg::add(no_number, first_no_number, other.no_number, other.first_no_number, file, line_base);
  logreg::add(too_large, first_too_large, other.too_large, other.first_too_large, file, line_base);
  logreg::add(no_value, first_no_value, other.no_value, other.first_no_value, file, line_base);
}

}  // namespace logreg
