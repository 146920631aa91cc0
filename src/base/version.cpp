#include "base/version.h"

namespace logreg {

const std::string_view version = LOGREG_VERSION;

}  // namespace logreg
