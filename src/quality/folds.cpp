#include "quality/folds.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

std::size_t count_of(std::span<const std::uint32_t> numbers) {
  return numbers.empty() ? 0 : *std::ranges::max_element(numbers) + std::size_t{1};
}

// The rows that have each number, in random order.
std::vector<std::vector<std::size_t>> shuffled_rows(std::span<const std::uint32_t> numbers, Random& random) {
  std::vector<std::vector<std::size_t>> rows(count_of(numbers));
  for (std::size_t row = 0; row < numbers.size(); ++row) rows[numbers[row]].push_back(row);
  for (auto& some : rows) shuffle(some, random);
  return rows;
}

// How many rows of each stratum each group has, and the groups in random order, the larger ones first.
struct Groups {
  Groups(std::span<const std::uint32_t> strata, std::span<const std::uint32_t> groups, Random& random)
      : rows(count_of(groups), std::vector<double>(count_of(strata), 0.0)), all(count_of(strata), 0.0) {
    for (std::size_t row = 0; row < groups.size(); ++row) {
      ++rows[groups[row]][strata[row]];
      ++all[strata[row]];
    }
    order.resize(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    shuffle(order, random);
    const auto size = [&](std::size_t group) { return std::accumulate(rows[group].begin(), rows[group].end(), 0.0); };
    std::ranges::stable_sort(order, std::ranges::greater(), size);
  }

  std::vector<std::vector<double>> rows;
  std::vector<double> all;  // of each stratum
  std::vector<std::size_t> order;
};

std::vector<std::uint32_t> folds_of_groups(const Groups& groups, std::size_t count) {
  std::vector<std::vector<double>> in_fold(count, std::vector<double>(groups.all.size(), 0.0));
  std::vector<std::uint32_t> result(groups.rows.size());
  for (const std::size_t group : groups.order) {
    const auto overlap = [&](const std::vector<double>& fold) {
      double sum = 0;
      for (std::size_t s = 0; s < fold.size(); ++s) {
        if (groups.all[s] > 0) sum += (fold[s] / groups.all[s]) * (groups.rows[group][s] / groups.all[s]);
      }
      // Of equal ones the fold with fewer rows.
      return std::pair(sum, std::accumulate(fold.begin(), fold.end(), 0.0));
    };
    const auto least = std::ranges::min_element(in_fold, {}, overlap);
    for (std::size_t s = 0; s < least->size(); ++s) (*least)[s] += groups.rows[group][s];
    result[group] = static_cast<std::uint32_t>(least - in_fold.begin()) + 1;
  }
  return result;
}

// Groups go to the test while that brings it nearer to the part of each stratum it should have.
std::vector<std::uint32_t> test_of_groups(const Groups& groups, double part) {
  std::vector<double> in_test(groups.all.size(), 0.0);
  std::vector<std::uint32_t> result(groups.rows.size(), 0);
  for (const std::size_t group : groups.order) {
    double nearer = 0;  // by how much the sum of squared distances falls
    for (std::size_t s = 0; s < in_test.size(); ++s) {
      if (groups.all[s] == 0) continue;
      const double before = in_test[s] / groups.all[s] - part;
      const double after = (in_test[s] + groups.rows[group][s]) / groups.all[s] - part;
      nearer += before * before - after * after;
    }
    if (!(nearer > 0)) continue;
    for (std::size_t s = 0; s < in_test.size(); ++s) in_test[s] += groups.rows[group][s];
    result[group] = 1;
  }
  return result;
}

Folds of_groups(std::span<const std::uint32_t> groups, std::span<const std::uint32_t> fold_of_group,
                std::size_t count) {
  Folds result{count, {}};
  for (const std::uint32_t group : groups) result.of_row.push_back(fold_of_group[group]);
  return result;
}

}  // namespace

Folds random_folds(std::span<const std::uint32_t> strata, std::span<const std::uint32_t> groups, std::size_t count,
                   std::uint64_t seed) {
  Random random(seed);
  if (!groups.empty()) return of_groups(groups, folds_of_groups(Groups(strata, groups, random), count), count);
  Folds result{count, std::vector<std::uint32_t>(strata.size())};
  std::size_t dealt = 0;
  for (const auto& rows : shuffled_rows(strata, random)) {
    for (const std::size_t row : rows) result.of_row[row] = static_cast<std::uint32_t>(dealt++ % count) + 1;
  }
  return result;
}

Folds random_test(std::span<const std::uint32_t> strata, std::span<const std::uint32_t> groups, double part,
                  std::uint64_t seed) {
  Random random(seed);
  if (!groups.empty()) return of_groups(groups, test_of_groups(Groups(strata, groups, random), part), 1);
  Folds result{1, std::vector<std::uint32_t>(strata.size(), 0)};
  for (const auto& rows : shuffled_rows(strata, random)) {
    const auto wanted = static_cast<std::size_t>(std::llround(part * static_cast<double>(rows.size())));
    const std::size_t held_out = rows.size() < 2 ? 0 : std::clamp<std::size_t>(wanted, 1, rows.size() - 1);
    for (std::size_t k = 0; k < held_out; ++k) result.of_row[rows[k]] = 1;
  }
  return result;
}

Folds folds_of_values(std::span<const std::uint32_t> values) {
  Folds result{count_of(values), {}};
  for (const std::uint32_t value : values) result.of_row.push_back(value + 1);
  return result;
}

Folds folds_of_times(std::span<const std::uint32_t> times, std::size_t count) {
  std::vector<std::size_t> rows_at(count_of(times), 0);
  for (const std::uint32_t time : times) ++rows_at[time];
  // The block of a moment: that of the row in the middle of those that share it.
  std::vector<std::uint32_t> block_of(rows_at.size());
  std::size_t before = 0;
  for (std::size_t t = 0; t < rows_at.size(); ++t) {
    block_of[t] = static_cast<std::uint32_t>((2 * before + rows_at[t]) * (count + 1) / (2 * times.size()));
    before += rows_at[t];
  }
  // Moments with many rows may leave blocks empty: those that are there are counted from 0.
  std::vector<std::uint32_t> distinct = block_of;
  distinct.erase(std::ranges::unique(distinct).begin(), distinct.end());
  Folds result{distinct.empty() ? 0 : distinct.size() - 1, {}, true};
  for (const std::uint32_t time : times) {
    const auto block = std::ranges::lower_bound(distinct, block_of[time]);
    result.of_row.push_back(static_cast<std::uint32_t>(block - distinct.begin()));
  }
  return result;
}

FoldMean mean_over_folds(std::span<const double> figures, std::span<const double> weights) {
  double weight_sum = 0;
  double sum = 0;
  for (std::size_t k = 0; k < figures.size(); ++k) {
    weight_sum += weights[k];
    sum += weights[k] * figures[k];
  }
  FoldMean result{sum / weight_sum, std::numeric_limits<double>::quiet_NaN()};
  if (figures.size() < 2) return result;
  double squares = 0;
  for (std::size_t k = 0; k < figures.size(); ++k) {
    squares += weights[k] * (figures[k] - result.mean) * (figures[k] - result.mean);
  }
  result.std_error = std::sqrt(squares / weight_sum / static_cast<double>(figures.size() - 1));
  return result;
}

}  // namespace logreg
