// The bootstrap (Efron 1979): the spread of a figure over samples drawn from the rows with replacement.
//
// Each sample has as many rows as there are, or as the weights count, each drawn with a probability that grows with its
// weight. Rows of one logit and class cannot be told apart, so samples are drawn of these. The same seed gives the same
// samples, for any number of threads.
#pragma once

#include "base/run.h"
#include "quality/confusion.h"
#include "quality/curves.h"
#include "quality/interval.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct Resample {
  const Ranking& ranking;
  Confusion confusion;  // at the threshold
};

// The figures of a sample, nothing where one is undefined.
using Figures = std::function<std::vector<std::optional<double>>(const Resample&)>;

struct BootstrapOptions {
  std::size_t samples = 0;
  std::uint64_t seed = 0;
  double level = 0.95;
};

// An interval for each of the figures, of which `estimates` are those of the rows themselves: percentiles of the
// samples' figures, moved by as much as their median is off the estimate (bias-corrected: Efron 1987 with a = 0),
// between two values as R's type 7 has it. Samples without the figure are left out; where these are more than one in
// twenty, or all lie to one side of the estimate, there is no interval.
std::vector<std::optional<Interval>> bootstrap_intervals(const Ranking& ranking, double threshold,
                                                         std::span<const std::optional<double>> estimates,
                                                         const Figures& figures, const BootstrapOptions& options,
                                                         const Run& run = Run());

}  // namespace logreg
