// Design -> the levels whose rows are all of one class. Where there are too many terms for more, that much is said of
// separation.
#pragma once

#include "data/design.h"
#include "fit/fit.h"

#include <cstddef>
#include <vector>

namespace logreg {

// Among these terms of the design; OneClassLevel::term is a position among them.
std::vector<OneClassLevel> one_class_levels(const Design& design, const std::vector<std::size_t>& terms);

}  // namespace logreg
