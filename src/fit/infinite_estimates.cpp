#include "fit/infinite_estimates.h"

#include "fit/recession_cone.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

constexpr double zero_function = 1e-9;     // as a part of what it is the sum of
constexpr std::size_t most_counted = 200;  // directions whose rows are told apart

bool moves(const Direction& function, const Direction& direction) {
  double value = 0;
  double size = 0;
  for (std::size_t j = 0; j < direction.size(); ++j) {
    value += function[j] * direction[j];
    size += std::abs(function[j] * direction[j]);
  }
  return std::abs(value) > zero_function * size;
}

// What turns a direction into the change of a weight in the units of the data: the intercept's, then each term's. Of
// terms it is a positive multiple.
std::vector<Direction> weight_functions(const SignedRows& rows) {
  std::vector<Direction> result;
  for (std::size_t j = 0; j < rows.size(); ++j) {
    result.emplace_back(rows.size(), 0.0);
    result.back()[j] = 1;
  }
  for (std::size_t t = 0; t < rows.terms().size(); ++t) {
    if (!rows.terms()[t].numeric) continue;
    const NumericColumn& column = rows.design().numeric[rows.terms()[t].column];
    result.front()[t + 1] = -std::ldexp(column.mean, -column.exponent);
  }
  return result;
}

// Directions belong together if they move the same row or the same weight.
void count_rows(const SignedRows& rows, const SeparatedRows& settled, const std::vector<Direction>& basis,
                const std::vector<Direction>& functions, const std::vector<WeightLimit*>& limits) {
  for (WeightLimit* limit : limits) limit->rows = settled.settled();
  if (settled.remain() == 0 || basis.size() > most_counted) return;
  std::vector<std::size_t> group(basis.size());  // of each direction
  std::iota(group.begin(), group.end(), std::size_t{0});
  constexpr std::size_t nobody = most_counted;
  std::vector<std::size_t> mover(rows.count(), nobody);  // of each row: one of the directions
  const auto join = [&](std::size_t a, std::size_t b) {
    const std::size_t from = group[a];
    const std::size_t to = group[b];
    std::ranges::replace(group, from, to);
  };
  for (std::size_t k = 0; k < basis.size(); ++k) {
    const std::vector<double> margins = rows.margins(basis[k]);
    const double least = zero_function * rows.reach(basis[k]);
    for (std::size_t i = 0; i < margins.size(); ++i) {
      if (!settled.is_settled(i) || std::abs(margins[i]) <= least) continue;
      if (mover[i] != nobody && group[mover[i]] != group[k]) join(k, mover[i]);
      mover[i] = k;
    }
  }
  std::vector<std::size_t> first(functions.size(), nobody);  // of the directions that move each weight
  for (std::size_t f = 0; f < functions.size(); ++f) {
    for (std::size_t k = 0; k < basis.size(); ++k) {
      if (!moves(functions[f], basis[k])) continue;
      if (first[f] == nobody) first[f] = k;
      if (group[first[f]] != group[k]) join(k, first[f]);
    }
  }
  std::vector<std::size_t> count(basis.size(), 0);
  for (const std::size_t k : mover) {
    if (k != nobody) ++count[group[k]];
  }
  for (std::size_t f = 0; f < functions.size(); ++f) limits[f]->rows = count[group[first[f]]];
}

}  // namespace

std::vector<OneClassLevel> one_class_levels(const Design& design, const std::vector<std::size_t>& terms) {
  struct Counts {
    std::size_t rows = 0;
    std::size_t positives = 0;
  };
  std::vector<std::vector<Counts>> counts;  // of each categorical column, of each level
  for (const CategoricalColumn& column : design.categorical) counts.emplace_back(column.levels);
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t c = 0; c < counts.size(); ++c) {
      const auto codes = design.codes(block, c);
      for (std::size_t i = 0; i < block.rows; ++i) {
        if (block.weight(i) == 0) continue;
        Counts& level = counts[c][codes[i]];
        ++level.rows;
        if (block.labels[i] > 0.5) ++level.positives;
      }
    }
  }
  std::vector<OneClassLevel> result;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const Term& term = design.terms[terms[t]];
    if (term.numeric) continue;
    const Counts& level = counts[term.column][term.level];
    if (level.positives == 0 || level.positives == level.rows) result.push_back({t, level.rows});
  }
  return result;
}

std::vector<WeightLimit> weight_limits(const SignedRows& rows, const SeparatedRows& settled,
                                       const std::vector<Direction>& basis) {
  std::vector<WeightLimit> result(rows.size());
  const std::vector<Direction> each = weight_functions(rows);
  std::vector<WeightLimit*> limits;  // of those that some direction moves
  std::vector<Direction> functions;
  for (std::size_t j = 0; j < result.size(); ++j) {
    const auto is_moved = [&](const Direction& direction) { return moves(each[j], direction); };
    if (std::ranges::none_of(basis, is_moved)) continue;
    limits.push_back(&result[j]);
    functions.push_back(each[j]);
  }
  std::vector<std::uint8_t> asked(rows.count());
  for (std::size_t i = 0; i < rows.count(); ++i) asked[i] = settled.is_settled(i) ? 1 : 0;
  const Direction known = settled.direction(std::vector<double>(rows.count(), 0.0), 1);
  RecessionCone cone(rows, std::move(asked), basis);
  const std::vector<Sides> sides = cone.sides(functions, known);
  for (std::size_t f = 0; f < functions.size(); ++f) {
    limits[f]->is_infinite = true;
    limits[f]->goes_both_ways = sides[f].rises && sides[f].falls;
    if (sides[f].decided && !limits[f]->goes_both_ways) limits[f]->sign = sides[f].rises ? 1 : -1;
  }
  count_rows(rows, settled, basis, functions, limits);
  return result;
}

}  // namespace logreg
