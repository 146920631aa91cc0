// Columns that are features as they are, in the words of a derivation: what is written for formulas then serves both.
#pragma once

#include "data/derivation.h"
#include "data/schema.h"

#include <vector>

namespace logreg {

// Of the features of a schema without terms, which are its inputs as well.
Derivation plain_derivation(const std::vector<FeatureColumn>& features);

}  // namespace logreg
