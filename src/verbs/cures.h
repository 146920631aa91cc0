// The ways out of an error in the words of the command line.
#pragma once

#include "base/cure.h"

#include <span>
#include <string>

namespace logreg {

// What follows the sentence of the error: ". Try --no-header, or --header to insist"; nothing without cures.
std::string words(std::span<const Cure> cures);

}  // namespace logreg
