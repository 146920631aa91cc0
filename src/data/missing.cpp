#include "data/missing.h"

#include <algorithm>
#include <utility>

namespace logreg {

MissingTexts::MissingTexts() : MissingTexts({"NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "?"}) {}

MissingTexts::MissingTexts(std::vector<std::string> texts) : texts_(std::move(texts)) {
  std::erase(texts_, "");
  for (const std::string& text : texts_) {
    begins_[static_cast<unsigned char>(text.front())] = true;
    hold_digits_ = hold_digits_ || text.find_first_of("0123456789") != std::string::npos;
  }
}

bool MissingTexts::is_listed(std::string_view content) const {
  return std::find(texts_.begin(), texts_.end(), content) != texts_.end();
}

bool MissingTexts::is_default() const {
  return texts_ == MissingTexts().texts_;
}

}  // namespace logreg
