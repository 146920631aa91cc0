// A model as a module of Python 3 without packages, which checks itself when it is run.
#pragma once

#include "model/export/code_lines.h"

#include <string>

namespace logreg {

// Throws Error where a name or level cannot be said.
std::string as_python(const Exported& exported);

}  // namespace logreg
