// Which cells are missing: empty ones always, and those that say one of a list of texts.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

class MissingTexts {
 public:
  MissingTexts();                                         // NA, N/A, NaN, nan, null, NULL, None, . and ?
  explicit MissingTexts(std::vector<std::string> texts);  // these instead

  bool contains(std::string_view content) const {
    return content.empty() || (begins_[static_cast<unsigned char>(content.front())] && is_listed(content));
  }
  const std::vector<std::string>& texts() const { return texts_; }
  // Whether a number can be missing: some text holds a digit.
  bool hold_digits() const { return hold_digits_; }
  bool is_default() const;

 private:
  bool is_listed(std::string_view content) const;

  std::vector<std::string> texts_;
  bool hold_digits_ = false;
  std::array<bool, 256> begins_{};  // by first byte: whether some text begins with it
};

}  // namespace logreg
