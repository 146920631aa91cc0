// A run of rows of one column, as it is read: no text is kept but the distinct ones, and of those at most a hundred.
//
// A chunk begins as a dictionary with a code for each distinct text. At one text more than `most_levels` it becomes
// numbers, from then on keeping only how many cells were no numbers, and the first of them. A column whose texts are
// all wanted keeps a growing dictionary instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace logreg {

constexpr std::size_t most_levels = 100;

// Up to most_levels texts; all of them; or nothing at all.
enum class KeepTexts { some, all, none };

// One distinct text of a column.
struct DistinctText {
  std::string text;
  std::size_t count = 0;
  std::size_t first_line = 0;
};

class ColumnChunk {
 public:
  // `expected_rows` only saves time.
  ColumnChunk(KeepTexts keep, char decimal, std::size_t expected_rows = 0);

  void add_missing();
  void add(std::string_view content, std::size_t line);

  bool is_dictionary() const { return !numbers_only_; }
  bool keeps_all() const { return keep_ == KeepTexts::all; }
  std::size_t missing() const { return missing_; }

  // Of a dictionary: its texts in order of appearance, and the code of a row (`missing_code` where it is missing).
  static constexpr std::uint32_t missing_code = 0xFFFFFFFFU;
  const std::vector<DistinctText>& texts() const { return texts_; }
  std::uint32_t code(std::size_t row) const { return narrow_.empty() ? wide_[row] : widened(narrow_[row]); }

  // Of numbers: NaN where a cell is missing or no number; how many were none, and the first.
  const std::vector<double>& numbers() const { return numbers_; }
  std::size_t others() const { return others_; }
  const DistinctText& first_other() const { return first_other_; }
  // The first negative number, if there is one (its count is above 0).
  DistinctText first_negative() const;

  // Of a dictionary: the number that each text is, or NaN.
  std::vector<double> numbers_of_texts() const;

  bool is_missing(std::size_t row) const;
  // Gives the memory back.
  void clear();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  static constexpr std::uint8_t narrow_missing = 0xFF;
  static std::uint32_t widened(std::uint8_t code) { return code == narrow_missing ? missing_code : code; }
  void become_numbers();
  void add_number(std::string_view content, std::size_t line);
  void push_code(std::size_t code);

  KeepTexts keep_;
  char decimal_;
  std::size_t expected_rows_;
  bool numbers_only_ = false;
  std::size_t missing_ = 0;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> code_of_;
  std::vector<DistinctText> texts_;
  std::vector<std::uint8_t> narrow_;  // codes when there are at most most_levels
  std::vector<std::uint32_t> wide_;   // codes of a growing dictionary
  std::vector<double> numbers_;
  std::size_t others_ = 0;
  DistinctText first_other_;
  DistinctText first_negative_;
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
