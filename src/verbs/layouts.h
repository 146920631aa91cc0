// Cures that leave open which option it is: what comes into question for the bytes at hand.
#pragma once

#include "base/cure.h"
#include "base/run.h"
#include "verbs/request.h"

#include <string>
#include <vector>

namespace logreg {

// In the order in which they are to be tried. `request`: with the heads of the files.
std::vector<Cure> possible_options(const Cure& open, const Request& request, const std::string& file, const Run& run);

}  // namespace logreg
