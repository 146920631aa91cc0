// A model as a module of JavaScript (ECMAScript 2015, CommonJS), which checks itself when node runs it.
#pragma once

#include "model/export/code_lines.h"

#include <string>

namespace logreg {

std::string as_javascript(const Exported& exported);

}  // namespace logreg
