#include "inference/only_row.h"

#include "fit/fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t no_row = ~std::size_t{0};
constexpr double few_numbers = 1e6;    // rows x terms, of which fits are tried
constexpr std::size_t most_tried = 3;  // fits

// A row that weighs more stands for several, of which the others stay.
bool is_one_row(const DesignBlock& block, std::size_t i) {
  return block.weight(i) <= 1;
}

template <class Visit>
void for_each_row(const Design& design, const Visit& visit) {
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) visit(block, i, row);
  }
}

// A level whose rows are of one class but for one.
std::optional<std::size_t> in_a_level(const Design& design, std::size_t c) {
  struct OfClass {
    std::size_t rows = 0;
    std::size_t row = no_row;  // the last one, if it is one row
  };
  std::vector<std::array<OfClass, 2>> levels(design.categorical[c].levels);
  std::size_t first = 0;
  for (const DesignBlock& block : design.blocks) {
    const auto codes = design.codes(block, c);
    for (std::size_t i = 0; i < block.rows; ++i) {
      OfClass& own = levels[codes[i]][block.labels[i] > 0.5 ? 1 : 0];
      ++own.rows;
      own.row = is_one_row(block, i) ? first + i : no_row;
    }
    first += block.rows;
  }
  for (const auto& level : levels) {
    for (const std::size_t k : {std::size_t{0}, std::size_t{1}}) {
      if (level[k].rows == 1 && level[k].row != no_row && level[1 - k].rows > 0) return level[k].row;
    }
  }
  return std::nullopt;
}

// The two smallest of some numbers, and where the smallest is.
struct Smallest {
  double first = infinity;
  double second = infinity;
  std::size_t row = no_row;

  void add(double x, std::size_t at) {
    if (x < first) {
      second = std::exchange(first, x);
      row = at;
    } else {
      second = std::min(second, x);
    }
  }
};

// A number that is at least as large in all rows of one class as in those of the other, but for one.
std::optional<std::size_t> in_a_number(const Design& design, std::size_t j, double sign) {
  Smallest positive;
  Smallest negative;  // of -x
  for_each_row(design, [&](const DesignBlock& block, std::size_t i, std::size_t row) {
    const double x = sign * design.number(block, j, i);
    const std::size_t at = is_one_row(block, i) ? row : no_row;
    if (block.labels[i] > 0.5) {
      positive.add(x, at);
    } else {
      negative.add(-x, at);
    }
  });
  if (positive.row != no_row && positive.second < infinity && positive.second >= -negative.first) return positive.row;
  if (negative.row != no_row && negative.second < infinity && positive.first >= -negative.second) return negative.row;
  return std::nullopt;
}

// Rows by how far one step moves them, the farthest first.
std::vector<std::size_t> farthest_moved(const Minimum& minimum, std::span<const double> left_out) {
  std::vector<std::size_t> rows(left_out.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  const std::size_t count = std::min(most_tried, rows.size());
  const auto moved = [&](std::size_t row) { return std::abs(left_out[row] - minimum.logits[row]); };
  std::ranges::partial_sort(rows, rows.begin() + static_cast<std::ptrdiff_t>(count), std::ranges::greater(), moved);
  rows.resize(count);
  return rows;
}

bool is_separated_without(const Design& design, std::size_t row, const Run& run) {
  Design others = design.shared();
  const std::size_t most = others.blocks.front().rows;
  DesignBlock& block = others.blocks[row / most];
  const std::size_t at = row % most;
  if (!is_one_row(block, at)) return false;
  for (DesignBlock& each : others.blocks) {
    AlignedVector<double> weights(each.rows);
    for (std::size_t i = 0; i < each.rows; ++i) weights[i] = &each == &block && i == at ? 0 : each.weight(i);
    each.weights = std::move(weights);
  }
  const double weight = design.blocks[row / most].weight(at);
  others.weight_sum -= weight;
  if (block.labels[at] > 0.5) others.positives -= weight;
  if (!(others.positives > 0) || !(others.positives < others.weight_sum)) return true;
  return fit(others, {}, run).separation.is_found();
}

}  // namespace

std::optional<std::size_t> only_row_against_separation(const Design& design, const Minimum& minimum,
                                                       std::span<const double> left_out, const Run& run) {
  // Without an intercept levels and numbers cannot be counted from where they begin.
  for (std::size_t c = 0; design.has_intercept && c < design.categorical.size(); ++c) {
    if (const auto row = in_a_level(design, c)) return row;
  }
  for (std::size_t j = 0; design.has_intercept && j < design.numeric.size(); ++j) {
    for (const double sign : {1.0, -1.0}) {
      if (const auto row = in_a_number(design, j, sign)) return row;
    }
  }
  if (static_cast<double>(design.rows) * static_cast<double>(design.terms.size()) > few_numbers) return std::nullopt;
  for (const std::size_t row : farthest_moved(minimum, left_out)) {
    if (is_separated_without(design, row, run.silent())) return row;
  }
  return std::nullopt;
}

}  // namespace logreg
