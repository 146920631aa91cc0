// What the cells of a column are: numbers, in which units; missing, if it is a column of numbers; or else, and then what
// they could be: numbers in dress, dates.
#pragma once

#include "data/cell_format.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// A text, how often it was seen, and where first.
template <class Text>
struct Seen {
  Text text;
  std::size_t count = 1;
  std::size_t line = 0;
  std::size_t file = 0;
};
using SeenText = Seen<std::string>;
using Sight = Seen<std::string_view>;

// The distinct texts that were seen first, at most so many.
class SeenTexts {
 public:
  static constexpr std::size_t most = 24;

  void add(const Sight& seen);
  void add(const SeenTexts& later);
  // Of a part of a file, whose lines count from `line_base`.
  void place(std::size_t file, std::size_t line_base);
  const std::vector<SeenText>& texts() const { return texts_; }
  std::size_t count() const { return count_; }  // of all cells
  bool are_all() const { return counted_ == count_; }
  bool empty() const { return count_ == 0; }
  const SeenText& front() const { return texts_.front(); }

 private:
  std::vector<SeenText> texts_;
  std::size_t count_ = 0;
  std::size_t counted_ = 0;  // cells with one of the texts
};

// The cells as numbers in dress.
struct DressedCells {
  std::size_t count = 0;
  std::size_t ambiguous = 0;  // of these, that would be numbers with the other decimal character, too
  std::uint32_t dress = 0;    // all that they are dressed in
  std::vector<SeenText> units;  // a cell for each unit, of the first three
  SeenTexts misfits;            // that are no such numbers

  void add(const Sight& seen, char decimal);
  void add(const DressedCells& later, char decimal);
};

struct OtherCells {
  SeenTexts texts;
  DressedCells with_point;
  DressedCells with_comma;
  std::size_t dates = 0;          // that have some form of a date or time
  std::uint32_t date_forms = ~0U;  // that all of those have
  std::uint32_t any_date_forms = 0;  // that some have

  void add(const Sight& seen);
  // Those of later rows, whose lines count from `line_base`.
  void add(OtherCells later, std::size_t file, std::size_t line_base);
  bool empty() const { return texts.empty(); }
  const DressedCells& dressed(char decimal) const { return decimal == ',' ? with_comma : with_point; }
};

// Of cells that are not missing whatever the column is.
struct CellTally {
  std::vector<SeenText> units;  // for each unit that numbers have a cell, of the first three
  SeenTexts missing_numbers;    // that are missing in a column of numbers
  OtherCells others;            // that are no numbers

  // The number, or NaN.
  double add(const Sight& seen, const CellFormat& format);
  // That of later rows, whose lines count from `line_base`.
  void add(CellTally later, const CellFormat& format, std::size_t file, std::size_t line_base);
};

}  // namespace logreg
