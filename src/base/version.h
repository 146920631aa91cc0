// The version of the program.
#pragma once

#include <string_view>

namespace logreg {

extern const std::string_view version;  // "0.2.0"

}  // namespace logreg
