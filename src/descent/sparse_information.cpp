#include "descent/sparse_information.h"

#include "base/parallel.h"
#include "descent/coordinates.h"
#include "descent/level_products.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t narrow = 64;                          // levels: as many belong to the core
constexpr std::size_t fewest_levels = 256;                  // below, a dense matrix costs little
constexpr std::size_t most_columns = 6;                     // each pair of them takes a number for each row
constexpr std::size_t most_coupling = std::size_t{1} << 25;  // numbers
constexpr std::size_t most_core = 1024;
constexpr std::size_t no_term = std::numeric_limits<std::size_t>::max();
constexpr std::uint32_t no_number = std::numeric_limits<std::uint32_t>::max();
constexpr double largest_curvature = 0.25;  // of the mean loss in a term of length 1

}  // namespace

std::optional<SparseInformation> SparseInformation::of(const Objective& objective) {
  const Design& design = objective.design();
  std::vector<std::size_t> terms_of(design.categorical.size(), 0);
  for (const Term& term : objective.terms()) {
    if (!term.numeric) ++terms_of[term.column];
  }
  SparseInformation result;
  for (std::size_t c = 0; c < terms_of.size(); ++c) {
    if (terms_of[c] <= narrow) continue;
    const std::size_t levels = design.categorical[c].levels;
    result.wide_.push_back({c, std::vector<std::size_t>(levels, no_term), std::vector<std::uint32_t>(levels)});
  }
  std::ranges::stable_sort(result.wide_, std::ranges::greater(),
                           [&](const Wide& wide) { return terms_of[wide.column]; });
  if (result.wide_.size() > most_columns) result.wide_.resize(most_columns);
  result.is_level_.assign(objective.terms().size(), false);
  for (Wide& wide : result.wide_) {
    for (std::size_t t = 0; t < objective.terms().size(); ++t) {
      const Term& term = objective.terms()[t];
      if (term.numeric || term.column != wide.column) continue;
      wide.term_of[term.level] = t;
      result.is_level_[t] = true;
    }
  }
  if (std::ranges::count(result.is_level_, true) < static_cast<std::ptrdiff_t>(fewest_levels)) return std::nullopt;
  for (std::size_t first = 0; first < result.wide_.size(); ++first) {
    for (std::size_t second = first + 1; second < result.wide_.size(); ++second) {
      result.meetings_.push_back(
          {first, second, Crossing(design, result.wide_[first].column, result.wide_[second].column)});
    }
  }
  return result;
}

bool SparseInformation::has_room(std::span<const std::size_t> terms) const {
  const auto core = static_cast<std::size_t>(std::ranges::count_if(terms, [this](std::size_t t) { return !is_level_[t]; }));
  std::size_t levels = 0;
  for (const Wide& wide : wide_) levels += wide.term_of.size();
  return core <= most_core && (core + 1) * levels <= most_coupling;
}

// Splits the terms of a model, and numbers its levels column by column.
void SparseInformation::choose(const Objective& objective, std::span<const std::size_t> terms) {
  std::vector<bool> takes_part(objective.terms().size(), false);
  for (const std::size_t t : terms) takes_part[t] = true;
  core_.clear();
  for (const std::size_t t : terms) {
    if (!is_level_[t]) core_.push_back(t);
  }
  levels_.clear();
  for (std::size_t w = 0; w < wide_.size(); ++w) {
    Wide& wide = wide_[w];
    for (std::size_t level = 0; level < wide.term_of.size(); ++level) {
      const std::size_t t = wide.term_of[level];
      const bool is_in = t != no_term && takes_part[t];
      wide.number[level] = is_in ? static_cast<std::uint32_t>(levels_.size()) : no_number;
      if (is_in) levels_.push_back(t);
    }
    if (w == 0) eliminated_ = levels_.size();
  }
}

void SparseInformation::add_core(Objective& objective, const Point& point, double damping,
                                 SparseQuadratic& model) const {
  model.core = objective.information_of(core_);
  for (std::size_t j = 0; j < model.core.size(); ++j) model.core.at(j, j) += damping * largest_curvature;
  model.slope = {point.gradient[0]};
  model.start = {point.weights[0]};
  model.kinks = {0};
  for (const std::size_t t : core_) {
    model.slope.push_back(point.gradient[t + 1]);
    model.start.push_back(point.weights[t + 1]);
    model.kinks.push_back(objective.penalty_kink(t));
  }
}

void SparseInformation::add_levels(Objective& objective, const Point& point, double damping,
                                   SparseQuadratic& model) const {
  const std::size_t width = core_.size() + 1;
  for (const Wide& wide : wide_) {
    const std::vector<double> products = level_products(objective, wide.column, core_);
    for (std::size_t level = 0; level < wide.number.size(); ++level) {
      if (wide.number[level] == no_number) continue;
      const std::size_t t = wide.term_of[level];
      const TermScale& scale = objective.x().scale(t);
      const double* const row = products.data() + level * width;
      model.coupling.insert(model.coupling.end(), row, row + width);
      if (!objective.design().has_intercept) model.coupling[model.coupling.size() - width] = 0;
      model.diagonal.push_back(row[0] + objective.stored_penalty_curvature(t) +
                               damping * largest_curvature * scale.scale * scale.scale);
      const double start = point.weights[t + 1] / scale.scale;
      model.start[0] -= start * scale.center;
      model.start.push_back(start);
      model.slope.push_back(stored_derivative(point.gradient, t, scale));
      model.kinks.push_back(objective.penalty_kink(t) * scale.scale);
    }
  }
}

void SparseInformation::add_pairs(Objective& objective, SparseQuadratic& model) const {
  std::vector<std::vector<SparseQuadratic::Pair>> by_level(levels_.size());
  const std::vector<double>& irls_weights = objective.irls_weights();
  for (const auto& [first, second, crossing] : meetings_) {
    std::vector<double> sums(crossing.second.size(), 0.0);
    for (std::size_t row = 0; row < irls_weights.size(); ++row) sums[crossing.pair_of_row[row]] += irls_weights[row];
    for (std::size_t level = 0; level < wide_[first].number.size(); ++level) {
      const std::uint32_t own = wide_[first].number[level];
      for (std::size_t pair = crossing.begin[level]; own != no_number && pair < crossing.begin[level + 1]; ++pair) {
        const std::uint32_t other = wide_[second].number[crossing.second[pair]];
        if (other == no_number) continue;
        const double value = sums[pair] / objective.design().weight_sum;
        by_level[own].push_back({other, value});
        by_level[other].push_back({own, value});
      }
    }
  }
  for (const std::vector<SparseQuadratic::Pair>& pairs : by_level) {
    model.pair_begin.push_back(model.pairs.size());
    model.pairs.insert(model.pairs.end(), pairs.begin(), pairs.end());
  }
  model.pair_begin.push_back(model.pairs.size());
}

SparseQuadratic SparseInformation::model(Objective& objective, const Point& point, std::span<const std::size_t> terms,
                                         double damping) {
  choose(objective, terms);
  SparseQuadratic result;
  add_core(objective, point, damping, result);
  add_levels(objective, point, damping, result);
  add_pairs(objective, result);
  result.eliminated = eliminated_;
  return result;
}

std::vector<double> SparseInformation::standardized(const Objective& objective, std::span<const double> of_model,
                                                    std::vector<double> weights) const {
  weights[0] = of_model[0];
  for (std::size_t i = 0; i < core_.size(); ++i) weights[core_[i] + 1] = of_model[i + 1];
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    const TermScale& scale = objective.x().scale(levels_[i]);
    const double effect = of_model[core_.size() + 1 + i];
    weights[0] += effect * scale.center;
    weights[levels_[i] + 1] = effect * scale.scale;
  }
  return weights;
}

}  // namespace logreg
