// What is said of rows that a model scores: cells that it cannot use and why, labels that it does not know, numbers far
// from those of its training.
#pragma once

#include "base/error.h"
#include "model/far_values.h"
#include "model/unusable_cells.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace logreg {

namespace error {

Error third_label(const Place& place, const std::string& target, const std::string& label, const std::string& positive,
                  const std::string& negative);
Error unusable_cell(const Place& place, const std::string& column, Unusable why, std::string_view cell);

}  // namespace error

namespace notice {

std::string rows_without_prediction(std::size_t rows, std::size_t all, std::span<const NamedUnusable> columns);
std::string rows_left_out(std::size_t rows, std::size_t all, std::size_t without_label,
                          std::span<const NamedUnusable> columns);
std::string levels_in_other_encoding(const std::string& column, const OtherEncoding& encoding);
// Of rows with levels that stand in one term and never stood together in the training.
std::string new_combinations(std::size_t rows, std::size_t all);
std::string rows_far_outside(std::size_t rows, std::size_t all, std::span<const NamedFar> columns);
// Of probabilities that another program made: those of this label order the rows the wrong way round.
std::string scores_of_other_class(const std::string& probability, const std::string& positive,
                                  const std::string& negative, double roc_auc);

}  // namespace notice

}  // namespace logreg
