// Which texts of the target column are the positive and the negative class.
#pragma once

#include "base/error.h"
#include "data/column_chunk.h"
#include "data/schema.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// A label as a text, and what it is equal to others by.
class Label {
 public:
  Label(std::string text, char decimal);

  const std::string& text() const { return text_; }
  // Equal as texts, or as numbers: "1" and "1.0".
  bool is(std::string_view content, char decimal) const;
  bool is_but_for_case(std::string_view folded_content) const { return folded_ == folded_content; }
  const std::string& folded() const { return folded_; }

 private:
  std::string text_;
  std::optional<double> number_;
  std::string folded_;
};

// Tells the class of a cell of the target column.
class Labels {
 public:
  enum class Class { negative, positive, neither };

  Labels(const Target& target, char decimal);

  Class class_of(std::string_view content) const;

 private:
  bool has(const std::vector<Label>& labels, std::string_view content, std::string_view folded_content) const;

  std::vector<Label> positives_;
  std::vector<Label> negatives_;  // none: every other label
  bool folded_;
  char decimal_;
};

// The labels that make up the classes, as people name them; none where that is open.
struct WantedLabels {
  std::vector<std::string> positives;
  std::vector<std::string> negatives;
};

// Where the distinct texts of the target column stand.
struct TargetTexts {
  std::string column;
  const std::vector<DistinctText>& texts;
  std::string file;
  char decimal = '.';
};

// Chooses the classes, which must be two, unless labels are wanted. Labels that are two but for case, blanks around
// and normal form are taken so. Throws Error.
Target choose_labels(const TargetTexts& target, const WantedLabels& wanted);

}  // namespace logreg
