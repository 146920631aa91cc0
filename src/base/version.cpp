#include "base/version.h"

namespace logreg {

const std::string_view version = LOGREG_VERSION;
const std::string_view build = LOGREG_BUILD;
const std::string_view compiler = LOGREG_COMPILER;
const std::string_view libraries = LOGREG_LIBRARIES;

}  // namespace logreg
