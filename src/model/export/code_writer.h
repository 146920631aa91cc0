// What the writer of each language begins with: the model as arithmetic, and the text so far.
#pragma once

#include "model/export/arithmetic.h"
#include "model/export/code_lines.h"
#include "model/export/code_text.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

class CodeWriter {
 protected:
  CodeWriter(const Exported& exported, CodeStyle style)
      : exported_(exported),
        scoring_(exported.scoring),
        names_(exported.scoring.value_names()),
        style_(std::move(style)) {}

  void line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }
  static std::vector<std::string> literals(const std::vector<double>& numbers) {
    std::vector<std::string> result;
    for (const double number : numbers) result.push_back(double_literal(number));
    return result;
  }
  // Of the offsets, of which there are some.
  std::string sum_of_offsets() const {
    std::string sum;
    for (const Arithmetic& offset : scoring_.offsets) {
      if (!sum.empty()) sum += " + ";
      sum += printed(offset, names_, style_);
    }
    return sum;
  }

  const Exported& exported_;
  const Scoring& scoring_;
  std::vector<std::string> names_;
  CodeStyle style_;
  std::string out_;
};

// How languages with `condition ? then : otherwise` choose.
inline std::string chosen_by_question_marks(const std::vector<CodeStyle::Branch>& branches,
                                            const std::string& otherwise) {
  std::string chain = "(";
  for (const auto& [conditions, then] : branches) chain += fmt::format("{} ? {} : ", conditions, then);
  return chain + otherwise + ')';
}

}  // namespace logreg
