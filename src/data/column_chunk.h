// A run of rows of one column, as it is read: no text is kept but the distinct ones, and of those at most a hundred.
//
// A chunk begins as a dictionary with a code for each distinct text. At one text more than `most_levels` it becomes
// numbers, from then on keeping of cells that are no numbers only what a tally tells of them. A column whose texts are
// all wanted keeps a growing dictionary instead; one whose words are wanted does unless it is mostly numbers.
#pragma once

#include "data/cell_format.h"
#include "data/cell_tally.h"
#include "data/column_arena.h"
#include "data/distinct_texts.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

constexpr std::size_t most_levels = 100;

// Up to most_levels texts; all of them unless these are mostly numbers; all of them; or nothing at all.
enum class KeepTexts { some, words, all, none };

class ColumnChunk {
 public:
  // Numbers go to `slab` if it has room.
  ColumnChunk(KeepTexts keep, std::shared_ptr<const CellFormat> format, std::shared_ptr<ColumnArena> slab = nullptr);

  // `content`: what the cell says.
  void add_missing(std::string_view content, std::size_t line);
  void add(std::string_view content, std::size_t line);
  // The quick way for most cells, once it holds numbers; false if the cell is to be added in one of the other ways,
  // as when the number is NaN.
  bool add_number(double number) {
    if (!(number >= least_)) return false;
    push_number(number);
    return true;
  }
  double least() const { return least_; }
  // Numbers of so many rows that are all at least that, `stride` apart.
  void add_numbers(const double* numbers, std::size_t stride, std::size_t count);

  // Of a cell that was added the quick way, whether it is a code.
  void look_for_zeros(std::string_view content) {
    const bool has_zero = content.size() > 1 && content[0] == '0' && content[1] != '.';
    if (has_zero && code_.empty()) remember_code(content);
  }

  const CellFormat& format() const { return *format_; }
  bool is_dictionary() const { return !numbers_only_; }
  bool keeps_all() const { return keep_ == KeepTexts::all; }
  std::size_t missing() const { return missing_; }

  // Of a dictionary: its texts in order of appearance, and the code of a row (`missing_code` where it is missing).
  static constexpr std::uint32_t missing_code = 0xFFFFFFFFU;
  const std::vector<DistinctText>& texts() const { return texts_.texts(); }
  std::uint32_t code(std::size_t row) const { return narrow_.empty() ? wide_[row] : widened(narrow_[row]); }

  // Of numbers: NaN where a cell is missing or no number.
  std::span<const double> numbers() const { return {numbers_.data(), numbers_.size()}; }
  // Of either: what its cells are, and the texts that say that one is missing.
  CellTally tally() const;
  const SeenTexts& missing_texts() const { return missing_texts_; }
  // Of either: a hash of the text of each number so far out that its double is not exact.
  std::vector<std::size_t> large_numbers() const;
  // A cell that is written as codes are: digits with zeros in front.
  std::optional<std::string> code_with_zeros() const;
  // The first negative number, if there is one (its count is above 0).
  DistinctText first_negative() const;

  // Of a dictionary: the number that each text is, or NaN.
  std::vector<double> numbers_of_texts() const;

  // Smallest and largest number of all rows; the smallest is above the largest when there is none.
  struct Range {
    double smallest = std::numeric_limits<double>::infinity();
    double largest = -std::numeric_limits<double>::infinity();
  };
  // Of numbers.
  const Range& range() const { return range_; }

  // Makes it numbers, of these rows only, which are ascending: NaN where a cell is missing.
  std::span<double> keep_as_numbers(std::span<const std::uint32_t> rows);
  // Who holds this keeps the numbers alive.
  std::shared_ptr<ColumnArena> slab() const { return numbers_.slab(); }

  bool is_missing(std::size_t row) const;
  // The column is one of numbers: a cell that is none is missing.
  void take_as_numbers();
  // Gives the memory back.
  void clear();

 private:
  static constexpr std::uint8_t narrow_missing = 0xFF;
  static std::uint32_t widened(std::uint8_t code) { return code == narrow_missing ? missing_code : code; }
  bool is_mostly_numbers() const;
  void make_room_for_another_text();
  void become_numbers();
  void grow_without_limit();
  void remember_negative(DistinctText text);
  void remember_code(std::string_view content);
  void add_as_number(std::string_view content, std::size_t line);
  // NaN compares false and is passed over.
  void widen_range(double number) {
    range_.smallest = number < range_.smallest ? number : range_.smallest;
    range_.largest = number > range_.largest ? number : range_.largest;
  }
  void push_number(double number) {
    widen_range(number);
    numbers_.push_back(number);
  }
  void push_code(std::size_t code);

  NumberColumn numbers_;
  double least_ = 0;  // no number below is added the quick way: the first negative one is remembered
  KeepTexts keep_;
  std::shared_ptr<const CellFormat> format_;
  bool numbers_only_ = false;
  bool grows_ = false;  // the dictionary has no limit
  std::size_t missing_ = 0;
  SeenTexts missing_texts_;
  std::vector<std::size_t> large_numbers_;  // of numbers
  DistinctTexts texts_;               // a text's code is its position
  std::vector<std::uint8_t> narrow_;  // codes when there are at most most_levels
  std::vector<std::uint32_t> wide_;   // codes of a growing dictionary
  CellTally tally_;                   // of numbers
  DistinctText first_negative_;
  std::string code_;                  // of numbers: the first with zeros in front
  Range range_;
};

// The number in each row of a chunk's column, whichever way it is kept; NaN where there is none.
class ColumnNumbers {
 public:
  explicit ColumnNumbers(const ColumnChunk& column) : column_(&column), of_texts_(column.numbers_of_texts()) {}

  double operator()(std::size_t row) const {
    if (!column_->is_dictionary()) return column_->numbers()[row];
    const std::uint32_t code = column_->code(row);
    return code == ColumnChunk::missing_code ? std::numeric_limits<double>::quiet_NaN() : of_texts_[code];
  }

 private:
  const ColumnChunk* column_;
  std::vector<double> of_texts_;
};

}  // namespace logreg
