// What --version prints: the version, alone on the first line, then of what and for what the program was built.
#pragma once

#include <string>

namespace logreg {

std::string version_page();

}  // namespace logreg
