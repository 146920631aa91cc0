#include "data/nested_slopes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_combinations = std::size_t{1} << 22;

using Slots = std::vector<std::size_t>;

// Columns that differ in their levels alone.
struct Group {
  Slots numbers;
  Slots slots;                            // of levels
  std::vector<std::size_t> columns;       // numeric
  std::vector<std::size_t> combinations;  // of levels, of each column
};

class Finder {
 public:
  Finder(std::span<const TermColumn> columns, std::span<const Variable> variables) : columns_(columns) {
    for (const Variable& variable : variables) {
      if (variable.has_levels()) level_counts_.push_back(variable.levels.size());
    }
    for (const TermColumn& term : columns) {
      if (term.column.is_categorical()) categorical_.push_back(&term.column);
    }
  }

  FoundSlopes found(std::size_t fewest) {
    for (const Group& group : groups()) {
      if (group.columns.size() >= fewest) take(group);
    }
    return std::move(found_);
  }

 private:
  std::optional<std::size_t> combinations(const Slots& slots) const {
    std::size_t count = 1;
    for (const std::size_t slot : slots) {
      count *= level_counts_[slot];
      if (count > most_combinations) return std::nullopt;
    }
    return count;
  }

  std::vector<Group> groups();
  void take(const Group& group);
  std::size_t codes_of(const Group& group);
  // The column of codes that holds the levels of this one variable as they are.
  std::optional<std::size_t> category_of(const Slots& slots) const {
    const auto found = std::ranges::find(categorical_, slots, [](const auto* column) { return column->levels; });
    if (slots.size() > 1 || found == categorical_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - categorical_.begin());
  }

  std::span<const TermColumn> columns_;
  std::vector<std::size_t> level_counts_;  // of each slot
  std::vector<const DerivedColumn*> categorical_;
  std::map<std::pair<Slots, std::vector<std::size_t>>, std::size_t> coded_;  // of slots and combinations
  FoundSlopes found_;
};

std::vector<Group> Finder::groups() {
  std::vector<Group> result;
  std::map<std::pair<Slots, Slots>, std::size_t> known;
  for (const TermColumn& term : columns_) {
    const DerivedColumn& column = term.column;
    if (column.is_categorical()) continue;
    const std::size_t own = found_.is_slope.size();
    found_.is_slope.push_back(false);
    if (column.at.empty()) continue;
    Slots slots;
    std::size_t combination = 0;
    for (const auto& [slot, level] : column.at) {
      slots.push_back(slot);
      combination = combination * level_counts_[slot] + level;
    }
    if (!combinations(slots)) continue;
    const auto at = known.try_emplace({column.numbers, slots}, result.size()).first->second;
    if (at == result.size()) result.push_back({column.numbers, slots, {}, {}});
    result[at].columns.push_back(own);
    result[at].combinations.push_back(combination);
  }
  return result;
}

void Finder::take(const Group& group) {
  NestedSlopes slopes;
  slopes.product.numbers = group.numbers;
  if (const auto category = category_of(group.slots)) {
    slopes.codes = *category;
    slopes.columns.assign(level_counts_[group.slots.front()] + 1, LevelSlopes::no_column);
    for (std::size_t k = 0; k < group.columns.size(); ++k) slopes.columns[group.combinations[k]] = group.columns[k];
  } else {
    slopes.codes = categorical_.size() + codes_of(group);
    slopes.columns = {LevelSlopes::no_column};
    slopes.columns.insert(slopes.columns.end(), group.columns.begin(), group.columns.end());
    slopes.columns.push_back(LevelSlopes::no_column);
  }
  for (const std::size_t column : group.columns) found_.is_slope[column] = true;
  found_.slopes.push_back(std::move(slopes));
}

// 0 in rows without a slope, then the columns of the group in their order.
std::size_t Finder::codes_of(const Group& group) {
  const auto [known, is_new] = coded_.try_emplace({group.slots, group.combinations}, found_.coded.size());
  if (!is_new) return known->second;
  DerivedColumn& column = found_.coded.emplace_back();
  column.levels = group.slots;
  column.combined.assign(*combinations(group.slots), 0);
  for (std::size_t k = 0; k < group.combinations.size(); ++k) {
    column.combined[group.combinations[k]] = static_cast<std::uint32_t>(k + 1);
  }
  found_.coded_levels.push_back(group.columns.size() + 1);
  return known->second;
}

}  // namespace

FoundSlopes nested_slopes(std::span<const TermColumn> columns, std::span<const Variable> variables,
                          std::size_t fewest) {
  return Finder(columns, variables).found(fewest);
}

}  // namespace logreg
