#include "data/counted_rows.h"

#include "base/elementary.h"
#include "base/moments.h"
#include "data/messages.h"

#include <cmath>
#include <utility>

namespace logreg {

namespace {

// n log(share), 0 if there are none.
double log_likelihood_of(double n, double all) {
  return n > 0 ? n * (elementary::log(n) - elementary::log(all)) : 0;
}

// Calls visit(successes, trials, weight) for every row kept.
template <class Visit>
void for_each_kept(const Table& table, const Schema& schema, const Visit& visit) {
  std::size_t row = 0;
  for (const TableChunk& chunk : table.chunks) {
    const ColumnNumbers successes(chunk.columns[schema.target_index]);
    const ColumnNumbers trials(chunk.columns[*schema.trials]);
    const ColumnNumbers weights(chunk.columns[schema.weights.value_or(*schema.trials)]);
    for (std::size_t i = 0; i < chunk.rows; ++i, ++row) {
      if (schema.keep[row] != 0) visit(successes(i), trials(i), schema.weights ? weights(i) : 1.0);
    }
  }
}

}  // namespace

bool are_counts(double successes, double trials) {
  const auto is_whole = [](double number) { return number >= 0 && number == std::floor(number); };
  return is_whole(successes) && is_whole(trials) && successes <= trials;
}

void keep_counted_rows(const Table& table, const ColumnOptions& options, Schema& schema) {
  std::size_t row = 0;
  std::size_t row_of_file = 0;
  std::size_t file = 0;
  for (const TableChunk& chunk : table.chunks) {
    if (std::exchange(file, chunk.file) != chunk.file) row_of_file = 0;
    const ColumnNumbers successes(chunk.columns[schema.target_index]);
    const ColumnNumbers trials(chunk.columns[*schema.trials]);
    for (std::size_t i = 0; i < chunk.rows; ++i, ++row) {
      ++row_of_file;
      if (schema.keep[row] == 0) continue;
      if (std::isnan(trials(i)) || trials(i) == 0) {
        schema.keep[row] = 0;
        ++schema.rows_without_trials;
      }
      if (std::isnan(trials(i)) || are_counts(successes(i), trials(i))) continue;
      throw error::no_counts(table.files[chunk.file].name, row_of_file, options.target, successes(i), options.trials,
                             trials(i));
    }
  }
}

ClassRows rows_with_each_class(const Table& table, const Schema& schema) {
  ClassRows rows;
  for_each_kept(table, schema, [&](double successes, double trials, double) {
    if (successes > 0) ++rows.positive;
    if (successes < trials) ++rows.negative;
  });
  return rows;
}

SaturatedModel saturated_model(const Table& table, const Schema& schema) {
  Sum log_likelihood;
  Sum rows;
  for_each_kept(table, schema, [&](double successes, double trials, double weight) {
    rows.add(weight);
    log_likelihood.add(weight * log_likelihood_of(successes, trials));
    log_likelihood.add(weight * log_likelihood_of(trials - successes, trials));
  });
  return {log_likelihood.value(), rows.value()};
}

std::vector<std::uint32_t> once_for_each_class(const TableChunk& chunk, std::span<const std::uint32_t> rows,
                                               const Schema& schema) {
  const ColumnNumbers successes(chunk.columns[schema.target_index]);
  const ColumnNumbers trials(chunk.columns[*schema.trials]);
  std::vector<std::uint32_t> result;
  for (const std::uint32_t row : rows) {
    if (successes(row) > 0) result.push_back(row);
    if (successes(row) < trials(row)) result.push_back(row);
  }
  return result;
}

void count_classes(const TableChunk& chunk, std::span<const std::uint32_t> rows, std::size_t k, std::size_t count,
                   const Schema& schema, DesignBlock& block, std::size_t at) {
  const ColumnNumbers successes(chunk.columns[schema.target_index]);
  const ColumnNumbers trials(chunk.columns[*schema.trials]);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t row = rows[k + i];
    const bool is_second = k + i > 0 && rows[k + i - 1] == row;
    const bool is_positive = successes(row) > 0 && !is_second;
    const double counted = is_positive ? successes(row) : trials(row) - successes(row);
    const double weight = schema.weights ? block.weights[at + i] : 1;
    block.labels[at + i] = is_positive ? 1 : 0;
    block.weights[at + i] = weight * counted;
    block.row_weights[at + i] = is_second ? 0 : weight;
  }
}

}  // namespace logreg
