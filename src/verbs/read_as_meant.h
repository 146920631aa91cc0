// Whether an option reads cells as they are meant, which success alone does not tell: 1,234 is a number under a decimal
// comma, too.
#pragma once

#include "base/cure.h"
#include "base/run.h"
#include "verbs/request.h"

#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// `before`: what was asked for without it, with the heads of the files.
bool is_read_as_meant(const Cure& option, const Request& before, const std::vector<std::string>& files, const Run& run);

// Whether each comma, or whatever it is, stands before three digits and then another one or the end, as between
// thousands.
bool has_thousands(std::string_view number, char separator);

}  // namespace logreg
