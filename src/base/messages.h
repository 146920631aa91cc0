// What the system refuses, and that somebody stopped the work.
#pragma once

#include "base/error.h"

#include <string>

namespace logreg {

namespace error {

Error interrupted();
Error cannot_open(const std::string& file, int code);
Error cannot_read(const std::string& file, int code);
Error cannot_write(const std::string& file, int code);

}  // namespace error

}  // namespace logreg
