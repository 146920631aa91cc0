#include "data/column_moments.h"

#include "base/moments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace logreg {

namespace {

// Sums in eight lanes, which the compiler puts side by side.
struct LaneSums {
  static constexpr std::size_t lanes = 8;
  std::array<double, lanes> lane{};

  double total() const {
    return ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
  }
};

// sum over i of term(i)
template <class Term>
double sum_of(std::size_t count, const Term& term) {
  LaneSums sums;
  std::size_t i = 0;
  for (; i + LaneSums::lanes <= count; i += LaneSums::lanes) {
    for (std::size_t k = 0; k < LaneSums::lanes; ++k) sums.lane[k] += term(i + k);
  }
  for (std::size_t k = 0; i < count; ++i, ++k) sums.lane[k] += term(i);
  return sums.total();
}

// Weight, mean and sum of squares about the mean of some numbers; squares are of numbers times `scale`.
struct PartMoments {
  double weight = 0;
  double sum = 0;
  double mean = 0;
  double squares = 0;
};

// weight(i) counts value(i), for i below count.
template <class Value, class Weight>
PartMoments moments_of(std::size_t count, double scale, const Value& value, const Weight& weight) {
  PartMoments part;
  part.weight = sum_of(count, weight);
  if (part.weight == 0) return part;
  part.sum = sum_of(count, [&](std::size_t i) { return weight(i) * value(i); });
  part.mean = part.sum / part.weight;
  part.squares = sum_of(count, [&](std::size_t i) {
    const double deviation = (value(i) - part.mean) * scale;
    return weight(i) * deviation * deviation;
  });
  return part;
}

// Missing numbers weigh nothing.
PartMoments moments_of(const DesignBlock& block, std::size_t j, double scale, bool has_missing) {
  const double* const x = block.columns[j];
  const double* const w = block.weights_or_null();
  const auto value = [=](std::size_t i) { return x[i]; };
  if (!has_missing && w == nullptr) return moments_of(block.rows, scale, value, [](std::size_t) { return 1.0; });
  return moments_of(
      block.rows, scale, [=](std::size_t i) { return std::isnan(x[i]) ? 0.0 : x[i]; },
      [=](std::size_t i) { return std::isnan(x[i]) ? 0.0
                                  : w == nullptr   ? 1.0
                                                   : w[i]; });
}

// Missing numbers of a column become what they count as.
void fill_in(Design& design, std::size_t j) {
  for (DesignBlock& block : design.blocks) {
    double* const x = block.columns[j];
    std::replace_if(
        x, x + block.rows, [](double v) { return std::isnan(v); }, design.numeric[j].fill);
  }
}

}  // namespace

void measure_column(Design& design, std::size_t j, const FeatureColumn& feature) {
  NumericColumn& column = design.numeric[j];
  if (feature.fill) {
    column.fill = *feature.fill;
    fill_in(design, j);
  }
  const bool has_missing = feature.missing > 0 && !feature.fill;
  int exponent = 0;  // squares stay in range
  const double half_range = feature.maximum / 2 - feature.minimum / 2;
  std::frexp(half_range > 0 ? half_range : feature.maximum, &exponent);
  const double scale = std::ldexp(1.0, -exponent);
  std::vector<PartMoments> parts;
  Sum sum;
  Sum weight_sum;
  for (const DesignBlock& block : design.blocks) {
    parts.push_back(moments_of(block, j, scale, has_missing));
    sum.add(parts.back().sum);
    weight_sum.add(parts.back().weight);
  }
  column.mean = std::clamp(sum.value() / weight_sum.value(), feature.minimum, feature.maximum);
  Sum squares;
  for (const PartMoments& part : parts) {
    const double deviation = (part.mean - column.mean) * scale;
    squares.add(part.squares);
    squares.add(part.weight * deviation * deviation);
  }
  const double variance = squares.value() / design.weight_sum;
  column.spread = std::ldexp(std::sqrt(variance), exponent);
  column.sd = column.spread;
  if (!feature.fill) column.fill = column.mean;
  if (has_missing) fill_in(design, j);
  if (!design.has_intercept) {
    column.sd = std::ldexp(std::sqrt(variance + column.mean * scale * column.mean * scale), exponent);
    column.mean = 0;
  }
  std::frexp(std::max(column.mean - feature.minimum, feature.maximum - column.mean), &column.exponent);
}

}  // namespace logreg
