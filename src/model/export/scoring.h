// A model as the steps by which a row gets its logit, in the order of the training, for a language to print:
//
//   inputs -> values (numbers and positions of levels) -> constant + sum of terms + offsets = logit
//
// A row has no logit where an input or a value that must be there is not, or the sum is not finite.
#pragma once

#include "model/export/arithmetic.h"
#include "model/model.h"
#include "model/scorer.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

// A column of the rows. A number is a double or missing; formats of cells (dates, currency ...) are not known here.
struct ScoringInput {
  std::string column;
  std::string name;  // a word for it in code: x1_age
  bool numeric = true;
  bool is_date = false;
  std::string note;  // what the number is, where the file had it in another form; or empty

  std::optional<double> missing_number;  // numeric: what a missing cell counts as
  std::vector<double> missing_numbers;   // numeric: numbers that mean a missing cell

  std::vector<std::string> missing_texts;  // with blanks and tabs around or none

  // Of a text; other texts than these are not known.
  std::vector<std::string> levels;                          // names, for comments
  std::vector<std::pair<std::string, std::size_t>> texts;   // in byte order, with the position of the level
  std::vector<std::pair<std::string, std::size_t>> folded;  // words of ASCII, in whatever case
  std::vector<std::pair<double, std::size_t>> numbers;      // what texts say that are numbers written out
  char decimal = '.';                                       // of such texts
  std::optional<std::size_t> missing_level;
  std::optional<std::size_t> unseen_level;
};

struct ScoringValue {
  enum class Kind { number_of_input, level_of_input, missing_of_input, number, level };

  Kind kind = Kind::number;
  std::string name;
  std::string meaning;    // in the words of a formula
  std::size_t input = 0;  // of an input
  Arithmetic of = {};     // number, level
  bool is_needed = true;  // without it a row has no logit; of a level: if it is less than 0

  bool is_level() const { return kind == Kind::level_of_input || kind == Kind::level; }
  bool is_of_input() const { return kind != Kind::number && kind != Kind::level; }
};

// coefficient x (of - mean), or the coefficient where all conditions hold.
struct ScoringTerm {
  std::string name = {};
  double coefficient = 0;
  std::optional<Arithmetic> of = {};
  double mean = 0;
  std::vector<Condition> conditions = {};
};

struct Scoring {
  std::vector<ScoringInput> inputs;
  std::vector<ScoringValue> values;
  double constant = 0;
  std::vector<ScoringTerm> terms;
  std::vector<Arithmetic> offsets;
  double threshold = 0.5;
  std::string target;
  std::string positive;
  std::string negative;
  std::string fingerprint;  // of the model file
  std::string version;      // of logreg, when it was trained
  std::string formula;      // or empty

  std::vector<std::string> value_names() const;
};

// Throws Error if some column has no level for what is unseen.
Scoring scoring_of(const Model& model, Unseen unseen);

}  // namespace logreg
