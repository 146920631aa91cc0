// Rows that count under --trials: so many successes among so many trials.
#pragma once

#include "data/schema.h"
#include "data/table.h"

#include <cstddef>

namespace logreg {

// Whether it is possible that so many of the trials are successes: whole numbers, none negative.
bool are_counts(double successes, double trials);

// Leaves out of schema.keep the rows that have no trial and so say nothing. Throws Error where counts are none.
void keep_counted_rows(const Table& table, const ColumnOptions& options, Schema& schema);

// How many of the rows kept have some successes, and how many some failures.
struct ClassRows {
  std::size_t positive = 0;
  std::size_t negative = 0;
};
ClassRows rows_with_each_class(const Table& table, const Schema& schema);

// The log likelihood of the single trials if each row kept had its own share of successes y / m as probability:
//   sum_i w_i [ y_i log(y_i / m_i) + (m_i - y_i) log((m_i - y_i) / m_i) ]
SaturatedModel saturated_model(const Table& table, const Schema& schema);

}  // namespace logreg
