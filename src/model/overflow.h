// Whether a model's numbers are numbers. Columns and weights near the ends of what a double can hold make some of them
// overflow; such a model could be written but not read.
#pragma once

#include "model/model.h"

namespace logreg {

// Throws Error (data) that names the first term of which something is infinite or no number.
void refuse_overflow(const Model& model);

}  // namespace logreg
