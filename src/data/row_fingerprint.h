// A number that tells whether two trainings have used the same rows, in whatever order and whatever columns they have
// looked at: the sum, modulo 2^64, of a hash of each row's label, weight and offset. Rows that agree in these are not
// told apart.
#pragma once

#include "data/design.h"

#include <cstdint>

namespace logreg {

std::uint64_t row_fingerprint(const Design& design);

}  // namespace logreg
