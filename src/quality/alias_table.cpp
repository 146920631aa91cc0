#include "quality/alias_table.h"

#include "base/moments.h"

namespace logreg {

AliasTable::AliasTable(std::span<const double> weights) : shares_(weights.size(), 1.0), aliases_(weights.size()) {
  Sum sum;
  for (const double weight : weights) sum.add(weight);
  const double average = sum.value() / static_cast<double>(weights.size());
  std::vector<std::uint32_t> small, large;
  std::vector<double> left(weights.size());  // in units of the average
  for (std::size_t i = 0; i < weights.size(); ++i) {
    left[i] = weights[i] / average;
    aliases_[i] = static_cast<std::uint32_t>(i);
    (left[i] < 1 ? small : large).push_back(static_cast<std::uint32_t>(i));
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t filled = small.back();
    const std::uint32_t giver = large.back();
    small.pop_back();
    shares_[filled] = left[filled];
    aliases_[filled] = giver;
    left[giver] -= 1 - left[filled];
    if (left[giver] < 1) {
      large.pop_back();
      small.push_back(giver);
    }
  }
  // What rounding leaves over keeps its place whole.
}

}  // namespace logreg
