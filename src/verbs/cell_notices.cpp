#include "verbs/cell_notices.h"

#include "verbs/scoring_messages.h"
#include "verbs/shared.h"

namespace logreg {

void tell_of_encodings(const CommonOptions& options, std::span<const NamedUnusable> columns) {
  for (const NamedUnusable& column : columns) {
    if (column.encoding) notify(options, notice::levels_in_other_encoding(column.column, *column.encoding));
  }
}

void tell_of_far_rows(const CommonOptions& options, std::size_t rows, std::size_t all,
                      std::span<const NamedFar> columns) {
  if (rows > 0) notify(options, notice::rows_far_outside(rows, all, columns));
}

}  // namespace logreg
