// What a missing cell of a column counts as, where that is told column by column.
#pragma once

#include "data/schema.h"

#include <string>
#include <vector>

namespace logreg {

// Of a column of numbers: "mean", "median", "mode" or a number. `values`: those of the rows kept that have one, in any
// order. The median is the mean of the two in the middle (type 7 of Hyndman and Fan 1996); of several modes it is the
// smallest. Throws Error (usage) where it is none of these.
double imputed_number(const std::string& column, const std::string& how, std::vector<double> values);

// Of a categorical column: "mode", the level of the most rows, the first of several, or a level. Throws Error (usage)
// where there is no such level. Gives its position.
std::size_t imputed_level(const FeatureColumn& feature, const std::string& how);

}  // namespace logreg
