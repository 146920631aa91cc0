// The version of the program, and what it was built of.
#pragma once

#include <string_view>

namespace logreg {

extern const std::string_view version;    // "0.2.0"
extern const std::string_view commit;     // "39b45eb0c1d2", "39b45eb0c1d2 with changes" or "unknown"
extern const std::string_view build;      // "Release for x86_64"
extern const std::string_view compiler;   // "GNU 12.2.0"
extern const std::string_view libraries;  // "fmt 9.1.0, zlib 1.2.13, ...", as the headers say

}  // namespace logreg
