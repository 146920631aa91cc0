// What the code of all languages has in common: lines, the comment at its head, and the cells of the proof.
#pragma once

#include "model/export/proof.h"
#include "model/export/scoring.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// One exported file in the making.
struct Exported {
  const Scoring& scoring;
  const std::vector<ProofRow>& proof;
  std::string name;  // words of the code begin with it
};

// What the file is, of which model, and what its columns are; without marks of comments.
std::vector<std::string> head_of(const Scoring& scoring);

// Each line behind `mark`.
std::string commented(std::span<const std::string> lines, std::string_view mark);

// Fills lines up with blanks to a column, and puts a comment behind it.
std::string with_comment(std::string line, std::string_view mark, std::string_view text, std::string_view end = "");

// Joined with commas.
std::string listed(std::span<const std::string> texts);

// Texts that fold to words of ASCII: what stands for letters of these.
struct FoldedLetter {
  std::string_view text;
  std::string_view letters;
};
std::span<const FoldedLetter> folded_letters();
// The blanks and marks without a width that are left out around a folded text, in UTF-8.
std::string_view folded_blanks();

// Whether some value or offset asks for a function or a power.
bool uses(const Scoring& scoring, const std::function<bool(const Arithmetic&)>& is);
bool uses_function(const Scoring& scoring, ElementwiseFunction function);
bool uses_power(const Scoring& scoring);
bool uses_dates(const Scoring& scoring);
// Whether some input is a text, is matched folded, or by number.
bool has_texts(const Scoring& scoring);
bool has_folded(const Scoring& scoring);
bool has_numbers_in_texts(const Scoring& scoring);

}  // namespace logreg
