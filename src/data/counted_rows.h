// Rows that count under --trials: so many successes among so many trials.
#pragma once

#include "data/design.h"
#include "data/schema.h"
#include "data/table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

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

// Rows of a chunk -> the rows of the design that they become: one with successes and failures stands twice.
std::vector<std::uint32_t> once_for_each_class(const TableChunk& chunk, std::span<const std::uint32_t> rows,
                                               const Schema& schema);

// Labels and weights of rows k to k + count of these, which go to the block's rows from `at` on: the successes of a row
// come first. Row weights are there already.
void count_classes(const TableChunk& chunk, std::span<const std::uint32_t> rows, std::size_t k, std::size_t count,
                   const Schema& schema, DesignBlock& block, std::size_t at);

}  // namespace logreg
