// A row without which the data are separated, though they are not with it. The fit without it has no finite weights,
// and one step from the fit with it says nothing of them.
//
// Looked for where it can be seen: in one column alone, a level or a number, and by fits without the rows that one step
// moves the most.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "fit/minimise.h"

#include <cstddef>
#include <optional>
#include <span>

namespace logreg {

// `left_out`: of each row, the logit by one step without it. The design is standardised, and its fit exists.
std::optional<std::size_t> only_row_against_separation(const Design& design, const Minimum& minimum,
                                                       std::span<const double> left_out, const Run& run);

}  // namespace logreg
