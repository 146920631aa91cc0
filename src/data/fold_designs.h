// A design whose constants are learned from some of its rows only: for the fit of the rows outside a fold, which is to
// know nothing of those inside.
//
// What is learned from rows is learned again: means and standard deviations, what missing cells count as, which levels
// there are and which are joined, what they are compared with, and all that a formula learns. The design has all rows,
// and those that are not learned from weigh 0, so that a fit of it is one of the others, and gives a logit to every
// row. Numbers and codes that do not depend on what was learned are those of the whole: there is no copy of the matrix.
#pragma once

#include "base/run.h"
#include "data/derive.h"
#include "data/design.h"
#include "data/encoding.h"
#include "data/formula/formula.h"
#include "data/learned_cells.h"
#include "data/schema.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

struct FoldDesign {
  Design design;  // standardised; terms that do not vary over the rows learned from are not there
  // Of its terms: the same one of the whole; nothing where there is none.
  std::vector<std::optional<std::size_t>> of_whole;
  // Of the rows: 1 where a level has no coefficient, because no row learned from has it. It counts 0.
  std::vector<std::uint8_t> unseen;
};

// What the columns of a formula are worked out of once more.
struct FormulaInputs {
  EncodedInputs inputs;  // in the units of the data
  ParsedFormula parsed;
  Formula formula;
  std::vector<std::size_t> moved;  // see DerivedDesign
};

// derive(), keeping what it takes.
DerivedDesign derive_keeping_inputs(EncodedInputs&& inputs, const ParsedFormula& parsed, const Formula& formula,
                                    Schema& schema, const PlaceOfRow& place_of_row, FormulaInputs& kept,
                                    const Run& run);

class FoldDesigns {
 public:
  // Standardises the whole, which must outlive it, as the schema must. `cells`: of the table it was encoded from;
  // `formula`: where there is one.
  FoldDesigns(Design& whole, const Schema& schema, LearnedCells cells, std::optional<FormulaInputs> formula,
              const Run& run);

  const Design& whole() const { return whole_; }

  // learn[i] != 0: row i of the design is learned from. Any thread may call it. The result holds on to the numbers of
  // the whole. Throws Error (data) where the rows are too few for what a formula learns.
  FoldDesign learned_from(std::span<const std::uint8_t> learn, const Run& run) const;

 private:
  friend class Learning;

  const Design& whole_;
  const Schema& schema_;
  LearnedCells cells_;
  std::optional<FormulaInputs> formula_;
  std::map<std::pair<std::string, std::string>, std::size_t> terms_;  // of the whole, by column and level
};

}  // namespace logreg
