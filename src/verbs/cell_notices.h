// What is told of the cells of rows that were scored, beside how many rows there are.
#pragma once

#include "model/far_values.h"
#include "model/unusable_cells.h"
#include "verbs/shared_options.h"

#include <cstddef>
#include <span>

namespace logreg {

// Levels that are known in another encoding, with the way to convert the file.
void tell_of_encodings(const CommonOptions& options, std::span<const NamedUnusable> columns);
// Nothing where there are no such rows.
void tell_of_far_rows(const CommonOptions& options, std::size_t rows, std::size_t all,
                      std::span<const NamedFar> columns);

}  // namespace logreg
