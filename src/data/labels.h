// Which texts of the target column are the positive and the negative class.
#pragma once

#include "base/error.h"
#include "data/column_chunk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// Tells the class of a cell of the target column. Labels that are equal as numbers ("1" and "1.0") are one label.
class Labels {
 public:
  enum class Class { negative, positive, neither };

  // `negative` nothing: everything that is not positive.
  Labels(std::string positive, std::optional<std::string> negative, char decimal);

  Class class_of(std::string_view content) const;
  const std::string& positive() const { return positive_; }
  const std::optional<std::string>& negative() const { return negative_; }

 private:
  bool same(std::string_view content, const std::string& label, const std::optional<double>& number) const;

  std::string positive_;
  std::optional<std::string> negative_;
  std::optional<double> positive_number_;
  std::optional<double> negative_number_;
  char decimal_;
};

// Chooses the classes from the distinct texts of the column `target`, which must be two, unless `positive` is given.
// Throws Error.
Labels choose_labels(const std::string& target, const std::vector<DistinctText>& texts, bool many_texts,
                     const std::optional<std::string>& positive, const std::string& file, char decimal);

}  // namespace logreg
