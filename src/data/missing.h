// Which cells are missing: empty ones always, and those that say one of a list of texts; in columns of numbers, where
// they can mean nothing else, those of a longer list, too.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// What programs write for a missing number, as they write it: nothing of blanks or case is left out of account. Wide,
// for columns of numbers, in which none of them can be a value; a text of another column may well be - or na.
std::span<const std::string_view> wide_missing_texts();
// What is missing in a column of texts.
std::span<const std::string_view> narrow_missing_texts();

class MissingTexts {
 public:
  MissingTexts();  // the narrow list, and the wide one among numbers
  // These instead, of columns of numbers and of others.
  explicit MissingTexts(std::vector<std::string> texts, std::vector<std::string> among_numbers = {});

  bool contains(std::string_view content) const {
    return content.empty() || (begins_[static_cast<unsigned char>(content.front())] && is_listed(content));
  }
  bool contains_among_numbers(std::string_view content) const;
  const std::vector<std::string>& texts() const { return texts_; }
  const std::vector<std::string>& texts_among_numbers() const { return among_numbers_; }
  // Whether a number can be missing: some text holds a digit, and nothing but what numbers are written with.
  bool hold_digits() const { return hold_digits_; }
  // Whether it is what is taken where nobody says anything, now or by version 0.1.
  bool is_usual() const;
  // Those of version 0.1, which knew one list for all columns.
  static MissingTexts of_version_0_1();

  bool operator==(const MissingTexts& other) const {
    return texts_ == other.texts_ && among_numbers_ == other.among_numbers_;
  }

 private:
  bool is_listed(std::string_view content) const;

  std::vector<std::string> texts_;
  std::vector<std::string> among_numbers_;  // beside those
  bool hold_digits_ = false;
  std::array<bool, 256> begins_{};  // by first byte: whether some text begins with it
};

}  // namespace logreg
