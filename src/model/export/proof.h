// The proof of an export: rows that were made up, with the probabilities that logreg gives them. No row of the
// training is among them: numbers stand beside its range and between its values.
//
// Each number of the code changes some probability by so much that it shows: rows are built around one whose
// probability is as near to 1/2 as can be found.
#pragma once

#include "model/export/scoring.h"
#include "model/model.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

// In its column's type; neither: missing.
struct ProofCell {
  std::optional<double> number = {};
  std::optional<std::string> text = {};
};

struct ProofRow {
  std::vector<ProofCell> cells;  // of the inputs
  std::optional<double> probability = {};

  bool is_positive(double threshold) const { return probability && *probability > threshold; }
};

// So far a probability may be off.
constexpr double proof_tolerance = 1e-12;

std::vector<ProofRow> proof_of(const Model& model, const Scoring& scoring, Unseen unseen);

}  // namespace logreg
