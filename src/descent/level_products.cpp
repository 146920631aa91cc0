#include "descent/level_products.h"

#include "base/parallel.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace logreg {

namespace {

constexpr std::size_t fewest_levels_a_task = std::size_t{1} << 10;

// What is summed for a row beside its weight.
struct Columns {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  struct Numeric {
    std::size_t column = 0;
    std::size_t place = 0;  // among the sums of a level
  };
  struct Categorical {
    std::size_t column = 0;
    std::vector<std::uint32_t> place;  // of each level; none: it is not one of the terms
  };

  struct Slopes {
    std::size_t number = 0;            // of Design::slopes()
    std::vector<std::uint32_t> place;  // of each level
  };

  std::vector<Numeric> numeric;
  std::vector<Categorical> categorical;
  std::vector<Slopes> slopes;
};

// Of what has levels, by its number.
template <class Levels>
std::vector<std::uint32_t>& places_of(std::vector<Levels>& known, std::size_t Levels::*number, std::size_t own,
                                      std::size_t levels) {
  for (Levels& each : known) {
    if (each.*number == own) return each.place;
  }
  known.push_back({own, std::vector<std::uint32_t>(levels, Columns::none)});
  return known.back().place;
}

Columns columns_of(const Objective& objective, std::span<const std::size_t> terms) {
  Columns result;
  const Design& design = objective.design();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Term& term = objective.terms()[terms[i]];
    const auto own = static_cast<std::uint32_t>(i + 1);
    if (!term.numeric) {
      const std::size_t levels = design.categorical[term.column].levels;
      places_of(result.categorical, &Columns::Categorical::column, term.column, levels)[term.level] = own;
      continue;
    }
    const NumericPlace place = design.place(term.column);
    if (!place.is_slope()) {
      result.numeric.push_back({place.column, own});
      continue;
    }
    const std::size_t s = place.column - design.stored_columns();
    places_of(result.slopes, &Columns::Slopes::number, s, design.slopes()[s].columns.size())[place.level] = own;
  }
  return result;
}

// Of the rows that have a level from `first` to `last` of the column, in their order.
void add_rows(const Objective& objective, const std::vector<double>& irls_weights, std::size_t column,
              const Columns& columns, std::size_t first, std::size_t last, std::size_t width,
              std::vector<double>& sums) {
  const Design& design = objective.design();
  std::vector<std::uint32_t> rows;
  std::size_t begin = 0;
  for (const DesignBlock& block : design.blocks) {
    objective.run().check();
    const auto levels = design.codes(block, column);
    rows.clear();
    for (std::size_t i = 0; i < block.rows; ++i) {
      if (levels[i] >= first && levels[i] < last) rows.push_back(static_cast<std::uint32_t>(i));
    }
    for (const std::uint32_t i : rows) {
      double* const own = sums.data() + levels[i] * width;
      const double v = irls_weights[begin + i];
      own[0] += v;
      for (const auto& [numeric, place] : columns.numeric) own[place] += v * block.columns[numeric][i];
      for (const Columns::Categorical& each : columns.categorical) {
        const std::uint32_t place = each.place[design.codes(block, each.column)[i]];
        if (place != Columns::none) own[place] += v;
      }
      for (const Columns::Slopes& each : columns.slopes) {
        const std::uint32_t place = each.place[design.codes(block, design.slopes()[each.number].codes)[i]];
        if (place != Columns::none) own[place] += v * block.columns[design.stored_columns() + each.number][i];
      }
    }
    begin += block.rows;
  }
}

}  // namespace

std::vector<double> level_products(Objective& objective, std::size_t column, std::span<const std::size_t> terms) {
  const std::vector<double>& irls_weights = objective.irls_weights();
  const std::size_t levels = objective.design().categorical[column].levels;
  const std::size_t width = terms.size() + 1;
  const double weight_sum = objective.design().weight_sum;
  const Columns columns = columns_of(objective, terms);
  std::vector<double> result(levels * width, 0.0);
  // Each task owns a range of levels and walks all rows in order.
  const std::size_t tasks = std::clamp<std::size_t>(levels / fewest_levels_a_task, 1, objective.run().threads());
  parallel_for(objective.run(), tasks, [&](std::size_t task) {
    const std::size_t first = task * levels / tasks;
    const std::size_t last = (task + 1) * levels / tasks;
    add_rows(objective, irls_weights, column, columns, first, last, width, result);
    for (std::size_t level = first; level < last; ++level) {
      double* const row = result.data() + level * width;
      for (std::size_t i = 0; i < terms.size(); ++i) {
        const TermScale& scale = objective.x().scale(terms[i]);
        row[i + 1] = (row[i + 1] - scale.center * row[0]) / (scale.scale * weight_sum);
      }
      row[0] /= weight_sum;
    }
  });
  return result;
}

}  // namespace logreg
