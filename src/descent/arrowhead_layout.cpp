#include "descent/arrowhead_layout.h"

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_coupling = std::size_t{1} << 25;  // numbers in B
constexpr double most_products = 4294967296.0;               // of pairs of core terms, over all levels
constexpr std::uint32_t no_pair = std::numeric_limits<std::uint32_t>::max();

std::vector<std::vector<std::size_t>> terms_by_column(const Objective& objective) {
  std::vector<std::vector<std::size_t>> result(objective.design().categorical.size());
  for (std::size_t t = 0; t < objective.terms().size(); ++t) {
    const Term& term = objective.terms()[t];
    if (!term.numeric) result[term.column].push_back(t);
  }
  return result;
}

std::vector<ArrowheadLevel> levels_of(const Objective& objective, std::size_t column) {
  std::vector<ArrowheadLevel> result(objective.design().categorical[column].levels);
  for (std::size_t t = 0; t < objective.terms().size(); ++t) {
    const Term& term = objective.terms()[t];
    if (term.numeric || term.column != column) continue;
    result[term.level] = {t, objective.x().scale(t), objective.stored_penalty_curvature(t)};
  }
  return result;
}

}  // namespace

ArrowheadShape arrowhead_shape(const Objective& objective, std::size_t most_core) {
  ArrowheadShape shape;
  const std::vector<std::vector<std::size_t>> by_column = terms_by_column(objective);
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < by_column.size(); ++c) {
    if (!by_column[c].empty()) columns.push_back(c);
  }
  std::stable_sort(columns.begin(), columns.end(),
                   [&](std::size_t a, std::size_t b) { return by_column[a].size() < by_column[b].size(); });
  const std::size_t levels = columns.empty() ? 0 : objective.design().categorical[columns.back()].levels;
  const auto has_room = [&](std::size_t size) {
    const double pairs = static_cast<double>(size + 1) * static_cast<double>(size + 1);
    return size <= most_core && (size + columns.size() + 1) * levels <= most_coupling &&
           pairs * static_cast<double>(levels) <= most_products;
  };
  for (std::size_t t = 0; t < objective.terms().size(); ++t) {
    if (!objective.terms()[t].numeric) continue;
    const bool fits = shape.alone.empty() && has_room(shape.core.size() + 1);
    (fits ? shape.core : shape.alone).push_back(t);
  }
  for (const std::size_t column : columns) {
    const std::vector<std::size_t>& terms = by_column[column];
    if (shape.others.empty() && has_room(shape.core.size() + terms.size())) {
      shape.core.insert(shape.core.end(), terms.begin(), terms.end());
    } else {
      shape.others.insert(shape.others.begin(), column);
    }
  }
  if (!shape.others.empty()) {
    shape.widest = shape.others.front();
    shape.others.erase(shape.others.begin());
  }
  std::sort(shape.core.begin(), shape.core.end());
  return shape;
}

// Rows are sorted by their level of the first column (counting sort); among the rows of a level the pairs get their
// numbers as they appear.
Crossing::Crossing(const Design& design, std::size_t first_column, std::size_t second_column)
    : pair_of_row(design.rows) {
  const std::size_t first_levels = design.categorical[first_column].levels;
  std::vector<std::uint32_t> seconds(design.rows);
  std::vector<std::size_t> end(first_levels, 0);
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (const std::uint32_t level : design.codes(block, first_column)) ++end[level];
  }
  for (std::size_t level = 1; level < first_levels; ++level) end[level] += end[level - 1];
  std::vector<std::size_t> place(end.size(), 0);
  std::copy(end.begin(), end.end() - 1, place.begin() + 1);
  for (const DesignBlock& block : design.blocks) {
    const auto firsts = design.codes(block, first_column);
    const auto others = design.codes(block, second_column);
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const std::size_t sorted = place[firsts[i]]++;
      seconds[sorted] = others[i];
      pair_of_row[row] = static_cast<std::uint32_t>(sorted);
    }
  }
  std::vector<std::uint32_t> pair_of_second(design.categorical[second_column].levels, no_pair);
  std::size_t sorted = 0;
  for (std::size_t level = 0; level < first_levels; ++level) {
    begin.push_back(second.size());
    for (; sorted < end[level]; ++sorted) {
      std::uint32_t& pair = pair_of_second[seconds[sorted]];
      // Pairs of an earlier level have smaller numbers.
      if (pair == no_pair || pair < begin.back()) {
        pair = static_cast<std::uint32_t>(second.size());
        second.push_back(seconds[sorted]);
      }
      seconds[sorted] = pair;
    }
  }
  begin.push_back(second.size());
  for (std::uint32_t& pair : pair_of_row) pair = seconds[pair];
}

ArrowheadLayout::ArrowheadLayout(const Objective& objective, ArrowheadShape shape) : shape_(std::move(shape)) {
  if (!shape_.widest) return;
  widest_ = levels_of(objective, *shape_.widest);
  for (const std::size_t column : shape_.others) {
    others_.push_back(levels_of(objective, column));
    crossings_.emplace_back(objective.design(), *shape_.widest, column);
  }
}

}  // namespace logreg
