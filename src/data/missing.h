// Which cells are missing: empty ones always, and those that say one of a list of texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace logreg {

class MissingTexts {
 public:
  MissingTexts();                                        // NA, N/A, NaN, nan, null, NULL, None, . and ?
  explicit MissingTexts(std::vector<std::string> texts);  // these instead

  bool contains(std::string_view content) const;
  const std::vector<std::string>& texts() const { return texts_; }
  bool is_default() const;

 private:
  std::vector<std::string> texts_;
  std::size_t longest_ = 0;
};

}  // namespace logreg
