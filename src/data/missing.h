// Which cells are missing: empty ones always, and those that say one of a list of texts.
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
  MissingTexts();                                         // NA, N/A, NaN, nan, null, NULL, None, . and ?
  explicit MissingTexts(std::vector<std::string> texts);  // these instead

  bool contains(std::string_view content) const {
    return content.empty() || (begins_[static_cast<unsigned char>(content.front())] && is_listed(content));
  }
  const std::vector<std::string>& texts() const { return texts_; }
  // Whether a number can be missing: some text holds a digit, and nothing but what numbers are written with.
  bool hold_digits() const { return hold_digits_; }
  bool is_default() const;

 private:
  bool is_listed(std::string_view content) const;

  std::vector<std::string> texts_;
  bool hold_digits_ = false;
  std::array<bool, 256> begins_{};  // by first byte: whether some text begins with it
};

}  // namespace logreg
