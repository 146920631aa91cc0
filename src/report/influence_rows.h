// What each row does to the fit, as the lines of a CSV file.
#pragma once

#include "base/error.h"
#include "data/schema.h"
#include "inference/influence.h"

#include <span>
#include <string>

namespace logreg {

// file, line, label, probability, logit, residual_pearson, residual_deviance, residual_standardized, leverage,
// cooks_distance, left_out_probability, and dfbeta_TERM of each of these terms.
std::string influence_heading(std::span<const std::string> terms);

// A row that stands for several observations is labelled by how many of them are positive. The `terms` dfbetas begin
// with that of the constant or, `first` being 1, behind it. What does not exist is empty.
void append_influence(std::string& out, const Place& place, const Target& target, const RowDiagnostics& row,
                      std::size_t first, std::size_t terms);

}  // namespace logreg
