#include "model/far_values.h"

namespace logreg {

Reach reach(const std::optional<double>& minimum, const std::optional<double>& maximum, double mean) {
  if (!minimum || !maximum) return {};
  const double half = *maximum / 2 - *minimum / 2;
  constexpr double halves = 3;  // as far behind an end as the range is wide
  return {*minimum / 2 + *maximum / 2 - mean, halves * half};
}

void FarColumn::add(std::string_view cell, std::size_t line) {
  if (count++ == 0) first = {std::string(cell), {"", line}};
}

void FarColumn::add(const FarColumn& other, const std::string& file, std::size_t line_base) {
  if (count == 0 && other.count > 0) first = {other.first.text, {file, other.first.place.line + line_base}};
  count += other.count;
}

}  // namespace logreg
