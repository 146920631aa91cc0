// Some rows of a design as a design of their own: centred and scaled by themselves, as if nothing else had been read.
#pragma once

#include "base/run.h"
#include "data/design.h"

#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

// The rows i with keep[i] != 0, at least one, and these terms of the whole, of which some may not vary any more. The
// whole design is standardised, and so is the part.
Design design_part(const Design& whole, const std::vector<Term>& terms, std::span<const std::uint8_t> keep,
                   const Run& run);

}  // namespace logreg
