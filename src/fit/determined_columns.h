// Columns that say nothing beside a categorical column of many levels: the level of that column decides their value, as
// the town decides the county, and a copy under other names decides everything.
//
// Their terms are linear combinations of the levels, and no fit without penalty can tell them apart from those. Looked
// for where there are too many terms for a search among all of them.
#pragma once

#include "data/design.h"
#include "fit/collinearity.h"

#include <cstddef>
#include <vector>

namespace logreg {

// The terms of columns that a categorical column of more than `narrow` levels determines, wherever that stands: one
// column goes rather than many of its levels. Of two that determine each other the later one goes. In the order of the
// terms.
std::vector<DependentTerm> determined_terms(const Design& design, std::size_t narrow);

}  // namespace logreg
