// A design whose constants are learned from some of its rows only: for the fit of the rows outside a fold, which is to
// know nothing of those inside.
//
// What is learned from rows is learned again: means and standard deviations, what missing cells count as, which levels
// there are and which are joined, what they are compared with, and all that a formula learns. The design has all rows,
// and those that are not learned from weigh 0, so that a fit of it is one of the others, and gives a logit to every
// row. Numbers and codes that do not depend on what was learned are those of the whole: there is no copy of the matrix.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "data/learned_cells.h"
#include "data/schema.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct FoldDesign {
  Design design;  // standardised; terms that do not vary over the rows learned from are not there
  // Of its terms: the same one of the whole; nothing where there is none.
  std::vector<std::optional<std::size_t>> of_whole;
  // Of the rows: 1 where a level has no coefficient, because no row learned from has it. It counts 0.
  std::vector<std::uint8_t> unseen;
};

class FoldDesigns {
 public:
  // Standardises the whole, which must outlive it, as the schema must. `cells`: of the table it was encoded from.
  FoldDesigns(Design& whole, const Schema& schema, LearnedCells cells, const Run& run);

  const Design& whole() const { return whole_; }

  // learn[i] != 0: row i of the design is learned from. Any thread may call it. The result holds on to the numbers of
  // the whole.
  FoldDesign learned_from(std::span<const std::uint8_t> learn, const Run& run) const;

 private:
  const Design& whole_;
  const Schema& schema_;
  LearnedCells cells_;
};

}  // namespace logreg
