// A model as a script of base R, whose functions take a data frame and which checks itself when Rscript runs it.
#pragma once

#include "model/export/code_lines.h"

#include <string>

namespace logreg {

std::string as_r(const Exported& exported);

}  // namespace logreg
