#include "data/missing.h"

#include <algorithm>
#include <utility>

namespace logreg {

MissingTexts::MissingTexts() : MissingTexts({"NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "?"}) {}

MissingTexts::MissingTexts(std::vector<std::string> texts) : texts_(std::move(texts)) {
  std::erase(texts_, "");
  for (const std::string& text : texts_) longest_ = std::max(longest_, text.size());
}

bool MissingTexts::contains(std::string_view content) const {
  if (content.empty()) return true;
  if (content.size() > longest_) return false;
  return std::find(texts_.begin(), texts_.end(), content) != texts_.end();
}

bool MissingTexts::is_default() const {
  return texts_ == MissingTexts().texts_;
}

}  // namespace logreg
