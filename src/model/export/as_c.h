// A model as C (C99), or as a header of C++ (C++17): a struct for the row and functions of it. With LOGREG_PROOF
// defined it is a program that checks itself.
#pragma once

#include "model/export/code_lines.h"

#include <string>

namespace logreg {

std::string as_c(const Exported& exported);
std::string as_cpp(const Exported& exported);

}  // namespace logreg
